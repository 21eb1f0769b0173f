import type { PullAnswer } from '../../src-shared/sync/protocol.ts';
import type { Db } from '../../src-main/core/platform/database.ts';

/*
 * A laptop whose program is older than the office (R19): there is a field of customers that it does not know. One process has one registry of
 * fields, so the field is called by another name on the way to such a laptop, which keeps it beside what it knows (`extra`). Its upgrade gives
 * the field its own name, and the engine moves what was kept into its column, as after a real upgrade.
 */

/** Written by the newer laptops, and by nobody on an older one. */
export const newerField = 'tradeName';
const unknownName = 'nameOfALaterVersion';

const renamed = (entity: string, columns: readonly string[]) =>
  entity === 'customers' ? columns.map((column) => (column === newerField ? unknownName : column)) : [...columns];

export function pageForOlder(answer: PullAnswer): PullAnswer {
  return { ...answer, tables: answer.tables.map((table) => ({ ...table, columns: renamed(table.entity, table.columns) })) };
}

/** The head line names the columns. */
export function snapshotForOlder([head, ...lines]: readonly string[]): string[] {
  const read = JSON.parse(head ?? '') as { entity: string; columns: string[] }; // written by `snapshotLines`
  return [JSON.stringify({ ...read, columns: renamed(read.entity, read.columns) }), ...lines];
}

/** The newer program is installed; it is started next. */
export function upgrade(db: Db): void {
  db.prepare("INSERT INTO temp.sync_ctx VALUES ('apply')").run();
  const names = { from: `"${unknownName}":`, to: `"${newerField}":` };
  db.prepare('UPDATE customers SET extra = replace(extra, @from, @to) WHERE extra IS NOT NULL').run(names);
  db.prepare('DELETE FROM temp.sync_ctx').run();
  // Beside the row itself stands the office's version of one for which something waits; there the kept fields are JSON within JSON.
  db.prepare('UPDATE sync_base SET row_json = replace(row_json, @from, @to) WHERE entity = @entity').run({
    entity: 'customers',
    from: JSON.stringify(names.from).slice(1, -1),
    to: JSON.stringify(names.to).slice(1, -1),
  });
  db.prepare("DELETE FROM sync_state WHERE key = 'extra_promoted'").run();
}

/** What an older laptop has of the newer field: nothing in its column, the value among what it does not know. */
export function keptOf(extra: string | number | null | undefined): unknown {
  return extra == null ? null : ((JSON.parse(String(extra)) as Record<string, unknown>)[unknownName] ?? null); // written by the wire reader
}
