import { type EntityName, entities, entityNames } from '../../../src-shared/sync/entities.ts';
import type { Db } from '../platform/database.ts';
import { isRootEntity, type RootEntity, rootEntities } from '../../../src-shared/sync/scopes.ts';
import { childEntities } from './write-row.ts';

const leaving = "SELECT scope_id FROM sync_scope WHERE state = 'leaving'";

/** What hangs on a customer or a task that is given away here (which the office does not know yet) has the label of its future owner, and stays. */
function findOthers(name: EntityName): string {
  const { table, root } = entities[name];
  const isGivenAway = "EXISTS (SELECT 1 FROM sync_base WHERE entity IN ('customers', 'tasks') AND row_id = customer_id)";
  return `SELECT id FROM "${table}" WHERE scope_id IN (${leaving}) ${root !== 'customerId' ? '' : `AND NOT ${isGivenAway}`} LIMIT +?`;
}

/**
 * Takes rows off this laptop that it may not hold any more: no deletion, the office has them. The outbox stays: what was not sent is
 * for the office to decide. `onMergedGone` hears of the record that a customer was merged into: it gathered from this one.
 */
export function createPurge(db: Db, onMergedGone: (winnerId: string) => void) {
  const hasBases = db.prepare('SELECT 1 FROM sync_base LIMIT 1').pluck();
  const dropBase = db.prepare('DELETE FROM sync_base WHERE entity = ? AND row_id = ?');
  const dropHistoryOfRoot = db.prepare('DELETE FROM history WHERE root_id = ?');
  const winnerOf = db.prepare('SELECT merged_into FROM customers WHERE id = ? AND merged_into IS NOT NULL').pluck();
  const roots = rootEntities.map((name) => ({
    name,
    find: db.prepare(`SELECT 1 FROM "${entities[name].table}" WHERE id = ?`).pluck(),
    drop: db.prepare(`DELETE FROM "${entities[name].table}" WHERE id = ?`),
  }));
  const composites = entityNames.map((name) =>
    db.prepare(`SELECT DISTINCT scope_id FROM "${entities[name].table}" WHERE scope_id GLOB 'any:*'`).pluck(),
  );
  const compositesOfBases = db
    .prepare(
      "SELECT DISTINCT json_extract(row_json, '$.scopeId') FROM sync_base WHERE json_extract(row_json, '$.scopeId') GLOB 'any:*'",
    )
    .pluck();
  const children = childEntities.map((name) => ({
    dropRows: db.prepare(`DELETE FROM "${entities[name].table}" WHERE customer_id = ?`),
    dropBases: db.prepare(
      `DELETE FROM sync_base WHERE entity = '${name}' AND row_id IN (SELECT id FROM "${entities[name].table}" WHERE customer_id = ?)`,
    ),
  }));
  const rootsLeaving = db
    .prepare(
      `${rootEntities
        .map(
          (name) => `SELECT id FROM "${entities[name].table}" WHERE scope_id IN (${leaving})
         AND NOT EXISTS (SELECT 1 FROM sync_base WHERE entity = '${name}' AND row_id = "${entities[name].table}".id)
       UNION SELECT row_id FROM sync_base WHERE entity = '${name}' AND json_extract(row_json, '$.scopeId') IN (${leaving})`,
        )
        .join(' UNION ')}
       LIMIT +?`,
    )
    .pluck();
  const others = entityNames.flatMap((name) =>
    isRootEntity(name)
      ? []
      : [
          {
            name,
            find: db.prepare(findOthers(name)).pluck(),
            drop: db.prepare(`DELETE FROM "${entities[name].table}" WHERE id = ?`),
          },
        ],
  );
  const dropHistoryOfRow = db.prepare('DELETE FROM history WHERE row_id = ?');
  const forget = db.prepare("DELETE FROM sync_scope WHERE state = 'leaving'");

  /** A customer with all that hangs on it, or a task and the like. */
  const root = (id: string): void => {
    if (hasBases.get() === 1) {
      for (const child of children) child.dropBases.run(id);
      for (const { name } of roots) dropBase.run(name, id);
    }
    for (const child of children) child.dropRows.run(id);
    dropHistoryOfRoot.run(id);
    const winnerId = winnerOf.get(id);
    if (typeof winnerId === 'string') onMergedGone(winnerId);
    for (const { drop } of roots) drop.run(id);
  };
  const row = (name: EntityName, id: string, drop: { run(id: string): unknown }): void => {
    dropBase.run(name, id);
    dropHistoryOfRow.run(id);
    drop.run(id);
  };

  return {
    root,
    entityOf: (rootId: string): RootEntity | null => roots.find(({ find }) => find.get(rootId) === 1)?.name ?? null,
    /** Every composite scope in which something lies here. */
    compositesHere: () => new Set([...composites, compositesOfBases].flatMap((statement) => statement.all() as string[])), // one text column
    historyOf: (rowId: string) => void dropHistoryOfRow.run(rowId),
    /** The next part of the scopes that are leaving; false when nothing of them is left. */
    slice(most: number): boolean {
      const ids = rootsLeaving.all(most) as string[]; // one text column
      for (const id of ids) root(id);
      if (ids.length > 0) return true;
      for (const { name, find, drop } of others) {
        const found = find.all(most) as string[]; // one text column
        for (const id of found) row(name, id, drop);
        if (found.length > 0) return true;
      }
      forget.run();
      return false;
    },
  };
}

export type Purge = ReturnType<typeof createPurge>;
