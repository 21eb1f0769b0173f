import type { OfficeStatus } from '../../../src-shared/office/office.contract.ts';
import type { Db } from '../platform/database.ts';
import type { SyncProblem } from './link.ts';
import type { Outbox } from './outbox.ts';
import { unsentBlobsSql } from './unsent-blobs.ts';

/** The part of the office's status that the engine knows; who is logged in and where is the office service's. */
export type SyncStatus = Pick<
  OfficeStatus,
  'state' | 'problem' | 'lastSyncAt' | 'waiting' | 'waitingSince' | 'rejected' | 'conflicts' | 'loading' | 'clockOffsetMs'
>;

/** Nobody has to do anything: it passes by itself, or with the next network. */
const passing: ReadonlySet<string> = new Set(['offline', 'not-an-office', 'unavailable', 'too-many-tries']);
/** A clock that is off by less is nobody's business. */
const tellsClockFromMs = 5 * 60 * 1000;

export function createStatusReader(db: Db, outbox: Outbox) {
  const conflicts = db.prepare('SELECT count(*) FROM conflicts WHERE resolution IS NULL AND deleted_at IS NULL').pluck();
  const unsentBlobs = db.prepare(unsentBlobsSql);
  return (engine: {
    isRunning: boolean;
    problem: SyncProblem | null;
    lastSyncAt: string | null;
    loading: OfficeStatus['loading'];
    clockOffsetMs: number;
  }): SyncStatus => {
    const waiting = outbox.waiting();
    const papers = unsentBlobs.get() as { waiting: number; since: string | null; refused: number }; // the columns selected
    const rejected = outbox.rejected() + papers.refused;
    const open = Number(conflicts.get());
    const { problem } = engine;
    const needsSomebody = rejected > 0 || open > 0 || (problem !== null && !passing.has(problem.code));
    const state = needsSomebody ? 'attention' : engine.isRunning ? 'syncing' : problem !== null ? 'offline' : 'online';
    return {
      state,
      problem: problem === null ? null : { code: problem.code, details: { ...problem.details } },
      lastSyncAt: engine.lastSyncAt,
      waiting: waiting.count + papers.waiting,
      waitingSince: [waiting.since, papers.since].filter((since) => since !== null).sort()[0] ?? null,
      rejected,
      conflicts: open,
      loading: engine.loading,
      clockOffsetMs: Math.abs(engine.clockOffsetMs) < tellsClockFromMs ? 0 : engine.clockOffsetMs,
    };
  };
}
