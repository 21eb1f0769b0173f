import { setTimeout as wait } from 'node:timers/promises';
import { AppError } from '../../../src-shared/rpc/errors.ts';
import { entities, type EntityName } from '../../../src-shared/sync/entities.ts';
import { type WireEntity, wireEntities } from '../../../src-shared/sync/protocol.ts';
import {
  departmentScope,
  isOfManagers,
  managerScope,
  officeScope,
  ownScope,
  type ScopeUser,
  scopesOf,
  teamScope,
  userScope,
} from '../../../src-shared/sync/scopes.ts';
import { preparedRows } from './prepared-rows.ts';
import type { Db } from '../platform/database.ts';
import type { RunningJob } from '../platform/jobs.ts';
import type { SnapshotLoader } from '../sync/apply-snapshot.ts';
import type { OfficeLink } from '../sync/link.ts';
import { isUnknownToOffice } from '../sync/new-tables.ts';
import type { RowPreparer } from '../sync/prepare-rows.ts';

const longestPauseMs = 30_000;
/** With these the line may come back; everything else is told at once. */
const passing: ReadonlySet<string> = new Set(['offline', 'busy', 'too-many-tries', 'not-an-office']);

export interface FirstSyncDeps {
  readonly link: OfficeLink;
  readonly preparer: RowPreparer;
  readonly loader: SnapshotLoader;
  readonly db: Db;
  readonly userId: string;
  readonly job: RunningJob;
  /** The first pause after a cut; each further one is twice as long. */
  readonly pauseMs: number;
}

export interface FirstSync {
  /** From where on the laptop pulls: the office's last commit before the first row was read. */
  readonly cursor: number;
  readonly epoch: string;
  readonly scopes: readonly string[];
  /** Kinds of rows that the office has; an older one lacks what came later. */
  readonly tables: readonly WireEntity[];
  readonly rows: number;
}

/**
 * Loads what makes the program useful: the office's own rows, one's own ones and one's team's. That is everything for a rep; what managers
 * and administrators see beyond is loaded by the engine while they work. A cut is waited out and goes on after the last row that came.
 */
export async function firstSync(deps: FirstSyncDeps): Promise<FirstSync> {
  let first: { seq: number; epoch: string } | null = null;
  let rows = 0;
  const unknown = new Set<WireEntity>();
  // Two lives of one office cannot be mixed: what came of the first may be gone in the second.
  const seen = ({ seq, epoch }: { readonly seq: number; readonly epoch: string }) => {
    if (first !== null && epoch !== first.epoch)
      throw new AppError('office-changed', 'the office changed while it was being joined');
    first ??= { seq, epoch };
  };
  let total: number | null = null;
  const look = async (scope: string, names: readonly WireEntity[]) => {
    const contents = await askContents(deps, scope, rows);
    if (contents !== null) seen(contents);
    return { scope, names, contents };
  };
  const load = async ({ scope, contents }: Looked, names: readonly WireEntity[]) => {
    for (const entity of names) {
      const has = contents === null || contents.kinds[entity];
      if (has === undefined) unknown.add(entity);
      if (has !== true || unknown.has(entity)) continue;
      const loaded = await loadTable(deps, scope, entity, { rows, total });
      if (loaded === null) {
        unknown.add(entity);
        continue;
      }
      seen(loaded);
      rows += loaded.rows;
    }
  };

  const office = await look(officeScope, tableOrder);
  // Whose these rows are says which scopes there are, and how much is to come.
  await load(office, people);
  const scopes = scopesToBeginWith(deps);
  // At once: on a slow line each question takes its time.
  const others = await Promise.all(
    scopes.filter((scope) => scope !== officeScope).map((scope) => look(scope, entitiesIn(scope, deps.userId))),
  );
  total = totalOf([office, ...others]);
  await load(
    office,
    tableOrder.filter((name) => !people.includes(name)),
  );
  for (const other of others) await load(other, other.names);
  if (first === null) throw new AppError('unexpected', 'the office has no tables');
  const { seq, epoch } = first as { seq: number; epoch: string }; // assigned in `load`, which the compiler does not follow
  return { cursor: seq, epoch, scopes, tables: tableOrder.filter((name) => !unknown.has(name)), rows };
}

type Contents = Awaited<ReturnType<typeof askContents>>;
interface Looked {
  readonly scope: string;
  readonly names: readonly WireEntity[];
  readonly contents: Contents;
}

/** Null where the office is older and counts nothing. */
function totalOf(looked: readonly Looked[]): number | null {
  let total = 0;
  for (const { names, contents } of looked) {
    if (contents?.rows === undefined) return null;
    for (const name of names) total += contents.rows[name] ?? 0;
  }
  return total;
}

const people: readonly WireEntity[] = ['users', 'teams', 'departments'];

/** Contacts and visits before customers, whose columns they fill; the history last. */
const tableOrder: readonly WireEntity[] = (() => {
  const early: readonly WireEntity[] = ['users', 'teams', 'departments', 'listItems', 'contacts', 'visits', 'customers'];
  return [...early, ...wireEntities.filter((name) => !early.includes(name))];
})();

