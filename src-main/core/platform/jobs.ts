import { AppError } from '../../../src-shared/rpc/errors.ts';
import type { Job } from '../../../src-shared/rpc/events.ts';
import type { Changes } from './changes.ts';
import type { Ids } from './ports.ts';

/** Long work in the core: told to the screens by events, found again by `jobs.list`, stopped by `jobs.cancel`. */
export interface Jobs {
  run<T>(kind: Job['kind'], subject: string, work: (job: RunningJob) => Promise<T>, id?: string): Promise<T>;
  list(): Job[];
  cancel(id: string): boolean;
  cancelAll(): void;
}

export interface RunningJob {
  readonly id: string;
  readonly signal: AbortSignal;
  progress(done: number, total: number | null): void;
  /** Gives the event loop its turn, so that reads and other writes come between the slices. @throws `cancelled` */
  breathe(): Promise<void>;
}

const endedJobsKept = 20;
/** Progress goes out at most this often; a screen cannot show more. */
const progressEveryMs = 100;

export function createJobs(deps: { changes: Changes; ids: Ids; now: () => number }): Jobs {
  const jobs = new Map<string, { job: Job; abort: AbortController }>();

  const tell = (id: string, change: Partial<Job>) => {
    const entry = jobs.get(id);
    if (entry === undefined) return;
    entry.job = { ...entry.job, ...change };
    deps.changes.emit({ type: 'job', job: entry.job });
  };
  const forgetOld = () => {
    const ended = [...jobs.values()].filter(({ job }) => job.state !== 'running');
    for (const { job } of ended.slice(0, Math.max(0, ended.length - endedJobsKept))) jobs.delete(job.id);
  };

  return {
    async run(kind, subject, work, id = deps.ids.next()) {
      if (jobs.get(id)?.job.state === 'running') throw new AppError('conflict', 'a job with this id runs already');
      const abort = new AbortController();
      jobs.set(id, { abort, job: { id, kind, state: 'running', done: 0, total: null, subject, error: null } });
      tell(id, {});
      // The first progress is told at once: whatever comes next may be held up for long.
      let toldAt = Number.NEGATIVE_INFINITY;
      const running: RunningJob = {
        id,
        signal: abort.signal,
        progress(done, total) {
          const entry = jobs.get(id);
          if (entry !== undefined) entry.job = { ...entry.job, done, total };
          if (deps.now() - toldAt < progressEveryMs) return;
          toldAt = deps.now();
          tell(id, {});
        },
        async breathe() {
          await new Promise<void>((resolve) => setImmediate(resolve));
          if (abort.signal.aborted) throw new AppError('cancelled', 'stopped by the user');
        },
      };
      try {
        const value = await work(running);
        tell(id, { state: 'done' });
        return value;
      } catch (error) {
        const isCancelled = error instanceof AppError && error.code === 'cancelled';
        const shape = error instanceof AppError ? error.toShape() : { code: 'unexpected', message: String(error) };
        tell(id, {
          state: isCancelled ? 'cancelled' : 'failed',
          error: {
            code: shape.code,
            message: shape.message,
            ...('details' in shape && shape.details ? { details: shape.details } : {}),
          },
        });
        throw error;
      } finally {
        forgetOld();
      }
    },
    list: () => [...jobs.values()].map(({ job }) => job),
    cancel(id) {
      const entry = jobs.get(id);
      if (entry?.job.state !== 'running') return false;
      entry.abort.abort();
      return true;
    },
    cancelAll() {
      for (const { abort } of jobs.values()) abort.abort();
    },
  };
}
