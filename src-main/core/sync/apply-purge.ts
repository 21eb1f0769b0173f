import { type EntityName, entities, entityNames } from '../../../src-shared/sync/entities.ts';
import type { Db } from '../platform/database.ts';
import { childEntities } from './write-row.ts';

const leaving = "SELECT scope_id FROM sync_scope WHERE state = 'leaving'";

/** What hangs on a customer that is given away here (which the office does not know yet) has the label of its future owner, and stays. */
function findOthers(name: EntityName): string {
  const { table, root } = entities[name];
  const isGivenAway = "EXISTS (SELECT 1 FROM sync_base WHERE entity = 'customers' AND row_id = customer_id)";
  return `SELECT id FROM "${table}" WHERE scope_id IN (${leaving}) ${root === null ? '' : `AND NOT ${isGivenAway}`} LIMIT ?`;
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
  const dropCustomer = db.prepare('DELETE FROM customers WHERE id = ?');
  const children = childEntities.map((name) => ({
    dropRows: db.prepare(`DELETE FROM "${entities[name].table}" WHERE customer_id = ?`),
    dropBases: db.prepare(
      `DELETE FROM sync_base WHERE entity = '${name}' AND row_id IN (SELECT id FROM "${entities[name].table}" WHERE customer_id = ?)`,
    ),
  }));
  const rootsLeaving = db
    .prepare(
      `SELECT id FROM customers WHERE scope_id IN (${leaving})
         AND NOT EXISTS (SELECT 1 FROM sync_base WHERE entity = 'customers' AND row_id = customers.id)
       UNION SELECT row_id FROM sync_base WHERE entity = 'customers' AND json_extract(row_json, '$.scopeId') IN (${leaving})
       LIMIT ?`,
    )
    .pluck();
  const others = entityNames.flatMap((name) =>
    name === 'customers'
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

  /** A customer with all that hangs on it. */
  const root = (id: string): void => {
    if (hasBases.get() === 1) {
      for (const child of children) child.dropBases.run(id);
      dropBase.run('customers', id);
    }
    for (const child of children) child.dropRows.run(id);
    dropHistoryOfRoot.run(id);
    const winnerId = winnerOf.get(id);
    if (typeof winnerId === 'string') onMergedGone(winnerId);
    dropCustomer.run(id);
  };
  const row = (name: EntityName, id: string, drop: { run(id: string): unknown }): void => {
    dropBase.run(name, id);
    dropHistoryOfRow.run(id);
    drop.run(id);
  };

  return {
    root,
    historyOf: (rowId: string) => void dropHistoryOfRow.run(rowId),
    /** The next part of the scopes that are leaving; false when nothing of them is left. */
    slice(most: number): boolean {
      const roots = rootsLeaving.all(most) as string[]; // one text column
      for (const id of roots) root(id);
      if (roots.length > 0) return true;
      for (const { name, find, drop } of others) {
        const ids = find.all(most) as string[]; // one text column
        for (const id of ids) row(name, id, drop);
        if (ids.length > 0) return true;
      }
      forget.run();
      return false;
    },
  };
}

export type Purge = ReturnType<typeof createPurge>;
