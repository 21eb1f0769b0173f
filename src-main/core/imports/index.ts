export { createImportsService } from './imports.service.ts';
export { takeBackInterruptedImports } from './take-back.ts';
