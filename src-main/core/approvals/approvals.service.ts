import {
  type ApprovalActor,
  type ApprovalOffice,
  type AskedApproval,
  isOwnQuestion,
  mayDecideApproval,
  refusedApprovalField,
} from '../../../src-shared/approvals/approval-moves.ts';
import { discountGivenBasisPoints, type QuotePeople, rowsOfSteps } from '../../../src-shared/approvals/approval-steps.ts';
import type { ApprovalLine, approvalsContract, WaitingApproval } from '../../../src-shared/approvals/approvals.contract.ts';
import type { QuoteContent } from '../../../src-shared/quotes/quote-content.ts';
import { readContent } from '../../../src-shared/quotes/quote-text.ts';
import { AppError } from '../../../src-shared/rpc/errors.ts';
import type { HandlersOf } from '../../../src-shared/rpc/procedure.ts';
import type { Fields } from '../../../src-shared/sync/merge.ts';
import type { Context } from '../context.ts';
import { joinShownCustomer } from '../customers/index.ts';
import { createRoleReader } from '../settings/index.ts';
import type { WriteTransaction } from '../sync/write-door.ts';
import { createApprovalReader, type QuoteStanding } from './approval-reader.ts';

interface WaitingRow extends Omit<WaitingApproval, 'totalDong' | 'discountBasisPoints'> {
  readonly approverId: string;
  readonly ruleId: string | null;
  readonly createdBy: string | null;
  readonly content: string;
  readonly contentHash: string;
}

type Question = AskedApproval & QuotePeople & { readonly ruleId: string | null };

/** Whoever made the quote decides only where the rule names nobody else, whatever his role. */
function isAnyAdmin({ id, role }: ApprovalActor, { makerId }: QuotePeople): boolean {
  return role === 'admin' && id !== makerId;
}

