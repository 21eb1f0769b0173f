import { readHlc } from '../../src-shared/sync/clock.ts';
import { type EntityName, entities } from '../../src-shared/sync/entities.ts';
import type { FieldValue } from '../../src-shared/sync/merge.ts';
import type { OpResult, WireOp } from '../../src-shared/sync/protocol.ts';
import { isRootEntity, partsOfScope, scopeOfRow } from '../../src-shared/sync/scopes.ts';
import type { Decided, FoundConflict } from './decide.ts';
import type { AnchorRow, Commit, HistoryLine, MadeMove, StoredResult, StoredRow } from './store.ts';

/** What was decided, made into what is stored: scopes and moves, conflicts with the value before both, history, results. */
export function commitOf(input: {
  readonly decided: Decided;
  readonly ops: readonly WireOp[];
  readonly seq: number;
  readonly now: string;
  readonly deviceId: string;
  readonly userId: string;
  readonly history: readonly { readonly rowId: string; readonly rev: number; readonly changes: string }[];
  readonly openDeletions: readonly { readonly id: string; readonly rowId: string }[];
  readonly newId: () => string;
}): { readonly commit: Commit; readonly results: readonly OpResult[] } {
  const { decided, seq, now, newId } = input;
  const rows = new Map<EntityName, StoredRow[]>();
  const moves: MadeMove[] = [];
  const scopeOfRoot = new Map<string, string>();
  const scopes = new Set<string>();
  const changed = decided.rows.changed();

  for (const { name, working } of changed) {
    if (!isRootEntity(name)) continue;
    const scopeId = scopeOfRow(name, working.row.fields, working.row.createdBy);
    scopeOfRoot.set(working.row.id, scopeId);
    if (working.loaded !== null && working.loaded.scopeId !== scopeId) {
      moves.push({ seq, entity: name, rootId: working.row.id, from: working.loaded.scopeId, to: scopeId });
      scopes.add(working.loaded.scopeId);
    }
  }
  const scopeOf = (row: { readonly rootId: string | null; readonly scopeId: string }) =>
    (row.rootId === null ? undefined : scopeOfRoot.get(row.rootId)) ?? row.scopeId;
  const add = (name: EntityName, row: StoredRow) => {
    const scopeId = scopeOf(row);
    scopes.add(scopeId);
    const list = rows.get(name);
    if (list === undefined) rows.set(name, [{ ...row, scopeId }]);
    else list.push({ ...row, scopeId });
  };
  const made = new Set<string>();
  for (const { name, working } of changed) {
    add(name, working.row);
    if (working.loaded === null) made.add(working.row.id);
  }

  const rowOf = (name: EntityName, id: string) => decided.rows.get(name, id)?.row;
  const conflictIds = new Map<number, string[]>();
  const deletions = new Map(input.openDeletions.map(({ rowId, id }) => [rowId, id]));
  for (const found of decided.conflicts) {
    // One question about a deleted record is enough, however many edits of it come in.
    const known = found.draft.kind === 'edit-of-deleted' ? deletions.get(found.rowId) : undefined;
    const id = known ?? newId();
    conflictIds.set(found.opNo, [...(conflictIds.get(found.opNo) ?? []), id]);
    if (known !== undefined) continue;
    if (found.draft.kind === 'edit-of-deleted') deletions.set(found.rowId, id);
    const row = decided.rows.anchor(found.entity, found.rowId)?.row;
    if (row === undefined) throw new Error('a conflict is about a row that was read');
    made.add(id);
    add('conflicts', conflictRow(found, row, id, seq, now, originalValue(found, input.history)));
  }

  const history = decided.changes.map((change): HistoryLine => {
    const row = rowOf(change.entity, change.op.id);
    return {
      id: newId(),
      scopeId: row === undefined ? '' : scopeOf(row),
      rootId: change.rootId,
      entity: change.entity,
      rowId: change.op.id,
      groupId: change.op.group,
      kind: change.op.kind,
      changes: JSON.stringify(change.changes),
      at: change.at,
      userId: input.userId,
      deviceId: input.deviceId,
      opNo: change.op.opNo,
    };
  });

  const results = decided.results.map((result): OpResult => {
    const ids = conflictIds.get(result.opNo);
    if (ids === undefined || result.status === 'rejected') return result;
    const line = result.hasNoLine === true ? ({ hasNoLine: true } as const) : {};
    return { opNo: result.opNo, status: 'conflict', conflictIds: ids, ...line };
  });
  const isSomething = rows.size > 0;
  return {
    results,
    commit: {
      deviceId: input.deviceId,
      userId: input.userId,
      lastOpNo: input.ops[input.ops.length - 1]?.opNo ?? 0,
      at: now,
      seq: isSomething ? seq : null,
      rows,
      made,
      moves,
      history,
      results: input.ops.map((op, index): StoredResult => {
        const result = results[index];
        if (result === undefined || result.opNo !== op.opNo) throw new Error('every operation has its result');
        const refusedRowId = decided.refusedRows.get(op.opNo) ?? null;
        return { opNo: op.opNo, hlc: op.hlc, seq: isSomething ? seq : seq - 1, result, refusedRowId };
      }),
      scopes: [...new Set([...scopes].flatMap(partsOfScope))],
    },
  };
}

