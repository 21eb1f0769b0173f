import {
  type ApprovalActor,
  type ApprovalOffice,
  type AskedApproval,
  isOwnQuestion,
  mayDecideApproval,
} from '../../../src-shared/approvals/approval-moves.ts';
import { discountGivenBasisPoints, type QuotePeople } from '../../../src-shared/approvals/approval-steps.ts';
import type { WaitingApproval } from '../../../src-shared/approvals/approvals.contract.ts';
import type { Context } from '../context.ts';
import { joinShownCustomer } from '../customers/index.ts';
import { createRoleReader } from '../settings/index.ts';
import { createApprovalReader } from './approval-reader.ts';

interface WaitingRow extends Omit<WaitingApproval, 'totalDong' | 'discountBasisPoints'> {
  readonly approverId: string;
  readonly ruleId: string | null;
  readonly createdBy: string | null;
  readonly contentHash: string;
}

export type Question = AskedApproval & QuotePeople & { readonly ruleId: string | null };

/** Whoever made the quote decides only where the rule names nobody else, whatever his role. */
export function isAnyAdmin({ id, role }: ApprovalActor, { makerId }: Pick<QuotePeople, 'makerId'>): boolean {
  return role === 'admin' && id !== makerId;
}

/** Whether somebody decides about a question now; `isStillAsked`: whether the rule behind it asks him still. */
export function createDecider(isStillAsked: (asked: Question, quote: QuotePeople) => boolean) {
  return (me: ApprovalActor, asked: Question, place: ApprovalOffice): boolean =>
    mayDecideApproval(me, asked, place) && (isAnyAdmin(me, asked) || isStillAsked(asked, asked));
}

/** What waits for this person's decision, the oldest first. */
export function createWaitingReader(ctx: Context): () => WaitingApproval[] {
  const { standingOf, office, isStillAsked, isHere } = createApprovalReader(ctx);
  const roleOf = createRoleReader(ctx);
  const mayDecide = createDecider(isStillAsked);
  const asked = ctx.db.prepare(
    `SELECT a.id, a.quote_id AS quoteId, coalesce(q.number, q.label) AS quoteNumber, q.title, a.customer_id AS customerId,
            c.name AS customerName, u.name AS askedByName, a.created_at AS askedAt, a.reason, r.name AS ruleName, p.name AS approverName,
            a.approver_id AS approverId, a.rule_id AS ruleId, a.created_by AS createdBy, a.content_hash AS contentHash
     FROM approvals AS a JOIN quotes AS q ON q.id = a.quote_id AND q.deleted_at IS NULL AND q.state IN ('draft', 'waiting')
     ${joinShownCustomer('a.customer_id', 'LEFT JOIN')}
     LEFT JOIN users AS u ON u.id = a.created_by LEFT JOIN users AS p ON p.id = a.approver_id
     LEFT JOIN approval_rules AS r ON r.id = a.rule_id
     WHERE a.state = 'asked' AND a.deleted_at IS NULL ORDER BY a.created_at, a.id LIMIT 500`,
  );

  return () => {
    const rows = asked.all() as WaitingRow[]; // the columns selected
    if (rows.length === 0) return [];
    const me: ApprovalActor = { id: ctx.userId() ?? '', role: roleOf() };
    const place = office();
    return rows.flatMap(({ approverId, createdBy, ruleId, contentHash, ...line }): WaitingApproval[] => {
      const standIns = place.standIns
        .filter(({ userId }) => userId === approverId)
        .map(({ substituteId }) => ({ id: substituteId, role: 'rep' as const }));
      const isMine = approverId === me.id || standIns.some(({ id }) => id === me.id);
      // An administrator may decide about everything, but is told of what is his, and of what nobody else can decide now: who was asked
      // has left, or is away and his substitute would decide about his own quote.
      if (!isMine && (me.role !== 'admin' || (standIns.length === 0 && isHere(approverId)))) return [];
      const quote = standingOf(line.quoteId);
      if (quote === null || quote.content === null || quote.contentHash !== contentHash) return [];
      const { ownerId, makerId, content } = quote;
      const question: Question = { approverId, ruleId, askedBy: createdBy, ownerId, makerId };
      const isNobodys = !isHere(approverId) || standIns.every((one) => isOwnQuestion(one, question));
      if (!(isMine || isNobodys) || !mayDecide(me, question, place)) return [];
      return [{ ...line, totalDong: content.totals.totalDong, discountBasisPoints: discountGivenBasisPoints(content) }];
    });
  };
}
