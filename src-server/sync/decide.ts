import { nextHlc, readHlc } from '../../src-shared/sync/clock.ts';
import { erasedKey, mentioningFields } from '../../src-shared/erasures/redact.ts';
import { anchorOf, rootUnder } from '../../src-shared/sync/anchors.ts';
import { entities, type EntityName, isEntityName } from '../../src-shared/sync/entities.ts';
import {
  createdKey,
  createdRow,
  deletedKey,
  type Fields,
  type FieldValue,
  type FieldVersion,
  hasSeen,
  mergeOperation,
} from '../../src-shared/sync/merge.ts';
import type { ConflictDraft, Merged, Operation } from '../../src-shared/sync/merge.ts';
import type { OpResult, RefusalCode, WireOp } from '../../src-shared/sync/protocol.ts';
import {
  isForItsAuthor,
  isForOwnPeopleOnly,
  isOfOwnPeople,
  type People,
  refusalOfAnchor,
  refusalOfFields,
  refusalOfKind,
} from '../../src-shared/sync/rights.ts';
import { refusedExpenseField } from '../../src-shared/expenses/expense-moves.ts';
import { documentRules } from '../../src-shared/sync/documents.ts';
import { checkPatch } from '../../src-shared/sync/row-rules.ts';
import { isMemberOf, isRootEntity, ownScope, scopeOfOffice, scopeOfRow, type ScopeUser } from '../../src-shared/sync/scopes.ts';
import { lacksApproval, refusalOfApproval } from './approval-gate.ts';
import { refusalOfAnswer } from './help-gate.ts';
import { lacksLostReason } from './lost-reason.ts';
import { mayGo } from './may-go.ts';
import { isMeeting, mergeMeeting } from './meeting.ts';
import { hasTooMany, splitExtra } from './extra-fields.ts';
import type { AnchorRow, StoredRow } from './store.ts';
import { createWorkingRows, type LoadedRows, type WorkingAnchor, type WorkingRow, type WorkingRows } from './working-rows.ts';

/*
 * What becomes of each operation of a push. Pure: rows, people and operations in, results and changed rows out. In this order for
 * each operation, so that nobody learns of a row that he may not see:
 *
 *   kind and role  →  is the row his to see?  →  values  →  fields  →  what it hangs on  →  merge
 *
 * A group stands or falls as a whole: it works on a layer of its own that is dropped when one of its operations is refused.
 */

/** A laptop's clock may be ahead of the office's by this much before its operations count as made now. */
const mostAheadMs = 5 * 60_000;

export interface PushContext {
  /** The commit that this push becomes. */
  readonly seq: number;
  readonly nowMs: number;
  readonly deviceId: string;
  readonly author: ScopeUser;
  readonly people: People;
  readonly scopes: ReadonlySet<string>;
  /** The laptop is newer than this program: fields that it alone knows are kept. */
  readonly keepsUnknown: boolean;
  readonly loaded: LoadedRows;
  readonly refusedCreates: ReadonlySet<string>;
  /** Of the records that operations mention: those of persons who were erased. */
  readonly erased: ReadonlySet<string>;
}

/** Two values met, or an edit and a deletion; becomes a row of `conflicts`. */
export interface FoundConflict {
  readonly opNo: number;
  readonly entity: EntityName;
  readonly rowId: string;
  readonly rootId: string;
  readonly baseRev: number;
  readonly draft: ConflictDraft;
}

export interface FoundChange {
  readonly op: WireOp;
  readonly at: string;
  readonly entity: EntityName;
  readonly rootId: string | null;
  readonly changes: Merged['changes'];
}

export interface Decided {
  /** In the order of the operations; one with conflicts is `ok` or `adjusted` here until they have ids. */
  readonly results: readonly OpResult[];
  readonly rows: WorkingRows;
  readonly conflicts: readonly FoundConflict[];
  readonly changes: readonly FoundChange[];
  /** Of operations that were refused: the rows they wanted to create. */
  readonly refusedRows: ReadonlyMap<number, string>;
}

