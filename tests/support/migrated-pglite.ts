import { createHash, randomUUID } from 'node:crypto';
import { globSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { migrations } from '../../db/server/migrations/all.ts';
import type { OfficeDatabase } from '../../src-server/platform/database.ts';
import { migrate } from '../../src-server/platform/migrate.ts';
import { pgliteDatabase } from '../../src-server/platform/pglite-database.ts';
import { root } from '../architecture/source-files.ts';

/**
 * An office's database in memory with all its tables. Making the cluster and its tables takes longer than many a test: the first
 * that needs one keeps a copy of it, the others begin with that copy.
 */
export async function aMigratedPglite(): Promise<OfficeDatabase> {
  const file = join(root, 'dist/test', `pglite-${hashOfTables()}.tar`);
  const copy = readCopy(file);
  if (copy !== null) return pgliteDatabase(await PGlite.create({ loadDataDir: copy }));
  const db = await PGlite.create();
  const database = pgliteDatabase(db);
  await migrate(database, new Date().toISOString());
  await db.exec('CHECKPOINT');
  keepCopy(file, Buffer.from(await (await db.dumpDataDir('none')).arrayBuffer()));
  return database;
}

/** Of the tables as this process makes them, and of the program that keeps them. */
function hashOfTables(): string {
  const pglite = readFileSync(join(root, 'node_modules/@electric-sql/pglite/package.json'), 'utf8');
  return createHash('sha256').update(JSON.stringify(migrations)).update(pglite).digest('hex').slice(0, 16);
}

function readCopy(file: string): Blob | null {
  try {
    return blobOf(readFileSync(file));
  } catch {
    return null;
  }
}

/** What PGlite asks a Blob for, at once: Node's own hands 47 MB out in small pieces, a third of the time that a database takes to begin. */
function blobOf(bytes: Buffer<ArrayBuffer>): Blob {
  // So large a file has memory of its own, from its first byte to its last.
  const { buffer, byteOffset, byteLength } = bytes;
  const whole = byteLength === buffer.byteLength ? buffer : buffer.slice(byteOffset, byteOffset + byteLength);
  return Object.assign(new Blob(), { arrayBuffer: () => Promise.resolve(whole) });
}

/** Whole or not at all: other test files look for it at the same time. Those of other tables are thrown away. */
function keepCopy(file: string, bytes: Buffer): void {
  mkdirSync(dirname(file), { recursive: true });
  for (const older of globSync('pglite-*.tar', { cwd: dirname(file) })) rmSync(join(dirname(file), older), { force: true });
  const unfinished = `${file}.${randomUUID()}`;
  writeFileSync(unfinished, bytes);
  renameSync(unfinished, file);
}
