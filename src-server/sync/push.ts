import { mentioningFields } from '../../src-shared/erasures/redact.ts';
import { anchorOf } from '../../src-shared/sync/anchors.ts';
import { type EntityName, isEntityName } from '../../src-shared/sync/entities.ts';
import type { OpResult, PushAnswer, PushRequest, WireOp } from '../../src-shared/sync/protocol.ts';
import { knownSchema } from '../../src-shared/sync/row-rules.ts';
import { scopesOf, type ScopeUser } from '../../src-shared/sync/scopes.ts';
import { allOf } from '../platform/all-of.ts';
import { refuse } from '../platform/refusal.ts';
import { commitOf, historyNeeded } from './commit.ts';
import { decidePush } from './decide.ts';
import { echoOf } from './echo.ts';
import { eraseAsked, withoutErased } from './erase.ts';
import { giveNumbers } from './give-numbers.ts';
import { isUuid } from './is-uuid.ts';
import { loadApprovals } from './load-approvals.ts';
import { loadStages } from './lost-reason.ts';
import type { AnchorRow, Commit, StoredResult, StoredRow, SyncStore, WriteTransaction } from './store.ts';
import type { LoadedRows } from './working-rows.ts';

export interface PushDeps {
  readonly store: SyncStore;
  readonly nowMs: () => number;
  readonly newId: () => string;
}

/** Who pushes, as the session says; never as the message says. */
export interface Pusher {
  readonly tenantId: string;
  readonly userId: string;
  readonly deviceId: string;
}

/**
 * One push, one transaction. The office's head is taken first, so that writers of one office come one after the other and a commit's
 * number is known before anything is decided; a pull can then never pass a commit that is still open.
 *
 * `commit` is null where nothing was stored: a repetition, a gap, a laptop that went back in time.
 */
export async function push(
  deps: PushDeps,
  pusher: Pusher,
  message: PushRequest,
): Promise<{ readonly answer: PushAnswer; readonly epoch: string; readonly commit: Commit | null }> {
  const request = withSmallLetters(message);
  if (request.deviceId !== pusher.deviceId) refuse('foreign-device', 'this session belongs to another device');
  return await deps.store.write(pusher.tenantId, async (tx) => {
    const [{ seq: head, epoch }, device] = await allOf([tx.lockHead(), tx.device(pusher.deviceId)]);
    if (request.epoch !== epoch) refuse('office-changed', 'the office has another life of its database');
    if (device === null || device.userId !== pusher.userId) refuse('foreign-device', 'no such device of this person');
    const { lastOpNo } = device;

    const old = request.ops.filter((op) => op.opNo <= lastOpNo);
    const fresh = request.ops.filter((op) => op.opNo > lastOpNo);
    const known = await repeated(tx, pusher.deviceId, old);
    if (known === null) return { answer: { outcome: 'rewound', lastOpNo }, epoch, commit: null };
    if (!follows(fresh, lastOpNo)) return { answer: { outcome: 'gap', lastOpNo }, epoch, commit: null };
    if (fresh.length === 0) {
      return { answer: { outcome: 'done', seq: head, results: inOrder(request.ops, known), lastOpNo }, epoch, commit: null };
    }

    const { commit, results, tellEcho } = await decide(deps, tx, pusher, { ...request, ops: fresh }, head);
    // Reckoned while the database saves.
    const [, echo] = await allOf([tx.save(commit), tx.onTheWay().then(tellEcho)]);
    return {
      answer: {
        outcome: 'done',
        seq: commit.seq ?? head,
        results: inOrder(request.ops, [...known, ...results]),
        lastOpNo: commit.lastOpNo,
        ...(old.length > 0 || echo === null ? {} : { echo }),
      },
      epoch,
      commit,
    };
  });
}

