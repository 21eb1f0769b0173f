import type { EntityName } from '../../src-shared/sync/entities.ts';
import { createdKey, mergeOperation, type Merged, type MergeRow, type Operation } from '../../src-shared/sync/merge.ts';
import type { WireOp } from '../../src-shared/sync/protocol.ts';
import type { StoredRow } from './store.ts';

/** Rows whose id follows from what they are (an own field's value from record and field), so that two laptops may both make one. */
const madeTwice: ReadonlySet<EntityName> = new Set(['customValues', 'competitors', 'taggings', 'opportunityContacts']);

/** The second one's values meet the first one's like any two changes. The same creation sent once more is told by its clock. */
export function isMeeting(name: EntityName, op: WireOp, row: StoredRow): boolean {
  return madeTwice.has(name) && row.fv[createdKey]?.[0] !== op.hlc;
}

/** A row that was taken away meanwhile (writing it was taken back) comes back with what somebody else wrote into it. */
export function mergeMeeting(name: EntityName, row: MergeRow, operation: Operation): Merged {
  const back = mergeOperation(name, row, { ...operation, kind: 'restore', patch: {} });
  // Where the second one said nothing he means nothing either.
  const said = Object.fromEntries(Object.entries(operation.patch).filter(([, value]) => value !== null));
  const merged = mergeOperation(name, back.row, { ...operation, kind: 'update', patch: said });
  return { ...merged, isChanged: back.isChanged || merged.isChanged, adjusted: [...back.adjusted, ...merged.adjusted] };
}
