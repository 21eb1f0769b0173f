import { entities, entityNames, isEntityName, type EntityName } from '../../../src-shared/sync/entities.ts';
import type { PullAnswer, WireTable } from '../../../src-shared/sync/protocol.ts';
import { type Db, inTransaction } from '../platform/database.ts';
import { createErasing, erasuresIn } from './apply-erasures.ts';
import { createHistoryDoor } from './apply-history.ts';
import { createPurge } from './apply-purge.ts';
import { createRowStore } from './apply-rows.ts';
import { createWaiting } from './apply-waiting.ts';
import { createWireReader } from './apply-wire.ts';
import { createOutbox, type OutboxOp } from './outbox.ts';
import { createEcho } from './apply-echo.ts';
import { loadingOrder } from './loading-order.ts';
import { isRootEntity } from '../../../src-shared/sync/scopes.ts';
import { createScopes, type ScopeProgress } from './scopes.ts';
import { createStateStore } from './state.ts';
import type { SyncColumns } from './sync-columns.ts';

/*
 * The door of what the office sends. Each method is one transaction, with the cursor or the progress in it: after a kill at any moment
 * a page has come or it has not.
 */

/** Which rows of which entities a transaction touched, for the "changed" events. */
export type Touched = Map<string, Set<string>>;

/** Somebody else (another process on this profile) went on meanwhile: what was fetched does not fit any more and is fetched again. */
export class Overtaken extends Error {}

export type PageDoor = ReturnType<typeof createPageDoor>;