async function decide(deps: PushDeps, tx: WriteTransaction, pusher: Pusher, request: PushRequest, head: number) {
  const nowMs = deps.nowMs();
  const people = await tx.people();
  const author = people.users.find((user) => user.id === pusher.userId) ?? gone(pusher.userId);
  const loaded = await loadRows(tx, request.ops);
  const missing = missingRows(request.ops, loaded);
  const mentioned = mentionedIds(request.ops);
  const decided = decidePush(
    {
      seq: head + 1,
      nowMs,
      deviceId: pusher.deviceId,
      author,
      people,
      scopes: new Set(scopesOf(author, { ...people, standIns: people.lateStandIns ?? [] })),
      keepsUnknown: request.schemaV > knownSchema,
      loaded,
      refusedCreates: new Set(missing.length === 0 ? [] : await tx.refusedCreates(pusher.deviceId, missing)),
      erased: new Set(mentioned.length === 0 ? [] : await tx.erasedAmong(mentioned)),
    },
    request.ops,
  );
  const numbered = await giveNumbers(tx, decided.rows);
  const erased = await eraseAsked(tx, decided.rows, head + 1);
  const needed = historyNeeded(decided.conflicts);
  const deleted = decided.conflicts.filter(({ draft }) => draft.kind === 'edit-of-deleted').map(({ rowId }) => rowId);
  const made = commitOf({
    decided,
    ops: request.ops,
    seq: head + 1,
    now: new Date(nowMs).toISOString(),
    deviceId: pusher.deviceId,
    userId: pusher.userId,
    history: needed === null ? [] : await tx.historyAfter(needed.rowIds, needed.after),
    openDeletions: deleted.length === 0 ? [] : await tx.openDeletionConflicts([...new Set(deleted)]),
    newId: deps.newId,
  });
  // What the office erased has to be fetched, by whoever asked for it too.
  if (erased !== null) return { results: made.results, commit: withoutErased(made.commit, erased), tellEcho: () => null };
  // The laptop does not know the number yet.
  const hasEcho = made.commit.seq !== null && numbered === 0;
  return { ...made, tellEcho: () => (hasEcho ? echoOf(request.ops, made.results, decided, made.commit) : null) };
}

/** Other records that new values speak of: nobody writes for a person who was erased. */
function mentionedIds(ops: readonly WireOp[]): string[] {
  const ids = new Set(
    ops.flatMap(({ patch }) => mentioningFields.map((field) => patch[field]).filter((id) => typeof id === 'string')),
  );
  return [...ids];
}

/** The stored answers to operations that were here before; null where one of them was another operation. */
async function repeated(tx: WriteTransaction, deviceId: string, ops: readonly WireOp[]): Promise<OpResult[] | null> {
  if (ops.length === 0) return [];
  const stored = await tx.results(
    deviceId,
    ops.map(({ opNo }) => opNo),
  );
  const byNumber = new Map(stored.map((result): [number, StoredResult] => [result.opNo, result]));
  const results: OpResult[] = [];
  for (const op of ops) {
    const result = byNumber.get(op.opNo);
    if (result === undefined || result.hlc !== op.hlc) return null;
    results.push(result.result);
  }
  return results;
}

function follows(ops: readonly WireOp[], lastOpNo: number): boolean {
  return ops.every((op, index) => op.opNo === lastOpNo + 1 + index);
}

function inOrder(ops: readonly WireOp[], results: readonly OpResult[]): OpResult[] {
  const byNumber = new Map(results.map((result) => [result.opNo, result]));
  return ops.flatMap(({ opNo }) => byNumber.get(opNo) ?? []);
}

