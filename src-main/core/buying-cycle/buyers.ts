import { samePurchaseDays } from '../../../src-shared/buying-cycle/buying-cycle.ts';
import { dayNumberOf } from '../../../src-shared/lib/dates.ts';
import { isListed, joinShownCustomer } from '../customers/index.ts';
import type { Db } from '../platform/database.ts';
import { isPurchase } from './purchases.ts';

const dayLength = '2026-11-23'.length;

export interface Buyer {
  readonly customerId: string;
  readonly name: string;
  /** In days since 1 January 1970. */
  readonly days: number[];
}

/** What was bought under one record. */
interface Bought {
  readonly customerId: string;
  /** Days of orders, as numbers like all days here. */
  readonly ordered: number[];
  readonly accepted: readonly Accepted[];
}
const nothing: readonly Accepted[] = [];
type Accepted = readonly [customerId: string, rid: number, on: string, isDeleted: 0 | 1];
/** `member`: of whom it is asked, by their place among those asked for; `winnerId`: another record that stands for this one. */
type Shown = readonly [member: number, winnerId: string | null, name: string, lastOn: string | null];

/**
 * Everybody of one owner who may have bought often enough for a habit, with the days of their purchases, some of them twice. Days come from
 * indexes that hold nothing else; customers and orders are long rows, and are read of those alone whose days may be enough.
 */
