export { readTable } from './reading/read-table.ts';
export { createImportsService } from './imports.service.ts';
export { takeBackInterruptedImports } from './take-back.ts';
