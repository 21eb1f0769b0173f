import { z } from 'zod';
import { AppError } from '../../../src-shared/rpc/errors.ts';
import { snapshotEnd, snapshotHead, type SnapshotHead } from '../../../src-shared/sync/protocol.ts';
import { pauseForOthers } from '../platform/pause.ts';
import type { Clock } from '../platform/ports.ts';
import { Overtaken, type PageDoor, type Touched } from './apply-page.ts';
import type { Answered, OfficeLink } from './link.ts';
import { entitiesOf } from './loading-order.ts';
import { forgetTable, isUnknownToOffice } from './new-tables.ts';
import { type OfficeCalls, type Run, untilAborted } from './office-calls.ts';
import type { Pace } from './pace.ts';
import type { FieldValue } from './rows.ts';
import type { ScopeProgress } from './scopes.ts';
import { valuesOf } from './snapshot-text.ts';
import type { StateStore } from './state.ts';

export interface LoadingDeps {
  readonly door: PageDoor;
  readonly state: StateStore;
  readonly clock: Clock;
  readonly link: OfficeLink;
  readonly calls: OfficeCalls;
  readonly pace: Pace;
  readonly onTouched: (touched: Touched) => void;
  readonly onProgress: (rows: number) => void;
}

/**
 * One answer is read no further than this before pulling comes in between: nothing may be pulled while one is read, since what it says of
 * a customer that was moved meanwhile would come too late.
 */
const rowsInOneGo = 10_000;

const line = z.array(z.union([z.string(), z.number(), z.boolean(), z.null()]));

/** Loads one scope that this laptop does not hold yet, part by part; after a cut it goes on where it was. */
export function createScopeLoading(deps: LoadingDeps) {
  const { door, state, link, calls } = deps;

  let refusedScope: string | null = null;
  /** Its contents are known: only kinds that have rows are still to be loaded. */
  let knownScope: string | null = null;

  /** Null where the office is older than what is asked; `refused` where the scope is this person's no longer. */
  const ask = async <T>(run: Run, scope: string, question: (signal: AbortSignal) => Promise<Answered<T>>) => {
    try {
      const answer = await calls.ask(run, question);
      refusedScope = null;
      return answer;
    } catch (error) {
      if (isUnknownToOffice(error)) return null;
      // A right that was withdrawn since the last pull: the pull that comes next tells, and where it does not, somebody has to know.
      const isForbidden = error instanceof AppError && error.details?.['refusal'] === 'forbidden';
      if (!isForbidden || refusedScope === scope) throw error;
      refusedScope = scope;
      return 'refused';
    }
  };

  const load = async (run: Run, begun: ScopeProgress) => {
    const cursor = Number(state.get('cursor'));
    const todo = begun.resume?.entities ?? entitiesOf(begun.scope);
    const [entity, ...later] = todo;
    let before: ScopeProgress = begun;
    const part = (head: SnapshotHead | null, rows: FieldValue[][], resume: ScopeProgress['resume']) => {
      const after: ScopeProgress = { scope: begun.scope, resume };
      const table = { entity: entity ?? '', columns: head?.columns ?? [], rows };
      const now = new Date(deps.clock.now()).toISOString();
      deps.onTouched(deps.pace.timed(rows.length, () => door.part(table, { before, after, cursor, now })));
      deps.onProgress(rows.length);
      run.progress();
      before = after;
    };
    const doneBefore = begun.resume?.done ?? 0;
    if (entity === undefined) {
      part(null, [], { entities: [], after: null, done: doneBefore });
      return;
    }
    const after = begun.resume?.after ?? null;
    // Answered at a commit that is no older than the cursor, like an empty snapshot of each kind that has no rows: what comes later is pulled.
    if (after === null && (begun.resume === null || knownScope !== begun.scope)) {
      const contents = await ask(run, begun.scope, (signal) => link.contents(begun.scope, signal));
      if (contents === 'refused') return;
      knownScope = begun.scope;
      // An office without this question is asked for each kind.
      const kinds = contents?.kinds ?? Object.fromEntries(todo.map((name) => [name, true]));
      for (const name of todo) if (kinds[name] === undefined) forgetTable(state, name);
      part(null, [], { entities: todo.filter((name) => kinds[name]), after, done: doneBefore });
      return;
    }
    const query = { scope: begun.scope, entity, ...(after === null ? {} : { after }) };
    const stream = await ask(run, begun.scope, (signal) => link.snapshot(query, signal));
    if (stream === 'refused') return;
    if (stream === null) {
      // What the older office has of the rest is worth having.
      forgetTable(state, entity);
      part(null, [], { entities: later, after: null, done: doneBefore });
      return;
    }
    let done = doneBefore;
    const read = await readRows(stream, run, deps.pace.rows, async (head, rows) => {
      done += rows.length;
      part(head, rows, { entities: todo, after: idOf(head, rows[rows.length - 1]), done });
      await pauseForOthers();
      return done - doneBefore < rowsInOneGo;
    });
    if (read === 'whole') part(null, [], { entities: later, after: null, done });
  };

  /** One question; false where no scope is left to load. */
  return async function loadNext(run: Run): Promise<boolean> {
    const begun = door.scopes.next();
    if (begun === null) return false;
    try {
      await load(run, begun);
    } catch (error) {
      // Another process on this profile loads the same scope, or it was taken away: the next question starts from what is there now.
      if (!(error instanceof Overtaken)) throw error;
    }
    return true;
  };
}

/**
 * Reads an answer and hands its rows on in parts; `whole` where it was read to its end line.
 * @throws `offline` where it breaks off before, `not-an-office` where a line is none
 */
async function readRows(
  stream: AsyncIterable<string>,
  run: Run,
  mostRows: () => number,
  take: (head: SnapshotHead, rows: FieldValue[][]) => Promise<boolean>,
): Promise<'whole' | 'stopped'> {
  const iterator = stream[Symbol.asyncIterator]();
  let head: SnapshotHead | null = null;
  let rows: FieldValue[][] = [];
  let count = 0;
  try {
    for (;;) {
      const next = await untilAborted(iterator.next(), run.signal);
      if (next.done === true) throw new AppError('offline', 'the answer broke off before its end');
      for (const value of parse(next.value)) {
        if (head === null) {
          head = snapshotHead.parse(value);
          continue;
        }
        if (Array.isArray(value)) {
          rows.push(line.parse(value));
          count += 1;
          if (rows.length < mostRows()) continue;
          const full = rows;
          rows = [];
          if (!(await take(head, full))) return 'stopped';
          continue;
        }
        if (snapshotEnd.parse(value).end !== count) throw new AppError('offline', 'rows of the answer are missing');
        if (rows.length > 0) await take(head, rows);
        return 'whole';
      }
    }
  } catch (error) {
    if (error instanceof z.ZodError) throw new AppError('not-an-office', 'a line of the answer cannot be read', { cause: error });
    throw error;
  } finally {
    // Not waited for: a link that hangs must not hold the engine.
    void iterator.return?.().catch(() => undefined);
  }
}

function parse(text: string): unknown[] {
  try {
    return valuesOf(text);
  } catch (error) {
    throw new AppError('not-an-office', 'a line of the answer is no JSON', { cause: error });
  }
}

function idOf(head: SnapshotHead, row: readonly FieldValue[] | undefined): string | null {
  const id = row?.[head.columns.indexOf('id')];
  return typeof id === 'string' ? id : null;
}
