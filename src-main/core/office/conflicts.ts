import type { Conflict } from '../../../src-shared/office/office.contract.ts';
import { AppError } from '../../../src-shared/rpc/errors.ts';
import { isEntityName } from '../../../src-shared/sync/entities.ts';
import type { Context } from '../context.ts';
import { readValue } from '../history/index.ts';
import { createTitles } from './titles.ts';

type StoredConflict = Omit<Conflict, 'title' | 'customerId' | 'keptValue' | 'lostValue' | 'originalValue' | 'mine'> & {
  readonly keptValue: string | null;
  readonly lostValue: string | null;
  readonly originalValue: string | null;
  readonly keptDeviceId: string | null;
  readonly lostDeviceId: string | null;
};

const columns = `c.id, c.kind, c.entity, c.row_id AS rowId, c.field, c.kept_value AS keptValue, c.lost_value AS lostValue,
  c.original_value AS originalValue, k.name AS keptBy, c.kept_at AS keptAt, c.kept_device_id AS keptDeviceId, l.name AS lostBy,
  c.lost_at AS lostAt, c.lost_device_id AS lostDeviceId, c.resolution, c.created_at AS createdAt`;
const tables = `conflicts AS c LEFT JOIN users AS k ON k.id = c.kept_by LEFT JOIN users AS l ON l.id = c.lost_by`;

/** Values that met. The office finds them; people decide, and a decision is a change like any other. */
export function createConflicts(ctx: Context) {
  const { db } = ctx;
  const { titleOf, nameOfValue } = createTitles(db);
  const one = db.prepare(`SELECT ${columns} FROM ${tables} WHERE c.id = ? AND c.deleted_at IS NULL`);
  const list = db.prepare(
    `SELECT ${columns} FROM ${tables} WHERE c.deleted_at IS NULL AND (c.resolution IS NOT NULL) = @resolved
       AND (@rowId IS NULL OR c.row_id = @rowId) ORDER BY c.created_at DESC, c.rid DESC LIMIT +@limit`,
  );
  /** People know other records by their names, such as the customer that two merges made different ones of. */
  const valueOf = ({ entity, field }: StoredConflict, json: string | null): Conflict['keptValue'] => {
    const value = readValue(json);
    return field === null ? value : (nameOfValue(entity, field, value) ?? value);
  };
  const shown = (stored: StoredConflict): Conflict => {
    const { keptDeviceId, lostDeviceId, ...rest } = stored;
    const own = new Set([ctx.state.get('device_id'), ctx.state.get('session_device_id')]);
    return {
      ...rest,
      ...titleOf(stored.entity, stored.rowId, {}),
      keptValue: valueOf(stored, stored.keptValue),
      lostValue: valueOf(stored, stored.lostValue),
      originalValue: valueOf(stored, stored.originalValue),
      mine:
        keptDeviceId !== null && own.has(keptDeviceId) ? 'kept' : lostDeviceId !== null && own.has(lostDeviceId) ? 'lost' : null,
    };
  };

  return {
    list(wanted: { resolved: boolean; rowId: string | null; limit: number }): Conflict[] {
      const rows = list.all({ ...wanted, resolved: Number(wanted.resolved) }) as StoredConflict[]; // the columns selected
      return rows.map(shown);
    },
    /** One group, so that one undo takes all of it back. A decision can be changed: the other value is put in its place again. */
    resolve(id: string, use: 'kept' | 'lost' | 'original'): { groupId: string } {
      const stored = one.get(id) as StoredConflict | undefined; // the columns selected
      if (stored === undefined) throw new AppError('not-found', 'no such conflict', { details: { id } });
      const { entity, rowId, field, kind } = stored;
      if (!isEntityName(entity)) throw new AppError('not-supported', `this program knows no ${entity}`);
      if (kind === 'edit-of-deleted' && use === 'original') {
        throw new AppError('invalid', 'a deleted record is restored or left', { fields: { use: 'not-a-choice' } });
      }
      const wasTurned = stored.resolution === 'turned';
      return ctx.write.transact((tx) => {
        if (kind === 'edit-of-deleted') {
          if (use === 'lost') tx.restore(entity, rowId);
          else if (wasTurned) tx.remove(entity, rowId);
        } else if (field !== null && (use !== 'kept' || wasTurned)) {
          const values = { kept: stored.keptValue, lost: stored.lostValue, original: stored.originalValue };
          tx.update(entity, rowId, { [field]: readValue(values[use]) });
        }
        tx.update('conflicts', id, { resolution: use === 'kept' ? 'kept' : 'turned' });
      });
    },
  };
}
