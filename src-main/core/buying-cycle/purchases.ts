import { readContent } from '../../../src-shared/quotes/quote-text.ts';
import { createFamily, inFamily, isListed, joinShownCustomer } from '../customers/index.ts';
import type { Db } from '../platform/database.ts';

export interface Purchase {
  readonly on: string;
  readonly quoteId: string | null;
  readonly lines: readonly BoughtLine[];
}
export interface BoughtLine {
  readonly productId: string | null;
  readonly name: string;
  readonly unit: string | null;
  readonly quantityMilli: number;
}
export interface Buyer {
  readonly customerId: string;
  readonly name: string;
  readonly days: string[];
}

/** An order that counts: confirmed, whether all of it has come or not; it has no day where its person was erased. */
const isPurchase = "state IN ('confirmed', 'done') AND ordered_on IS NOT NULL";
/** Acceptances whose quote became an order: the order is the purchase, on its own day and with what was really ordered. */
const replaced = `SELECT x.rid FROM orders AS r JOIN acceptances AS x ON x.quote_id = r.quote_id
  WHERE r.quote_id IS NOT NULL AND r.deleted_at IS NULL AND r.state IN ('confirmed', 'done')`;

/** Purchases are what was ordered, what was accepted and has no order, and the last transaction that is known of a customer. */
export function createPurchaseReader(db: Db) {
  const family = createFamily(db);
  const accepted = db.prepare(
    `SELECT a.answered_on AS "on", a.quote_id AS quoteId, ifnull(v.content, q.content) AS content
     FROM acceptances AS a LEFT JOIN quotes AS q ON q.id = a.quote_id
     LEFT JOIN quote_versions AS v ON v.quote_id = a.quote_id AND v.version = a.version AND v.deleted_at IS NULL
     WHERE ${inFamily('a.customer_id')} AND a.is_accepted = 1 AND a.deleted_at IS NULL AND NOT EXISTS (
       SELECT 1 FROM orders AS r WHERE r.quote_id = a.quote_id AND r.deleted_at IS NULL AND r.state IN ('confirmed', 'done'))
     ORDER BY a.answered_on, a.id`,
  );
  const ordered = db.prepare(
    `SELECT ordered_on AS "on", quote_id AS quoteId, content FROM orders
     WHERE ${inFamily('customer_id')} AND deleted_at IS NULL AND ${isPurchase} ORDER BY ordered_on, id`,
  );
  /** Of quotes that became orders: a last transaction on such a day is that order. */
  const acceptedOfOrders = db
    .prepare(
      `SELECT a.answered_on FROM acceptances AS a WHERE ${inFamily('a.customer_id')} AND a.is_accepted = 1 AND EXISTS (
         SELECT 1 FROM orders AS r WHERE r.quote_id = a.quote_id AND r.deleted_at IS NULL AND r.state IN ('confirmed', 'done'))`,
    )
    .pluck();
  const lastBought = db
    .prepare(`SELECT last_transaction_on FROM customers WHERE ${inFamily('id')} AND last_transaction_on IS NOT NULL`)
    .pluck();
  return {
    ofCustomer(customerId: string): Purchase[] {
      const members = family.json(family.winnerOf(customerId));
      const seen = new Set<string>();
      const rows = accepted.all(members) as { on: string; quoteId: string; content: string | null }[]; // the columns selected
      const quotes = rows.flatMap(({ on, quoteId, content }) => {
        // Two laptops may both have written that one quote was accepted.
        if (seen.has(`${quoteId} ${on}`)) return [];
        seen.add(`${quoteId} ${on}`);
        return [{ on, quoteId, lines: linesOf(content) }];
      });
      const orders = (ordered.all(members) as { on: string; quoteId: string | null; content: string }[]).map(
        // the columns selected
        ({ on, quoteId, content }) => ({ on, quoteId, lines: linesOf(content) }),
      );
      const counted = new Set(acceptedOfOrders.all(members));
      const days = (lastBought.all(members) as string[])
        .filter((on) => !counted.has(on))
        .map((on) => ({ on, quoteId: null, lines: [] })); // days
      return [...quotes, ...orders, ...days];
    },
  };
}

/** Everybody of one owner who ever ordered or accepted a quote, with the days of their purchases; along indexes of both. */
export function createBuyersReader(db: Db): (ownerId: string | null) => Buyer[] {
  const accepted = db.prepare(
    `SELECT c.id AS customerId, c.name, json_group_array(d.day) AS days,
       CASE WHEN NOT EXISTS (
         SELECT 1 FROM acceptances AS y WHERE y.customer_id = c.id AND y.is_accepted = 1 AND y.answered_on = c.last_transaction_on
           AND y.rid IN (${replaced})) THEN c.last_transaction_on END AS lastOn
     FROM (
       SELECT a.customer_id, a.answered_on AS day FROM acceptances AS a
       WHERE a.is_accepted = 1 AND a.deleted_at IS NULL AND a.rid NOT IN (${replaced})
       UNION ALL SELECT p.customer_id, p.ordered_on FROM orders AS p WHERE p.deleted_at IS NULL AND ${isPurchase}
     ) AS d ${joinShownCustomer('d.customer_id')}
     WHERE ${isListed} AND c.owner_id IS @me AND c.restricted_on IS NULL GROUP BY c.id`,
  );
  return (me) => {
    const rows = accepted.all({ me }) as { customerId: string; name: string; lastOn: string | null; days: string }[]; // the columns selected
    return rows.map(({ lastOn, days, ...buyer }) => ({
      ...buyer,
      days: [...(JSON.parse(days) as string[]), ...(lastOn === null ? [] : [lastOn])], // written by the query
    }));
  };
}

/** What was bought by a quote: its goods, without what was only offered beside them. A content that cannot be read says nothing. */
function linesOf(content: string | null): BoughtLine[] {
  const read = content === null ? null : readContent(content);
  return read === null ? [] : read.lines.filter(({ kind, isOption }) => kind === 'goods' && !isOption);
}
