import { AppError } from '../../../src-shared/rpc/errors.ts';
import type { PullAnswer } from '../../../src-shared/sync/protocol.ts';
import type { Db } from '../platform/database.ts';
import { pauseForOthers } from '../platform/pause.ts';
import type { Clock } from '../platform/ports.ts';
import { Overtaken, type PageDoor, type Touched } from './apply-page.ts';
import type { OfficeLink } from './link.ts';
import { officeChanged, type OfficeCalls, type Run } from './office-calls.ts';
import type { Pace } from './pace.ts';
import { partsOf } from './page-parts.ts';
import { assertFewRemovals, type Removals } from './removals.ts';
import type { StateStore } from './state.ts';

export interface PullDeps {
  readonly db: Db;
  readonly door: PageDoor;
  readonly state: StateStore;
  readonly clock: Clock;
  readonly link: OfficeLink;
  readonly calls: OfficeCalls;
  readonly pace: Pace;
  readonly onTouched: (touched: Touched) => void;
  /** A whole pull has come: this laptop is where the office is. */
  readonly onWhole: () => void;
}

/** Rows of one entity that are asked for at once. */
export const rowsInPage = 500;

/** Asks where the office is without asking for rows: there is nothing after the largest number. */
export const beyondEverything = Number.MAX_SAFE_INTEGER;

export function createPull(deps: PullDeps) {
  const { door, state, link, calls } = deps;
  const removals: Removals = { rows: 0, customers: 0, isAllowed: false };

  const now = () => new Date(deps.clock.now()).toISOString();
  /** On a laptop that has nothing yet: where the office is now and which scopes there are; their rows come by the loading of scopes. */
  const begin = async (run: Run): Promise<void> => {
    const answer = await calls.ask(run, (signal) => link.pull({ cursor: beyondEverything, scopes: '' }, signal));
    // An office in which nothing ever happened has no scopes either.
    if (answer === null) throw new AppError('unexpected', 'the office tells no scopes');
    door.begin(answer);
  };
  const leaveScopes = async (): Promise<void> => {
    for (let touched = door.leave(now()); touched !== null; touched = door.leave(now())) {
      deps.onTouched(touched);
      await pauseForOthers();
    }
  };
  /** Operations whose effects have come with this pull are done. */
  const settle = async (ackedBefore: number | null): Promise<void> => {
    if (ackedBefore === null) return;
    for (let touched = door.settled(ackedBefore, now()); touched !== null; touched = door.settled(ackedBefore, now())) {
      deps.onTouched(touched);
      await pauseForOthers();
    }
  };

  /** False where another process on this profile took it meanwhile. */
  const takePage = async (run: Run, answer: PullAnswer, cursor: number): Promise<boolean> => {
    let at = cursor;
    try {
      for (const part of partsOf(answer, cursor, deps.pace.rows())) {
        if (run.signal.aborted) throw new AppError('offline', 'the run was given up');
        const rows = part.tables.reduce((sum, table) => sum + table.rows.length, 0);
        deps.onTouched(deps.pace.timed(rows, () => door.page(part, { cursor: at, now: now() })));
        at = part.cursor;
        run.progress();
        await pauseForOthers();
      }
      return true;
    } catch (error) {
      if (error instanceof Overtaken) return false;
      throw error;
    }
  };

  return {
    /** The person has let a removal of many records happen: the next whole pull. */
    allowRemovals(): void {
      removals.isAllowed = true;
    },
    /** Everything since the cursor, page by page. */
    async pullAll(run: Run): Promise<void> {
      await leaveScopes();
      const ackedBefore = door.outbox.newestAcked();
      if (state.get('cursor') === null) await begin(run);
      for (;;) {
        const cursor = Number(state.get('cursor'));
        const asked = { cursor, scopes: door.scopes.hash(), limit: rowsInPage };
        const answer = await calls.ask(run, (signal) => link.pull(asked, signal));
        if (answer === null) break;
        if (answer.head < cursor) throw officeChanged({ head: answer.head, cursor });
        const isStuck = answer.cursor < cursor || (answer.hasMore && answer.cursor === cursor && answer.scopes === null);
        if (isStuck) throw new AppError('unexpected', 'the office does not go on from the cursor');
        const page = assertFewRemovals(deps.db, answer, removals, answer.scopes, door.scopes.isHeld);
        let isTaken = false;
        try {
          isTaken = await takePage(run, answer, cursor);
        } finally {
          page.taken(isTaken);
        }
        if (!isTaken) continue;
        await leaveScopes();
        if (!answer.hasMore) break;
      }
      Object.assign(removals, { rows: 0, customers: 0, isAllowed: false });
      await settle(ackedBefore);
      deps.onWhole();
    },
  };
}
