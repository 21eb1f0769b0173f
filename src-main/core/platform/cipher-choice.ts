import Database from 'better-sqlite3';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Cipher, setKey } from './cipher.ts';

/*
 * AEGIS costs a third of chacha20 where the processor has AES and AVX, and ten times as much where it has not: many of the cheap laptops
 * of before 2023 have the one without the other. Nothing in Node tells it on every system, so both are tried with a few pages.
 */

let chosen: Cipher | null = null;

/** The cipher of files that are made here. Found out once per thread, in about ten milliseconds, when the first file is made. */
export function cipherOfNewFiles(): Cipher {
  chosen ??= chooseCipher(timeOfPages);
  return chosen;
}

/** Chacha20 only where AEGIS is clearly the slower one; a busy machine cannot turn a third into twice as much. */
export function chooseCipher(timeOf: (cipher: Cipher) => number): Cipher {
  try {
    return timeOf('aegis') > 2 * timeOf('chacha20') ? 'chacha20' : 'aegis';
  } catch {
    // No room for a small file in the folder for such files: that is no reason to refuse the one that is wanted.
    return 'aegis';
  }
}

const pages = 32;
const rounds = 3;

/** Milliseconds for writing some encrypted pages and reading them again; the best of three. */
export function timeOfPages(cipher: Cipher): number {
  const folder = mkdtempSync(join(tmpdir(), 'fieldbook-cipher-'));
  try {
    return Math.min(...Array.from({ length: rounds }, (_, round) => once(join(folder, `${round}.db`), cipher)));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function once(path: string, cipher: Cipher): number {
  const key = randomBytes(32);
  const opened = (): Database.Database => {
    const db = new Database(path);
    setKey(db, cipher, key);
    db.pragma('journal_mode = OFF');
    db.pragma('synchronous = OFF');
    return db;
  };
  const writing = opened();
  writing.exec('CREATE TABLE t (id INTEGER PRIMARY KEY, x BLOB)');
  const insert = writing.prepare('INSERT INTO t (x) VALUES (zeroblob(3900))');
  const fill = writing.transaction(() => {
    for (let page = 0; page < pages; page += 1) insert.run();
  });
  const startedAt = performance.now();
  fill();
  const written = performance.now() - startedAt;
  writing.close();
  const reading = opened();
  const sum = reading.prepare('SELECT sum(length(hex(substr(x, 3890)))) FROM t');
  const readAt = performance.now();
  sum.get();
  const took = written + performance.now() - readAt;
  reading.close();
  return took;
}
