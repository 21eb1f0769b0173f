import type { MessagePort } from 'node:worker_threads';
import { rmSync } from 'node:fs';
import { Worker } from 'node:worker_threads';
import type { Cipher } from './cipher.ts';
import { type Db, openSideFile } from './database.ts';
import { maintenanceWorkerFile } from './worker-file.ts';

/*
 * The search indexes of many new customers, built by another thread while the rows are still coming in: they cost as much as the rows
 * themselves. The thread writes an encrypted file of its own; at the end its pages of index are copied as they are.
 */

export interface SearchTask {
  readonly task: 'search';
  readonly path: string;
  readonly key: Uint8Array;
  /** That of the file which the indexes are copied into. */
  readonly cipher: Cipher;
  /** How the two indexes are made, and how they are set. */
  readonly create: readonly string[];
  readonly settings: readonly (readonly [table: string, name: string, value: number])[];
}

/** Texts of rows with consecutive numbers, as a list in JSON, or the end. */
export type SearchBatch = { readonly firstRid: number; readonly texts: string } | { readonly end: true };

/** The thread's side. */
export function buildSearch(task: SearchTask, port: MessagePort): void {
  const db = openSideFile(task.path, task.key, task.cipher);
  // SQLite takes a plain number of JavaScript for a fraction, which the indexes refuse: hence BigInt below.
  // What the indexes stand for lies in the other file; here nothing reads it.
  db.exec('CREATE TABLE customers (rid INTEGER PRIMARY KEY, search TEXT)');
  for (const sql of task.create) db.exec(sql);
  for (const [table, name, value] of task.settings) {
    const set =
      table === 'customers_tri'
        ? 'INSERT INTO customers_tri(customers_tri, rank)'
        : 'INSERT INTO customers_pre(customers_pre, rank)';
    db.prepare(`${set} VALUES (?, ?)`).run(name, BigInt(value));
  }
  // One statement for many texts takes a quarter less than one for each.
  const inserts = [
    db.prepare<[bigint, string]>('INSERT INTO customers_tri(rowid, search) SELECT ? + key, value FROM json_each(?)'),
    db.prepare<[bigint, string]>('INSERT INTO customers_pre(rowid, search) SELECT ? + key, value FROM json_each(?)'),
  ];
  db.exec('BEGIN');
  port.on('message', (batch: SearchBatch) => {
    if ('end' in batch) {
      db.exec('COMMIT');
      db.close();
      port.postMessage({ ok: true });
      port.close();
      return;
    }
    for (const insert of inserts) insert.run(BigInt(batch.firstRid), batch.texts);
  });
}

/** An index writes its pending words out at the end of a statement, so that many small ones would make it merge more. */
const textsInBatch = 4000;
/**
 * So many batches wait until the rows are in: while they come both of a small machine's cores have enough to do, and one of them has
 * nothing to do while the other indexes are built. Some 12 MB; beyond that the thread works on what is oldest.
 */
const mostHeldBatches = 24;

/** The side that has the rows. Whatever goes wrong with the thread, `finish` answers false and the indexes are built in the usual way. */
export function startSearchBuilder(db: Db, path: string, key: Uint8Array) {
  const create = db
    .prepare("SELECT sql FROM sqlite_master WHERE name IN ('customers_tri', 'customers_pre') ORDER BY name")
    .pluck()
    .all() as string[]; // the column selected
  const settings = (['customers_tri', 'customers_pre'] as const).flatMap((table) =>
    (db.prepare(`SELECT k, v FROM "${table}_config" WHERE k <> 'version'`).all() as { k: string; v: number }[]) // the table's two columns
      .map(({ k, v }) => [table, k, v] as const),
  );
  rmSync(path, { force: true });
  const cipher = db.pragma('cipher', { simple: true }) as Cipher; // every file here was opened with one of them
  const task: SearchTask = { task: 'search', path, key, cipher, create, settings };
  const worker = new Worker(maintenanceWorkerFile(), { workerData: task });
  worker.unref();
  let isUsable = true;
  let isDone = false;
  worker.on('error', () => {
    isUsable = false;
  });
  worker.on('exit', () => {
    isUsable = isDone;
  });
  // Before its end it speaks only of what went wrong.
  worker.once('message', (message: { ok: boolean }) => {
    isUsable = isUsable && message.ok;
  });
  let firstRid = 1;
  let texts: string[] = [];
  const held: SearchBatch[] = [];
  const sendAllBut = (most: number) => {
    if (texts.length > 0) held.push({ firstRid, texts: JSON.stringify(texts) });
    firstRid += texts.length;
    texts = [];
    for (const batch of held.splice(0, Math.max(0, held.length - most))) worker.postMessage(batch);
  };
  return {
    /** Each customer once, in the order of its number. */
    add(rid: number, text: string): void {
      if (rid !== firstRid + texts.length) isUsable = false;
      if (!isUsable) return;
      texts.push(text);
      if (texts.length >= textsInBatch) sendAllBut(mostHeldBatches);
    },
    /** No more will come: what was held back is built now. */
    allAdded(): void {
      if (isUsable) sendAllBut(0);
    },
    /** True where the indexes are in `db` now. */
    async finish(): Promise<boolean> {
      if (!isUsable) return false;
      sendAllBut(0);
      worker.ref();
      const answered = new Promise<boolean>((resolve) => {
        worker.once('message', (message: { ok: boolean }) => {
          // Noted before the thread's end is heard of, which may follow in the same turn.
          isDone = message.ok;
          resolve(message.ok);
        });
        worker.once('error', () => resolve(false));
        worker.once('exit', () => resolve(false));
      });
      worker.postMessage({ end: true } satisfies SearchBatch);
      if (!(await answered) || !isUsable) return false;
      try {
        copyIndexes(db, path);
        return true;
      } catch {
        // Half a copy is repaired by building the indexes anew.
        return false;
      }
    },
    async stop(): Promise<void> {
      await worker.terminate();
      for (const ending of ['', '-journal', '-wal', '-shm']) rmSync(path + ending, { force: true });
    },
  };
}

export type SearchBuilder = ReturnType<typeof startSearchBuilder>;

function copyIndexes(db: Db, path: string): void {
  // Without a key of its own the other file is opened with the key and the cipher of this one.
  db.prepare('ATTACH DATABASE ? AS built').run(path);
  // The pages of an index are written by the index alone, unless one asks for it.
  db.unsafeMode(true);
  db.exec(`
        BEGIN;
        DELETE FROM customers_tri_data; DELETE FROM customers_tri_idx;
        DELETE FROM customers_pre_data; DELETE FROM customers_pre_idx;
        INSERT INTO customers_tri_data SELECT * FROM built.customers_tri_data;
        INSERT INTO customers_tri_idx SELECT * FROM built.customers_tri_idx;
        INSERT INTO customers_pre_data SELECT * FROM built.customers_pre_data;
        INSERT INTO customers_pre_idx SELECT * FROM built.customers_pre_idx;
        COMMIT;
        DETACH DATABASE built;`);
  // What this connection remembers of the indexes is what was there before.
  db.pragma('writable_schema = RESET');
  db.unsafeMode(false);
}
