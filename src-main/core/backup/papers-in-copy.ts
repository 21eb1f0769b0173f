import type { Context } from '../context.ts';
import { type BlobStore, tidyBlobs } from '../files/index.ts';
import { type Db, openDatabase } from '../platform/database.ts';
import { syncFile } from '../platform/durable-file.ts';

/*
 * A copy of a backup that leaves the laptop takes the bytes of papers along, as rows of one more table: one file to carry, encrypted and
 * checked page by page like the rest. A profile that is restored from it lays them back among its own and drops the table.
 */

const table = 'papers_carried';

export interface CarriedPapers {
  /** Papers whose bytes are in the copy now. */
  readonly carried: number;
  /** Papers that lie on this laptop and cannot be read any more. */
  readonly unreadable: number;
}

/** @throws SQLite's errors of the disk; the copy is then no good and its caller says so. */
export async function putPapersIntoCopy(store: BlobStore, copy: string, key: Uint8Array): Promise<CarriedPapers> {
  const contents = await store.list();
  if (contents.length === 0) return { carried: 0, unreadable: 0 };
  const db = openDatabase(copy, { key });
  try {
    db.exec(
      `CREATE TABLE ${table} (sha256 TEXT NOT NULL, part INTEGER NOT NULL, bytes BLOB NOT NULL, UNIQUE (sha256, part)) STRICT`,
    );
    const insert = db.prepare('INSERT INTO papers_carried (sha256, part, bytes) VALUES (?, ?, ?)');
    const drop = db.prepare('DELETE FROM papers_carried WHERE sha256 = ?');
    let unreadable = 0;
    for (const { sha256 } of contents) {
      try {
        let part = 0;
        for await (const bytes of store.read(sha256)) insert.run(sha256, part++, bytes);
        // A content of no bytes is one all the same.
        if (part === 0) insert.run(sha256, 0, new Uint8Array());
      } catch (error) {
        if (!isUnreadable(error)) throw error;
        drop.run(sha256);
        unreadable += 1;
      }
    }
    // A file that is read where nothing can be written has no log beside it.
    db.pragma('journal_mode = DELETE');
    return { carried: contents.length - unreadable, unreadable };
  } finally {
    db.close();
    syncFile(copy);
  }
}

/** After the opening of a profile: papers that a restored copy carried come back, then the folder is held against the records. */
export async function settleBlobs(ctx: Context, store: BlobStore): Promise<void> {
  try {
    await takePapersBack(ctx.db, store);
  } catch (error) {
    // What is left lies in the database still; the next start goes on.
    if (ctx.db.open) ctx.log.error('the papers of a restored copy could not be laid back', error);
  }
  await tidyBlobs(ctx, store);
}

/** Lays back what a restored copy carried, one content after the other; a start after a crash goes on. */
async function takePapersBack(db: Db, store: BlobStore): Promise<number> {
  if (db.prepare("SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = ?").get(table) === undefined) return 0;
  const next = db.prepare(`SELECT sha256 FROM ${table} LIMIT 1`).pluck();
  const part = db.prepare(`SELECT bytes FROM ${table} WHERE sha256 = ? AND part = ?`).pluck();
  const done = db.prepare('DELETE FROM papers_carried WHERE sha256 = ?');
  let taken = 0;
  while (db.open) {
    const sha256 = next.get();
    if (typeof sha256 !== 'string') {
      db.exec(`DROP TABLE ${table}`);
      return taken;
    }
    const writer = await store.begin();
    for (let no = 0; db.open; no += 1) {
      const bytes = part.get(sha256, no);
      if (!Buffer.isBuffer(bytes)) break;
      await writer.add(bytes);
    }
    if (!db.open) {
      await writer.abandon();
      return taken;
    }
    await writer.finish();
    if (db.open) done.run(sha256);
    taken += 1;
  }
  return taken;
}

function isUnreadable(error: unknown): boolean {
  return error instanceof Error && 'code' in error && (error.code === 'unreadable-file' || error.code === 'not-found');
}
