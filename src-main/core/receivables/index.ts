export { createDebtsReader } from './debts-reader.ts';
export { createReceivablesService } from './receivables.service.ts';
