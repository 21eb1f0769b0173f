import { type ApprovalState, approvalStates, isLegalApprovalMove } from '../quotes/quote.ts';
import type { QuotePeople } from './approval-steps.ts';
import type { StandIn } from '../team/substitution.ts';

/*
 *   asked → approved or refused     by the one who is asked, whoever stands in for him, or an administrator; nobody about what he asks, or
 *                                   about his own quote, also not in another's place
 *         → withdrawn               by whoever asked
 *
 * Held by the laptop's commands and by the office alike: what was decided on a laptop by somebody who has lost the right until it comes
 * online is refused there, and his laptop tells him.
 */

type Fields = Readonly<Record<string, string | number | boolean | null>>;

export interface ApprovalActor {
  readonly id: string;
  readonly role: 'rep' | 'manager' | 'admin';
}

export interface ApprovalOffice {
  readonly standIns: readonly StandIn[];
  /** Nobody else works here: then he is his own administrator. */
  readonly isAlone: boolean;
}

const decided = ['decidedBy', 'decidedAt', 'decisionNote'] as const;

/** What is asked, of whom, by whom, about whose quote. */
export interface AskedApproval extends Partial<QuotePeople> {
  readonly approverId: string;
  readonly askedBy: string | null;
}

/** Whether this person decides about what is asked. */
export function mayDecideApproval(actor: ApprovalActor, asked: AskedApproval, office: ApprovalOffice): boolean {
  if (isOwnQuestion(actor, asked)) return actor.role === 'admin' && office.isAlone;
  if (actor.role === 'admin' || actor.id === asked.approverId) return true;
  return office.standIns.some(({ userId, substituteId }) => userId === asked.approverId && substituteId === actor.id);
}

/** Whether he asks himself, or the quote is his. Whoever made it for another decides where the rules name nobody else (`approval-steps.ts`). */
export function isOwnQuestion({ id }: ApprovalActor, { approverId, askedBy, ownerId, makerId }: AskedApproval): boolean {
  return id === askedBy || id === ownerId || (id === makerId && id !== approverId);
}

/** The first field that this person may not write so; null where all is well. `current` is null for a new one. */
export function refusedApprovalField(
  actor: ApprovalActor,
  current: { readonly fields: Fields; readonly createdBy: string | null; readonly quote: QuotePeople | null } | null,
  values: Fields,
  office: ApprovalOffice,
): string | null {
  if (current === null) {
    if (values['state'] !== 'asked') return 'state';
    return decided.find((field) => (values[field] ?? null) !== null) ?? null;
  }
  const { fields, createdBy, quote } = current;
  const changes = (field: string) => field in values && (values[field] ?? null) !== (fields[field] ?? null);
  const [from, to] = [stateOf(fields['state']), stateOf(values['state'] ?? fields['state'])];
  if (from === null || to === null) return 'state';
  const decision = decided.find(changes) ?? null;
  if (from === to) return decision;
  if (!isLegalApprovalMove(from, to)) return 'state';
  if (to === 'withdrawn') return actor.id === createdBy || actor.role === 'admin' ? decision : 'state';
  const asked = { approverId: String(fields['approverId']), askedBy: createdBy, ...quote };
  if (!mayDecideApproval(actor, asked, office)) return 'state';
  return values['decidedBy'] === actor.id ? null : 'decidedBy';
}

function stateOf(value: unknown): ApprovalState | null {
  return approvalStates.find((state) => state === value) ?? null;
}
