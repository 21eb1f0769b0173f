import type { EntityName } from '../../src-shared/sync/entities.ts';
import type { Fields } from '../../src-shared/sync/merge.ts';
import type { WireOp } from '../../src-shared/sync/protocol.ts';
import { isUuid } from './is-uuid.ts';
import type { StoredRow, WriteTransaction } from './store.ts';
import type { WorkingRows } from './working-rows.ts';

/** The stages that operations move opportunities to, or in which they touch the reason of a loss. */
export async function loadStages(
  tx: Pick<WriteTransaction, 'rows'>,
  ops: readonly WireOp[],
  loaded: Map<EntityName, Map<string, StoredRow>>,
): Promise<void> {
  const stages = loaded.get('stages') ?? new Map<string, StoredRow>();
  const wanted = ops.flatMap(({ entity, id, patch }) => {
    if (entity !== 'opportunities' || !isOfLoss(patch)) return [];
    const stageId = patch['stageId'] ?? loaded.get('opportunities')?.get(id)?.fields['stageId'];
    return typeof stageId === 'string' && isUuid(stageId) && !stages.has(stageId.toLowerCase()) ? [stageId.toLowerCase()] : [];
  });
  if (wanted.length === 0) return;
  for (const row of await tx.rows('stages', [...new Set(wanted)])) stages.set(row.id, row);
  loaded.set('stages', stages);
}

/** Nobody closes an opportunity as lost without saying why, or takes the reason away while it is lost. `next` is what would stand. */
export function lacksLostReason(rows: Pick<WorkingRows, 'get'>, values: Fields, next: Fields): boolean {
  if (!isOfLoss(values) || (next['lostReason'] ?? '') !== '') return false;
  return rows.get('stages', String(next['stageId']).toLowerCase())?.row.fields['kind'] === 'lost';
}

function isOfLoss(values: Readonly<Record<string, unknown>>): boolean {
  return 'stageId' in values || 'lostReason' in values;
}
