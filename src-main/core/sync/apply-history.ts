import { historyColumns } from '../../../src-shared/sync/protocol.ts';
import type { Db } from '../platform/database.ts';
import type { FieldValue } from './rows.ts';

/** Lines of the history from the office. One that this laptop wrote itself is here already. */
export function createHistoryDoor(db: Db) {
  const isHere = db.prepare('SELECT 1 FROM history WHERE row_id = ? AND device_id = ? AND op_no = ? LIMIT 1').pluck();
  const insert = db.prepare(
    `INSERT INTO history (entity, row_id, root_id, group_id, kind, field, old_value, new_value, at, user_id, device_id, op_no)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  const dropOfOperation = db.prepare('DELETE FROM history WHERE row_id = ? AND group_id = ? AND op_no = ? AND device_id = ?');

  return {
    /** `onKnown` hears of each line that is here already. */
    put(
      columns: readonly string[],
      rows: readonly (readonly FieldValue[])[],
      onKnown: (deviceId: unknown, opNo: unknown) => void,
    ): void {
      if (rows.length === 0) return;
      const rootAt = columns.indexOf('rootId');
      const places = historyColumns.map((column) => columns.indexOf(column));
      if (rootAt < 0 || places.includes(-1)) throw new Error('lines of the history came without their columns');
      for (const values of rows) {
        const [entity, rowId, groupId, kind, changes, at, userId, deviceId, opNo] = places.map((place) => values[place] ?? null);
        if (isHere.get(rowId, deviceId, opNo) === 1) {
          onKnown(deviceId, opNo);
          continue;
        }
        const put = (field: string | null, before: unknown, after: unknown) =>
          insert.run(
            entity,
            rowId,
            values[rootAt],
            groupId,
            kind,
            field,
            field === null ? null : JSON.stringify(before ?? null),
            field === null ? null : JSON.stringify(after ?? null),
            at,
            userId,
            deviceId,
            opNo,
          );
        if (kind !== 'update') put(null, null, null);
        else for (const [field, [before, after]] of changesOf(changes)) put(field, before, after);
      }
    },
    /**
     * What an operation wrote here that the office decided otherwise: its own lines of it follow, or none. The same operation of the device
     * that this laptop was before a backup was put back stays: the office has that one.
     */
    dropOperation: (op: { rowId: string; groupId: string; opNo: number }, deviceId: string) =>
      void dropOfOperation.run(op.rowId, op.groupId, op.opNo, deviceId),
  };
}

export type HistoryDoor = ReturnType<typeof createHistoryDoor>;

function changesOf(json: unknown): [string, [unknown, unknown]][] {
  const changes: unknown = typeof json === 'string' ? JSON.parse(json) : json;
  if (typeof changes !== 'object' || changes === null) return [];
  return Object.entries(changes).flatMap(([field, pair]) => {
    const values: unknown[] = Array.isArray(pair) ? pair : [];
    return values.length === 2 ? [[field, [values[0], values[1]]] as [string, [unknown, unknown]]] : []; // two values, as just checked
  });
}
