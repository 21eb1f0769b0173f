// A core at work in a process of its own. It waits for one line of orders, works until it is ended, and says each step on its
// standard output: before it is done what it will be, and after the answer came that it is.
import Database from 'better-sqlite3';
import fs, { writeSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { syncBuiltinESMExports } from 'node:module';
import type { ErrorShape } from '../../src-shared/rpc/errors.ts';
import { createNodeIds, systemClock } from '../../src-main/core-process/node-ports.ts';
import { createRandom } from './random.ts';
import type { Answer, RowState, Step } from './scenario.ts';

export interface Orders {
  readonly profileDir: string;
  readonly seed: number;
  readonly model: readonly (readonly [string, RowState])[];
  readonly importFolder: string | null;
  readonly makesBackups: boolean | 'often';
  /** Stops by itself after so many steps; 0 goes on until it is ended. */
  readonly steps: number;
  /** Bugs that the checks must find. They live here, in the child of a test, and nowhere in the program. */
  readonly plant: Plant | null;
}
export type Plant = 'normal-synchronous' | 'answer-before-commit' | 'journal-unsynced';

export type Said =
  | { readonly kind: 'ready' }
  | { readonly kind: 'started'; readonly ms: number; readonly state: string }
  | { readonly kind: 'doing'; readonly no: number; readonly step: Step }
  | { readonly kind: 'done'; readonly no: number; readonly answer: Answer; readonly ms: number }
  | { readonly kind: 'refused'; readonly no: number; readonly error: ErrorShape; readonly ms: number }
  | { readonly kind: 'end' };

function say(said: Said): void {
  const bytes = Buffer.from(`${JSON.stringify(said)}\n`);
  let written = 0;
  while (written < bytes.length) {
    try {
      written += writeSync(1, bytes, written);
    } catch (error) {
      // The parent reads slower than we speak.
      if (!(error instanceof Error && 'code' in error && error.code === 'EAGAIN')) throw error;
    }
  }
}

/** The connection says FULL and works with NORMAL, as better-sqlite3 does by itself. */
function plantNormalSynchronous(): void {
  const pragma = Database.prototype.pragma;
  Database.prototype.pragma = function lying(this: Database.Database, text: string, options?: Database.PragmaOptions): unknown {
    if (text === 'synchronous = FULL') return pragma.call(this, 'synchronous = NORMAL', options);
    if (text === 'synchronous') return 2;
    return pragma.call(this, text, options);
  };
}

/** Of the journal alone: what else is to be on the disk is there. */
function plantUnsyncedJournal(): void {
  const { fsyncSync } = fs;
  fs.fsyncSync = (fd) => {
    if (!fs.readlinkSync(`/proc/self/fd/${fd}`).includes('/journal/')) fsyncSync(fd);
  };
  syncBuiltinESMExports();
}

async function work(orders: Orders): Promise<void> {
  if (orders.plant === 'normal-synchronous') plantNormalSynchronous();
  if (orders.plant === 'journal-unsynced') plantUnsyncedJournal();
  const { coreOf } = await coreModule;
  const { createScenario } = await scenarioModule;
  const ids = createNodeIds(systemClock);
  const began = performance.now();
  const core = coreOf(orders.profileDir);
  await core.start();
  const status = await core.dispatch('app.status', {});
  const state = status.ok ? String((status.value as { state: string }).state) : 'failed'; // appStatus of the contract
  say({ kind: 'started', ms: performance.now() - began, state });
  const scenario = createScenario({
    random: createRandom(orders.seed),
    newId: ids.next,
    model: new Map(orders.model),
    importFolder: orders.importFolder,
    makesBackups: orders.makesBackups,
  });
  for (let no = 1; orders.steps === 0 || no <= orders.steps; no += 1) {
    const step = scenario.next();
    const startedAt = performance.now();
    say({ kind: 'doing', no, step });
    if (orders.plant === 'answer-before-commit') {
      say({ kind: 'done', no, answer: {}, ms: 0 });
      await new Promise((resolve) => setImmediate(resolve));
    }
    const running = core.dispatch(step.procedure, step.input).then((outcome) => {
      const ms = performance.now() - startedAt;
      if (outcome.ok) {
        const answer = outcome.value as Answer; // commands answer a group, a file or both
        scenario.accept(step, answer);
        if (orders.plant !== 'answer-before-commit') say({ kind: 'done', no, answer: pickAnswer(answer), ms });
      } else {
        if (outcome.error.code === 'not-supported') scenario.leaveOutImports();
        if (orders.plant !== 'answer-before-commit') say({ kind: 'refused', no, error: outcome.error, ms });
      }
    });
    // A backup is made beside the work, as in a real day.
    if (step.procedure !== 'backup.create') await running;
    else if (orders.steps !== 0) await running;
  }
  await core.close();
  say({ kind: 'end' });
}

function pickAnswer({ groupId, nextVisitId, file }: Answer): Answer {
  return {
    ...(groupId === undefined ? {} : { groupId }),
    ...(nextVisitId === undefined ? {} : { nextVisitId }),
    ...(file === undefined ? {} : { file }),
  };
}

// Loaded before the orders come, so that starting costs the run nothing.
const coreModule = import('./fault-core.ts');
const scenarioModule = import('./scenario.ts');
await Promise.all([coreModule, scenarioModule]);
const lines = createInterface({ input: process.stdin });
lines.once('line', (line) => {
  // The parent of this test writes it.
  work(JSON.parse(line) as Orders).then(
    () => lines.close(),
    (error: unknown) => {
      process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
      process.exit(1);
    },
  );
});
say({ kind: 'ready' });
