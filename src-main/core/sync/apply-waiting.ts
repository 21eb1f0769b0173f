import { entities, type EntityDefinition, type EntityName, isEntityName } from '../../../src-shared/sync/entities.ts';
import { overlay } from '../../../src-shared/sync/merge.ts';
import { isRootEntity, rootEntities, scopeOfRow, touchesScope } from '../../../src-shared/sync/scopes.ts';
import type { Db } from '../platform/database.ts';
import type { Purge } from './apply-purge.ts';
import type { RowStore, ServerRow } from './apply-rows.ts';
import type { Outbox, OutboxOp } from './outbox.ts';
import type { Fields } from './rows.ts';
import type { Scopes } from './scopes.ts';
import { childEntities } from './write-row.ts';

/*
 * Rows for which something waits in the outbox. Such a row shows the office's version (`sync_base`) with the waiting operations laid
 * over it; when the last one is settled the row is the base again, or gone where the office has none.
 */

export type Waiting = ReturnType<typeof createWaiting>;

export function createWaiting(db: Db, rows: RowStore, outbox: Outbox, purge: Purge, scopes: Scopes) {
  const readBase = db.prepare('SELECT row_json FROM sync_base WHERE entity = ? AND row_id = ?').pluck();
  const writeBase = db.prepare(
    'INSERT INTO sync_base (entity, row_id, row_json) VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET row_json = excluded.row_json',
  );
  const dropBase = db.prepare('DELETE FROM sync_base WHERE entity = ? AND row_id = ?');
  const relabelBase = db.prepare(
    `UPDATE sync_base SET row_json = json_set(row_json, '$.scopeId', ?)
     WHERE entity IN (${rootEntities.map((name) => `'${name}'`).join(', ')}) AND row_id = ?`,
  );
  const hasScopes = db.prepare('SELECT 1 FROM sync_scope LIMIT 1').pluck();
  const relabel = [...childEntities, ...rootEntities].map((name) =>
    db.prepare(
      `UPDATE "${entities[name].table}" SET scope_id = ? WHERE ${isRootEntity(name) ? 'id' : 'customer_id'} = ? AND scope_id IS NOT ?`,
    ),
  );
  const scopesOfRoots = rootEntities.map((name) =>
    db.prepare(`SELECT scope_id FROM "${entities[name].table}" WHERE id = ?`).pluck(),
  );

  const scopeHere = (rootId: string): string | null => {
    for (const statement of scopesOfRoots) {
      const scope = statement.get(rootId);
      if (typeof scope === 'string') return scope;
    }
    return null;
  };
  const baseOf = (name: EntityName, id: string): ServerRow | null => {
    const json = readBase.get(name, id);
    return typeof json === 'string' ? (JSON.parse(json) as ServerRow) : null; // written below or by the write door, which adds `rid`
  };
  const write = (name: EntityName, row: ServerRow, now: string) => {
    const found = rows.read(name, row.id);
    if (found === null) rows.insert(name, row, now);
    else rows.update(name, { fields: found.row.fields, columns: found.columns }, row);
    if (isRootEntity(name) && found !== null && found.row.scopeId !== row.scopeId && row.scopeId !== null) {
      moveTo(row.id, row.scopeId);
    }
  };
  /** A customer and all that hangs on it, or a task and the like, get another scope. */
  const moveTo = (rootId: string, scopeId: string) => {
    for (const statement of relabel) statement.run(scopeId, rootId, scopeId);
  };

  /** Computes a row from its base and what still waits. */
  const recompute = (name: EntityName, id: string, now: string): void => {
    const waiting = outbox.waitingOf(name, id);
    const base = baseOf(name, id);
    if (base !== null) {
      const shown = overlay({ fields: base.fields, deletedAt: base.deletedAt }, waiting);
      write(name, { ...base, ...shown, scopeId: scopeOfShown(name, base, shown.fields, waiting) }, now);
      if (waiting.length > 0) return;
      dropBase.run(name, id);
      // The office moved it where this laptop may not follow while something waited here.
      if (isRootEntity(name) && base.scopeId !== null && hasScopes.get() === 1 && !scopes.isHeld(base.scopeId)) purge.root(id);
      return;
    }
    const found = rows.read(name, id);
    if (found === null || found.row.rev !== 0) return;
    if (waiting.length === 0) {
      // The office never had it, or has it where this laptop may not look.
      if (isRootEntity(name)) purge.root(id);
      else {
        purge.historyOf(id);
        rows.remove(name, id);
      }
      return;
    }
    const create = waiting.find((op) => op.kind === 'create');
    if (create === undefined) return;
    const empty: Fields = Object.fromEntries(entities[name].fields.map((field) => [field, null]));
    const shown = overlay({ fields: { ...empty, ...create.patch }, deletedAt: null }, waiting);
    rows.update(
      name,
      { fields: found.row.fields, columns: found.columns },
      { ...found.row, ...shown, scopeId: found.row.scopeId },
    );
  };

  const scopeOfShown = (name: EntityName, base: ServerRow, fields: Fields, waiting: readonly OutboxOp[]): string | null => {
    const definition: EntityDefinition = entities[name];
    if (definition.root === 'customerId' && base.rootId !== null) return scopeHere(base.rootId) ?? base.scopeId;
    const isGivenAway = waiting.some(({ patch }) => touchesScope(name, patch));
    return isRootEntity(name) && isGivenAway ? scopeOfRow(name, fields, base.createdBy) : base.scopeId;
  };

  return {
    recompute,
    moveTo,
    /** The scope that the office's version of a customer, a task or the like has, as far as this laptop knows. */
    serverScopeOf(rootId: string): string | null {
      for (const name of rootEntities) {
        const base = baseOf(name, rootId);
        if (base !== null) return base.scopeId;
      }
      return scopeHere(rootId);
    },
    /** The office's new version of a row for which something waits; false where this laptop knows a newer one. */
    put(name: EntityName, row: ServerRow, now: string): boolean {
      const known = baseOf(name, row.id) ?? rows.read(name, row.id)?.row ?? null;
      if (known !== null && known.rev > row.rev) return false;
      const base: ServerRow = { ...row, fields: { ...known?.fields, ...row.fields } };
      writeBase.run(name, row.id, JSON.stringify(base));
      recompute(name, row.id, now);
      return true;
    },
    /**
     * What is shown becomes the base of a row whose operations the office has lost and that wait again: refused ones must not take the row
     * away. A row that was made by them is one that the office has never seen.
     */
    keepShown(name: EntityName, id: string, isCreated: boolean): void {
      const found = rows.read(name, id);
      if (found === null) return;
      if (isCreated) rows.write(name, id, new Map([['rev', 0]]));
      else if (baseOf(name, id) === null) writeBase.run(name, id, JSON.stringify({ ...found.row, rev: -1 }));
    },
    moveBase: (rootId: string, scopeId: string) => void relabelBase.run(scopeId, rootId),
    /** After operations were answered: their rows again, each once. Answers the rows and the customers they hang on. */
    settle(
      ops: readonly { entity: string; rowId: string }[],
      now: string,
    ): { name: EntityName; id: string; rootId: string | null }[] {
      const settled = new Map<string, { name: EntityName; id: string; rootId: string | null }>();
      for (const { entity, rowId } of ops) {
        // An entity of a newer version of this program: its rows are not here.
        if (!isEntityName(entity) || settled.has(`${entity} ${rowId}`)) continue;
        const rootId = rows.read(entity, rowId)?.row.rootId ?? null;
        settled.set(`${entity} ${rowId}`, { name: entity, id: rowId, rootId });
        recompute(entity, rowId, now);
      }
      return [...settled.values()];
    },
  };
}
