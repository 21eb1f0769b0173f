import type { expenseStates } from './expense.ts';

/** A row's values; the same as of anything that syncs. */
type Fields = Readonly<Record<string, string | number | boolean | null>>;

export type ExpenseState = (typeof expenseStates)[number];

/*
 *   draft ⇄ sent → approved          the owner sends, and takes back what nobody has decided yet;
 *     ↑      ↑ ↘ refused             whoever decides approves or refuses, and may take his decision back;
 *     └──────┴──────┘                what was refused goes back to its owner as a draft
 */
const ofOwner: Readonly<Record<ExpenseState, readonly ExpenseState[]>> = {
  draft: ['sent'],
  sent: ['draft'],
  approved: [],
  refused: ['draft'],
};
const ofDecider: Readonly<Record<ExpenseState, readonly ExpenseState[]>> = {
  draft: [],
  sent: ['approved', 'refused'],
  approved: ['sent'],
  refused: ['sent'],
};

export interface ExpenseActor {
  readonly id: string;
  readonly role: 'rep' | 'manager' | 'admin';
}

/** A manager decides about the claims of others; an administrator about all, since somebody who works alone is his own. */
export function mayDecide(actor: ExpenseActor, ownerId: string): boolean {
  return actor.role === 'admin' || (actor.role === 'manager' && actor.id !== ownerId);
}

export function mayMoveExpense(actor: ExpenseActor, ownerId: string, from: ExpenseState, to: ExpenseState): boolean {
  return (actor.id === ownerId && ofOwner[from].includes(to)) || (mayDecide(actor, ownerId) && ofDecider[from].includes(to));
}

export function isLegalExpenseMove(from: ExpenseState, to: ExpenseState): boolean {
  return ofOwner[from].includes(to) || ofDecider[from].includes(to);
}

/** What a claim says; fixed from the moment it is sent. */
const claimed = ['visitId', 'customerId', 'trip', 'kind', 'amountDong', 'spentOn', 'note'] as const;
const decided = ['decidedBy', 'decidedAt', 'decisionNote'] as const;

/**
 * The first field that this person may not write so; null where all is well. Held by the laptop's commands and by the office alike.
 * `current` is null for a new claim.
 */
export function refusedExpenseField(actor: ExpenseActor, current: Fields | null, values: Fields): string | null {
  const ownerId = String(current?.['ownerId'] ?? values['ownerId']);
  const changes = (field: string) => field in values && (values[field] ?? null) !== (current?.[field] ?? null);
  if (current === null) {
    if (ownerId !== actor.id) return 'ownerId';
    if (values['state'] !== 'draft') return 'state';
    return decided.find((field) => (values[field] ?? null) !== null) ?? null;
  }
  const from = current['state'] as ExpenseState; // only states of the contract are stored
  const to = (values['state'] ?? from) as ExpenseState;
  if (to !== from && !mayMoveExpense(actor, ownerId, from, to)) return 'state';
  const said = claimed.find(changes);
  if (said !== undefined && (actor.id !== ownerId || (from !== 'draft' && to !== 'draft'))) return said;
  const decision = decided.find(changes);
  if (decision === undefined) return null;
  // Going back to a draft wipes the decision away.
  if (to === 'draft' && decided.every((field) => !changes(field) || values[field] === null)) return null;
  if (!mayDecide(actor, ownerId)) return decision;
  return changes('decidedBy') && values['decidedBy'] !== null && values['decidedBy'] !== actor.id ? 'decidedBy' : null;
}
