import type { QuoteState } from '../../../src-shared/quotes/quote.ts';
import type { quotesContract } from '../../../src-shared/quotes/quotes.contract.ts';
import { erasedContent } from '../../../src-shared/quotes/quote-text.ts';
import { AppError } from '../../../src-shared/rpc/errors.ts';
import type { HandlersOf } from '../../../src-shared/rpc/procedure.ts';
import { createLetOutReader } from '../approvals/index.ts';
import type { Context } from '../context.ts';
import { createQuotePromises } from '../promotions/index.ts';
import type { WriteTransaction } from '../sync/write-door.ts';
import { hashOfText } from '../platform/hash-of-text.ts';
import { createContentConflicts } from './content-conflicts.ts';
import { createTransactionNotes } from './note-transaction.ts';
import type { createQuoteRows } from './quote-rows.ts';

type Moves = Pick<HandlersOf<typeof quotesContract>, 'send' | 'reopen' | 'answer' | 'cancel' | 'choose'>;

/** What becomes of a quote: sent, a draft again, answered, cancelled; and which of two contents is the quote's. */
export function createQuoteMoves(ctx: Context, rows: ReturnType<typeof createQuoteRows>): Moves {
  const frozen = ctx.db
    .prepare('SELECT content FROM quote_versions WHERE quote_id = ? AND version = ? AND deleted_at IS NULL')
    .pluck();
  const newest = ctx.db.prepare('SELECT max(version) FROM quote_versions WHERE quote_id = ? AND deleted_at IS NULL').pluck();
  const conflicts = createContentConflicts(ctx, 'quotes');
  const transactions = createTransactionNotes(ctx.db);
  const settlePromises = createQuotePromises(ctx);
  const isLetOut = createLetOutReader(ctx);
  const read = (tx: WriteTransaction, id: string) => {
    const row = tx.read('quotes', id);
    if (row === null || row.deletedAt !== null) throw new AppError('not-found', 'no quote with this id', { details: { id } });
    const { state, content, version, customerId } = row.fields;
    return { state: String(state) as QuoteState, content: String(content), version: Number(version), customerId }; // as stored
  };
  const refuseFrom = (state: QuoteState, allowed: readonly QuoteState[]) => {
    if (!allowed.includes(state))
      throw new AppError('conflict', `a quote that is ${state} cannot do this`, { details: { state } });
  };

  return {
    send({ id, contentHash, note }) {
      const { value: version, groupId } = ctx.write.transact((tx) => {
        const quote = read(tx, id);
        refuseFrom(quote.state, ['draft', 'approved']);
        if (quote.content === erasedContent) throw new AppError('conflict', 'there is nothing left of it', { details: { id } });
        if (contentHash !== undefined && contentHash !== hashOfText(quote.content))
          throw new AppError('conflict', 'somebody else changed it meanwhile', { details: { id, field: 'content' } });
        if (conflicts.areOpen(id))
          throw new AppError('conflict', 'two versions stand beside each other: choose one first', {
            details: { id, field: 'conflict' },
          });
        if (!isLetOut(id))
          throw new AppError('conflict', 'somebody has to approve it first', { details: { id, field: 'approval' } });
        const before = frozen.all(id, quote.version);
        // What was sent before under this number and taken back stays what it was.
        const isNew = before.length > 0 && !before.includes(quote.content);
        const number = isNew ? Number(newest.get(id)) + 1 : quote.version;
        if (!before.includes(quote.content)) {
          tx.create('quoteVersions', {
            customerId: quote.customerId ?? null,
            quoteId: id,
            version: number,
            content: quote.content,
            frozenAt: tx.now,
            note,
          });
        }
        tx.update('quotes', id, { version: number, state: 'sent', sentAt: tx.now });
        return number;
      });
      return { version, groupId };
    },
    reopen({ id }) {
      const { value: version, groupId } = ctx.write.transact((tx) => {
        const quote = read(tx, id);
        refuseFrom(quote.state, ['sent', 'declined', 'cancelled', 'approved', 'waiting']);
        const wasSent = frozen.all(id, quote.version).length > 0;
        const next = wasSent ? Math.max(quote.version, Number(newest.get(id) ?? 0)) + 1 : quote.version;
        tx.update('quotes', id, { state: 'draft', version: next, sentAt: null, closedAt: null, declineReason: null });
        settlePromises(tx, id);
        return next;
      });
      return { version, groupId };
    },
    answer({ id, isAccepted, reason, answeredOn, ...answer }) {
      const { value: shortages, groupId } = ctx.write.transact((tx) => {
        const quote = read(tx, id);
        refuseFrom(quote.state, ['sent']);
        const day = answeredOn ?? rows.today();
        if (day > rows.today()) throw new AppError('invalid', 'not yet', { fields: { answeredOn: 'day-to-come' } });
        tx.create('acceptances', {
          customerId: quote.customerId ?? null,
          quoteId: id,
          version: quote.version,
          isAccepted,
          answeredOn: day,
          ...answer,
        });
        tx.update('quotes', id, {
          state: isAccepted ? 'accepted' : 'declined',
          closedAt: tx.now,
          declineReason: isAccepted ? null : reason,
        });
        if (isAccepted) transactions.note(tx, String(quote.customerId), day);
        return settlePromises(tx, id);
      });
      return { groupId, shortages };
    },
    cancel({ id }) {
      const { groupId } = ctx.write.transact((tx) => {
        refuseFrom(read(tx, id).state, ['draft', 'waiting', 'approved', 'sent']);
        tx.update('quotes', id, { state: 'cancelled', closedAt: tx.now });
        settlePromises(tx, id);
      });
      return { groupId };
    },
    choose: ({ conflictId, use }) => ({
      groupId: conflicts.choose(conflictId, use, (tx, id) => refuseFrom(read(tx, id).state, ['draft'])),
    }),
  };
}