type Rejected = Extract<OpResult, { status: 'rejected' }>;

export function decidePush(context: PushContext, ops: readonly WireOp[]): Decided {
  const results: OpResult[] = [];
  const conflicts: FoundConflict[] = [];
  const changes: FoundChange[] = [];
  const refusedRows = new Map<number, string>();
  const refusedCreates = new Set(context.refusedCreates);
  let rows = createWorkingRows(context.loaded);
  const inner = { ...context, refusedCreates };

  for (const group of runsOfGroups(ops)) {
    const layer = rows.branch();
    const found = { conflicts: [] as FoundConflict[], changes: [] as FoundChange[] };
    const groupResults = group.map((op) => {
      const result = decideOperation(inner, layer, op, found);
      if (result.status === 'rejected' && op.kind === 'create') refusedCreates.add(op.id);
      return result;
    });
    if (groupResults.some((result) => result.status === 'rejected')) {
      for (const [index, op] of group.entries()) {
        const own = groupResults[index];
        results.push(own?.status === 'rejected' ? own : rejected(op, 'group-rejected'));
        if (op.kind !== 'create') continue;
        refusedCreates.add(op.id);
        refusedRows.set(op.opNo, op.id);
      }
    } else {
      rows = layer;
      results.push(...groupResults);
      conflicts.push(...found.conflicts);
      changes.push(...found.changes);
    }
  }
  return { results, rows, conflicts, changes, refusedRows };
}

