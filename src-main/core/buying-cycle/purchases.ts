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

/** Purchases are what was accepted, and the last transaction that is known of a customer. */
export function createPurchaseReader(db: Db) {
  const family = createFamily(db);
  const accepted = db.prepare(
    `SELECT a.answered_on AS "on", a.quote_id AS quoteId, ifnull(v.content, q.content) AS content
     FROM acceptances AS a LEFT JOIN quotes AS q ON q.id = a.quote_id
     LEFT JOIN quote_versions AS v ON v.quote_id = a.quote_id AND v.version = a.version AND v.deleted_at IS NULL
     WHERE ${inFamily('a.customer_id')} AND a.is_accepted = 1 AND a.deleted_at IS NULL ORDER BY a.answered_on, a.id`,
  );
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
      const days = (lastBought.all(members) as string[]).map((on) => ({ on, quoteId: null, lines: [] })); // days
      return [...quotes, ...days];
    },
  };
}

/** Everybody of one owner who ever accepted a quote, with the days of their purchases; along an index of what was accepted. */
export function createBuyersReader(db: Db): (ownerId: string | null) => Buyer[] {
  const accepted = db.prepare(
    `SELECT c.id AS customerId, c.name, c.last_transaction_on AS lastOn, json_group_array(a.answered_on) AS days
     FROM acceptances AS a ${joinShownCustomer('a.customer_id')}
     WHERE a.is_accepted = 1 AND a.deleted_at IS NULL AND ${isListed} AND c.owner_id IS @me AND c.restricted_on IS NULL GROUP BY c.id`,
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
