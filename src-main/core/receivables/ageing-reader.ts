import { bucketDays, type Standing, standingFrom, sumOfStandings } from '../../../src-shared/receivables/ageing.ts';
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

interface Shown {
  readonly customerId: string;
  readonly customerName: string;
  readonly ownerId: string | null;
  readonly ownerName: string | null;
  readonly teamId: string | null;
  readonly isRestricted: number;
}
interface Row extends Shown {
  readonly notDue: number;
  readonly to30: number;
  readonly to60: number;
  readonly to90: number;
  readonly over90: number;
  readonly creditDong: number;
  readonly oldestOn: string | null;
  readonly invoices: number;
}
type MaybeMerged = Row & { readonly mergedInto: string | null };
export type FoundDebtor = Debtor & { readonly isRestricted: boolean };

/*
 * Three small reads, each of an index that holds nothing else: invoices that are not just paid, what was paid ahead, and what was paid of
 * invoices that do not count any more. Sums are floating numbers, which are exact up to nine million tỷ and do not overflow beyond.
 */
const [, month, twoMonths, threeMonths] = bucketDays;
const parts = `
  SELECT customer_id,
    total(CASE WHEN left_dong > 0 AND owed_on >= @on THEN left_dong END) AS n0,
    total(CASE WHEN left_dong > 0 AND owed_on < @on AND owed_on >= @d30 THEN left_dong END) AS n30,
    total(CASE WHEN left_dong > 0 AND owed_on < @d30 AND owed_on >= @d60 THEN left_dong END) AS n60,
    total(CASE WHEN left_dong > 0 AND owed_on < @d60 AND owed_on >= @d90 THEN left_dong END) AS n90,
    total(CASE WHEN left_dong > 0 AND owed_on < @d90 THEN left_dong END) AS n99,
    total(CASE WHEN left_dong < 0 THEN -left_dong END) AS credit,
    min(CASE WHEN left_dong > 0 THEN owed_on END) AS oldest, count(CASE WHEN left_dong > 0 THEN 1 END) AS invoices
  FROM (SELECT customer_id, owed_on, total_dong - paid_dong AS left_dong FROM invoices
        WHERE state = 'open' AND deleted_at IS NULL AND paid_dong <> total_dong)
  GROUP BY customer_id
  UNION ALL
  SELECT customer_id, 0, 0, 0, 0, 0, total(CASE kind WHEN 'in' THEN amount_dong ELSE -amount_dong END), NULL, 0
  FROM receipts WHERE invoice_id IS NULL AND deleted_at IS NULL GROUP BY customer_id
  UNION ALL
  SELECT customer_id, 0, 0, 0, 0, 0, total(paid_dong), NULL, 0
  FROM invoices WHERE paid_dong <> 0 AND (state <> 'open' OR deleted_at IS NOT NULL) GROUP BY customer_id`;

const columns = `c.id AS customerId, c.name AS customerName, c.owner_id AS ownerId, u.name AS ownerName, coalesce(c.team_id, u.team_id) AS teamId,
  c.restricted_on IS NOT NULL AS isRestricted`;