function conflictRow(
  { entity, rowId, rootId, draft }: FoundConflict,
  row: AnchorRow,
  id: string,
  seq: number,
  now: string,
  original: FieldValue,
): StoredRow {
  const at = (hlc: string) => new Date(readHlc(hlc).ms).toISOString();
  return {
    id,
    rev: seq,
    scopeId: row.scopeId,
    rootId,
    createdAt: now,
    createdBy: null,
    deletedAt: null,
    extra: null,
    fv: {},
    fields: {
      customerId: rootId,
      entity,
      rowId,
      field: draft.field,
      kind: draft.kind,
      keptValue: JSON.stringify(draft.keptValue),
      lostValue: JSON.stringify(draft.lostValue),
      originalValue: JSON.stringify(original),
      keptBy: draft.kept?.[4] ?? null,
      keptAt: draft.kept === null ? row.createdAt : at(draft.kept[0]),
      keptDeviceId: draft.kept?.[1] ?? null,
      lostBy: draft.lost[4],
      lostAt: at(draft.lost[0]),
      lostDeviceId: draft.lost[1],
      resolution: null,
    },
  };
}

/** The value that both had before their eyes: what the first change since then replaced. */
function originalValue(
  found: FoundConflict,
  history: readonly { readonly rowId: string; readonly rev: number; readonly changes: string }[],
): FieldValue {
  const field = found.draft.field;
  if (field === null) return null;
  for (const line of history) {
    if (line.rowId !== found.rowId || line.rev <= found.baseRev) continue;
    const changes = JSON.parse(line.changes) as Record<string, readonly [FieldValue, FieldValue]>; // written by `commitOf`
    const change = changes[field];
    if (change !== undefined) return change[0];
  }
  return null;
}

/** Which rows the history has to be asked about, and from which commit on. */
export function historyNeeded(conflicts: readonly FoundConflict[]): { readonly rowIds: string[]; readonly after: number } | null {
  const ofFields = conflicts.filter(({ draft }) => draft.field !== null);
  if (ofFields.length === 0) return null;
  return {
    rowIds: [...new Set(ofFields.map(({ rowId }) => rowId))],
    after: Math.min(...ofFields.map(({ baseRev }) => baseRev)),
  };
}

/** Every entity whose rows hang on a customer and move with it, and customers. */
export const entitiesOfCustomers: readonly EntityName[] = (Object.keys(entities) as EntityName[]).filter(
  (name) => name === 'customers' || entities[name].root === 'customerId', // the registry's own keys
);
/** What hangs on any other row that travels with its people: questions about it, and what stands in its own fields. */
export const entitiesOfOthers: readonly EntityName[] = ['conflicts', 'customValues'];