function decideOperation(
  context: PushContext,
  rows: WorkingRows,
  op: WireOp,
  found: { conflicts: FoundConflict[]; changes: FoundChange[] },
): OpResult {
  const name = op.entity;
  if (!isEntityName(name)) return rejected(op, 'unknown-entity');
  const ofKind = refusalOfKind(name, op.kind, context.author);
  if (ofKind !== null) return rejected(op, ofKind.code, ofKind.field);

  const existing = rows.get(name, op.id);
  if (existing === null && op.kind !== 'create') {
    return rejected(op, context.refusedCreates.has(op.id) ? 'depends-on-rejected' : 'forbidden');
  }
  if (existing !== null) {
    if (!isSeen(context, existing)) return rejected(op, 'forbidden');
    if (isForItsAuthor(name, op.kind, existing.row.createdBy, context.author)) return rejected(op, 'forbidden');
    if (isForOwnPeopleOnly(name, op.kind, op.patch) && !isOwn(context, name, existing)) return rejected(op, 'forbidden');
    if (op.kind === 'delete' && !mayGo(name, existing.row, context.author)) return rejected(op, 'forbidden', 'state');
    // Whoever did not know yet that the person is erased puts nothing back; the pull brings him what is left.
    if (existing.row.fv[erasedKey] !== undefined) {
      const fields = op.kind === 'create' ? [] : Object.keys(op.patch);
      return fields.length === 0
        ? { opNo: op.opNo, status: 'ok', hasNoLine: true }
        : { opNo: op.opNo, status: 'adjusted', fields, hasNoLine: true };
    }
    // The same id again is the same creation again: the first stays.
    if (op.kind === 'create' && !isMeeting(name, op, existing.row)) return { opNo: op.opNo, status: 'ok', hasNoLine: true };
  } else if (context.scopes.size === 0) {
    return rejected(op, 'forbidden');
  }
  const ofAnchor = refusalOfAnchor(name, existing?.row.fields ?? op.patch, context.author);
  if (ofAnchor !== null) return rejected(op, ofAnchor.code, ofAnchor.field);

  let values: Fields = {};
  if (op.kind === 'create' || op.kind === 'update') {
    const checked = checkPatch(name, op.kind, op.patch, context.keepsUnknown);
    if (checked.problem !== null) return rejected(op, checked.problem.code, checked.problem.field, checked.problem.reason);
    const refusal = refusalOfFields(name, checked.values, existing?.row.fields ?? null, context.author, context.people);
    if (refusal !== null) return rejected(op, refusal.code, refusal.field);
    values = checked.values;
    const mentioned = mentioningFields.find((field) => context.erased.has(String(values[field])));
    if (mentioned !== undefined) return rejected(op, 'invalid', mentioned, 'erased');
    const ofMerge = name === 'customers' ? refusalOfMerge(context, rows, op, values, existing?.row.fields ?? null) : null;
    if (ofMerge !== null) return ofMerge;
    const ofClaim = name === 'expenses' ? refusedExpenseField(context.author, existing?.row.fields ?? null, values) : null;
    if (ofClaim !== null) return rejected(op, 'forbidden', ofClaim);
    const ofApproval = name === 'approvals' ? refusalOfApproval(context, rows, existing?.row ?? null, values) : null;
    if (ofApproval !== null) return rejected(op, 'forbidden', ofApproval.field, ofApproval.reason);
    const ofPlan = name === 'helpRequests' ? refusalOfAnswer(context, existing?.row ?? null, values) : null;
    if (ofPlan !== null) return rejected(op, 'forbidden', ofPlan, 'not-the-leader');
    const ofDocument = refusedFieldOfDocument(context, name, existing, op, values);
    if (ofDocument !== null) return rejected(op, 'forbidden', ofDocument);
  }

  const operation = operationOf(context, op, values);
  if (existing === null) return create(context, rows, op, name, operation, found);

  const row = existing.row;
  const standing = { fields: { ...row.extra, ...row.fields }, deletedAt: row.deletedAt, fv: row.fv };
  const merged = op.kind === 'create' ? mergeMeeting(name, standing, operation) : mergeOperation(name, standing, operation);
  if (name === 'quotes' && lacksApproval(context, rows, row, merged.row.fields))
    return rejected(op, 'invalid', 'state', 'needs-approval');
  if (name === 'opportunities' && lacksLostReason(rows, values, merged.row.fields)) return rejected(op, ...noLostReason);
  // A conflict is shown on a customer's page. Of what has no customer the second one is told, and can send it again when he has seen the first.
  const isAsked = op.kind === 'update' || name === 'customValues';
  const [met] = row.rootId === null && isAsked ? merged.conflicts : [];
  if (met !== undefined) return rejected(op, 'invalid', met.field, 'changed-meanwhile');
  if (merged.isChanged) {
    const { fields, extra } = splitExtra(name, merged.row.fields);
    if (hasTooMany(extra)) return rejected(op, 'unknown-field');
    const next = { ...row, rev: context.seq, fields, extra, deletedAt: merged.row.deletedAt, fv: merged.row.fv };
    rows.set(name, { ...existing, row: next, isChanged: true });
  }
  // The row was there: to the history a creation that met it is a change, or brought back what was taken away and changed nothing.
  const isBack = row.deletedAt !== null && Object.keys(merged.changes).length === 0;
  const told = op.kind === 'create' ? { ...op, kind: isBack ? ('restore' as const) : ('update' as const) } : op;
  const line = isTold(told.kind, merged) ? {} : ({ hasNoLine: true } as const);
  if (line.hasNoLine !== true) {
    found.changes.push({ op: told, at: operation.at, entity: name, rootId: row.rootId, changes: merged.changes });
  }
  // Who was second with a decision about a conflict simply was second.
  if (row.rootId !== null && name !== 'conflicts') {
    for (const draft of merged.conflicts) {
      found.conflicts.push({
        opNo: op.opNo,
        entity: name,
        rowId: row.id,
        rootId: row.rootId,
        baseRev: operation.baseRev,
        draft,
      });
    }
  }
  return merged.adjusted.length > 0
    ? { opNo: op.opNo, status: 'adjusted', fields: [...merged.adjusted], ...line }
    : { opNo: op.opNo, status: 'ok', ...line };
}

