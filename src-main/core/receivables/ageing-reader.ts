import {
  type AgeingBucket,
  ageingBuckets,
  bucketDays,
  noBuckets,
  type Standing,
  standingFrom,
} from '../../../src-shared/receivables/ageing.ts';
import type { Debtor } from '../../../src-shared/receivables/receivables.contract.ts';
import { addDays } from '../../../src-shared/lib/dates.ts';
import { foldText } from '../../../src-shared/vietnam/fold.ts';
import type { Context } from '../context.ts';
import { createFamily } from '../customers/index.ts';

export interface DebtorQuestion {
  readonly on: string;
  readonly who: 'mine' | 'team' | 'all';
  readonly ownerId?: string;
  readonly teamId?: string;
  readonly text?: string;
  readonly isOverdue: boolean;
}

/** Amounts are what is to be paid, and of it what is overdue by so many days and more. */
type Row = readonly [
  customerId: string,
  ownerId: string | null,
  teamId: string | null,
  mergedInto: string | null,
  open: number,
  late0: number,
  late30: number,
  late60: number,
  late90: number,
  credit: number,
];
interface Shown {
  readonly customerId: string;
  readonly ownerId: string | null;
  readonly teamId: string | null;
}

/** A customer with all that is owed under it; what else is shown of it is read of those that are shown. */
export interface FoundDebtor {
  readonly customerId: string;
  readonly ownerId: string | null;
  readonly buckets: Record<AgeingBucket, number>;
  openDong: number;
  overdueDong: number;
  creditDong: number;
  /** The customer itself and whatever was merged into it, where something is owed there. */
  readonly members: string[];
}
export type ToldDebtor = Debtor & { readonly isRestricted: boolean };

/*
 * Three small reads, each of an index that holds nothing else: invoices that are not just paid, what was paid ahead, and what was paid of
 * invoices that do not count any more. Every invoice of the office passes here, so sums are running ones: a bucket is the difference of
 * two. They are floating numbers, which are exact up to nine million tỷ and do not overflow beyond.
 */
const [, month, twoMonths, threeMonths] = bucketDays;
const parts = `
  SELECT customer_id, total(left_dong) FILTER (WHERE left_dong > 0) AS open,
    total(left_dong) FILTER (WHERE owed_on < @on AND left_dong > 0) AS late0,
    total(left_dong) FILTER (WHERE owed_on < @d30 AND left_dong > 0) AS late30,
    total(left_dong) FILTER (WHERE owed_on < @d60 AND left_dong > 0) AS late60,
    total(left_dong) FILTER (WHERE owed_on < @d90 AND left_dong > 0) AS late90,
    total(-left_dong) FILTER (WHERE left_dong < 0) AS credit
  FROM (SELECT customer_id, owed_on, total_dong - paid_dong AS left_dong FROM invoices INDEXED BY invoices_unpaid
        WHERE state = 'open' AND deleted_at IS NULL AND paid_dong <> total_dong)
  GROUP BY customer_id
  UNION ALL
  SELECT customer_id, 0, 0, 0, 0, 0, total(CASE kind WHEN 'in' THEN amount_dong ELSE -amount_dong END)
  FROM receipts INDEXED BY receipts_ahead WHERE invoice_id IS NULL AND deleted_at IS NULL GROUP BY customer_id
  UNION ALL
  SELECT customer_id, 0, 0, 0, 0, 0, total(paid_dong)
  FROM invoices INDEXED BY invoices_void WHERE paid_dong <> 0 AND (state <> 'open' OR deleted_at IS NOT NULL) GROUP BY customer_id`;

export interface AgeingReader {
  /** What every customer owes, most overdue first. */
  find(question: DebtorQuestion): FoundDebtor[];
  /** Some of them as they are shown. */
  tell(found: readonly FoundDebtor[]): ToldDebtor[];
  /** The sums by rep, most overdue first. */
  ownersOf(found: readonly FoundDebtor[]): OwnerSums[];
}
type OwnerSums = Standing & { readonly ownerId: string | null; readonly ownerName: string | null; readonly customers: number };

