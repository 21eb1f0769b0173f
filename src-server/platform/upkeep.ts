import type { FastifyBaseLogger } from 'fastify';
import type { OfficeDatabase, OwnerSql } from './database.ts';

/** Forgets what nobody can need any more: at most `most` rows in one transaction. Gives how many there were. */
export interface UpkeepJob {
  readonly name: string;
  run(sql: OwnerSql, nowMs: number, most: number): Promise<number>;
}

/** A transaction this long keeps nobody waiting, also where there is one connection (PGlite). */
const rowsAtOnce = 2000;
const firstAfterMs = 60_000;
const everyMs = 6 * 60 * 60_000;
/** Any number of its own: of several servers on one database one at a time does it. */
const upkeepLock = 7_346_102;

/** Does all that is due, part by part, and gives how many rows of each kind went. Ends early where another server is at it. */
export async function keepHouse(
  deps: { readonly database: OfficeDatabase; readonly clock: { now(): number } },
  jobs: readonly UpkeepJob[],
  goesOn: () => boolean = () => true,
  most = rowsAtOnce,
): Promise<Readonly<Record<string, number>>> {
  const gone: Record<string, number> = {};
  for (const job of jobs) {
    gone[job.name] = 0;
    for (let count = most; count === most && goesOn(); gone[job.name] = (gone[job.name] ?? 0) + count) {
      count = await deps.database.asOwner(async (sql) => {
        const [lock] = await sql.query<{ isOurs: boolean }>('SELECT pg_try_advisory_xact_lock($1) AS "isOurs"', [upkeepLock]);
        return lock?.isOurs === true ? await job.run(sql, deps.clock.now(), most) : 0;
      });
    }
  }
  return gone;
}

/** Keeps house soon after the start and then every six hours. Gives what ends it; a part that runs is waited for. */
export function startUpkeep(
  deps: { readonly database: OfficeDatabase; readonly clock: { now(): number }; readonly log: FastifyBaseLogger },
  jobs: readonly UpkeepJob[],
): () => Promise<void> {
  let isStopped = false;
  let running: Promise<void> = Promise.resolve();
  let timer: NodeJS.Timeout;
  const wait = (ms: number) => {
    timer = setTimeout(() => {
      running = keepHouse(deps, jobs, () => !isStopped)
        .then(
          (gone) => deps.log.info({ event: 'upkeep', ...gone }, 'upkeep'),
          (error: unknown) => deps.log.warn({ event: 'upkeep-failed', err: error }, 'upkeep failed'),
        )
        .then(() => {
          if (!isStopped) wait(everyMs);
        });
    }, ms).unref();
  };
  wait(firstAfterMs);
  return async () => {
    isStopped = true;
    clearTimeout(timer);
    await running;
  };
}
