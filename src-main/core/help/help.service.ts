import type { HelpRequest, helpContract } from '../../../src-shared/help/help.contract.ts';
import { addDays, startOfLocalDay } from '../../../src-shared/lib/dates.ts';
import { uuidV7 } from '../../../src-shared/lib/ids.ts';
import { AppError } from '../../../src-shared/rpc/errors.ts';
import type { HandlersOf } from '../../../src-shared/rpc/procedure.ts';
import type { Context } from '../context.ts';
import { createFamily, inFamily, joinShownCustomer } from '../customers/index.ts';
import { officeToday } from '../platform/office-time.ts';
import type { WriteTransaction } from '../sync/write-door.ts';
import { createLeads } from '../tasks/index.ts';

/** Open requests that one screen shows; the oldest first, since they have waited longest. */
const mostOpen = 200;
/** Answers stay in the list of them for this long; at the customer they stay for good. */
const answeredDays = 90;
/** What was asked longer ago is not looked through for an answer: no index holds answers, and ids begin with their time. */
const askedDays = 365;
/** What a customer's own field of this holds. */
const mostNeed = 2000;

export function createHelpService(ctx: Context): HandlersOf<typeof helpContract> {
  const family = createFamily(ctx.db);
  const leads = createLeads(ctx.db);
  const columns = `h.id, c.id AS customerId, c.name AS customerName, h.text, h.asked_at AS askedAt, u.name AS askedBy,
    h.created_by AS authorId, h.state, h.answer, h.answered_at AS answeredAt, a.name AS answeredBy, ifnull(h.kind, 'help') AS kind, h.action
    FROM help_requests AS h ${joinShownCustomer('h.customer_id')}
    LEFT JOIN users AS u ON u.id = h.created_by LEFT JOIN users AS a ON a.id = h.answered_by`;
  const ofCustomer = ctx.db.prepare(
    `SELECT ${columns} WHERE ${inFamily('h.customer_id')} AND h.deleted_at IS NULL ORDER BY h.state = 'open' DESC, h.asked_at DESC`,
  );
  const open = ctx.db.prepare(
    `SELECT ${columns} WHERE h.state = 'open' AND h.deleted_at IS NULL AND c.deleted_at IS NULL ORDER BY h.asked_at LIMIT ${mostOpen}`,
  );
  const answered = ctx.db.prepare(
    `SELECT ${columns} WHERE h.id >= @first AND h.state = 'answered' AND h.answered_at >= @since AND @me IN (h.created_by, h.answered_by)
       AND h.deleted_at IS NULL AND c.deleted_at IS NULL ORDER BY h.answered_at DESC LIMIT ${mostOpen}`,
  );
  const othersOpen = ctx.db
    .prepare(
      `SELECT count(*) FROM help_requests WHERE ${inFamily('customer_id')} AND state = 'open' AND id <> ? AND kind IS NOT 'plan' AND deleted_at IS NULL`,
    )
    .pluck();

  const author = ctx.db.prepare('SELECT created_by FROM help_requests WHERE id = ?').pluck();
  const authorOf = (id: string) => author.get(id) as string | null; // the one column selected, of a row that is there

  /** A plan that its author or a colleague answers would never have reached the manager. Where nobody leads him, he answers himself. */
  const mayAnswer = (kind: unknown, authorId: string | null): boolean =>
    kind !== 'plan' || leads.mayAnswerPlan(ctx.userId() ?? '', authorId);

  /** What is asked stands on the customer too, where lists and filters find it; it goes with the last open request. */
  const clearNeed = (tx: WriteTransaction, customerId: string, id: string) => {
    if (othersOpen.get(family.json(family.winnerOf(customerId)), id) === 0)
      tx.update('customers', family.winnerOf(customerId), { helpNeeded: null });
  };
  const readOpen = (tx: WriteTransaction, id: string) => {
    const row = tx.read('helpRequests', id);
    const fields = row?.fields;
    if (fields === undefined) throw new AppError('not-found', 'no request with this id', { details: { id } });
    if (fields['state'] !== 'open')
      throw new AppError('conflict', 'the request is answered or withdrawn already', { details: { id } });
    return { customerId: String(fields['customerId']), kind: fields['kind'] };
  };

  return {
    list({ customerId, answered: isOfAnswers }) {
      const read = () => {
        if (customerId !== undefined) return ofCustomer.all(family.json(customerId));
        if (isOfAnswers !== true) return open.all();
        const daysAgo = (days: number) => startOfLocalDay(addDays(officeToday(ctx), -days));
        const first = uuidV7(Date.parse(daysAgo(askedDays)), new Uint8Array(16));
        return answered.all({ me: ctx.userId(), first, since: daysAgo(answeredDays) });
      };
      const rows = read() as RequestRow[]; // the columns selected
      return {
        requests: rows.map(({ authorId, ...row }) => ({
          ...row,
          isMine: authorId === ctx.userId(),
          mayAnswer: row.state === 'open' && mayAnswer(row.kind, authorId),
        })),
      };
    },
    ask({ customerId, text, kind }) {
      const { value: id, groupId } = ctx.write.transact((tx) => {
        if (tx.read('customers', customerId) === null) {
          throw new AppError('not-found', 'no customer with this id', { details: { id: customerId } });
        }
        // A plan waits for an answer; it is no need of the customer.
        if (kind === 'help') tx.update('customers', customerId, { helpNeeded: text.slice(0, mostNeed) });
        return tx.create('helpRequests', { customerId, text, askedAt: tx.now, state: 'open', kind });
      });
      return { id, groupId };
    },
    answer({ id, answer, action }) {
      const { groupId } = ctx.write.transact((tx) => {
        const { customerId, kind } = readOpen(tx, id);
        if (!mayAnswer(kind, authorOf(id))) throw notTheLeader('answered by');
        tx.update('helpRequests', id, { state: 'answered', answer, answeredAt: tx.now, answeredBy: tx.userId, action });
        clearNeed(tx, customerId, id);
      });
      return { groupId };
    },
    withdraw({ id }) {
      const { groupId } = ctx.write.transact((tx) => {
        const { customerId, kind } = readOpen(tx, id);
        const authorId = authorOf(id);
        if (authorId !== tx.userId && !mayAnswer(kind, authorId)) throw notTheLeader('taken back by its author,');
        tx.update('helpRequests', id, { state: 'withdrawn' });
        clearNeed(tx, customerId, id);
      });
      return { groupId };
    },
  };
}

function notTheLeader(what: string): AppError {
  return new AppError('forbidden', `a plan is ${what} whoever leads its author, or by an administrator`, {
    details: { reason: 'not-the-leader' },
  });
}

type RequestRow = Omit<HelpRequest, 'isMine' | 'mayAnswer'> & { readonly authorId: string | null };
