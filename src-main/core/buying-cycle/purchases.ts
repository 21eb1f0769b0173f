import { readContent } from '../../../src-shared/quotes/quote-text.ts';
import { createFamily, inFamily } from '../customers/index.ts';
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
/** An order that counts: confirmed, whether all of it has come or not; it has no day where its person was erased. */
export const isPurchase = "state IN ('confirmed', 'done') AND ordered_on IS NOT NULL";
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

/** What was bought by a quote: its goods, without what was only offered beside them. A content that cannot be read says nothing. */
function linesOf(content: string | null): BoughtLine[] {
  const read = content === null ? null : readContent(content);
  return read === null ? [] : read.lines.filter(({ kind, isOption }) => kind === 'goods' && !isOption);
}