/**
 * A record is merged into one that its author sees and that does not lead back to it: where two people merged the same records the other
 * way round, the merge that came first stands.
 */
function refusalOfMerge(
  context: PushContext,
  rows: WorkingRows,
  op: WireOp,
  values: Fields,
  current: Fields | null,
): Rejected | null {
  const winnerId = values['mergedInto'];
  if (typeof winnerId !== 'string' || current?.['mergedInto'] === winnerId) return null;
  const winner = rows.get('customers', winnerId);
  if (winner === null && context.refusedCreates.has(winnerId)) return rejected(op, 'depends-on-rejected', 'mergedInto');
  if (winnerId === op.id) return rejected(op, 'invalid', 'mergedInto', 'merged-the-other-way');
  if (winner === null || !isSeen(context, winner) || !isOwn(context, 'customers', winner)) {
    return rejected(op, 'forbidden', 'mergedInto');
  }
  const passed = new Set<string>();
  for (let at: FieldValue | undefined = winnerId; typeof at === 'string' && !passed.has(at); ) {
    if (at === op.id) return rejected(op, 'invalid', 'mergedInto', 'merged-the-other-way');
    passed.add(at);
    at = rows.get('customers', at)?.row.fields['mergedInto'];
  }
  return null;
}

const noLostReason = ['invalid', 'lostReason', 'required'] as const;

function refusedFieldOfDocument(
  context: PushContext,
  name: EntityName,
  existing: WorkingRow | null,
  op: WireOp,
  values: Fields,
): string | null {
  const rules = documentRules(name);
  if (rules === null) return null;
  if (existing === null) return rules.refusedField(null, values);
  if (op.kind === 'create') return null;
  return rules.refusedField(existing.row.fields, values, !hasSeen(existing.row, 'state', operationOf(context, op, values)));
}

function create(
  context: PushContext,
  rows: WorkingRows,
  op: WireOp,
  name: EntityName,
  operation: Operation,
  found: { conflicts: FoundConflict[]; changes: FoundChange[] },
): OpResult {
  const root = entities[name].root;
  const hangsOn = anchorOf(name, operation.patch);
  let anchor: WorkingAnchor | null = null;
  let rootId = root === 'self' ? op.id : null;
  if (hangsOn !== null) {
    const anchorId = String(operation.patch['customerId']);
    anchor = rows.anchor(hangsOn, anchorId);
    if (anchor === null && context.refusedCreates.has(anchorId)) return rejected(op, 'depends-on-rejected', 'customerId');
    if (anchor === null || !isSeen(context, anchor)) return rejected(op, 'forbidden', 'customerId');
    if (anchor.row.fv[erasedKey] !== undefined) return rejected(op, 'invalid', 'customerId', 'erased');
    if (hangsOn !== 'customers' && operation.patch['rowId'] !== anchorId) return rejected(op, 'forbidden', 'rowId');
    rootId = rootUnder(hangsOn, anchorId);
  }
  if (name === 'visitResults' || name === 'formAnswers') {
    const visitId = String(operation.patch['visitId']);
    const visit = rows.anchor('visits', visitId);
    if (visit === null && context.refusedCreates.has(visitId)) return rejected(op, 'depends-on-rejected', 'visitId');
    if (visit === null || visit.row.rootId !== anchor?.row.id) return rejected(op, 'invalid', 'visitId', 'invalid');
  }
  const made = createdRow(operation);
  if (name === 'opportunities' && lacksLostReason(rows, made.fields, made.fields)) return rejected(op, ...noLostReason);
  const { fields, extra } = splitExtra(name, made.fields);
  if (hasTooMany(extra)) return rejected(op, 'unknown-field');
  const createdBy = context.author.id;
  const row: StoredRow = {
    id: op.id,
    rev: context.seq,
    scopeId:
      anchor?.row.scopeId ?? (isRootEntity(name) ? scopeOfRow(name, fields, createdBy) : scopeWithoutCustomer(name, createdBy)),
    rootId,
    createdAt: operation.at,
    createdBy,
    deletedAt: null,
    fields,
    extra,
    fv: made.fv,
  };
  rows.set(name, { row, loaded: null, isChanged: true });
  found.changes.push({ op, at: operation.at, entity: name, rootId: row.rootId, changes: {} });
  if (anchor !== null && hangsOn !== null && rootId !== null) {
    const draft = conflictOfDeleted(anchor.row, operation);
    if (draft !== null) found.conflicts.push({ opNo: op.opNo, entity: hangsOn, rowId: anchor.row.id, rootId, baseRev: 0, draft });
  }
  return { opNo: op.opNo, status: 'ok' };
}

