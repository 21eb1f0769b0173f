// Works on a disk whose n-th call fails, for n = 1, 2, 3 … until no call is left that could fail (disk-shim.c makes them fail).
import { openSync } from 'node:fs';
import { join } from 'node:path';
import { openDatabase } from '../../src-main/core/platform/database.ts';
import { createNodeIds, systemClock } from '../../src-main/core-process/node-ports.ts';
import { coreOf, keyOf } from './fault-core.ts';
import { createRandom } from './random.ts';
import { createScenario, type Answer, type Model, type Step } from './scenario.ts';
import { findLost, settleUnsure } from './verify.ts';

export interface FaultOrders {
  readonly profileDir: string;
  readonly call: 'pwrite' | 'fsync' | 'ftruncate' | 'open';
  readonly error: 'EIO' | 'ENOSPC';
  readonly steps: number;
  /** The next n after this one: all of them, or with growing strides. */
  readonly stride: number;
  readonly seed: number;
}

export interface FaultReport {
  readonly tried: number;
  readonly lastN: number;
  readonly acknowledged: number;
  readonly refused: Readonly<Record<string, number>>;
  readonly slowestRefusalMs: number;
  readonly lost: readonly string[];
  readonly broken: readonly string[];
}

const numbers = { EIO: 5, ENOSPC: 28 } as const;
const [orderText = ''] = process.argv.slice(2);
const orders = JSON.parse(orderText) as FaultOrders; // the test beside this file wrote it

/** Names that the shim understands; opening them always fails, and how it fails is the answer. */
function shim(name: string): string {
  try {
    openSync(join(orders.profileDir, `fault:${name}`), 'r');
  } catch (error) {
    if (error instanceof Error && 'code' in error) return String(error.code);
  }
  throw new Error('the shim is not there');
}

const core = coreOf(orders.profileDir);
await core.start();
const key = await keyOf(orders.profileDir);
const model: Model = new Map();
const refusals: Record<string, number> = {};
const lost: string[] = [];
const broken: string[] = [];
let acknowledged = 0;
let slowestRefusalMs = 0;
let tried = 0;
let n = 1;
for (; n < 5000; n += n < 12 ? 1 : orders.stride) {
  // The same steps each time, so that the n-th call is the same call.
  const ids = createNodeIds(systemClock);
  const scenario = createScenario({
    random: createRandom(orders.seed),
    newId: ids.next,
    model: new Map(),
    importFolder: null,
    makesBackups: false,
  });
  const unsure: Step[] = [];
  const touched = new Set<string>();
  shim(`${orders.call}:${n}:${numbers[orders.error]}:`);
  for (let step = 0; step < orders.steps; step += 1) {
    const next = scenario.next();
    const startedAt = performance.now();
    const outcome = await core.dispatch(next.procedure, next.input);
    if (outcome.ok) {
      const answer = outcome.value as Answer; // commands answer a group
      scenario.accept(next, answer);
      for (const [id, row] of Object.entries(next.after)) model.set(id, row);
      for (const id of Object.keys(next.after)) touched.add(id);
      acknowledged += 1;
    } else {
      refusals[outcome.error.code] = (refusals[outcome.error.code] ?? 0) + 1;
      slowestRefusalMs = Math.max(slowestRefusalMs, performance.now() - startedAt);
      unsure.push(next);
    }
  }
  const wasHit = shim('count') === 'EEXIST';
  shim('none:0:0:');
  tried += 1;
  const saved = await core.dispatch('customers.create', { name: `Sau lỗi ${n}` });
  if (!saved.ok) broken.push(`n = ${n}: the first save after the fault was refused: ${saved.error.code} ${saved.error.message}`);
  const db = openDatabase(join(orders.profileDir, 'data.db'), { key });
  // A refused step is not there; where the answer itself failed it may be there whole.
  broken.push(...settleUnsure(db, model, unsure).map((problem) => `n = ${n}: ${problem}`));
  lost.push(...findLost(db, model, touched).map((problem) => `n = ${n}: ${problem}`));
  db.close();
  if (!wasHit) break;
}
await core.close();
const report: FaultReport = { tried, lastN: n, acknowledged, refused: refusals, slowestRefusalMs, lost, broken };
process.stdout.write(`${JSON.stringify(report)}\n`);
