export { createTransactionsService } from './transactions.service.ts';
