import { entities, isEntityName } from '../../src-shared/sync/entities.ts';
import {
  type PullAnswer,
  type PullQuery,
  rowsInPullPage,
  type WireEntity,
  wireEntities,
} from '../../src-shared/sync/protocol.ts';
import { scopesOf } from '../../src-shared/sync/scopes.ts';
import type { ReadTransaction, ScopeMove, SyncedRow, SyncStore } from './store.ts';
import { hashOfScopes, wireTableOf } from './wire-rows.ts';

/** Moves bring whole customers along, so fewer of them fit into a page. */
const movesInPullPage = 100;

/**
 * What happened since the cursor in the user's scopes, in one unchanging view of the office. A page holds whole commits only; its
 * `cursor` never passes a commit that the page does not hold. `answer` is null where there is nothing to tell.
 */
export async function pull(
  store: SyncStore,
  who: { readonly tenantId: string; readonly userId: string },
  query: PullQuery,
): Promise<{ readonly epoch: string; readonly head: number; readonly answer: PullAnswer | null }> {
  return await store.read(who.tenantId, async (tx) => {
    const { seq: head, epoch } = await tx.head();
    const scopes = await scopesOfUser(tx, who.userId);
    const hasRightScopes = query.scopes === hashOfScopes(scopes);
    if (query.cursor === head && hasRightScopes) return { epoch, head, answer: null };
    // A cursor beyond the head comes from another life of this database; the laptop finds out by the epoch or the head.
    const page = query.cursor < head ? await readPage(tx, query, head, await tx.withComposites(scopes)) : emptyPage(query.cursor);
    return { epoch, head, answer: { head, scopes: hasRightScopes ? null : scopes, ...page } };
  });
}

/** The scopes of a user now; none for somebody who has left. */
export async function scopesOfUser(tx: Pick<ReadTransaction, 'people'>, userId: string): Promise<string[]> {
  const people = await tx.people();
  const user = people.users.find(({ id }) => id === userId);
  return user === undefined ? [] : scopesOf(user, people);
}

type Page = Pick<PullAnswer, 'cursor' | 'hasMore' | 'moves' | 'tables'>;

function emptyPage(cursor: number): Page {
  return { cursor, hasMore: false, moves: [], tables: [] };
}

async function readPage(tx: ReadTransaction, query: PullQuery, head: number, scopes: readonly string[]): Promise<Page> {
  const limit = query.limit ?? rowsInPullPage;
  const after = query.cursor;
  let upTo = head;

  const read = async <T>(
    of: (limits: { upTo: number; limit: number | null }) => Promise<T[]>,
    most: number,
    seqOf: (item: T) => number,
  ) => {
    const items = await of({ upTo, limit: most + 1 });
    const beyond = items[most];
    if (beyond === undefined) return items;
    const first = items[0];
    // One commit alone is longer than a page: it comes whole all the same.
    if (first !== undefined && seqOf(first) === seqOf(beyond)) {
      upTo = seqOf(first);
      return await of({ upTo, limit: null });
    }
    upTo = seqOf(beyond) - 1;
    return items.filter((item) => seqOf(item) <= upTo);
  };

  const told = await read(
    async (limits) => await tx.moves({ after, scopes, ...limits }),
    Math.min(limit, movesInPullPage),
    (move) => move.seq,
  );
  const found = new Map<WireEntity, SyncedRow[]>();
  const changed = await tx.kindsChanged({ after, upTo, scopes });
  for (const entity of wireEntities) {
    const changes = async (limits: { upTo: number; limit: number | null }) =>
      await tx.changes(entity, { after, scopes, ...limits });
    // Each kind keeps its place, so that what a row hangs on comes before it.
    found.set(entity, changed.has(entity) ? await read(changes, limit, (row) => row.rev) : []);
  }
  // A later table may have drawn the line nearer.
  for (const [entity, rows] of found)
    found.set(
      entity,
      rows.filter((row) => row.rev <= upTo),
    );
  const moves = told.filter((move) => move.seq <= upTo);
  const mine = new Set(scopes);
  await addArrivals(tx, found, moves, scopes, mine);

  return {
    cursor: upTo,
    hasMore: upTo < head,
    moves: leavingOf(moves, mine).map(({ seq, rootId, to }) => ({ seq, rootId, to })),
    tables: [...found].filter(([, rows]) => rows.length > 0).map(([entity, rows]) => wireTableOf(entity, rows)),
  };
}

/** Every move out of a scope of mine is told, even into another one of mine: the laptop relabels, or drops. */
function leavingOf(moves: readonly ScopeMove[], mine: ReadonlySet<string>): ScopeMove[] {
  return moves.filter((move) => mine.has(move.from));
}

/** A customer or a task that came in from a scope that is none of mine brings all that hangs on it, whatever its age. */
async function addArrivals(
  tx: ReadTransaction,
  found: Map<WireEntity, SyncedRow[]>,
  moves: readonly ScopeMove[],
  scopes: readonly string[],
  mine: ReadonlySet<string>,
): Promise<void> {
  const arrived = new Set(moves.filter((move) => mine.has(move.to) && !mine.has(move.from)).map(({ rootId }) => rootId));
  if (arrived.size === 0) return;
  // Most kinds have nothing under most customers.
  const kinds = await tx.kindsUnder([...arrived], scopes);
  for (const entity of wireEntities) {
    if (!hangsOnCustomers(entity) || !kinds.has(entity)) continue;
    const rows = found.get(entity) ?? [];
    const known = new Set(rows.map(({ id }) => id));
    const subtree = await tx.subtree(entity, [...arrived], scopes);
    found.set(entity, [...rows, ...subtree.filter(({ id }) => !known.has(id))]);
  }
}

export function hangsOnCustomers(entity: WireEntity): boolean {
  return !isEntityName(entity) || entities[entity].root !== null;
}
