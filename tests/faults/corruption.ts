import { cpSync, existsSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { entities } from '../../src-shared/sync/entities.ts';
import type { Core } from '../../src-main/core/core.ts';
import { type Db, openDatabase } from '../../src-main/core/platform/database.ts';
import { call, coreOf, keyOf, makeProfile } from './fault-core.ts';
import { drawMutation, type Mutation } from './mutations.ts';
import { createRandom, type Random } from './random.ts';
import { createScenario } from './scenario.ts';
import { temporaryFolder } from './tools.ts';

export interface CorruptionReport {
  readonly runs: number;
  readonly seed: number;
  /** Wrong data was shown, or stayed in the database. */
  readonly accepted: readonly string[];
  /** A damaged file is not there any more. */
  readonly deleted: readonly string[];
  /** Ended without an open database. */
  readonly notOpened: readonly string[];
  readonly recovered: number;
  readonly seconds: number;
}

/** Journal damage and an old log cost nothing by themselves; these say whether the files that went in were really other than before. */
export async function runMutations(options: {
  runs: number;
  seed: number;
  lanes?: number;
  budgetSeconds?: number;
  /** So many are made though the time is over: what is found must not hang on how busy the machine is. */
  atLeast?: number;
  /** One kind only. */
  only?: Mutation;
}): Promise<CorruptionReport> {
  const startedAt = performance.now();
  const folder = temporaryFolder('corruption');
  const report = { accepted: [] as string[], deleted: [] as string[], notOpened: [] as string[], recovered: 0 };
  let runs = 0;
  const isOverBudget = () => performance.now() - startedAt > (options.budgetSeconds ?? Infinity) * 1000;
  const isOver = () => runs >= options.runs || (runs >= (options.atLeast ?? 0) && isOverBudget());
  try {
    const templates = await makeTemplates(folder.path, options.seed);
    const lane = async (number: number) => {
      const random = createRandom(options.seed * 17 + number);
      while (!isOver()) {
        runs += 1;
        const template = random.pick(templates);
        const profileDir = join(folder.path, `lane-${number}`);
        rmSync(profileDir, { recursive: true, force: true });
        cpSync(template.folder, profileDir, { recursive: true });
        await oneMutation(profileDir, template, options.only ?? drawMutation(random), random, report);
      }
    };
    await Promise.all(Array.from({ length: options.lanes ?? 3 }, (_, number) => lane(number)));
  } finally {
    folder.remove();
  }
  return { runs, seed: options.seed, ...report, seconds: (performance.now() - startedAt) / 1000 };
}

interface Template {
  readonly folder: string;
  readonly key: Uint8Array;
  /** The synced tables, row by row. */
  readonly truth: string;
  /** What a screen shows. */
  readonly shown: string;
}

/** A profile with a backup and changes after it: once closed, once as a kill leaves it, with its log. */
async function makeTemplates(folder: string, seed: number): Promise<Template[]> {
  const closed = join(folder, 'closed');
  const killed = join(folder, 'killed');
  await makeProfile(closed);
  const core = coreOf(closed);
  await core.start();
  const random = createRandom(seed);
  let made = 0;
  const scenario = createScenario({
    random,
    newId: () => `01900000-0000-7000-8000-${String((made += 1)).padStart(12, '0')}`,
    model: new Map(),
    importFolder: null,
    makesBackups: false,
  });
  for (let step = 0; step < 160; step += 1) {
    const next = scenario.next();
    scenario.accept(next, await call(core, next.procedure, next.input));
    if (step === 100) await call(core, 'backup.create');
  }
  cpSync(closed, killed, { recursive: true });
  await core.close();
  const key = await keyOf(closed);
  const templates: Template[] = [];
  for (const path of [closed, killed]) {
    const copy = `${path}-read`;
    cpSync(path, copy, { recursive: true });
    const reading = coreOf(copy);
    await reading.start();
    const shown = await readEverything(reading);
    await reading.close();
    const db = openDatabase(join(copy, 'data.db'), { key });
    templates.push({ folder: path, key, truth: dumpOf(db), shown });
    db.close();
  }
  return templates;
}

/** Every row of every synced table, and every operation. */
function dumpOf(db: Db): string {
  const tables = Object.values(entities).map(({ table, fields }) => {
    const rows = db.prepare(`SELECT * FROM "${table}" ORDER BY id`).all() as Record<string, unknown>[]; // rows of a table are objects
    // The local number of a row may differ after rows were laid anew.
    return [table, fields.length, rows.map(({ rid: _rid, ...row }) => row)];
  });
  const operations = db.prepare('SELECT op_no, group_id, entity, row_id, kind, patch, hlc FROM outbox ORDER BY op_no').all();
  const history = db
    .prepare(
      'SELECT entity, row_id, group_id, kind, field, old_value, new_value, at FROM history ORDER BY row_id, at, group_id, kind, field',
    )
    .all();
  return JSON.stringify([tables, operations, history]);
}

/** What screens would show: every customer with its contacts and timeline, every visit, and a search. */
async function readEverything(core: Core): Promise<string> {
  const shown: unknown[] = [];
  const { rows } = await call<{ rows: { id: string }[] }>(core, 'customers.list', { limit: 500 });
  shown.push(rows);
  for (const { id } of rows) {
    shown.push(await call(core, 'customers.get', { id }), await call(core, 'contacts.list', { customerId: id }));
    shown.push(await call(core, 'customers.history', { id, limit: 500 }));
  }
  const { visits } = await call<{ visits: object[] }>(core, 'visits.list', { from: '2020-01-01', to: '2060-01-01' });
  // Whether a visit lies in the past depends on when it is looked at.
  shown.push(visits.map((visit) => ({ ...visit, isMissingResult: null })));
  shown.push(
    (await call<{ hits: { id: string }[] }>(core, 'customers.search', { text: 'cong ty', limit: 100 })).hits
      .map(({ id }) => id)
      .sort(),
  );
  return JSON.stringify(shown, (key, value: unknown) => (key === 'deviceName' || key === 'rid' ? null : value));
}

interface Report {
  accepted: string[];
  deleted: string[];
  notOpened: string[];
  recovered: number;
}

async function oneMutation(
  profileDir: string,
  template: Template,
  mutation: Mutation,
  random: Random,
  report: Report,
): Promise<void> {
  const what = `${mutation.name}: ${mutation.apply(profileDir, random)}`;
  const hadFile = existsSync(join(profileDir, 'data.db'));
  const core = coreOf(profileDir);
  try {
    await core.start();
    const status = await call<{ state: string; problem: unknown }>(core, 'app.status');
    if (status.state !== 'ready') {
      report.notOpened.push(`${what}: ${JSON.stringify(status.problem)}`);
      if (hadFile && !isKept(profileDir)) report.deleted.push(what);
      return;
    }
    const shown = await readEverything(core);
    if (shown !== template.shown) report.accepted.push(`${what}: another thing is shown`);
    await readEveryPage(core, profileDir, template.key);
    const { notices } = await call<{ notices: { code: string; details: { cause?: unknown } | null }[] }>(core, 'app.status');
    const recovery = notices.find(({ code }) => code === 'restored-from-backup');
    if (recovery !== undefined) {
      report.recovered += 1;
      if (hadFile && recovery.details?.cause !== 'behind-journal' && !isKept(profileDir)) report.deleted.push(what);
    }
    const db = openDatabase(join(profileDir, 'data.db'), { key: template.key });
    try {
      if (dumpOf(db) !== template.truth) report.accepted.push(`${what}: the database holds another thing`);
    } finally {
      db.close();
    }
  } catch (error) {
    report.notOpened.push(`${what}: ${String(error)}`);
  } finally {
    await core.close();
  }
}

/** Damage in a page that no screen has read yet is found by the daily backup, at the latest. */
async function readEveryPage(core: Core, profileDir: string, key: Uint8Array): Promise<void> {
  try {
    const db = openDatabase(join(profileDir, 'data.db'), { key });
    try {
      if (db.pragma('integrity_check(1)', { simple: true }) === 'ok') return;
    } finally {
      db.close();
    }
  } catch {
    // It does not even read: the backup finds it, too.
  }
  await call(core, 'backup.create');
}

function isKept(profileDir: string): boolean {
  const aside = join(profileDir, 'aside');
  return existsSync(aside) && readdirSync(aside).some((name) => existsSync(join(aside, name, 'data.db')));
}