function entitiesIn(scope: string, userId: string): readonly WireEntity[] {
  const isOwn = scope === ownScope(userId);
  const kindOf = (name: EntityName) => entities[name].policy === 'own';
  if (scope === managerScope) return tableOrder.filter((name) => name === 'history' || isOfManagers(name));
  return tableOrder.filter((name) => (name === 'history' ? true : isOwn ? kindOf(name) : entities[name].root !== null));
}

function scopesToBeginWith({ db, userId }: FirstSyncDeps): string[] {
  const users = (
    db
      .prepare(
        'SELECT id, team_id AS teamId, department_id AS departmentId, role, is_active AS isActive FROM users WHERE deleted_at IS NULL',
      )
      .all() as (Omit<ScopeUser, 'isActive'> & { isActive: number })[]
  ) // the columns selected
    .map((user) => ({ ...user, isActive: user.isActive === 1 }));
  const teamIds = db.prepare('SELECT id FROM teams WHERE deleted_at IS NULL').pluck().all() as string[]; // the column selected
  const me = users.find((user) => user.id === userId);
  if (me === undefined) throw new AppError('forbidden', 'the office does not know this person');
  const near = new Set([
    officeScope,
    managerScope,
    ownScope(me.id),
    userScope(me.id),
    ...(me.teamId === null ? [] : [teamScope(me.teamId)]),
    ...(me.departmentId === null ? [] : [departmentScope(me.departmentId)]),
  ]);
  return scopesOf(me, { users, teamIds }).filter((scope) => near.has(scope));
}

interface LoadedTable {
  readonly seq: number;
  readonly epoch: string;
  readonly rows: number;
}

/** Null where the office is older than this question: then each kind of rows is asked for. */
async function askContents(deps: FirstSyncDeps, scope: string, rowsBefore: number) {
  const { link, job } = deps;
  return await untilAnswered(
    deps,
    () => rowsBefore > 0,
    async () => {
      try {
        const { answer, epoch } = await link.contents(scope, job.signal, { isCounted: true });
        return { ...answer, epoch };
      } catch (error) {
        if (isUnknownToOffice(error)) return null;
        throw error;
      }
    },
  );
}

/** Null where the office knows no such rows. */
async function loadTable(
  deps: FirstSyncDeps,
  scope: string,
  entity: WireEntity,
  { rows: rowsBefore, total }: { readonly rows: number; readonly total: number | null },
): Promise<LoadedTable | null> {
  const { link, job } = deps;
  let begun: { seq: number; epoch: string } | null = null;
  let rows = 0;
  let after: string | undefined;
  return await untilAnswered(
    deps,
    () => rowsBefore + rows > 0,
    async (moved) => {
      try {
        const query = { scope, entity, columns: 'filled', ...(after === undefined ? {} : { after }) } as const;
        const { answer, epoch } = await link.snapshot(query, job.signal);
        if (begun !== null && begun.epoch !== epoch)
          throw new AppError('office-changed', 'the office changed while it was being joined');
        for await (const prepared of preparedRows(answer, deps.preparer)) {
          begun ??= { seq: prepared.head.seq, epoch };
          deps.loader.put(prepared);
          after = prepared.lastId ?? after;
          rows += prepared.count;
          moved();
          const done = rowsBefore + rows;
          // What was written meanwhile is not counted beforehand.
          job.progress(done, total === null ? null : Math.max(total, done));
          await job.breathe();
        }
        if (begun === null) throw new AppError('offline', 'the snapshot has no head');
        return { ...begun, rows };
      } catch (error) {
        if (isUnknownToOffice(error)) return null;
        throw error;
      }
    },
  );
}

/** Asks until an answer is whole. `ask` says when something came: the next cut is waited out as briefly as the first. */
async function untilAnswered<T>(
  { job, pauseMs: firstPauseMs }: FirstSyncDeps,
  hasRows: () => boolean,
  ask: (moved: () => void) => Promise<T>,
): Promise<T> {
  let pauseMs = firstPauseMs;
  for (;;) {
    try {
      return await ask(() => {
        pauseMs = firstPauseMs;
      });
    } catch (error) {
      if (job.signal.aborted) throw new AppError('cancelled', 'stopped by the user', { cause: error });
      if (!(error instanceof AppError) || !passing.has(error.code)) throw error;
      // Where nothing came yet somebody looks at the screen: a wrong network is told. Later what is here already is worth waiting for.
      if (!hasRows()) throw error;
    }
    await pause(pauseMs, job.signal);
    pauseMs = Math.min(pauseMs * 2, longestPauseMs);
  }
}

async function pause(ms: number, signal: AbortSignal): Promise<void> {
  await wait(ms, undefined, { signal }).catch((error: unknown) => {
    throw new AppError('cancelled', 'stopped by the user', { cause: error });
  });
}
