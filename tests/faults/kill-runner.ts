import { cpSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { listBackups } from '../../src-main/core/platform/backup.ts';
import { openDatabase } from '../../src-main/core/platform/database.ts';
import { profilePaths } from '../../src-main/core/platform/profile-folder.ts';
import { call, coreOf, keyOf, makeProfile } from './fault-core.ts';
import { bundleWorkChild } from './bundled-child.ts';
import { createRandom } from './random.ts';
import type { Model } from './scenario.ts';
import { childEnvironment, temporaryFolder } from './tools.ts';
import { findBroken, findLost, groupsMissingInDatabase, groupsMissingInJournal, settleUnsure } from './verify.ts';
import type { Plant } from './work-child.ts';
import { acceptHeard, after, sampleOf, spawnWorkChild, type WorkChild } from './work-parent.ts';

export interface KillReport {
  readonly runs: number;
  readonly seed: number;
  readonly acknowledged: number;
  /** Acknowledged changes that were not there after the next start. */
  readonly lost: readonly string[];
  /** What must hold in every database and did not. */
  readonly broken: readonly string[];
  /** The longest start after a kill. */
  readonly slowestStartMs: number;
  readonly seconds: number;
}

/** After so many kills a lane begins a new profile: checking everything each time would otherwise take longer and longer. */
const killsPerProfile = 25;

/**
 * R1. Lanes work side by side, each with a profile of its own: a child works, is ended with SIGKILL after 0–500 ms, and this process
 * opens what it left and compares it with what the child had been told.
 */
export async function runKills(options: {
  runs: number;
  seed: number;
  plant?: Plant;
  lanes?: number;
  /** No kill begins later than this; the report says how many there were. */
  budgetSeconds?: number;
  /** So many are made though the time is over: what is found must not hang on how busy the machine is. */
  atLeast?: number;
}): Promise<KillReport> {
  const startedAt = performance.now();
  const folder = temporaryFolder('kills');
  const template = join(folder.path, 'template');
  await makeProfile(template);
  const program = await bundleWorkChild();
  const report = { acknowledged: 0, lost: [] as string[], broken: [] as string[], slowestStartMs: 0 };
  const lanes = options.lanes ?? 3;
  const isOverBudget = () =>
    runs >= (options.atLeast ?? 0) && performance.now() - startedAt > (options.budgetSeconds ?? Infinity) * 1000;
  let runs = 0;
  const lane = async (number: number) => {
    const random = createRandom(options.seed * 31 + number);
    const env = childEnvironment(folder.path);
    let waiting = spawnWorkChild(env, [], program.file);
    let profileDir = '';
    let model: Model = new Map();
    for (let kill = 0; runs < options.runs && !isOverBudget(); kill += 1) {
      runs += 1;
      if (kill % killsPerProfile === 0) {
        profileDir = join(folder.path, `lane-${number}-${kill}`);
        cpSync(template, profileDir, { recursive: true });
        model = new Map();
      }
      const child: WorkChild = waiting;
      // The next one loads the program while this one works.
      waiting = spawnWorkChild(env, [], program.file);
      await oneKill(
        child,
        {
          profileDir,
          model,
          seed: random.below(1_000_000_000),
          // One in six is ended while it starts, the others while they work.
          endsWhileStarting: random.below(6) === 0,
          // Up to half a second, more often early: a long day is made of many children.
          delayMs: random.next() ** 2 * 500,
          plant: options.plant ?? null,
        },
        report,
      );
    }
    waiting.kill();
    await waiting.heard;
  };
  try {
    await Promise.all(Array.from({ length: lanes }, (_, number) => lane(number)));
  } finally {
    folder.remove();
    await program.remove();
  }
  return { runs, seed: options.seed, ...report, seconds: (performance.now() - startedAt) / 1000 };
}

interface Report {
  acknowledged: number;
  lost: string[];
  broken: string[];
  slowestStartMs: number;
}

async function oneKill(
  child: WorkChild,
  run: { profileDir: string; model: Model; seed: number; endsWhileStarting: boolean; delayMs: number; plant: Plant | null },
  report: Report,
): Promise<void> {
  const importFolder = `${run.profileDir}-files`;
  mkdirSync(importFolder, { recursive: true });
  await child.ready;
  child.start({
    profileDir: run.profileDir,
    seed: run.seed,
    model: sampleOf(run.model),
    importFolder,
    makesBackups: true,
    steps: 0,
    plant: run.plant,
  });
  if (!run.endsWhileStarting) await child.working;
  await after(run.delayMs);
  child.kill();
  const heard = await child.heard;
  if (heard.errors !== '') report.broken.push(heard.errors);
  for (const refusal of heard.refused)
    if (refusal.code !== 'not-supported') report.broken.push(`${refusal.step.procedure} was refused: ${refusal.message}`);
  const { groups } = acceptHeard(run.model, heard);
  report.acknowledged += heard.acknowledged.length;
  const found = await openAfterCrash(run.profileDir, run.model, heard.unsure, groups);
  report.lost.push(...found.lost);
  report.broken.push(...found.broken);
  report.slowestStartMs = Math.max(report.slowestStartMs, found.startMs);
}

/** The next start, and everything that must be true after it. */
export async function openAfterCrash(
  profileDir: string,
  model: Model,
  unsure: Parameters<typeof settleUnsure>[2],
  groups: readonly string[],
): Promise<{ lost: string[]; broken: string[]; startMs: number }> {
  const paths = profilePaths(profileDir);
  const began = performance.now();
  const core = coreOf(profileDir);
  await core.start();
  const status = await call<{ state: string; problem: { code: string } | null }>(core, 'app.status');
  const startMs = performance.now() - began;
  if (status.state !== 'ready') {
    await core.close();
    return { lost: [], broken: [`the next start failed: ${JSON.stringify(status.problem)}`], startMs };
  }
  const key = await keyOf(profileDir);
  const db = openDatabase(paths.data, { key });
  try {
    const broken = settleUnsure(db, model, unsure);
    const lost = findLost(db, model);
    broken.push(...findBroken(db));
    lost.push(...groupsMissingInDatabase(db, groups).map((group) => `group ${group} is not in the database`));
    // What every kept backup holds, the journal may forget.
    const covered = Math.min(...listBackups(paths.backups).map((backup) => backup.opNo));
    const lastOpNo = db.prepare('SELECT max(op_no) FROM outbox WHERE group_id = ?').pluck();
    const uncovered = groups.filter((group) => !(Number(lastOpNo.get(group) ?? 0) <= covered));
    lost.push(...groupsMissingInJournal(paths.journal, key, uncovered).map((group) => `group ${group} is not in the journal`));
    const halfMade = await call<{ backups: { file: string }[] }>(core, 'backup.list');
    if (halfMade.backups.some((backup) => !backup.file.endsWith('.db'))) broken.push('a half-made backup is listed');
    return { lost, broken, startMs };
  } finally {
    db.close();
    await core.close();
  }
}