/** Whose word a quote needs: asked offline, decided on the approver's laptop, both held again by the office. */
export function createApprovalsService(
  ctx: Context,
  /** Null where this laptop does not have what goods cost. */
  marginOf: (content: QuoteContent) => number | null,
): HandlersOf<typeof approvalsContract> {
  const { standingOf, office, isStillAsked, besideAsker, isHere } = createApprovalReader(ctx);
  const roleOf = createRoleReader(ctx);
  const actor = (): ApprovalActor => ({ id: ctx.userId() ?? '', role: roleOf() });
  const mayDecide = (me: ApprovalActor, asked: Question, place: ApprovalOffice) =>
    mayDecideApproval(me, asked, place) && (isAnyAdmin(me, asked) || isStillAsked(asked, asked));
  const userName = ctx.db.prepare('SELECT name FROM users WHERE id = ?').pluck();
  const nameOf = (id: string) => {
    const name: unknown = userName.get(id);
    return typeof name === 'string' ? name : null;
  };
  const asked = ctx.db.prepare(
    `SELECT a.id, a.quote_id AS quoteId, coalesce(q.number, q.label) AS quoteNumber, q.title, a.customer_id AS customerId,
            c.name AS customerName, u.name AS askedByName, a.created_at AS askedAt, a.reason, r.name AS ruleName, p.name AS approverName,
            a.approver_id AS approverId, a.rule_id AS ruleId, a.created_by AS createdBy, a.content_hash AS contentHash, q.content
     FROM approvals AS a JOIN quotes AS q ON q.id = a.quote_id AND q.deleted_at IS NULL AND q.state IN ('draft', 'waiting')
     ${joinShownCustomer('a.customer_id', 'LEFT JOIN')}
     LEFT JOIN users AS u ON u.id = a.created_by LEFT JOIN users AS p ON p.id = a.approver_id
     LEFT JOIN approval_rules AS r ON r.id = a.rule_id
     WHERE a.state = 'asked' AND a.deleted_at IS NULL ORDER BY a.created_at, a.id LIMIT 500`,
  );

  const known = (quoteId: string): QuoteStanding => {
    const found = standingOf(quoteId);
    if (found === null) throw new AppError('not-found', 'no quote with this id', { details: { id: quoteId } });
    return found;
  };
  const write = (tx: WriteTransaction, id: string, change: Fields, quote: QuotePeople) => {
    const row = tx.read('approvals', id);
    if (row === null || row.deletedAt !== null)
      throw new AppError('not-found', 'nothing was asked under this id', { details: { id } });
    const createdBy = createdByOf.get(id);
    const refused = refusedApprovalField(
      actor(),
      { fields: row.fields, createdBy: typeof createdBy === 'string' ? createdBy : null, quote },
      change,
      office(),
    );
    if (refused === null) return void tx.update('approvals', id, change);
    const state = String(row.fields['state']);
    if (state !== 'asked') throw new AppError('conflict', 'this was decided before', { details: { state } });
    throw new AppError('forbidden', 'somebody else decides about this', { details: { field: refused } });
  };
  const createdByOf = ctx.db.prepare('SELECT created_by FROM approvals WHERE id = ?').pluck();
  const askNext = (tx: WriteTransaction, quoteId: string, reason: string | null) => {
    const quote = known(quoteId);
    const { standing, contentHash, customerId, version } = quote;
    const [next] = standing.missing;
    if (next === undefined) return false;
    const { step, ruleId } = next;
    // Whoever asks himself would wait for ever.
    const approverId = besideAsker(next.approverId, actor().id, quote);
    tx.create('approvals', {
      ...{ customerId, quoteId, version, contentHash, ruleId, step, approverId, reason },
      ...{ state: 'asked', decidedBy: null, decidedAt: null, decisionNote: null },
    });
    return true;
  };

  return {
    of({ quoteId }) {
      const quote = known(quoteId);
      const { standing, steps, approvals, content, contentHash } = quote;
      const [me, place] = [actor(), office()];
      const said = approvals.filter((one) => one.contentHash === contentHash && one.state !== 'withdrawn').toReversed();
      const rows = rowsOfSteps(steps, said);
      const lines = steps.map((step, index): ApprovalLine => {
        const row = rows[index] ?? null;
        return {
          id: row?.id ?? null,
          step: step.step,
          ruleName: step.ruleName,
          approverId: row?.approverId ?? step.approverId,
          approverName: row?.approverName ?? nameOf(step.approverId),
          state: row?.state ?? 'missing',
          decidedByName: row?.decidedByName ?? null,
          decidedAt: row?.decidedAt ?? null,
          decisionNote: row?.decisionNote ?? null,
          reason: row?.reason ?? null,
          mayDecide: row?.state === 'asked' && mayDecide(me, { ...row, ...quote, askedBy: row.createdBy }, place),
        };
      });
      return {
        isNeeded: steps.length > 0,
        isLetOut: standing.isLetOut,
        isWaiting: standing.isWaiting,
        isRefused: standing.isRefused,
        steps: lines,
        content,
        discountBasisPoints: content === null ? 0 : discountGivenBasisPoints(content),
        marginDong: content === null ? null : marginOf(content),
      };
    },
    waiting() {
      const [me, place] = [actor(), office()];
      const approvals = (asked.all() as WaitingRow[]).flatMap((row): WaitingApproval[] => {
        const { approverId, createdBy, ruleId, content, contentHash, ...line } = row;
        const read = readContent(content);
        const quote = known(row.quoteId);
        if (quote.contentHash !== contentHash || read === null) return [];
        const question = { approverId, ruleId, askedBy: createdBy, ...quote };
        const standIns = place.standIns
          .filter((one) => one.userId === approverId)
          .map(({ substituteId }) => ({
            id: substituteId,
            role: 'rep' as const,
          }));
        // An administrator may decide about everything, but is told of what is his, and of what nobody else can decide now: who was asked
        // has left, or is away and his substitute would decide about his own quote.
        const isNobodys = !isHere(approverId) || (standIns.length > 0 && standIns.every((one) => isOwnQuestion(one, question)));
        const isMine = approverId === me.id || standIns.some(({ id }) => id === me.id) || (isNobodys && isAnyAdmin(me, question));
        if (!isMine || !mayDecide(me, question, place)) return [];
        return [{ ...line, totalDong: read.totals.totalDong, discountBasisPoints: discountGivenBasisPoints(read) }];
      });
      return { approvals };
    },
    ask({ quoteId, reason }) {
      const { state, standing } = known(quoteId);
      // What was approved, or asks, under another owner or of another team is asked anew.
      const isAskedAnew = state === 'approved' || (state === 'waiting' && !standing.isWaiting);
      if (state !== 'draft' && !isAskedAnew)
        throw new AppError('conflict', `a quote that is ${state} is not asked about`, { details: { state } });
      if (standing.isLetOut) throw new AppError('conflict', 'nobody’s word is needed', { details: { id: quoteId } });
      const { groupId } = ctx.write.transact((tx) => {
        if (!standing.isWaiting) askNext(tx, quoteId, reason);
        if (state === 'approved') tx.update('quotes', quoteId, { state: 'draft' });
        tx.update('quotes', quoteId, { state: 'waiting' });
      });
      return { groupId };
    },
    decide({ id, state, note }) {
      const { groupId, value } = ctx.write.transact((tx) => {
        const row = tx.read('approvals', id);
        if (row === null) throw new AppError('not-found', 'nothing was asked under this id', { details: { id } });
        const quoteId = String(row.fields['quoteId']);
        const before = known(quoteId);
        // Prices that were changed after the question are another question.
        if (row.fields['state'] === 'asked' && before.contentHash !== row.fields['contentHash']) {
          throw new AppError('conflict', 'the quote was changed after it was asked about', { details: { field: 'content' } });
        }
        const { ruleId, approverId } = row.fields;
        const createdBy: unknown = createdByOf.get(id);
        const asked: Question = {
          ...before,
          ruleId: typeof ruleId === 'string' ? ruleId : null,
          approverId: String(approverId),
          askedBy: typeof createdBy === 'string' ? createdBy : null,
        };
        const me = actor();
        if (row.fields['state'] === 'asked') {
          if (isOwnQuestion(me, asked) && !mayDecideApproval(me, asked, office()))
            throw new AppError('forbidden', 'nobody decides about his own quote', {
              details: { field: 'state', reason: 'own-quote' },
            });
          if (!isAnyAdmin(me, asked) && !isStillAsked(asked, before))
            throw new AppError('forbidden', 'somebody else approves this quote now', {
              details: { field: 'approverId', reason: 'not-the-approver' },
            });
        }
        write(tx, id, { state, decidedBy: me.id, decidedAt: tx.now, decisionNote: note }, before);
        const isLetOut = known(quoteId).standing.isLetOut;
        if (before.state === 'waiting') {
          if (state === 'refused') tx.update('quotes', quoteId, { state: 'draft' });
          else if (isLetOut || !askNext(tx, quoteId, null)) tx.update('quotes', quoteId, { state: 'approved' });
        }
        return isLetOut;
      });
      return { groupId, isLetOut: value };
    },
    withdraw({ quoteId }) {
      const quote = known(quoteId);
      const { approvals, state } = quote;
      const open = approvals.filter((one) => one.state === 'asked');
      if (open.length === 0) throw new AppError('conflict', 'nothing waits for a decision', { details: { id: quoteId } });
      const { groupId } = ctx.write.transact((tx) => {
        for (const { id } of open) write(tx, id, { state: 'withdrawn' }, quote);
        if (state === 'waiting') tx.update('quotes', quoteId, { state: 'draft' });
      });
      return { groupId };
    },
  };
}
