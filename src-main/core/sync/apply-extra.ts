import { entities, type EntityDefinition, entityNames } from '../../../src-shared/sync/entities.ts';
import { type Db, inTransaction } from '../platform/database.ts';
import { schemaVersion } from '../platform/migrate.ts';
import { createRowStore, type ServerRow } from './apply-rows.ts';
import type { Fields } from './rows.ts';
import { createStateStore } from './state.ts';
import type { SyncColumns } from './sync-columns.ts';

/**
 * After an upgrade: columns that the office sent before this program knew them have a place now, in the rows and in the office's versions
 * of rows for which something waits. Nothing is fetched again. Answers how many rows got something.
 */
export function promoteExtra(db: Db, columns: SyncColumns): number {
  const state = createStateStore(db);
  if (state.get('extra_promoted') === String(schemaVersion)) return 0;
  const store = createRowStore(db, columns);
  const writeBase = db.prepare('UPDATE sync_base SET row_json = ? WHERE entity = ? AND row_id = ?');
  return inTransaction(db, () => {
    db.prepare("INSERT INTO temp.sync_ctx VALUES ('apply')").run();
    let promoted = 0;
    for (const name of entityNames) {
      const definition: EntityDefinition = entities[name];
      const ids = db.prepare(`SELECT id FROM "${definition.table}" WHERE extra IS NOT NULL`).pluck().all() as string[]; // a text column
      for (const id of ids) {
        const found = store.read(name, id);
        const split = found === null ? null : splitExtra(definition, found.row.extra);
        if (found === null || split === null) continue;
        const { fields } = found.row;
        store.update(
          name,
          { fields, columns: found.columns },
          { ...found.row, fields: { ...fields, ...split.known }, extra: split.left },
        );
        promoted += 1;
      }
      const bases = db
        .prepare(
          "SELECT row_id AS id, row_json AS json FROM sync_base WHERE entity = ? AND json_extract(row_json, '$.extra') IS NOT NULL",
        )
        .all(name) as { id: string; json: string }[]; // the two columns
      for (const { id, json } of bases) {
        const base = JSON.parse(json) as ServerRow; // written by the doors
        const split = splitExtra(definition, base.extra);
        if (split === null) continue;
        writeBase.run(JSON.stringify({ ...base, fields: { ...base.fields, ...split.known }, extra: split.left }), name, id);
      }
    }
    state.set('extra_promoted', String(schemaVersion));
    db.prepare('DELETE FROM temp.sync_ctx').run();
    return promoted;
  });
}

/** What this program knows by now, and what it still does not; null where it knows nothing of it. */
function splitExtra(definition: EntityDefinition, extra: string | null): { known: Fields; left: string | null } | null {
  if (extra === null) return null;
  const values = Object.entries(JSON.parse(extra) as Fields); // written by the wire reader
  const isKnown = ([field]: readonly [string, unknown]) => definition.fields.includes(field);
  const known = Object.fromEntries(values.filter(isKnown));
  const left = Object.fromEntries(values.filter((value) => !isKnown(value)));
  if (Object.keys(known).length === 0) return null;
  return { known, left: Object.keys(left).length === 0 ? null : JSON.stringify(left) };
}
