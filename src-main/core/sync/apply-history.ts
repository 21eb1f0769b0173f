import { historyColumns } from '../../../src-shared/sync/protocol.ts';
import type { Db } from '../platform/database.ts';
import type { FieldValue } from './rows.ts';

/**
 * Lines of the history from the office. One of an operation that is here already, since this laptop made it, says what the office made of it:
 * what became of the row and the values that it replaced there, without the fields in which somebody else's stands.
 */
export function createHistoryDoor(db: Db) {
  const linesOf = db.prepare(
    `SELECT rid, kind, field, old_value AS before, new_value AS after FROM history
     WHERE row_id = ? AND group_id = ? AND op_no = ? AND device_id = ?`,
  );
  const insert = db.prepare(
    `INSERT INTO history (entity, row_id, root_id, group_id, kind, field, old_value, new_value, at, user_id, device_id, op_no)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  const correct = db.prepare('UPDATE history SET kind = ?, old_value = ?, new_value = ? WHERE rid = ?');
  const drop = db.prepare('DELETE FROM history WHERE rid = ?');
  const dropOfOperation = db.prepare('DELETE FROM history WHERE row_id = ? AND group_id = ? AND op_no = ? AND device_id = ?');

  return {
    put(columns: readonly string[], rows: readonly (readonly FieldValue[])[]): void {
      if (rows.length === 0) return;
      const rootAt = columns.indexOf('rootId');
      const places = historyColumns.map((column) => columns.indexOf(column));
      if (rootAt < 0 || places.includes(-1)) throw new Error('lines of the history came without their columns');
      for (const values of rows) {
        const [entity, rowId, groupId, kind, changes, at, userId, deviceId, opNo] = places.map((place) => values[place] ?? null);
        const missing = kind === 'update' ? changesOf(changes) : new Map([[null, [null, null]]]);
        for (const line of linesOf.all(rowId, groupId, opNo, deviceId) as Line[]) {
          const [before, after] = missing.get(line.field) ?? [];
          if (before === undefined || after === undefined) drop.run(line.rid);
          else if (kind !== line.kind || before !== line.before || after !== line.after)
            correct.run(kind, before, after, line.rid);
          missing.delete(line.field);
        }
        for (const [field, [before, after]] of missing) {
          insert.run(entity, rowId, values[rootAt], groupId, kind, field, before, after, at, userId, deviceId, opNo);
        }
      }
    },
    /**
     * What an operation wrote here of which the office has no line. The same operation of the device that this laptop was before a backup was
     * put back stays: the office has that one.
     */
    dropOperation: (op: { rowId: string; groupId: string; opNo: number }, deviceId: string) =>
      void dropOfOperation.run(op.rowId, op.groupId, op.opNo, deviceId),
  };
}

export type HistoryDoor = ReturnType<typeof createHistoryDoor>;

interface Line {
  readonly rid: number;
  readonly kind: string;
  readonly field: string | null;
  readonly before: string | null;
  readonly after: string | null;
}

/** Values before and after by field, as JSON: the form in which they are kept. */
function changesOf(json: unknown): Map<string | null, readonly (string | null)[]> {
  const changes: unknown = typeof json === 'string' ? JSON.parse(json) : json;
  const found = new Map<string | null, readonly (string | null)[]>();
  if (typeof changes !== 'object' || changes === null) return found;
  for (const [field, pair] of Object.entries(changes)) {
    const values: unknown[] = Array.isArray(pair) ? pair : [];
    if (values.length === 2) found.set(field, [JSON.stringify(values[0] ?? null), JSON.stringify(values[1] ?? null)]);
  }
  return found;
}
