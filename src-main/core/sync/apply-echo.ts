import { createHash } from 'node:crypto';
import { type EchoLine, textOfEcho } from '../../../src-shared/sync/echo.ts';
import { entities, type EntityName, isEntityName } from '../../../src-shared/sync/entities.ts';
import type { Db, SqlStatement } from '../platform/database.ts';
import type { Outbox, OutboxOp } from './outbox.ts';
import type { StoredRow } from './rows.ts';
import type { Scopes } from './scopes.ts';

/*
 * Most of what a laptop sends becomes in the office exactly what stands on the laptop. The office tells the hash of what it made; where
 * the same comes out here the operations are done with the answer, and the pull brings nothing that is here already:
 *
 *     answer  →  same hash?  yes:  rows get the commit's number, operations are archived
 *                            no:   operations are acknowledged and wait for the pull (`answered`, `settled`)
 */

export type Echo = ReturnType<typeof createEcho>;

/** The rows that a batch speaks of, each once, by entity. */
export type EchoedRows = ReadonlyMap<EntityName, readonly string[]>;

export function createEcho(
  db: Db,
  here: {
    readonly outbox: Outbox;
    readonly scopes: Scopes;
    readonly read: (name: EntityName, id: string) => { readonly row: StoredRow } | null;
  },
) {
  const linesOf = db
    .prepare(`SELECT field, old_value, new_value FROM history WHERE row_id = ? AND group_id = ? AND op_no = ? AND device_id = ?`)
    .raw();
  const dropBases = db.prepare('DELETE FROM sync_base WHERE entity = ? AND row_id IN (SELECT value FROM json_each(?))');
  const stamps = new Map<EntityName, SqlStatement>();
  const stampOf = (name: EntityName) => {
    let statement = stamps.get(name);
    if (statement === undefined) {
      statement = db.prepare(
        `UPDATE "${entities[name].table}" SET rev = ? WHERE id IN (SELECT value FROM json_each(?)) AND rev < ?`,
      );
      stamps.set(name, statement);
    }
    return statement;
  };

  return {
    /**
     * Whether these operations, neighbours in the outbox, have become in the office what stands here; null where that is not sure. For
     * rows about which something else waits it never is: what stands here is more than the office has.
     */
    isSame(ops: readonly OutboxOp[], deviceId: string, echo: string): EchoedRows | null {
      const [first, last] = [ops[0], ops[ops.length - 1]];
      if (first === undefined || last === undefined) return null;
      if (!here.outbox.areAllUnsent(first.opNo, last.opNo) || here.outbox.isWaitedForBeside(first.opNo, last.opNo)) return null;
      const seen = new Set<string>();
      const rows: { name: EntityName; row: StoredRow }[] = [];
      const ids = new Map<EntityName, string[]>();
      const lines: EchoLine[][] = [];
      for (const { entity, rowId, groupId, opNo } of ops) {
        if (!isEntityName(entity)) return null;
        lines.push(linesOf.all(rowId, groupId, opNo, deviceId) as EchoLine[]); // the three columns
        const key = `${entity}/${rowId}`;
        if (seen.has(key)) continue;
        seen.add(key);
        const row = here.read(entity, rowId)?.row;
        // What lies in a scope that is being left is about to go.
        if (row === undefined || row.extra !== null || row.scopeId === null || !here.scopes.isHeld(row.scopeId)) return null;
        rows.push({ name: entity, row });
        const known = ids.get(entity);
        if (known === undefined) ids.set(entity, [rowId]);
        else known.push(rowId);
      }
      const own = createHash('sha256').update(textOfEcho(rows, lines), 'utf8').digest('hex');
      return own === echo ? ids : null;
    },
    /** The rows are the office's as of this commit. */
    take(rows: EchoedRows, seq: number): void {
      for (const [name, ids] of rows) {
        const list = JSON.stringify(ids);
        stampOf(name).run(seq, list, seq);
        dropBases.run(name, list);
      }
    },
  };
}
