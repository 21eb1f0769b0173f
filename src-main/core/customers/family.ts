import type { Db } from '../platform/database.ts';

/*
 * Merged records. A record that was merged into another one stays where it is, with all that hangs on it, and only names its winner
 * (`merged_into`). Whoever reads what hangs on a customer reads it of the winner and of everything that was merged into it, however many
 * steps away; so what another laptop still writes for a merged record appears under the winner, and undoing moves nothing.
 *
 *     Lan’s shop ──▶ Lan ──▶ Công ty Lan          familyOf(Công ty Lan) = all three          winnerOf(Lan’s shop) = Công ty Lan
 */

/** Condition on `c` (customers): living, and standing for itself. The lists' indexes hold exactly these rows. */
export const isListed = 'c.deleted_at IS NULL AND c.merged_into IS NULL';

export const isInRecycleBin = 'c.deleted_at IS NOT NULL AND c.merged_into IS NULL';

/** Condition for what hangs on a customer; its parameter is `family.json(id)`. Small lists; long ones are read member by member. */
export function inFamily(column: string): string {
  return `${column} IN (SELECT value FROM json_each(?))`;
}

/** More steps than anybody merges; a loop that two laptops made ends here until the office has broken it. */
const mostSteps = 20;

/**
 * Joins `c`: the customer under which a row that hangs on `column` is shown. `o` is the record it hangs on itself. The recursion runs for
 * rows of merged records only. A left join keeps rows without a customer, and those whose customer is on another laptop.
 */
export function joinShownCustomer(column: string, join: 'JOIN' | 'LEFT JOIN' = 'JOIN'): string {
  // By its row number, not its id: one walk down a tree less for every row.
  return `${join} customers AS o ON o.id = ${column}
    ${join} customers AS c ON c.rid = CASE WHEN o.merged_into IS NULL THEN o.rid ELSE ifnull((
      WITH RECURSIVE up(id, step) AS (
        SELECT o.merged_into, 1
        UNION ALL SELECT m.merged_into, step + 1 FROM up JOIN customers AS m ON m.id = up.id WHERE m.merged_into IS NOT NULL AND step < ${mostSteps})
      SELECT w.rid FROM up JOIN customers AS w ON w.id = up.id ORDER BY step DESC LIMIT 1), o.rid) END`;
}

export interface Family {
  /** The customer first, then what was merged into it, directly or not. Only records that are on this laptop. */
  of(id: string): string[];
  /** The same for `inFamily`. */
  json(id: string): string;
  /**
   * The record that stands for this one: itself where it was not merged. A winner that this laptop may not see does not count. Of a loop
   * the smallest id stands for all, on every laptop.
   */
  winnerOf(id: string): string;
  /** The record, what it was merged into, what that was merged into, and so on; of a loop each record once. */
  upFrom(id: string): string[];
}

export function createFamily(db: Db): Family {
  const mergedInto = db.prepare<[string]>('SELECT id FROM customers WHERE merged_into = ? ORDER BY rid').pluck();
  const targetOf = db
    .prepare<[string]>('SELECT c.merged_into FROM customers AS c JOIN customers AS w ON w.id = c.merged_into WHERE c.id = ?')
    .pluck();

  const of = (id: string): string[] => {
    const members = [id];
    // The list grows while it is walked; a record that is in it already is not walked again, so a loop ends.
    for (const member of members) {
      for (const merged of mergedInto.all(member) as string[]) if (!members.includes(merged)) members.push(merged); // ids
    }
    return members;
  };

  return {
    of,
    json: (id) => JSON.stringify(of(id)),
    upFrom(id) {
      const path = [id];
      for (let target = targetOf.get(id); typeof target === 'string' && !path.includes(target); target = targetOf.get(target))
        path.push(target);
      return path;
    },
    winnerOf(id) {
      const path = [id];
      for (let at = id; ; ) {
        const target = targetOf.get(at);
        if (typeof target !== 'string') return at;
        const loop = path.indexOf(target);
        if (loop !== -1) return path.slice(loop).sort()[0] ?? at;
        path.push(target);
        at = target;
      }
    },
  };
}
