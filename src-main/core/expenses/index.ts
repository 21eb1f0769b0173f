export { createExpensesService } from './expenses.service.ts';