export function createAgeingReader(ctx: Pick<Context, 'db' | 'userId'>): AgeingReader {
  const family = createFamily(ctx.db);
  const read = ctx.db
    .prepare(
      `SELECT p.customer_id, c.owner_id, c.team_id, c.merged_into, p.open, p.late0, p.late30, p.late60, p.late90, p.credit
       FROM (${parts}) AS p CROSS JOIN customers AS c ON c.id = p.customer_id
       WHERE c.deleted_at IS NULL OR c.merged_into IS NOT NULL`,
    )
    .raw();
  const winner = ctx.db.prepare(
    'SELECT id AS customerId, owner_id AS ownerId, team_id AS teamId FROM customers WHERE id = ? AND deleted_at IS NULL',
  );
  const named = ctx.db.prepare('SELECT name, restricted_on IS NOT NULL AS isRestricted FROM customers WHERE id = ?');
  const users = ctx.db.prepare('SELECT id, name, team_id AS teamId FROM users');
  const oldest = ctx.db.prepare(
    `SELECT min(owed_on) AS oldestOn, count(*) AS invoices FROM invoices INDEXED BY invoices_unpaid
     WHERE customer_id = ? AND state = 'open' AND deleted_at IS NULL AND paid_dong <> total_dong AND paid_dong < total_dong`,
  );
  const people = () => new Map((users.all() as User[]).map((user) => [user.id, user])); // the columns selected, as below
  const nameOf = (id: string) => named.get(id) as { name: string; isRestricted: number };
  /** What is owed under a record that was merged into another one is that one's. */
  const shownOf = ([customerId, ownerId, teamId, mergedInto]: Row): Shown | undefined =>
    mergedInto === null ? { customerId, ownerId, teamId } : (winner.get(family.winnerOf(customerId)) as Shown | undefined);

  return {
    find(question) {
      const { on, isOverdue } = question;
      const isAsked = filterOf(question, ctx.userId(), people(), (id) => nameOf(id).name);
      const days = { on, d30: addDays(on, -month), d60: addDays(on, -twoMonths), d90: addDays(on, -threeMonths) };
      const byCustomer = new Map<string, FoundDebtor>();
      for (const row of read.all(days) as Row[]) {
        const shown = shownOf(row);
        if (shown === undefined) continue;
        const known = byCustomer.get(shown.customerId);
        if (known !== undefined) addTo(known, row);
        else if (isAsked(shown)) byCustomer.set(shown.customerId, addTo(nothingOf(shown), row));
      }
      return [...byCustomer.values()]
        .filter(({ openDong, creditDong, overdueDong }) => (isOverdue ? overdueDong > 0 : openDong !== 0 || creditDong !== 0))
        .sort(
          (a, b) =>
            b.overdueDong - a.overdueDong ||
            b.openDong - a.openDong ||
            b.creditDong - a.creditDong ||
            (a.customerId < b.customerId ? -1 : 1),
        );
    },
    tell(found) {
      const known = people();
      return found.map(({ customerId, ownerId, members, ...amounts }) => {
        const owed = members.map((id) => oldest.get(id) as { oldestOn: string | null; invoices: number });
        const { name: customerName, isRestricted } = nameOf(customerId);
        return {
          ...amounts,
          ...{ customerId, customerName, ownerId, ownerName: userName(known, ownerId), isRestricted: isRestricted === 1 },
          balanceDong: amounts.openDong - amounts.creditDong,
          oldestOn: owed.flatMap(({ oldestOn }) => oldestOn ?? []).sort()[0] ?? null,
          invoices: owed.reduce((sum, { invoices }) => sum + invoices, 0),
        };
      });
    },
    ownersOf(found) {
      const known = people();
      const byOwner = new Map<string | null, { customers: number; creditDong: number; buckets: Record<AgeingBucket, number> }>();
      for (const { ownerId, buckets, creditDong } of found) {
        const sums = byOwner.get(ownerId) ?? { customers: 0, creditDong: 0, buckets: noBuckets() };
        if (sums.customers === 0) byOwner.set(ownerId, sums);
        sums.customers += 1;
        sums.creditDong += creditDong;
        for (const bucket of ageingBuckets) sums.buckets[bucket] += buckets[bucket];
      }
      return [...byOwner]
        .map(([ownerId, { customers, buckets, creditDong }]) => ({
          ...{ ownerId, ownerName: userName(known, ownerId), customers },
          ...standingFrom(buckets, creditDong),
        }))
        .sort((a, b) => b.overdueDong - a.overdueDong || b.openDong - a.openDong);
    },
  };
}

interface User {
  readonly id: string;
  readonly name: string;
  readonly teamId: string | null;
}

function userName(people: ReadonlyMap<string, User>, id: string | null): string | null {
  return id === null ? null : (people.get(id)?.name ?? null);
}

/** Whether a customer is among those that were asked for. */
function filterOf(
  { who, ownerId, teamId, text }: DebtorQuestion,
  me: string | null,
  people: ReadonlyMap<string, User>,
  nameOf: (customerId: string) => string,
) {
  const teamOf = (row: Shown) => row.teamId ?? (row.ownerId === null ? null : (people.get(row.ownerId)?.teamId ?? null));
  const myTeam = me === null ? null : (people.get(me)?.teamId ?? null);
  const words = foldText(text ?? '')
    .split(' ')
    .filter((word) => word !== '');
  return (row: Shown): boolean => {
    if (who === 'mine' && row.ownerId !== me) return false;
    if (who === 'team' && (myTeam === null || teamOf(row) !== myTeam)) return false;
    if (ownerId !== undefined && row.ownerId !== ownerId) return false;
    if (teamId !== undefined && teamOf(row) !== teamId) return false;
    if (words.length === 0) return true;
    const name = foldText(nameOf(row.customerId));
    return words.every((word) => name.includes(word));
  };
}

function nothingOf({ customerId, ownerId }: Shown): FoundDebtor {
  return { customerId, ownerId, buckets: noBuckets(), openDong: 0, overdueDong: 0, creditDong: 0, members: [] };
}

function addTo(debtor: FoundDebtor, row: Row): FoundDebtor {
  const [customerId, , , , open, late0, late30, late60, late90, credit] = row;
  const { buckets, members } = debtor;
  if (!members.includes(customerId)) members.push(customerId);
  buckets.notDue += open - late0;
  buckets.to30 += late0 - late30;
  buckets.to60 += late30 - late60;
  buckets.to90 += late60 - late90;
  buckets.over90 += late90;
  debtor.openDong += open;
  debtor.overdueDong += late0;
  debtor.creditDong += credit;
  return debtor;
}