export function createBuyersReader(db: Db): (ownerId: string | null) => Buyer[] {
  const orders = db
    .prepare(
      `SELECT customer_id, group_concat(ordered_on, ' ') FROM orders AS p INDEXED BY orders_customer
       WHERE customer_id IS NOT NULL AND deleted_at IS NULL AND ${isPurchase} GROUP BY customer_id ORDER BY customer_id`,
    )
    .raw();
  const acceptances = db
    .prepare(
      `SELECT customer_id, rid, answered_on, deleted_at IS NOT NULL FROM acceptances AS a INDEXED BY acceptances_customer
       WHERE customer_id IS NOT NULL AND is_accepted = 1 ORDER BY customer_id`,
    )
    .raw();
  // The order is the purchase, on its own day and with what was really ordered.
  const replaced = db
    .prepare(
      `SELECT a.rid FROM json_each(@rids) AS d CROSS JOIN acceptances AS a ON a.rid = d.value WHERE EXISTS (
         SELECT 1 FROM orders AS r WHERE r.quote_id = a.quote_id AND r.deleted_at IS NULL AND r.state IN ('confirmed', 'done'))`,
    )
    .pluck();
  const merged = db.prepare(`SELECT id, merged_into FROM customers INDEXED BY customers_merged WHERE merged_into > ''`).raw();
  const shown = db
    .prepare(
      `SELECT d.key, CASE WHEN c.rid <> o.rid THEN c.id END, c.name, c.last_transaction_on
       FROM json_each(@ids) AS d ${joinShownCustomer('d.value')}
       WHERE ${isListed} AND c.owner_id IS @me AND c.restricted_on IS NULL`,
    )
    .raw();

  /**
   * Of everybody, and of records that belong together, who may have bought more than once: the last transaction may be one more purchase.
   * Both lists are in the order of the customers, so they are walked side by side; of most there is nothing to keep.
   */
  const boughtMoreThanOnce = (inFamily: ReadonlySet<string>): Bought[] => {
    const found: Bought[] = [];
    const see = (customerId: string, days: string, accepted: readonly Accepted[]) => {
      const isMember = inFamily.has(customerId);
      if (!isMember && days.length <= dayLength && accepted.length === 0) return;
      const ordered = dayNumbersOf(days);
      if (isMember || isMoreThanOne(ordered, accepted)) found.push({ customerId, ordered, accepted });
    };
    const answers = acceptances.all() as Accepted[]; // the columns selected, as below
    let at = 0;
    /** Those of one customer; he is the next one. */
    const answersOf = (customerId: string) => {
      const first = at;
      while (answers[at]?.[0] === customerId) at += 1;
      return at === first ? nothing : answers.slice(first, at);
    };
    for (const [customerId, days] of orders.all() as [string, string][]) {
      for (let next = answers[at]; next !== undefined && next[0] < customerId; next = answers[at])
        see(next[0], '', answersOf(next[0]));
      see(customerId, days, answersOf(customerId));
    }
    for (let next = answers[at]; next !== undefined; next = answers[at]) see(next[0], '', answersOf(next[0]));
    return found;
  };

  return (me) => {
    // What was bought under several records of one customer counts together.
    const inFamily = new Set((merged.all() as [string, string][]).flat());
    const bought = boughtMoreThanOnce(inFamily);
    const ids = JSON.stringify(bought.map(({ customerId }) => customerId));
    const found: {
      readonly customerId: string;
      readonly name: string;
      readonly lastOn: string | null;
      readonly parts: Bought[];
    }[] = [];
    const families = new Map<string, Bought[]>();
    for (const [member, winnerId, name, lastOn] of shown.all({ me, ids }) as Shown[]) {
      const part = bought[member];
      if (part === undefined) continue;
      const customerId = winnerId ?? part.customerId;
      const isFamily = inFamily.has(customerId);
      const known = isFamily ? families.get(customerId) : undefined;
      if (known !== undefined) {
        known.push(part);
        continue;
      }
      const parts = [part];
      if (isFamily) families.set(customerId, parts);
      found.push({ customerId, name, lastOn, parts });
    }
    const rids: number[] = [];
    const buyers = found.map(({ customerId, name, lastOn, parts }) => {
      const [only] = parts;
      const days = parts.length === 1 && only !== undefined ? only.ordered : parts.flatMap(({ ordered }) => ordered);
      const lastDay = lastOn === null ? null : dayNumberOf(lastOn);
      const isLastOrdered = lastDay !== null && days.includes(lastDay);
      const maybe: (readonly [day: number, rid: number])[] = [];
      // The quotes that the last transaction came from, also where their answers were deleted since.
      const last: number[] = [];
      for (const part of parts) {
        for (const [, rid, on, isDeleted] of part.accepted) {
          if (on === lastOn && part.customerId === customerId && !isLastOrdered) last.push(rid);
          if (isDeleted === 1) continue;
          const day = dayNumberOf(on);
          // A day with an order is a day of a purchase, whatever else was one on it: nothing more has to be looked up about it.
          if (!days.includes(day)) maybe.push([day, rid]);
        }
      }
      for (const [, rid] of maybe) rids.push(rid);
      for (const rid of last) rids.push(rid);
      return { customerId, name, lastDay, days, maybe, last };
    });
    const without = new Set(replaced.all({ rids: JSON.stringify(rids) }) as number[]);
    return buyers.map(({ customerId, name, lastDay, days, maybe, last }) => {
      for (const [day, rid] of maybe) if (!without.has(rid)) days.push(day);
      if (lastDay !== null && !last.some((rid) => without.has(rid))) days.push(lastDay);
      return { customerId, name, days };
    });
  };
}

/** Of days that stand one after the other with a blank between them. */
function dayNumbersOf(text: string): number[] {
  const days: number[] = [];
  for (let at = 0; at < text.length; at += dayLength + 1) days.push(dayNumberOf(text.slice(at, at + dayLength)));
  return days;
}

/** Whether the days are two purchases at least: the first and the last are far enough apart. Most customers bought on one day alone. */
function isMoreThanOne(ordered: readonly number[], accepted: readonly Accepted[]): boolean {
  let [first, last] = [Number.MAX_SAFE_INTEGER, Number.MIN_SAFE_INTEGER];
  const see = (day: number) => {
    if (day < first) first = day;
    if (day > last) last = day;
  };
  for (const day of ordered) see(day);
  for (const [, , on, isDeleted] of accepted) if (isDeleted === 0) see(dayNumberOf(on));
  return last - first > samePurchaseDays;
}
