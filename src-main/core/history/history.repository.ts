import type { FieldChange } from '../../../src-shared/customers/customers.contract.ts';
import type { Db } from '../platform/database.ts';
import { createLinkNames } from './link-names.ts';

/** What was written of one row, newest first; of one field or of all. By time: a line of another laptop may come long after it was written. */
export function readHistory(db: Db, wanted: { rowId: string; field: string | null; limit: number }): FieldChange[] {
  return readChanges(
    db,
    `h.row_id = ? ${wanted.field === null ? '' : 'AND h.field = ?'} ORDER BY h.at DESC, h.rid DESC LIMIT +?`,
    wanted.field === null ? [wanted.rowId, wanted.limit] : [wanted.rowId, wanted.field, wanted.limit],
  );
}

/** Lines of the history that fulfil a condition; `where` also says their order and how many. */
export function readChanges(db: Db, where: string, parameters: readonly (string | number)[]): FieldChange[] {
  const rows = db
    .prepare(
      `SELECT h.rid, h.at, u.name AS userName, h.device_id AS device, h.kind, h.entity, h.row_id AS rowId, h.field,
              h.old_value AS oldValue, h.new_value AS newValue, h.group_id AS groupId,
              (SELECT file_name FROM import_batches WHERE group_id = h.group_id) AS importedFrom
       FROM history AS h LEFT JOIN users AS u ON u.id = h.user_id WHERE ${where}`,
    )
    .all(...parameters) as HistoryRow[]; // the columns selected
  const deviceNames = createDeviceNames(db);
  const linkName = createLinkNames(db);
  return rows.map(({ rid, device, ...row }) => {
    const oldValue = readValue(row.oldValue);
    const newValue = readValue(row.newValue);
    return {
      ...row,
      id: String(rid),
      device: deviceNames(device),
      rowName: null,
      oldValue,
      newValue,
      oldName: linkName(row.field, oldValue),
      newName: linkName(row.field, newValue),
    };
  });
}

interface HistoryRow {
  readonly rid: number;
  readonly at: string;
  readonly userName: string | null;
  readonly device: string | null;
  readonly kind: FieldChange['kind'];
  readonly entity: string;
  readonly rowId: string;
  readonly field: string | null;
  readonly oldValue: string | null;
  readonly newValue: string | null;
  readonly groupId: string;
  readonly importedFrom: string | null;
}

/**
 * This laptop by its name, another one as the office calls it. One that this laptop was not told of yet goes by the end of its id: the same
 * sign wherever it wrote.
 */
function createDeviceNames(db: Db): (deviceId: string | null) => string | null {
  const state = db.prepare('SELECT value FROM sync_state WHERE key = ?').pluck();
  const ownId = state.get('device_id');
  const ownName = state.get('device_name');
  const told = state.get('device_names');
  const others = typeof told === 'string' ? (JSON.parse(told) as Record<string, string>) : {}; // written by `sync/device-names.ts`
  return (deviceId) => {
    if (deviceId === null) return null;
    if (deviceId === ownId && typeof ownName === 'string') return ownName;
    return others[deviceId] ?? `#${deviceId.slice(-4)}`;
  };
}

export function readValue(json: string | null): FieldChange['oldValue'] {
  // Written by the write door as the JSON of a field's value.
  return json === null ? null : (JSON.parse(json) as FieldChange['oldValue']);
}
