import { createHash } from 'node:crypto';
import {
  cpSync,
  createReadStream,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createMoreUpkeep } from '../src-main/core/customers/search-more-upkeep.ts';
import { loadDemo } from '../src-main/core/demo/demo.service.ts';
import { createChanges } from '../src-main/core/platform/changes.ts';
import { cipherOfNewFiles } from '../src-main/core/platform/cipher-choice.ts';
import { cipherSettings } from '../src-main/core/platform/cipher.ts';
import type { Db } from '../src-main/core/platform/database.ts';
import { syncFile } from '../src-main/core/platform/durable-file.ts';
import { createJobs } from '../src-main/core/platform/jobs.ts';
import { createLog } from '../src-main/core/platform/log.ts';
import { profilePaths } from '../src-main/core/platform/profile-folder.ts';
import type { Session } from '../src-main/core/profile/session.ts';
import { portsOf } from './core.ts';
import { seconds } from './measure.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const cacheFolder = join(root, 'dist', 'bench');
/** The demo company's year ends here, whatever day the bench runs on. */
export const demoToday = '2026-11-25';

/**
 * A profile with so many customers of the demo company, made once and kept under dist/bench until the tables, the seed or the cipher change.
 * Whoever writes into it takes a copy.
 */
export async function profileWith(customers: number): Promise<string> {
  const folder = join(cacheFolder, `customers-${customers}-${stampOfSources()}`);
  if (existsSync(folder)) return withoutBackups(folder);
  mkdirSync(cacheFolder, { recursive: true });
  for (const old of readdirSync(cacheFolder)) {
    if (old.startsWith(`customers-${customers}-`)) rmSync(join(cacheFolder, old), { recursive: true, force: true });
  }
  const unfinished = `${folder}.making-${process.pid}`;
  const startedAt = performance.now();
  console.error(`making a database of ${customers} customers (once) …`);
  await makeProfile(unfinished, customers);
  renameSync(unfinished, folder);
  console.error(`made in ${seconds(performance.now() - startedAt)}`);
  return withoutBackups(folder);
}

/** The day's backup counts as made: otherwise a bench that lasts a few seconds would copy a gigabyte beside what it measures. */
export function withoutBackups(profileDir: string): string {
  const { backups } = profilePaths(profileDir);
  for (const file of readdirSync(backups)) rmSync(join(backups, file));
  const stamp = new Date().toISOString().replace(/[-:.]/g, '');
  writeFileSync(join(backups, `${stamp}-op0-daily.db`), '');
  return profileDir;
}

/** Reads the database once, so that the system has it in its cache: a working day and not the first minute after a restart. */
export async function warmed(profileDir: string): Promise<string> {
  for await (const _part of createReadStream(profilePaths(profileDir).data, { highWaterMark: 4 * 1024 * 1024 }));
  return profileDir;
}

/**
 * A copy that may be written to, and is gone after `remove`. In memory where the machine has such a place and it is asked for: what
 * the program itself takes, whoever else uses the disk.
 */
export function copyOf(profileDir: string, options: { isInMemory?: boolean } = {}): { path: string; remove: () => void } {
  const copy = temporaryFolder(options);
  cpSync(profileDir, copy.path, { recursive: true });
  // Otherwise the first commits wait for the copy's own megabytes, which the system writes in its own time.
  syncFile(profilePaths(copy.path).data);
  return copy;
}

/** Linux keeps what lies here in memory; fsync costs nothing there. */
const memoryFolder = '/dev/shm';

export function temporaryFolder({ isInMemory = false } = {}): { path: string; remove: () => void } {
  const path = mkdtempSync(join(isInMemory && existsSync(memoryFolder) ? memoryFolder : tmpdir(), 'fieldbook-bench-'));
  return { path, remove: () => rmSync(path, { recursive: true, force: true, maxRetries: 5 }) };
}

async function makeProfile(folder: string, customers: number): Promise<void> {
  const ports = portsOf(folder);
  const changes = createChanges();
  const deps = {
    ports,
    paths: profilePaths(folder),
    log: createLog(ports.log, ports.clock),
    changes,
    jobs: createJobs({ changes, ids: ports.ids, now: () => ports.clock.now() }),
    onJournal: () => {},
  };
  let session: Session | null = null;
  let putBack = () => {};
  const onCreated = (created: Session) => {
    session = created;
    putBack = withoutIndexes(created.ctx.db);
  };
  await loadDemo({ ...deps, onCreated }, { customers, seed: 1, today: demoToday });
  putBack();
  closeWhole(session);
}

/**
 * Indexes are made at the end, in one sorted go: the same tables and indexes as the program's own load makes row by row, in a
 * quarter of the time.
 */
function withoutIndexes(db: Db): () => void {
  const rows = db
    .prepare(
      `SELECT type, name, sql FROM sqlite_master WHERE tbl_name IN ('customers', 'contacts') AND sql IS NOT NULL AND type IN ('index', 'trigger')`,
    )
    .all() as { type: string; name: string; sql: string }[]; // the columns selected
  for (const { type, name } of rows) db.exec(`DROP ${type} "${name}"`);
  return () => {
    db.exec("INSERT INTO customers_tri(customers_tri) VALUES ('rebuild'), ('optimize')");
    db.exec("INSERT INTO customers_pre(customers_pre) VALUES ('rebuild'), ('optimize')");
    for (const { sql } of rows) db.exec(sql);
    const more = createMoreUpkeep(db);
    while (more.step());
  };
}

function closeWhole(session: Session | null): void {
  session?.ctx.db.pragma('wal_checkpoint(TRUNCATE)');
  session?.close();
}

/** What decides which tables and rows are in the file, and how it is encrypted: a change of one of them makes it anew. */
function stampOfSources(): string {
  const hash = createHash('sha256').update(JSON.stringify(cipherSettings(cipherOfNewFiles())));
  for (const folder of ['db/local/migrations', 'db/seed']) {
    for (const file of readdirSync(join(root, folder)).sort()) {
      if (file.endsWith('.ts') && !file.endsWith('.test.ts')) hash.update(file).update(readFileSync(join(root, folder, file)));
    }
  }
  return hash.digest('hex').slice(0, 10);
}
