import type { Expense } from '../../src-shared/expenses/expenses.contract.ts';
import { createOpener } from '../ui/opener.ts';

export interface ExpenseStart {
  /** The claim to change; without it a new one. */
  readonly claim?: Expense;
  /** Where it was paid: the claim belongs to the visit's customer. */
  readonly visit?: { readonly id: string; readonly customerId: string; readonly customerName: string; readonly day: string };
}

/** Writes down what was paid, from any screen. */
export const expenseDrawer = createOpener<ExpenseStart>();
