export { expenseDrawer } from './expense-drawer.ts';
export { ExpenseDrawer } from './ExpenseDrawer.tsx';
export { ExpensesOfVisit } from './ExpensesOfVisit.tsx';
export { ExpensesPage, readExpensesSearch } from './ExpensesPage.tsx';
