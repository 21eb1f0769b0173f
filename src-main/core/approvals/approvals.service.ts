import {
  type ApprovalActor,
  isOwnQuestion,
  mayDecideApproval,
  refusedApprovalField,
} from '../../../src-shared/approvals/approval-moves.ts';
import { discountGivenBasisPoints, type QuotePeople, rowsOfSteps } from '../../../src-shared/approvals/approval-steps.ts';
import type { ApprovalLine, approvalsContract } from '../../../src-shared/approvals/approvals.contract.ts';
import type { QuoteContent } from '../../../src-shared/quotes/quote-content.ts';
import { AppError } from '../../../src-shared/rpc/errors.ts';
import type { HandlersOf } from '../../../src-shared/rpc/procedure.ts';
import type { Fields } from '../../../src-shared/sync/merge.ts';
import type { Context } from '../context.ts';
import { createRoleReader } from '../settings/index.ts';
import type { WriteTransaction } from '../sync/write-door.ts';
import { createApprovalReader, type QuoteStanding } from './approval-reader.ts';
import { createDecider, createWaitingReader, isAnyAdmin, type Question } from './waiting.ts';

/** Whose word a quote needs: asked offline, decided on the approver's laptop, both held again by the office. */
export function createApprovalsService(
  ctx: Context,
  /** Null where this laptop does not have what goods cost. */
  marginOf: (content: QuoteContent) => number | null,
): HandlersOf<typeof approvalsContract> {
  const { standingOf, office, isStillAsked, besideAsker } = createApprovalReader(ctx);
  const roleOf = createRoleReader(ctx);
  const actor = (): ApprovalActor => ({ id: ctx.userId() ?? '', role: roleOf() });
  const mayDecide = createDecider(isStillAsked);
  const waiting = createWaitingReader(ctx);
  const userName = ctx.db.prepare('SELECT name FROM users WHERE id = ?').pluck();
  const nameOf = (id: string) => {
    const name: unknown = userName.get(id);
    return typeof name === 'string' ? name : null;
  };
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
    waiting: () => ({ approvals: waiting() }),
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