export function createPageDoor(db: Db, columns: SyncColumns) {
  const state = createStateStore(db);
  const outbox = createOutbox(db);
  const rows = createRowStore(db, columns);
  const purge = createPurge(db, rows.noteMerge);
  const scopes = createScopes(db);
  const waiting = createWaiting(db, rows, outbox, purge, scopes);
  const history = createHistoryDoor(db);
  const erasing = createErasing(db, rows);
  const echo = createEcho(db, { outbox, scopes, read: rows.read });
  const openGuard = db.prepare("INSERT INTO temp.sync_ctx VALUES ('apply')");
  const closeGuard = db.prepare('DELETE FROM temp.sync_ctx');

  const apply = <T>(work: () => T): T =>
    inTransaction(db, () => {
      openGuard.run();
      const value = work();
      closeGuard.run();
      return value;
    });

  const putTable = (table: WireTable, now: string, touched: Touched, roots: Set<string>): void => {
    if (table.entity === 'history') return history.put(table.columns, table.rows);
    // An entity of a newer office: this program's next version loads it.
    if (!isEntityName(table.entity) || table.rows.length === 0) return;
    const name: EntityName = table.entity;
    const read = createWireReader(name, table.columns);
    const mayWait = outbox.hasAnyWaiting();
    const isGathered = rows.isGatheredFrom(name);
    const ids = idsOf(touched, name);
    for (const values of table.rows) {
      const row = read(values);
      if (mayWait && outbox.hasWaiting(row.id)) {
        if (!waiting.put(name, row, now)) continue;
      } else {
        const outcome = rows.put(name, row, now);
        if (outcome === 'same') continue;
        // What hangs on it came before it, and where something waits for that it took the label that the customer had until now.
        if (isRootEntity(name) && mayWait && outcome === 'changed' && row.scopeId !== null) waiting.moveTo(row.id, row.scopeId);
        // A new customer has just taken everything from what hangs on it.
        if (name === 'customers' && outcome === 'inserted') roots.delete(row.id);
      }
      ids.add(row.id);
      if (isGathered && row.rootId !== null) roots.add(row.rootId);
    }
  };
  const putTables = (tables: readonly WireTable[], now: string, touched: Touched): void => {
    const roots = new Set<string>();
    // First of all: what the office has erased comes with the same commit, and takes the name along that has to be looked for.
    for (const erasure of erasuresIn(tables)) {
      for (const [name, ids] of erasing.erase(erasure, now)) for (const id of ids) idsOf(touched, name).add(id);
    }
    const sorted = [...tables].sort((a, b) => loadingOrder.indexOf(a.entity) - loadingOrder.indexOf(b.entity));
    for (const table of sorted) putTable(table, now, touched, roots);
    refresh(roots, now, touched);
  };
  const refresh = (roots: Iterable<string>, now: string, touched: Touched): void => {
    for (const root of new Set([...roots, ...rows.takeMergeRoots()])) {
      for (const id of rows.refreshFamily(root, now)) idsOf(touched, 'customers').add(id);
    }
  };
  const settle = (ops: readonly OutboxOp[], now: string, touched: Touched): void => {
    const settled = waiting.settle(ops, now);
    const roots = new Set<string>();
    for (const { name, id, rootId } of settled) {
      idsOf(touched, name).add(id);
      if (rootId !== null && rows.isGatheredFrom(name)) roots.add(rootId);
    }
    refresh(roots, now, touched);
  };
  /** What lies in a composite scope leaves with the last single one of it that was held. */
  const become = (now: readonly string[]): void => {
    if (scopes.become(now)) for (const scope of purge.compositesHere()) if (!scopes.isHeld(scope)) scopes.leave(scope);
  };
  const move = (rootId: string, to: string, touched: Touched): void => {
    idsOf(touched, purge.entityOf(rootId) ?? 'customers').add(rootId);
    if (!scopes.isHeld(to)) return purge.root(rootId);
    // Where not everything has been loaded yet, nobody knows whether all that hangs on this customer is here: its new scope starts again.
    const from = waiting.serverScopeOf(rootId);
    if (scopes.isLoading() && (from === null || !scopes.isLoaded(from))) scopes.loadAgain(to);
    waiting.moveTo(rootId, to);
    waiting.moveBase(rootId, to);
  };

  return {
    outbox,
    scopes,
    /**
     * One page of a pull, or a part of it that has a cursor of its own.
     * @throws `Overtaken`
     */
    page(answer: PullAnswer, asked: { cursor: number; now: string }): Touched {
      const touched: Touched = new Map();
      apply(() => {
        if (state.get('cursor') !== String(asked.cursor)) throw new Overtaken('the cursor has moved meanwhile');
        if (answer.scopes !== null) become(answer.scopes);
        for (const { rootId, to } of answer.moves) move(rootId, to, touched);
        putTables(answer.tables, asked.now, touched);
        state.set('cursor', String(answer.cursor));
      });
      return touched;
    },
    /** The beginning on a laptop that has nothing, or has to compare everything: which scopes to load, and where pulling goes on after that. */
    begin(answer: PullAnswer): void {
      apply(() => {
        if (state.get('cursor') !== null) throw new Overtaken('another process has begun');
        scopes.become(answer.scopes ?? []);
        scopes.loadAllAgain();
        state.set('cursor', String(answer.head));
      });
    },
    /** A part of a scope that is being loaded, with how far that got. */
    part(table: WireTable, progress: { before: ScopeProgress; after: ScopeProgress; cursor: number; now: string }): Touched {
      const touched: Touched = new Map();
      apply(() => {
        const isSame = state.get('cursor') === String(progress.cursor) && scopes.isAt(progress.before);
        if (!isSame) throw new Overtaken('the scope is loaded by another process or not held any more');
        putTables([table], progress.now, touched);
        scopes.advance(progress.after);
      });
      return touched;
    },
    /** The next part of the scopes that this laptop lost, and what that changed beside; null when they are gone. */
    leave(now: string): Touched | null {
      if (!scopes.isLeaving()) return null;
      return apply(() => {
        if (!purge.slice(100)) return null;
        const touched: Touched = new Map();
        refresh([], now, touched);
        return touched;
      });
    },
    /** The office answered operations: accepted ones wait for the pull that brings them, a refused one gives its row back. */
    answered(
      results: readonly { op: OutboxOp; seq: number; refusal: string | null; note: string | null; hasLine: boolean }[],
      now: string,
      alsoInTransaction: () => void = () => undefined,
    ): Touched {
      const touched: Touched = new Map();
      apply(() => {
        const refused: OutboxOp[] = [];
        const deviceId = String(state.get('device_id'));
        for (const { op, seq, refusal, note, hasLine } of results) {
          if (refusal !== null) {
            if (outbox.reject(op.opNo, refusal)) refused.push(op);
          } else outbox.acknowledge(op.opNo, seq, note);
          // Where the office has a line it says itself what it holds, before or after this answer.
          if (!hasLine) history.dropOperation(op, deviceId);
        }
        settle(refused, now, touched);
        alsoInTransaction();
      });
      return touched;
    },
    /**
     * The office answered that these operations, neighbours in the outbox, became the commit `seq` as they were sent. Null, and nothing done,
     * where what stands here is not what it made of them.
     */
    echoed(ops: readonly OutboxOp[], answer: { readonly seq: number; readonly echo: string }): Touched | null {
      return apply(() => {
        const same = echo.isSame(ops, String(state.get('device_id')), answer.echo);
        if (same === null) return null;
        echo.take(same, answer.seq);
        outbox.finish(ops[0]?.opNo ?? 0, ops[ops.length - 1]?.opNo ?? 0, answer.seq);
        // Nobody else wrote between what this laptop has and this commit: it has this one as well.
        if (state.get('cursor') === String(answer.seq - 1)) state.set('cursor', String(answer.seq));
        return new Map([...same].map(([name, ids]) => [name, new Set(ids)]));
      });
    },
    /** Operations up to `opNo` whose effects have come back with a whole pull: a part of them; null when none is left. */
    settled(opNo: number, now: string): Touched | null {
      const ops = outbox.ackedUpTo(opNo, 200);
      if (ops.length === 0) return null;
      const touched: Touched = new Map();
      apply(() => {
        for (const op of ops) outbox.archive(op.opNo);
        settle(ops, now, touched);
      });
      return touched;
    },
    keepShown(entity: string, id: string, isCreated: boolean): void {
      if (isEntityName(entity)) waiting.keepShown(entity, id, isCreated);
    },
    /** The office has an earlier memory now: whatever it sends is right, however old. In a transaction of `apply`. */
    forgetVersions(): void {
      for (const name of entityNames) db.prepare(`UPDATE "${entities[name].table}" SET rev = -1 WHERE rev > 0`).run();
      db.prepare("UPDATE sync_base SET row_json = json_set(row_json, '$.rev', -1)").run();
      scopes.loadAllAgain();
      state.remove('cursor');
    },
    /** One transaction in which the methods above without one of their own are called. */
    apply,
  };
}

function idsOf(touched: Touched, name: string): Set<string> {
  let ids = touched.get(name);
  if (ids === undefined) {
    ids = new Set();
    touched.set(name, ids);
  }
  return ids;
}
