import { AppError } from '../../../src-shared/rpc/errors.ts';
import type { HandlersOf } from '../../../src-shared/rpc/procedure.ts';
import type { importsContract } from '../../../src-shared/imports/imports.contract.ts';
import type { Context } from '../context.ts';

// Placeholder until imports.service.ts lands (helper "Import file parsing" replaces this file).
export function createImportsService(_ctx: Context): HandlersOf<typeof importsContract> {
  const refuse = () => {
    throw new AppError('not-supported', 'import is being built');
  };
  return { inspect: refuse, run: refuse, list: () => ({ imports: [] }), problems: refuse, undo: refuse };
}
export async function takeBackInterruptedImports(_ctx: Context): Promise<number> {
  return 0;
}
