import { contractStates, isLegalContractMove } from '../contracts/contract.ts';
import { expenseStates } from '../expenses/expense.ts';
import { isLegalExpenseMove } from '../expenses/expense-moves.ts';
import { isLegalOrderMove, openOrderStates, orderStates } from '../orders/order.ts';
import { approvalStates, isLegalApprovalMove, isLegalQuoteMove, openQuoteStates, quoteStates } from '../quotes/quote.ts';
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
  orders: machine(orderStates, isLegalOrderMove),
  contracts: machine(contractStates, isLegalContractMove),
  approvals: machine(approvalStates, isLegalApprovalMove),
};

/** Whether a state that somebody else has changed meanwhile may still be moved there. */
export function isLegalTransition(name: EntityName, field: string, from: FieldValue, to: FieldValue): boolean {
  return field === 'state' && machines[name]?.(from, to) === true;
}

/** The states in which a record's one value of many parts (`aggregate`) may be changed. */
const openStates: Partial<Record<EntityName, readonly string[]>> = {
  quotes: openQuoteStates,
  orders: openOrderStates,
};

/** Whether the aggregate of a row in this state is still worked on. Entities without such states are always open. */
export function isOpenState(name: EntityName, state: FieldValue): boolean {
  const open = openStates[name];
  return open === undefined || (typeof state === 'string' && open.includes(state));
}

/** Whether a change takes an aggregate out of the state in which it may be changed: it is sent, or waits for a decision. */
export function closesAggregate(
  name: EntityName,
  before: Readonly<Record<string, FieldValue>>,
  patch: Readonly<Record<string, FieldValue>>,
): boolean {
  if (openStates[name] === undefined) return false;
  const [from, to] = [before['state'] ?? null, patch['state'] ?? null];
  return to !== null && isOpenState(name, from) && !isOpenState(name, to);
}
