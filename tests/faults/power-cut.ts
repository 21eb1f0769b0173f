import { cpSync, existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';
import { openDatabase } from '../../src-main/core/platform/database.ts';
import { profilePaths } from '../../src-main/core/platform/profile-folder.ts';
import { keyOf, makeProfile } from './fault-core.ts';
import { openAfterCrash } from './kill-runner.ts';
import { readDisk, readTrace, saidBefore, type TraceRecord, writeImage } from './power-image.ts';
import { createRandom, type Random } from './random.ts';
import type { Model } from './scenario.ts';
import { childEnvironment, compileShim, temporaryFolder } from './tools.ts';
import { groupsMissingInDatabase, groupsMissingInJournal } from './verify.ts';
import type { Plant } from './work-child.ts';
import { acceptHeard, after, type Heard, sampleOf, spawnWorkChild } from './work-parent.ts';

export interface PowerReport {
  readonly runs: number;
  readonly seed: number;
  readonly acknowledged: number;
  /** Acknowledged changes that were gone after the next start. */
  readonly lost: readonly string[];
  /** Acknowledged changes that the database alone had lost; the journal may have brought them back. */
  readonly lostInDatabase: number;
  /** Acknowledged changes that the journal alone had lost. */
  readonly lostInJournal: number;
  readonly broken: readonly string[];
  readonly seconds: number;
}

/** Cuts at so many moments of one child's work: a trace holds them all. */
const cutsPerChild = 6;
const childrenPerProfile = 4;

/**
 * R2. A child works on a disk that is watched; then the power is cut at random moments of what it did, and each image that could have been left is
 * opened by a fresh core. `synchronous: 'normal'` works with what better-sqlite3 sets by itself: it must be found out.
 */
export async function runPowerCuts(options: {
  runs: number;
  seed: number;
  synchronous?: 'full' | 'normal';
  plant?: Plant;
  /** The power is cut while a backup is being put back, not just at any moment. */
  whileRestoring?: boolean;
  /** No child begins later than this; the report says how many cuts there were. */
  budgetSeconds?: number;
  /** So many are made though the time is over: what is found must not hang on how busy the machine is. */
  atLeast?: number;
}): Promise<PowerReport> {
  const startedAt = performance.now();
  const folder = temporaryFolder('power');
  const report = { acknowledged: 0, lost: [] as string[], lostInDatabase: 0, lostInJournal: 0, broken: [] as string[] };
  const plant = options.plant ?? (options.synchronous === 'normal' ? ('normal-synchronous' as const) : null);
  let runs = 0;
  const isOverBudget = () =>
    runs >= (options.atLeast ?? 0) && performance.now() - startedAt > (options.budgetSeconds ?? Infinity) * 1000;
  try {
    const library = compileShim(folder.path);
    const template = join(folder.path, 'template');
    await makeProfile(template);
    const random = createRandom(options.seed);
    const profileDir = join(folder.path, 'profile');
    let model: Model = new Map();
    for (let child = 0; runs < options.runs && !isOverBudget(); child += 1) {
      if (child % childrenPerProfile === 0) {
        rmSync(profileDir, { recursive: true, force: true });
        cpSync(template, profileDir, { recursive: true });
        model = new Map();
      }
      const cuts = Math.min(cutsPerChild, options.runs - runs);
      const whileRestoring = options.whileRestoring ?? false;
      model = await workAndCut({ folder: folder.path, library, profileDir, model, random, cuts, plant, whileRestoring }, report);
      runs += cuts;
    }
  } finally {
    folder.remove();
  }
  return { runs, seed: options.seed, ...report, seconds: (performance.now() - startedAt) / 1000 };
}

interface Report {
  acknowledged: number;
  lost: string[];
  lostInDatabase: number;
  lostInJournal: number;
  broken: string[];
}

/** One child's work and several cuts of it. The last image is what the next child goes on with; answers what is true in it. */
async function workAndCut(
  run: {
    folder: string;
    library: string;
    profileDir: string;
    model: Model;
    random: Random;
    cuts: number;
    plant: Plant | null;
    whileRestoring: boolean;
  },
  report: Report,
): Promise<Model> {
  const { random, profileDir } = run;
  const tracePath = join(run.folder, 'trace');
  const importFolder = join(run.folder, 'files');
  const image = join(run.folder, 'image');
  mkdirSync(importFolder, { recursive: true });
  rmSync(tracePath, { force: true });
  const start = readDisk(profileDir);
  const child = spawnWorkChild(
    childEnvironment(run.folder, { LD_PRELOAD: run.library, FIELDBOOK_DISK: profileDir, FIELDBOOK_TRACE: tracePath }),
  );
  await child.ready;
  // Every second child ends by itself, so that the moving home of the log at closing is cut, too.
  const endsByItself = run.whileRestoring || random.below(2) === 0;
  child.start({
    profileDir,
    seed: random.below(1_000_000_000),
    model: sampleOf(run.model),
    importFolder,
    makesBackups: run.whileRestoring ? 'often' : true,
    steps: endsByItself ? 20 + random.below(60) : 0,
    plant: run.plant,
  });
  if (!endsByItself) {
    await child.working;
    await after(100 + random.below(300));
    child.kill();
  }
  const heard = await child.heard;
  if (heard.errors !== '') report.broken.push(heard.errors);
  if (!existsSync(tracePath)) throw new Error('the shim wrote no trace');
  const trace = readTrace(tracePath);
  let model = run.model;
  for (let cut = 0; cut < run.cuts; cut += 1) {
    const cutAt = run.whileRestoring ? momentOfRestore(trace, heard, random) : random.below(trace.length + 1);
    writeImage(start, trace, cutAt, random.below(2) === 0 ? 'nothing' : 'torn', random, image);
    model = new Map(run.model);
    await checkImage(image, model, heardBefore(heard, saidBefore(trace, cutAt)), report);
  }
  rmSync(profileDir, { recursive: true, force: true });
  cpSync(image, profileDir, { recursive: true });
  return model;
}

async function checkImage(image: string, model: Model, heard: HeardBefore, report: Report): Promise<void> {
  const { groups } = acceptHeard(model, heard);
  report.acknowledged += heard.acknowledged.length;
  const paths = profilePaths(image);
  const key = await keyOf(image);
  // Each alone, before the start lets one help the other.
  report.lostInJournal += groupsMissingInJournal(paths.journal, key, groups).length;
  try {
    report.lostInDatabase += groupsMissingInDatabaseAlone(image, key, groups, heard.isRestoring).length;
  } catch (error) {
    report.broken.push(`the database alone cannot be opened: ${String(error)}`);
  }
  const found = await openAfterCrash(image, model, heard.unsure, groups);
  report.lost.push(...found.lost);
  report.broken.push(...found.broken);
}

/**
 * Acknowledged groups that the database alone does not hold. While a backup is being put back the database in use is that backup, until
 * the journal has been laid over it: for so long, and no longer, the one that was set aside for it is what holds them.
 */
function groupsMissingInDatabaseAlone(image: string, key: Uint8Array, groups: readonly string[], isRestoring: boolean): string[] {
  // A copy: looking moves the log home, and the start is to meet what the power cut left.
  const copy = `${image}-alone`;
  rmSync(copy, { recursive: true, force: true });
  cpSync(image, copy, { recursive: true });
  const paths = profilePaths(copy);
  const newestAside = existsSync(paths.aside) ? readdirSync(paths.aside).sort().at(-1) : undefined;
  const aside = isRestoring && newestAside !== undefined ? [join(paths.aside, newestAside, basename(paths.data))] : [];
  let missing = [...groups];
  // Opening a missing one would make an empty one.
  for (const path of [paths.data, ...aside].filter((file) => existsSync(file))) {
    const db = openDatabase(path, { key });
    try {
      missing = groupsMissingInDatabase(db, missing);
    } finally {
      db.close();
    }
  }
  return missing;
}

/** A moment between the announcement of a restore and its answer; any moment where this child made none. */
function momentOfRestore(trace: readonly TraceRecord[], heard: Heard, random: Random): number {
  const restores = heard.acknowledged.filter(({ step }) => step.procedure === 'backup.restore');
  if (restores.length === 0) return random.below(trace.length + 1);
  const { announcedAt, answeredAt } = random.pick(restores);
  const indexOf = (bytesSaid: number) => trace.findIndex(({ type, file }) => type === 'a' && file >= bytesSaid);
  const from = indexOf(announcedAt) + 1;
  return from + random.below(indexOf(answeredAt) - from + 1);
}

interface HeardBefore extends Pick<Heard, 'acknowledged' | 'unsure'> {
  /** A backup is being put back: that was the last thing announced, and no answer had come. */
  readonly isRestoring: boolean;
}

/** What had been answered, and what had only been announced, when so many bytes had been said. */
function heardBefore(heard: Heard, bytesSaid: number): HeardBefore {
  const acknowledged = heard.acknowledged.filter(({ answeredAt }) => answeredAt <= bytesSaid);
  const answered = new Set(acknowledged.map(({ step }) => step));
  const announced = heard.announced.filter(({ announcedAt }) => announcedAt <= bytesSaid).map(({ step }) => step);
  const last = announced.at(-1);
  return {
    acknowledged,
    unsure: announced.filter((step) => !answered.has(step)),
    isRestoring: last?.procedure === 'backup.restore' && !answered.has(last),
  };
}
