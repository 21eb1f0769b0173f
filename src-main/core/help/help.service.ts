import type { HelpRequest, helpContract } from '../../../src-shared/help/help.contract.ts';
import { AppError } from '../../../src-shared/rpc/errors.ts';
import type { HandlersOf } from '../../../src-shared/rpc/procedure.ts';
import type { Context } from '../context.ts';
import { createFamily, inFamily, joinShownCustomer } from '../customers/index.ts';
import { createRoleReader } from '../settings/index.ts';
import type { WriteTransaction } from '../sync/write-door.ts';
import { createLeads } from '../tasks/index.ts';

/** Open requests that one screen shows; the oldest first, since they have waited longest. */
const mostOpen = 200;
/** What a customer's own field of this holds. */
const mostNeed = 2000;

export function createHelpService(ctx: Context): HandlersOf<typeof helpContract> {
  const family = createFamily(ctx.db);
  const leads = createLeads(ctx.db);
  const roleOf = createRoleReader(ctx);
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
  const othersOpen = ctx.db
    .prepare(
      `SELECT count(*) FROM help_requests WHERE ${inFamily('customer_id')} AND state = 'open' AND id <> ? AND kind IS NOT 'plan' AND deleted_at IS NULL`,
    )
    .pluck();

  const author = ctx.db.prepare('SELECT created_by FROM help_requests WHERE id = ?').pluck();
  const authorOf = (id: string) => author.get(id) as string | null; // the one column selected, of a row that is there

  /** A plan that its author or a colleague answers would never have reached the manager. Where nobody leads him, he answers himself. */
  const mayAnswer = (kind: unknown, authorId: string | null): boolean => {
    if (kind !== 'plan' || authorId === null) return true;
    const [me, leader] = [ctx.userId(), leads.leaderOf(authorId)];
    return leader === null || leader === me || (authorId !== me && roleOf() === 'admin');
  };

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
    list({ customerId }) {
      const rows = (customerId === undefined ? open.all() : ofCustomer.all(family.json(customerId))) as RequestRow[]; // the columns selected
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
        if (!mayAnswer(kind, authorOf(id))) {
          throw new AppError('forbidden', 'a plan is answered by whoever leads its author, or by an administrator', {
            details: { reason: 'not-the-leader' },
          });
        }
        tx.update('helpRequests', id, { state: 'answered', answer, answeredAt: tx.now, answeredBy: tx.userId, action });
        clearNeed(tx, customerId, id);
      });
      return { groupId };
    },
    withdraw({ id }) {
      const { groupId } = ctx.write.transact((tx) => {
        const { customerId } = readOpen(tx, id);
        tx.update('helpRequests', id, { state: 'withdrawn' });
        clearNeed(tx, customerId, id);
      });
      return { groupId };
    },
  };
}

type RequestRow = Omit<HelpRequest, 'isMine' | 'mayAnswer'> & { readonly authorId: string | null };