/** Every row that the operations speak of: their own as a whole, and of the customers and visits that new ones hang on what that takes. */
async function loadRows(tx: WriteTransaction, ops: readonly WireOp[]): Promise<LoadedRows> {
  const own = new Map<EntityName, Set<string>>();
  const above = new Map<EntityName, Set<string>>();
  const want = (wanted: Map<EntityName, Set<string>>, name: EntityName, id: unknown) => {
    if (typeof id !== 'string' || !isUuid(id)) return;
    const ids = wanted.get(name);
    if (ids === undefined) wanted.set(name, new Set([id.toLowerCase()]));
    else ids.add(id.toLowerCase());
  };
  for (const op of ops) {
    if (!isEntityName(op.entity)) continue;
    want(own, op.entity, op.id);
    if (op.entity === 'customers') want(own, 'customers', op.patch['mergedInto']);
  }
  for (const op of ops) {
    if (!isEntityName(op.entity) || op.kind !== 'create') continue;
    want(above, anchorOf(op.entity, op.patch) ?? 'customers', op.patch['customerId']);
    want(above, 'visits', op.patch['visitId']);
  }
  const rows = new Map<EntityName, Map<string, StoredRow>>();
  const anchors = new Map<EntityName, Map<string, AnchorRow>>();
  // All at once: the database answers one after the other, but is not waited for in between.
  await allOf([
    ...[...own].map(async ([name, ids]) => rows.set(name, byId(await tx.rows(name, [...ids])))),
    ...[...above].map(async ([name, ids]) => {
      const rest = [...ids].filter((id) => own.get(name)?.has(id) !== true);
      if (rest.length > 0) anchors.set(name, byId(await tx.anchors(name, rest)));
    }),
  ]);
  await loadWinners(tx, ops, rows);
  await loadApprovals(tx, ops, rows);
  await loadStages(tx, ops, rows);
  return { rows, anchors };
}

function byId<T extends { readonly id: string }>(rows: readonly T[]): Map<string, T> {
  return new Map(rows.map((row) => [row.id, row]));
}

/** Whoever merges records needs to know where their winners lead: two merges must not lead to each other. */
async function loadWinners(
  tx: WriteTransaction,
  ops: readonly WireOp[],
  loaded: Map<EntityName, Map<string, StoredRow>>,
): Promise<void> {
  if (!ops.some((op) => op.entity === 'customers' && typeof op.patch['mergedInto'] === 'string')) return;
  const customers = loaded.get('customers') ?? new Map<string, StoredRow>();
  for (;;) {
    const winners = [...customers.values()].map(({ fields }) => fields['mergedInto']);
    const missing = new Set(winners.filter((id) => typeof id === 'string' && !customers.has(id)).map(String));
    const rows = missing.size === 0 ? [] : await tx.rows('customers', [...missing]);
    if (rows.length === 0) return;
    for (const row of rows) customers.set(row.id, row);
  }
}

/** Rows that operations build on and that are not there: were they refused before? */
function missingRows(ops: readonly WireOp[], { rows, anchors }: LoadedRows): string[] {
  const missing = new Set<string>();
  const isThere = (name: EntityName, id: string) =>
    rows.get(name)?.has(id.toLowerCase()) === true || anchors.get(name)?.has(id.toLowerCase()) === true;
  for (const op of ops) {
    if (!isEntityName(op.entity)) continue;
    const winnerId = op.entity === 'customers' ? op.patch['mergedInto'] : null;
    if (typeof winnerId === 'string' && !isThere('customers', winnerId)) missing.add(winnerId);
    if (op.kind !== 'create') {
      if (!isThere(op.entity, op.id)) missing.add(op.id);
      continue;
    }
    const anchorId = op.patch['customerId'];
    const hangsOn = anchorOf(op.entity, op.patch) ?? 'customers';
    if (typeof anchorId === 'string' && !isThere(hangsOn, anchorId)) missing.add(anchorId);
    const visitId = op.patch['visitId'];
    if (typeof visitId === 'string' && !isThere('visits', visitId)) missing.add(visitId);
  }
  return [...missing].filter(isUuid).map((id) => id.toLowerCase());
}

/** One spelling for one id: PostgreSQL gives UUIDs back in small letters. */
function withSmallLetters(request: PushRequest): PushRequest {
  return {
    ...request,
    deviceId: request.deviceId.toLowerCase(),
    ops: request.ops.map((op) => ({ ...op, id: op.id.toLowerCase(), group: op.group.toLowerCase() })),
  };
}

function gone(id: string): ScopeUser {
  return { id, teamId: null, departmentId: null, role: 'rep', isActive: false };
}
