import type { EntityName } from '../../../src-shared/sync/entities.ts';
import { readContent } from '../../../src-shared/quotes/quote-text.ts';
import { AppError } from '../../../src-shared/rpc/errors.ts';
import type { Context } from '../context.ts';
import { readValue } from '../history/index.ts';
import type { WriteTransaction } from '../sync/write-door.ts';

interface ConflictRow {
  readonly id: string;
  readonly kept: string | null;
  readonly lost: string | null;
  readonly keptAt: string;
  readonly lostAt: string;
  readonly keptBy: string | null;
  readonly lostBy: string | null;
  readonly keptDevice: string | null;
  readonly lostDevice: string | null;
}

/** Contents of quotes or orders that met: what stands beside, and choosing between the two. */
export function createContentConflicts(ctx: Context, entity: Extract<EntityName, 'quotes' | 'orders'>) {
  const { db } = ctx;
  const now = db.prepare(`SELECT content FROM ${entity} WHERE id = ?`).pluck();
  const conflicts = db.prepare(
    `SELECT x.id, x.kept_value AS kept, x.lost_value AS lost, x.lost_at AS lostAt, x.kept_at AS keptAt, l.name AS lostBy, k.name AS keptBy,
       x.lost_device_id AS lostDevice, x.kept_device_id AS keptDevice
     FROM conflicts AS x LEFT JOIN users AS l ON l.id = x.lost_by LEFT JOIN users AS k ON k.id = x.kept_by
     WHERE x.row_id = ? AND x.field = 'content' AND x.resolution IS NULL AND x.deleted_at IS NULL ORDER BY x.created_at DESC, x.id`,
  );
  const one = db.prepare(
    `SELECT row_id AS rowId, kept_value AS kept, lost_value AS lost FROM conflicts
     WHERE id = ? AND entity = '${entity}' AND field = 'content' AND deleted_at IS NULL`,
  );
  const open = db
    .prepare(
      "SELECT count(*) FROM conflicts WHERE row_id = ? AND field = 'content' AND resolution IS NULL AND deleted_at IS NULL",
    )
    .pluck();

  return {
    /** Contents that stand beside; of one whose value was chosen already, none. */
    of(id: string) {
      const standing = now.get(id);
      const own = new Set([ctx.state.get('device_id'), ctx.state.get('session_device_id')]);
      return (conflicts.all(id) as ConflictRow[]).map((row) => {
        // The columns selected. It is the one that is not in the row now; both are kept in the record.
        const [kept, lost] = [textOf(row.kept), textOf(row.lost)];
        const isKeptBeside = lost === standing;
        return {
          id: row.id,
          text: isKeptBeside ? kept : lost,
          byName: isKeptBeside ? row.keptBy : row.lostBy,
          at: isKeptBeside ? row.keptAt : row.lostAt,
          isMine: own.has(isKeptBeside ? row.keptDevice : row.lostDevice),
        };
      });
    },
    areOpen: (id: string) => Number(open.get(id)) > 0,
    /** `mayTake` throws where the row's content may not become another one now. @throws `not-found` */
    choose(conflictId: string, use: 'standing' | 'other', mayTake: (tx: WriteTransaction, rowId: string) => void): string {
      const found = one.get(conflictId) as { rowId: string; kept: string; lost: string } | undefined; // the columns selected
      if (found === undefined) throw new AppError('not-found', 'no such conflict', { details: { id: conflictId } });
      const { groupId } = ctx.write.transact((tx) => {
        const content = tx.read(entity, found.rowId)?.fields['content'] ?? null;
        const lost = readValue(found.lost);
        const other = lost === content ? readValue(found.kept) : lost;
        if (use === 'other') {
          mayTake(tx, found.rowId);
          tx.update(entity, found.rowId, { content: other });
        }
        const stands = use === 'other' ? other : content;
        tx.update('conflicts', conflictId, { resolution: stands === lost ? 'turned' : 'kept' });
      });
      return groupId;
    },
  };
}

export function standingOf(text: string) {
  const content = readContent(text);
  return { content, totals: content?.totals ?? null };
}

function textOf(json: string | null): string {
  const value = readValue(json);
  return typeof value === 'string' ? value : '';
}
