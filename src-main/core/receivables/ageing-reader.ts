import { bucketDays, type Standing, standingFrom, sumOfStandings } from '../../../src-shared/receivables/ageing.ts';
import type { Debtor } from '../../../src-shared/receivables/receivables.contract.ts';
import { addDays } from '../../../src-shared/lib/dates.ts';
import { foldText } from '../../../src-shared/vietnam/fold.ts';
import type { Context } from '../context.ts';
import { joinShownCustomer } from '../customers/index.ts';

export interface DebtorQuestion {
  readonly on: string;
  readonly who: 'mine' | 'team' | 'all';
  readonly ownerId?: string;
  readonly teamId?: string;
  readonly text?: string;
  readonly isOverdue: boolean;
}

/** Whom a row is shown under. */
interface Person {
  readonly id: string;
  readonly customerId: string;
  readonly customerName: string;
  readonly ownerId: string | null;
  readonly ownerName: string | null;
  readonly teamId: string | null;
  readonly isRestricted: number;
}
interface Part {
  readonly id: string;
  readonly all: number;
  /** Overdue by more than 0, 30, 60 and 90 days. */
  readonly late0: number;
  readonly late30: number;
  readonly late60: number;
  readonly late90: number;
  readonly creditDong: number;
  readonly oldestOn: string | null;
  readonly invoices: number;
}
type Row = Person & Part;
export type FoundDebtor = Debtor & { readonly isRestricted: boolean };

/*
 * Three small reads, each of an index that holds nothing else: invoices that are not just paid, what was paid ahead, and what was paid of
 * invoices that do not count any more. Sums are floating numbers, which are exact up to nine million tỷ and do not overflow beyond.
 */
const [, month, twoMonths, threeMonths] = bucketDays;
const parts = `
  SELECT customer_id AS id, total(owed) AS "all",
    total(CASE WHEN owed_on < @on THEN owed END) AS late0, total(CASE WHEN owed_on < @d30 THEN owed END) AS late30,
    total(CASE WHEN owed_on < @d60 THEN owed END) AS late60, total(CASE WHEN owed_on < @d90 THEN owed END) AS late90,
    total(over) AS creditDong, min(CASE WHEN owed > 0 THEN owed_on END) AS oldestOn, total(owed > 0) AS invoices
  FROM (SELECT customer_id, owed_on, max(0, total_dong - paid_dong) AS owed, max(0, paid_dong - total_dong) AS over FROM invoices
        WHERE state = 'open' AND deleted_at IS NULL AND paid_dong <> total_dong)
  GROUP BY customer_id
  UNION ALL
  SELECT customer_id, 0, 0, 0, 0, 0, total(CASE kind WHEN 'in' THEN amount_dong ELSE -amount_dong END), NULL, 0
  FROM receipts WHERE invoice_id IS NULL AND deleted_at IS NULL GROUP BY customer_id
  UNION ALL
  SELECT customer_id, 0, 0, 0, 0, 0, total(paid_dong), NULL, 0
  FROM invoices WHERE paid_dong <> 0 AND (state <> 'open' OR deleted_at IS NOT NULL) GROUP BY customer_id`;

/** What every customer owes, most overdue first. */
export function createAgeingReader(ctx: Context): (question: DebtorQuestion) => FoundDebtor[] {
  const read = ctx.db.prepare(parts);
  const people = createPeople(ctx);
  const teamOf = ctx.db.prepare('SELECT team_id FROM users WHERE id = ?').pluck();

  return ({ on, who, ownerId, teamId, text, isOverdue }) => {
    const days = { on, d30: addDays(on, -month), d60: addDays(on, -twoMonths), d90: addDays(on, -threeMonths) };
    const me = ctx.userId();
    const myTeam: unknown = who === 'team' ? teamOf.get(me) : null;
    const words = foldText(text ?? '')
      .split(' ')
      .filter((word) => word !== '');
    const isWanted = (person: Person) => {
      if (who === 'mine' && person.ownerId !== me) return false;
      if (who === 'team' && (myTeam === null || person.teamId !== myTeam)) return false;
      if (ownerId !== undefined && person.ownerId !== ownerId) return false;
      if (teamId !== undefined && person.teamId !== teamId) return false;
      if (words.length === 0) return true;
      const name = foldText(person.customerName);
      return words.every((word) => name.includes(word));
    };
    const found = read.all(days) as Part[]; // the columns selected
    const byCustomer = new Map<string, Row[]>();
    const personOf = people(found.map(({ id }) => id));
    for (const part of found) {
      const person = personOf.get(part.id);
      if (person === undefined || !isWanted(person)) continue;
      const row = { ...person, ...part };
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

/**
 * Whom the rows of these customers are shown under. Looking each up costs more than all sums together, and changes seldom: what was read
 * stands until customers or people change, here or through another process.
 */
function createPeople({ db, changes }: Context): (ids: readonly string[]) => ReadonlyMap<string, Person> {
  const read = db.prepare(
    `SELECT d.value AS id, c.id AS customerId, c.name AS customerName, c.owner_id AS ownerId, u.name AS ownerName,
       coalesce(c.team_id, u.team_id) AS teamId, c.restricted_on IS NOT NULL AS isRestricted
     FROM json_each(?) AS d ${joinShownCustomer('d.value')} LEFT JOIN users AS u ON u.id = c.owner_id WHERE c.deleted_at IS NULL`,
  );
  let known = new Map<string, Person>();
  let missing = new Set<string>();
  let version: unknown = null;
  changes.subscribe((event) => {
    if (event.type !== 'changed' || !['customers', 'users', 'teams', '*'].includes(event.entity)) return;
    known = new Map();
    missing = new Set();
  });
  return (ids) => {
    const now: unknown = db.pragma('data_version', { simple: true });
    if (now !== version) {
      known = new Map();
      missing = new Set();
    }
    version = now;
    const unknown = [...new Set(ids.filter((id) => !known.has(id) && !missing.has(id)))];
    if (unknown.length === 0) return known;
    for (const person of read.all(JSON.stringify(unknown)) as Person[]) known.set(person.id, person); // the columns selected
    for (const id of unknown) if (!known.has(id)) missing.add(id);
    return known;
  };
}

function debtorOf(rows: readonly Row[]): FoundDebtor {
  const [first] = rows as readonly [Row, ...Row[]]; // a group holds at least the row that made it
  const { customerId, customerName, ownerId, ownerName } = first;
  const standing = rows.length === 1 ? standingFrom(bucketsOf(first), first.creditDong) : sumOfStandings(rows.map(partOf));
  const oldest = rows.flatMap(({ oldestOn }) => oldestOn ?? []).sort();
  return {
    ...{ customerId, customerName, ownerId, ownerName, isRestricted: first.isRestricted === 1, ...standing },
    oldestOn: oldest[0] ?? null,
    invoices: rows.reduce((sum, row) => sum + row.invoices, 0),
  };
}

function bucketsOf({ all, late0, late30, late60, late90 }: Part): Standing['buckets'] {
  return { notDue: all - late0, to30: late0 - late30, to60: late30 - late60, to90: late60 - late90, over90: late90 };
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
