import type { HandlersOf } from '../../../src-shared/rpc/procedure.ts';
import { documentRules } from '../../../src-shared/sync/documents.ts';
import { type EntityName, isEntityName } from '../../../src-shared/sync/entities.ts';
import { entityRights } from '../../../src-shared/sync/rights.ts';
import type { undoContract } from '../../../src-shared/undo/undo.contract.ts';
import type { Context } from '../context.ts';
import { createFamily } from '../customers/index.ts';
import { readValue } from '../history/index.ts';
import { createQuotePromises } from '../promotions/index.ts';
import { pauseForOthers } from '../platform/pause.ts';
import type { WriteTransaction } from '../sync/write-door.ts';
import { createReopenOrders } from './reopen-orders.ts';
import { createRestoreLine } from './restore-line.ts';

interface Step {
  readonly rid: number;
  readonly entity: string;
  readonly rowId: string;
  readonly kind: 'create' | 'update' | 'delete' | 'restore';
  readonly field: string | null;
  readonly oldValue: string | null;
  readonly newValue: string | null;
}

/** A group up to this size is taken back in one transaction; a larger one (an import) in slices of it. */
const stepsInTransaction = 1000;

export interface UndoOptions {
  /** Rows that were made by the group and changed by somebody since stay as they are. */
  readonly keepsChangedRows?: boolean;
  readonly onProgress?: (done: number) => void;
}

/**
 * Puts back what a group changed, as one new group: undoing that one does it again. A command that changed nothing answers a group too,
 * and nobody keeps those: a group without a step is taken back by doing nothing.
 */
export async function undoGroup(
  ctx: Context,
  groupId: string,
  options: UndoOptions = {},
): Promise<{ groupId: string; restored: number; kept: number }> {
  const stepsBefore = ctx.db.prepare(
    `SELECT rid, entity, row_id AS rowId, kind, field, old_value AS oldValue, new_value AS newValue
     FROM history WHERE group_id = ? AND rid < ? ORDER BY rid DESC LIMIT +?`,
  );
  const changedSince = ctx.db
    .prepare(`SELECT 1 FROM history WHERE row_id = ? AND group_id <> ? AND kind <> 'create' LIMIT 1`)
    .pluck();
  let settlePromises: ReturnType<typeof createQuotePromises> | null = null;
  const reopenOrders = createReopenOrders(ctx.db);
  const undoId = ctx.ids.next();
  let before = Number.MAX_SAFE_INTEGER;
  let restored = 0;
  let kept = 0;
  for (;;) {
    const steps = stepsBefore.all(groupId, before, stepsInTransaction) as Step[]; // the columns selected
    const last = steps[steps.length - 1];
    if (last === undefined) break;
    ctx.write.transact(
      (tx) => {
        const deliveries = new Set(steps.filter(isDelivery).map(({ rowId }) => rowId));
        const moved = new Set(steps.filter(isMoveOfQuote).map(({ rowId }) => rowId));
        for (const step of steps) {
          // What an acceptance promised is not taken back as it was written but by lines of its own, below.
          if (moved.size > 0 && step.kind === 'create' && isPromise(step)) continue;
          const isKept =
            options.keepsChangedRows === true && step.kind === 'create' && changedSince.get(step.rowId, groupId) === 1;
          if (!isKept && takeBack(tx, step)) restored += 1;
          else kept += 1;
        }
        for (const id of moved) {
          settlePromises ??= createQuotePromises(ctx);
          settlePromises(tx, id);
        }
        for (const id of deliveries) reopenOrders(tx, String(tx.read('orderDeliveries', id)?.fields['orderId']));
      },
      { groupId: undoId },
    );
    before = last.rid;
    options.onProgress?.(restored + kept);
    if (steps.length < stepsInTransaction) break;
    await pauseForOthers();
  }
  return { groupId: undoId, restored, kept };
}

function isMoveOfQuote({ entity, field }: Step): boolean {
  return entity === 'quotes' && field === 'state';
}

function isDelivery({ entity, kind }: Step): boolean {
  return entity === 'orderDeliveries' && kind === 'create';
}

function isPromise({ entity }: Step): boolean {
  return entity === 'entitlements' || entity === 'giftMovements';
}

function takeBack(tx: WriteTransaction, step: Step): boolean {
  if (!isEntityName(step.entity)) return false;
  const entity: EntityName = step.entity;
  // What is written once and kept (a handover, an export) stays: the office would refuse to take it back.
  if (step.kind === 'create' && entityRights[entity].delete === 'append-only') return false;
  const document = documentRules(entity);
  if (step.kind === 'create' && document?.mayDelete(tx.read(entity, step.rowId)?.fields['state']) === false) return false;
  if (step.kind === 'create' || step.kind === 'restore') return tx.remove(entity, step.rowId);
  if (step.kind === 'delete') return tx.restore(entity, step.rowId);
  const row = tx.read(entity, step.rowId);
  if (row === null || step.field === null) return false;
  // Whoever changed the field again since meant it: the newer value stays.
  if (row.fields[step.field] !== readValue(step.newValue)) return false;
  if (entity === 'customers' && step.field === 'mergedInto' && leadsTo(tx, readValue(step.oldValue), row.id)) return false;
  const change = { [step.field]: readValue(step.oldValue) };
  // What was sent since keeps its prices.
  if (document !== null && document.refusedField(row.fields, change) !== null) return false;
  return tx.update(entity, step.rowId, change);
}

/** Merging again what was taken back: the other record may have been merged into this one meanwhile. */
function leadsTo(tx: WriteTransaction, from: string | number | boolean | null, id: string): boolean {
  return typeof from === 'string' && createFamily(tx.db).of(id).includes(from);
}

export function createUndoService(ctx: Context): HandlersOf<typeof undoContract> {
  return { apply: ({ groupId }) => undoGroup(ctx, groupId), ...createRestoreLine(ctx) };
}
