import type { Context } from '../context.ts';
import { createOfficeRulesReader, createRoleReader } from '../settings/index.ts';

/** Whether the person who works here may take customer data out, as the office's rule says now. */
export function createExportPermit(ctx: Context): () => boolean {
  const rules = createOfficeRulesReader(ctx.db);
  const roleOf = createRoleReader(ctx);
  return () => {
    const { whoMayExport } = rules();
    const role = roleOf();
    return whoMayExport === 'everybody' || role === 'admin' || (whoMayExport === 'managers' && role === 'manager');
  };
}
