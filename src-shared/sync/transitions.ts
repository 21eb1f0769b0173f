import { expenseStates } from '../expenses/expense.ts';
import { isLegalExpenseMove } from '../expenses/expense-moves.ts';
import { approvalStates, isLegalApprovalMove, isLegalQuoteMove, quoteStates } from '../quotes/quote.ts';
import { isLegalTaskMove, taskStates } from '../tasks/task.ts';
import { isLegalVisitMove, visitStates } from '../visits/visit.ts';
import type { EntityName } from './entities.ts';

type FieldValue = string | number | boolean | null;
type LegalMove = (from: FieldValue, to: FieldValue) => boolean;

/** A machine for values of any kind: what is none of its states goes nowhere. */
function machine<S extends string>(states: readonly S[], isLegal: (from: S, to: S) => boolean): LegalMove {
  const stateOf = (value: FieldValue) => states.find((state) => state === value);
  return (from, to) => {
    const [start, end] = [stateOf(from), stateOf(to)];
    return start !== undefined && end !== undefined && isLegal(start, end);
  };
}

/** The state machines of what syncs, by entity; the field is `state`. */
const machines: Partial<Record<EntityName, LegalMove>> = {
  visits: machine(visitStates, isLegalVisitMove),
  expenses: machine(expenseStates, isLegalExpenseMove),
  tasks: machine(taskStates, isLegalTaskMove),
  quotes: machine(quoteStates, isLegalQuoteMove),
  approvals: machine(approvalStates, isLegalApprovalMove),
};

/** Whether a state that somebody else has changed meanwhile may still be moved there. */
export function isLegalTransition(name: EntityName, field: string, from: FieldValue, to: FieldValue): boolean {
  return field === 'state' && machines[name]?.(from, to) === true;
}
