import type { Context } from '../context.ts';
import { createOfficeRulesReader, createRoleReader } from '../settings/index.ts';

/** Whether the person who works here may take customer data out, as the office's rule says now. */
export function createExportPermit(ctx: Context): () => boolean {
  return createPermit(ctx, 'whoMayExport');
}

/** Whether the person who works here may bring customer data in from a file, as the office's rule says now. */
export function createImportPermit(ctx: Context): () => boolean {
  return createPermit(ctx, 'whoMayImport');
}

function createPermit(ctx: Context, rule: 'whoMayExport' | 'whoMayImport'): () => boolean {
  const rules = createOfficeRulesReader(ctx.db);
  const roleOf = createRoleReader(ctx);
  return () => {
    const who = rules()[rule];
    const role = roleOf();
    return who === 'everybody' || role === 'admin' || (who === 'managers' && role === 'manager');
  };
}