/** What every customer owes, most overdue first. */
export function createAgeingReader(ctx: Context): (question: DebtorQuestion) => FoundDebtor[] {
  const family = createFamily(ctx.db);
  const read = ctx.db.prepare(
    `WITH parts AS MATERIALIZED (${parts})
     SELECT ${columns}, c.merged_into AS mergedInto, p.n0 AS notDue, p.n30 AS to30, p.n60 AS to60, p.n90 AS to90, p.n99 AS over90,
       p.credit AS creditDong, p.oldest AS oldestOn, p.invoices
     FROM parts AS p JOIN customers AS c ON c.id = p.customer_id LEFT JOIN users AS u ON u.id = c.owner_id
     WHERE c.deleted_at IS NULL OR c.merged_into IS NOT NULL`,
  );
  const winner = ctx.db.prepare(
    `SELECT ${columns} FROM customers AS c LEFT JOIN users AS u ON u.id = c.owner_id WHERE c.id = ? AND c.deleted_at IS NULL`,
  );
  /** What is owed under a record that was merged into another one is that one's. */
  const shown = (row: MaybeMerged): Row[] => {
    if (row.mergedInto === null) return [row];
    const of = winner.get(family.winnerOf(row.customerId)) as Shown | undefined; // the columns selected
    return of === undefined ? [] : [{ ...row, ...of }];
  };
  const teamOf = ctx.db.prepare('SELECT team_id FROM users WHERE id = ?').pluck();

  return ({ on, who, ownerId, teamId, text, isOverdue }) => {
    const days = { on, d30: addDays(on, -month), d60: addDays(on, -twoMonths), d90: addDays(on, -threeMonths) };
    const me = ctx.userId();
    const myTeam: unknown = who === 'team' ? teamOf.get(me) : null;
    const words = foldText(text ?? '')
      .split(' ')
      .filter((word) => word !== '');
    const owed = read.all(days) as MaybeMerged[]; // the columns selected
    const rows = owed.flatMap(shown).filter((row) => {
      if (who === 'mine' && row.ownerId !== me) return false;
      if (who === 'team' && (myTeam === null || row.teamId !== myTeam)) return false;
      if (ownerId !== undefined && row.ownerId !== ownerId) return false;
      if (teamId !== undefined && row.teamId !== teamId) return false;
      if (words.length === 0) return true;
      const name = foldText(row.customerName);
      return words.every((word) => name.includes(word));
    });
    const byCustomer = new Map<string, Row[]>();
    for (const row of rows) {
      const known = byCustomer.get(row.customerId);
      if (known === undefined) byCustomer.set(row.customerId, [row]);
      else known.push(row);
    }
    return [...byCustomer.values()]
      .map(debtorOf)
      .filter(({ openDong, creditDong, overdueDong }) => (isOverdue ? overdueDong > 0 : openDong !== 0 || creditDong !== 0))
      .sort(
        (a, b) =>
          b.overdueDong - a.overdueDong ||
          b.openDong - a.openDong ||
          b.creditDong - a.creditDong ||
          (a.customerId < b.customerId ? -1 : 1),
      );
  };
}

function debtorOf(rows: readonly Row[]): FoundDebtor {
  const [first] = rows as readonly [Row, ...Row[]]; // a group holds at least the row that made it
  const { customerId, customerName, ownerId, ownerName } = first;
  const isAlone = rows.length === 1;
  const standing = isAlone ? standingFrom(bucketsOf(first), first.creditDong) : sumOfStandings(rows.map(partOf));
  const oldest = isAlone ? [first.oldestOn] : rows.flatMap(({ oldestOn }) => oldestOn ?? []).sort();
  return {
    ...{ customerId, customerName, ownerId, ownerName, isRestricted: first.isRestricted === 1, ...standing },
    oldestOn: oldest[0] ?? null,
    invoices: rows.reduce((sum, row) => sum + row.invoices, 0),
  };
}

function bucketsOf({ notDue, to30, to60, to90, over90 }: Row): Standing['buckets'] {
  return { notDue, to30, to60, to90, over90 };
}

function partOf(row: Row): Pick<Standing, 'buckets' | 'creditDong'> {
  return { buckets: bucketsOf(row), creditDong: row.creditDong };
}

/** The sums by rep, most overdue first. */
export function ownersOf(found: readonly FoundDebtor[]) {
  const byOwner = new Map<string | null, FoundDebtor[]>();
  for (const one of found) {
    const known = byOwner.get(one.ownerId);
    if (known === undefined) byOwner.set(one.ownerId, [one]);
    else known.push(one);
  }
  return [...byOwner]
    .map(([ownerId, ofOwner]) => ({
      ownerId,
      ownerName: ofOwner[0]?.ownerName ?? null,
      customers: ofOwner.length,
      ...sumOfStandings(ofOwner),
    }))
    .sort((a, b) => b.overdueDong - a.overdueDong || b.openDong - a.openDong);
}
