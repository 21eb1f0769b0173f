export { createReceivablesService } from './receivables.service.ts';
