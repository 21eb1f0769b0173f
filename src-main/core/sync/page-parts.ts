import type { PullAnswer, WireTable } from '../../../src-shared/sync/protocol.ts';
import { loadingOrder } from './loading-order.ts';

/**
 * A commit up to this size is applied whole: what somebody did in one go appears in one go. A larger one (the office loaded an import) comes
 * in slices, of which the last moves the cursor.
 */
const mostRowsOfCommit = 600;

/**
 * Cuts a page into parts that are each applied in one transaction and leave the laptop where the office was at that commit. Moves are
 * told once for a whole page and bring rows of any age along, so a page with moves stays whole where it is not too long.
 */
export function partsOf(answer: PullAnswer, cursor: number, mostRows: number): PullAnswer[] {
  const rows = answer.tables.reduce((sum, table) => sum + table.rows.length, 0);
  if (rows <= mostRows) return [answer];
  const head: PullAnswer = { ...answer, tables: [] };
  if (answer.moves.length > 0 || answer.scopes !== null) {
    return rows <= mostRowsOfCommit ? [answer] : slicesOf(head, answer.tables, cursor, mostRows);
  }
  const parts: PullAnswer[] = [];
  for (const commits of commitsOf(answer.tables, mostRows)) {
    // A customer that came into a scope of mine brings rows along that are older than the cursor.
    const part = { ...head, cursor: Math.max(cursor, commits.lastRev) };
    if (commits.rows <= mostRowsOfCommit) parts.push({ ...part, tables: commits.tables });
    else parts.push(...slicesOf(part, commits.tables, parts[parts.length - 1]?.cursor ?? cursor, mostRows));
  }
  const last = parts[parts.length - 1];
  if (last !== undefined) parts[parts.length - 1] = { ...last, cursor: answer.cursor };
  return parts;
}

/** Whole commits in their order, together up to `mostRows` rows where one alone is not longer. */
function commitsOf(tables: readonly WireTable[], mostRows: number): { tables: WireTable[]; rows: number; lastRev: number }[] {
  const counts = new Map<number, number>();
  const revOf = tables.map(({ columns }) => columns.indexOf('rev'));
  for (const [index, table] of tables.entries()) {
    for (const row of table.rows) {
      const rev = Number(row[revOf[index] ?? -1]);
      counts.set(rev, (counts.get(rev) ?? 0) + 1);
    }
  }
  const groups: { first: number; lastRev: number; rows: number }[] = [];
  for (const [rev, rows] of [...counts].sort(([a], [b]) => a - b)) {
    const current = groups[groups.length - 1];
    if (current !== undefined && current.rows + rows <= mostRows) {
      current.rows += rows;
      current.lastRev = rev;
    } else groups.push({ first: rev, lastRev: rev, rows });
  }
  return groups.map(({ first, lastRev, rows }) => ({
    rows,
    lastRev,
    tables: tables.map((table, index) => ({
      ...table,
      rows: table.rows.filter((row) => {
        const rev = Number(row[revOf[index] ?? -1]);
        return rev >= first && rev <= lastRev;
      }),
    })),
  }));
}

/** Parts of one commit: the first with what has to come first, the last with the cursor; until then the page counts as not come. */
function slicesOf(page: PullAnswer, tables: readonly WireTable[], cursor: number, mostRows: number): PullAnswer[] {
  const sorted = [...tables].sort((a, b) => loadingOrder.indexOf(a.entity) - loadingOrder.indexOf(b.entity));
  const slices: PullAnswer[] = [];
  for (const table of sorted) {
    for (let at = 0; at < table.rows.length; at += mostRows) {
      const isFirst = slices.length === 0;
      const slice = { ...table, rows: table.rows.slice(at, at + mostRows) };
      slices.push({
        ...page,
        cursor,
        scopes: isFirst ? page.scopes : null,
        moves: isFirst ? page.moves : [],
        tables: [slice],
      });
    }
  }
  const last = slices[slices.length - 1];
  if (last !== undefined) slices[slices.length - 1] = { ...last, cursor: page.cursor };
  return slices;
}