/** Something was written for a customer, or into a task, that somebody else had deleted: accepted, and somebody is asked. */
function conflictOfDeleted(anchor: AnchorRow, operation: Operation): ConflictDraft | null {
  if (anchor.deletedAt === null) return null;
  const deletion = anchor.fv[deletedKey] ?? anchor.fv[createdKey] ?? null;
  if (deletion === null || deletion[1] === operation.deviceId) return null;
  const lost: FieldVersion = [operation.hlc, operation.deviceId, operation.opNo, operation.seq, operation.userId];
  return { kind: 'edit-of-deleted', field: null, keptValue: anchor.deletedAt, lostValue: null, kept: deletion, lost };
}

/** Judged by the row as it was before this push: what somebody gives away he may still finish in the same push. */
function isSeen(context: PushContext, working: WorkingAnchor): boolean {
  return working.loaded === null || isMemberOf(working.loaded.scopeId, context.scopes);
}

/** Sees the row not only because it is shared with him; by the row as it was before this push too. */
function isOwn(context: PushContext, name: EntityName, { loaded }: WorkingRow): boolean {
  return loaded === null || isOfOwnPeople(name, loaded, context.scopes);
}

function scopeWithoutCustomer(name: EntityName, createdBy: string): string {
  return entities[name].policy === 'own' ? ownScope(createdBy) : scopeOfOffice(name);
}

function operationOf(context: PushContext, op: WireOp, patch: Fields): Operation {
  const isAhead = readHlc(op.hlc).ms > context.nowMs + mostAheadMs;
  return {
    opNo: op.opNo,
    kind: op.kind,
    patch,
    // Nobody has seen a commit that is still to come.
    baseRev: Math.min(op.baseRev, context.seq - 1),
    hlc: isAhead ? nextHlc(null, context.nowMs) : op.hlc,
    at: instantOf(op.at, context.nowMs),
    deviceId: context.deviceId,
    userId: context.author.id,
    seq: context.seq,
  };
}

/** As this program writes one (24 characters), and never one that is still to come. */
function instantOf(at: string, nowMs: number): string {
  const ms = Date.parse(at);
  return ms <= nowMs && at.length === 24 ? at : new Date(Math.min(ms, nowMs)).toISOString();
}

/** Whether the history tells of it: a value became another, or the row came, went or came back. */
function isTold(kind: WireOp['kind'], merged: Merged): boolean {
  return Object.keys(merged.changes).length > 0 || (kind !== 'update' && merged.isChanged);
}

function* runsOfGroups(ops: readonly WireOp[]): Generator<WireOp[]> {
  let run: WireOp[] = [];
  for (const op of ops) {
    if (run.length > 0 && run[0]?.group !== op.group) {
      yield run;
      run = [];
    }
    run.push(op);
  }
  if (run.length > 0) yield run;
}

function rejected(op: WireOp, code: RefusalCode, field: string | null = null, reason: string | null = null): Rejected {
  return { opNo: op.opNo, status: 'rejected', code, field, reason };
}
