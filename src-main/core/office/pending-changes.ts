import { z } from 'zod';
import type { PendingChange } from '../../../src-shared/office/office.contract.ts';
import { AppError } from '../../../src-shared/rpc/errors.ts';
import { isEntityName } from '../../../src-shared/sync/entities.ts';
import { refusalCodes } from '../../../src-shared/sync/protocol.ts';
import { checkPatch } from '../../../src-shared/sync/row-rules.ts';
import type { Context } from '../context.ts';
import { inTransaction } from '../platform/database.ts';
import type { FieldValue, Fields } from '../sync/rows.ts';
import { isSomebodys } from '../sync/outbox.ts';
import type { WriteTransaction } from '../sync/write-door.ts';
import { createTitles } from './titles.ts';

interface OutboxRow {
  readonly opNo: number;
  readonly groupId: string;
  readonly entity: string;
  readonly rowId: string;
  readonly kind: PendingChange['kind'];
  readonly patch: string;
  readonly state: string;
  readonly result: string | null;
  readonly at: string;
}

const columns = `op_no AS opNo, group_id AS groupId, entity, row_id AS rowId, kind, patch, state, result, created_at AS at`;
const isDiscarded = "state = 'archived' AND json_extract(result, '$.discarded') = 1";

/** What stands in `outbox.result` of a refused operation. */
const refusal = z.object({
  code: z.enum(refusalCodes),
  field: z.string().nullable().catch(null),
  reason: z.string().nullable().catch(null),
});

/** Changes that the office has not got, and those it refused: nothing of them goes away by itself. */
export function createPendingChanges(ctx: Context) {
  const { db } = ctx;
  const { titleOf, nameOfValue } = createTitles(db);
  const rejected = db.prepare(`SELECT ${columns} FROM outbox WHERE state = 'rejected' ORDER BY op_no DESC LIMIT +?`);
  const waiting = db.prepare(
    `SELECT ${columns} FROM outbox WHERE state IN ('pending', 'sent') AND ${isSomebodys} ORDER BY op_no DESC LIMIT +?`,
  );
  const discarded = db.prepare(`SELECT ${columns} FROM outbox WHERE ${isDiscarded} ORDER BY op_no DESC LIMIT +?`);
  const one = db.prepare(`SELECT ${columns} FROM outbox WHERE op_no = ? AND state = 'rejected'`);
  const goingAlong = db.prepare(
    `SELECT ${columns} FROM outbox WHERE state = 'rejected' AND op_no <> @opNo
       AND (group_id = @groupId OR (row_id = @rowId AND json_extract(result, '$.code') = 'depends-on-rejected')) ORDER BY op_no`,
  );
  const discard = db.prepare(
    `UPDATE outbox SET state = 'archived', result = json_set(ifnull(result, '{}'), '$.discarded', json('true'))
     WHERE op_no = ? AND state = 'rejected'`,
  );
  const undiscard = db.prepare(
    `UPDATE outbox SET state = 'rejected', result = json_remove(result, '$.discarded') WHERE op_no = ? AND ${isDiscarded}`,
  );
  const resent = db.prepare(
    "UPDATE outbox SET state = 'archived', result = json_set(ifnull(result, '{}'), '$.resentAs', ?) WHERE op_no = ? AND state = 'rejected'",
  );
  const eachOf = (statement: { run(opNo: number): unknown }, opNos: readonly number[]) => {
    inTransaction(db, () => {
      for (const opNo of opNos) statement.run(opNo);
    });
    ctx.changes.emit({ type: 'status' });
  };

  const namesOf = (entity: string, patch: Fields): Record<string, string> =>
    Object.fromEntries(
      Object.entries(patch).flatMap(([field, value]) => {
        const name = nameOfValue(entity, field, value ?? null);
        return name === null ? [] : [[field, name]];
      }),
    );

  const shown = (row: OutboxRow): PendingChange => {
    const patch = JSON.parse(row.patch) as Fields; // written by the write door
    const refused = refusal.safeParse(row.result === null ? null : JSON.parse(row.result));
    return {
      opNo: row.opNo,
      groupId: row.groupId,
      entity: row.entity,
      rowId: row.rowId,
      ...titleOf(row.entity, row.rowId, patch),
      kind: row.kind,
      patch,
      names: namesOf(row.entity, patch),
      at: row.at,
      state: row.state === 'rejected' ? 'rejected' : row.state === 'archived' ? 'discarded' : 'waiting',
      refusal: refused.success ? refused.data : null,
    };
  };

  return {
    list(limit: number, withDiscarded: boolean): PendingChange[] {
      // Refused ones first, whatever came since: somebody has to look at them.
      const rows = [...rejected.all(limit), ...waiting.all(limit), ...(withDiscarded ? discarded.all(limit) : [])] as OutboxRow[]; // the columns selected
      return rows.slice(0, limit).map(shown);
    },
    discard: (opNos: readonly number[]) => eachOf(discard, opNos),
    undiscard: (opNos: readonly number[]) => eachOf(undiscard, opNos),
    /**
     * Writes a refused change once more, as a new one over what stands there now. What was refused along with it (its group, later changes
     * of a row that was never made) goes along, so that one correction is enough.
     */
    resend(opNo: number, change: Readonly<Record<string, FieldValue>>): { groupId: string } {
      const wanted = one.get(opNo) as OutboxRow | undefined; // the columns selected
      if (wanted === undefined) throw new AppError('not-found', 'no refused change has this number', { details: { opNo } });
      const others = goingAlong.all({ opNo, groupId: wanted.groupId, rowId: wanted.rowId }) as OutboxRow[]; // as above
      const corrected = correctionOf(wanted.entity, change);
      const all = [...others, wanted].sort((a, b) => a.opNo - b.opNo);
      const { groupId } = ctx.write.transact((tx) => {
        for (const row of all) {
          const patch = JSON.parse(row.patch) as Fields; // as above
          writeAgain(tx, row, row.opNo === opNo ? { ...patch, ...corrected } : patch);
          resent.run(tx.groupId, row.opNo);
        }
      });
      ctx.changes.emit({ type: 'status' });
      return { groupId };
    },
  };
}

/** By the office's own rules, so that a second refusal need not come back from there. @throws `invalid`, naming the field */
function correctionOf(entity: string, change: Fields): Fields {
  if (!isEntityName(entity) || Object.keys(change).length === 0) return {};
  const checked = checkPatch(entity, 'update', change, false);
  if (checked.problem === null) return checked.values;
  const { field, reason } = checked.problem;
  throw new AppError('invalid', `${field}: ${reason ?? 'invalid'}`, { fields: { [`patch.${field}`]: reason ?? 'invalid' } });
}

function writeAgain(tx: WriteTransaction, { entity, rowId, kind }: OutboxRow, patch: Fields): void {
  if (!isEntityName(entity)) throw new AppError('not-supported', `this program knows no ${entity}`);
  switch (kind) {
    case 'create':
      if (tx.read(entity, rowId) === null) tx.create(entity, { ...patch, id: rowId });
      else tx.update(entity, rowId, patch);
      return;
    case 'update':
      tx.update(entity, rowId, patch);
      return;
    case 'delete':
      tx.remove(entity, rowId);
      return;
    case 'restore':
      tx.restore(entity, rowId);
  }
}
