import { columnOf, entities, type EntityDefinition, entityNames } from '../../../src-shared/sync/entities.ts';
import { type Db, inTransaction } from '../platform/database.ts';
import { schemaVersion } from '../platform/migrate.ts';
import { createStateStore } from './state.ts';

/**
 * After an upgrade: columns that the office sent before this program knew them have a place now. Nothing is fetched again.
 * Answers how many rows got something.
 */
export function promoteExtra(db: Db): number {
  const state = createStateStore(db);
  if (state.get('extra_promoted') === String(schemaVersion)) return 0;
  return inTransaction(db, () => {
    db.prepare("INSERT INTO temp.sync_ctx VALUES ('apply')").run();
    let promoted = 0;
    for (const name of entityNames) {
      const definition: EntityDefinition = entities[name];
      const rows = db.prepare(`SELECT id, extra FROM "${definition.table}" WHERE extra IS NOT NULL`).all() as {
        id: string;
        extra: string;
      }[]; // the two columns
      for (const { id, extra } of rows) {
        const values = JSON.parse(extra) as Record<string, string | number | boolean | null>; // written by the apply door
        const known = definition.fields.filter((field) => Object.hasOwn(values, field));
        if (known.length === 0) continue;
        const left = Object.fromEntries(Object.entries(values).filter(([field]) => !known.includes(field)));
        const sets = known.map((field) => `"${columnOf(field)}" = ?`).join(', ');
        const wanted = known.map((field) => {
          const value = values[field] ?? null;
          return typeof value === 'boolean' ? Number(value) : value;
        });
        db.prepare(`UPDATE "${definition.table}" SET ${sets}, extra = ? WHERE id = ?`).run(
          ...wanted,
          Object.keys(left).length === 0 ? null : JSON.stringify(left),
          id,
        );
        promoted += 1;
      }
    }
    state.set('extra_promoted', String(schemaVersion));
    db.prepare('DELETE FROM temp.sync_ctx').run();
    return promoted;
  });
}
