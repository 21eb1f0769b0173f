import Database from 'better-sqlite3';
import { copyFileSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { checkDatabaseFile, vacuumInto } from './backup-file.ts';
import { chooseCipher, cipherOfNewFiles, timeOfPages } from './cipher-choice.ts';
import { type Cipher, setKey } from './cipher.ts';
import { openDatabase, openSideFile } from './database.ts';
import { migrate, pendingMigrations } from './migrate.ts';

const key = Buffer.alloc(32, 1);
/** Every cipher that ever made a file. */
const ciphers = ['aegis', 'chacha20'] as const;
const text = 'Công ty Bí Mật '.repeat(2000);
let folder = '';
let path = '';

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'fieldbook-files-'));
  path = join(folder, 'data.db');
});
afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true, force: true });
});

/** A file as a program made it whose new files had this cipher. */
function aFileWith(cipher: Cipher, isWholeSchema = false): void {
  const db = new Database(path);
  setKey(db, cipher, key);
  db.pragma('journal_mode = WAL');
  if (isWholeSchema) migrate(db, pendingMigrations(db), '2026-11-25T01:00:00.000Z');
  db.exec('CREATE TABLE t (x TEXT)');
  db.prepare('INSERT INTO t VALUES (?)').run(text);
  db.close();
}

/** What a file says of itself without a key: how much of each page is kept free, for the tag and the number used once. */
const keptFree = (at: string) => readFileSync(at).readUInt8(20);
const bytesKeptFree: Readonly<Record<Cipher, number>> = { aegis: 64, chacha20: 32 };

function opensWith(cipher: Cipher, at: string): boolean {
  const db = new Database(at, { readonly: true });
  try {
    setKey(db, cipher, key);
    return db.prepare('SELECT count(*) FROM sqlite_master').get() !== undefined;
  } catch {
    return false;
  } finally {
    db.close();
  }
}
const cipherOf = (at: string) => ciphers.filter((cipher) => opensWith(cipher, at));

function readText(at: string, options: { isReadOnly?: boolean; key?: Uint8Array } = {}): unknown {
  const db = openDatabase(at, { key, ...options });
  try {
    return db.prepare('SELECT x FROM t').pluck().get();
  } finally {
    db.close();
  }
}

test('a new database and a file that is being built have the cipher of new files, with a tag in each page', () => {
  openDatabase(path, { key }).close();
  const side = join(folder, 'side.db');
  const db = openSideFile(side, key);
  db.exec('CREATE TABLE t (x)');
  db.close();
  for (const file of [path, side]) {
    expect(cipherOf(file), file).toEqual([cipherOfNewFiles()]);
    expect(keptFree(file), file).toBe(bytesKeptFree[cipherOfNewFiles()]);
  }
});

test('a laptop whose processor makes AEGIS slow gets chacha20; every other one AEGIS, and one where it cannot be tried too', () => {
  const timing = (aegis: number, chacha20: number) => (cipher: Cipher) => (cipher === 'aegis' ? aegis : chacha20);
  expect(chooseCipher(timing(0.6, 1.4))).toBe('aegis');
  // Another program took its time from the first of the two.
  expect(chooseCipher(timing(2.1, 1.4))).toBe('aegis');
  expect(chooseCipher(timing(14, 1.4))).toBe('chacha20');
  expect(
    chooseCipher(() => {
      throw new Error('ENOSPC');
    }),
  ).toBe('aegis');
});

test('trying the ciphers takes a moment and leaves nothing behind', () => {
  vi.stubEnv('TMPDIR', folder);
  for (const cipher of ciphers) expect(timeOfPages(cipher)).toBeGreaterThan(0);
  expect(readdirSync(folder)).toEqual([]);
});

test.each(ciphers)(
  'a file with %s opens, is written to, and keeps its cipher, also where its changes are in the log',
  (cipher) => {
    aFileWith(cipher);
    expect(readText(path, { isReadOnly: true })).toBe(text);
    const db = openDatabase(path, { key });
    expect(db.pragma('cipher', { simple: true })).toBe(cipher);
    db.prepare('INSERT INTO t VALUES (?)').run('Mới');
    db.pragma('user_version = 5');
    // As a kill leaves them: the first page too has a newer form in the log.
    const killed = join(folder, 'killed.db');
    for (const ending of ['', '-wal']) copyFileSync(path + ending, killed + ending);
    expect(readFileSync(`${killed}-wal`).length).toBeGreaterThan(0);
    db.close();
    for (const file of [path, killed]) {
      const again = openDatabase(file, { key });
      expect(again.prepare('SELECT count(*) FROM t').pluck().get()).toBe(2);
      expect(again.pragma('integrity_check', { simple: true })).toBe('ok');
      again.close();
      expect(cipherOf(file)).toEqual([cipher]);
      expect(keptFree(file)).toBe(bytesKeptFree[cipher]);
    }
  },
);

test.each(ciphers)('a backup of a file with %s has its cipher, and is one that can be put back', (cipher) => {
  aFileWith(cipher, true);
  const copy = join(folder, 'copy.db');
  vacuumInto(path, copy, key);
  expect(checkDatabaseFile(copy, key)).toMatchObject({ customers: 0 });
  expect(cipherOf(copy)).toEqual([cipher]);
  expect(keptFree(copy)).toBe(bytesKeptFree[cipher]);
  expect(readText(copy)).toBe(text);
  expect(readFileSync(copy).includes('Bí Mật')).toBe(false);
});

test.each(ciphers)(
  'another key is told in one way for a file with %s, and trying it changes no byte of file or log',
  (cipher) => {
    aFileWith(cipher);
    const db = openDatabase(path, { key });
    db.prepare('INSERT INTO t VALUES (?)').run('Mới');
    const killed = join(folder, 'killed.db');
    for (const ending of ['', '-wal']) copyFileSync(path + ending, killed + ending);
    db.close();
    const bytes = () => ['', '-wal'].map((ending) => readFileSync(killed + ending).toString('base64'));
    const before = bytes();
    for (const isReadOnly of [true, false]) {
      expect(() => openDatabase(killed, { key: Buffer.alloc(32, 2), isReadOnly })).toThrow(
        expect.objectContaining({ code: 'SQLITE_NOTADB' }),
      );
      expect(bytes()).toEqual(before);
    }
  },
);

test('an older file can be read beside a running program: trying the ciphers does not take its log away', () => {
  aFileWith('chacha20');
  const db = openDatabase(path, { key });
  db.prepare('INSERT INTO t VALUES (?)').run('Mới');
  for (const isReadOnly of [true, false]) {
    const other = openDatabase(path, { key, isReadOnly });
    expect(other.prepare('SELECT count(*) FROM t').pluck().get()).toBe(2);
    other.close();
    expect(readdirSync(folder)).toContain('data.db-wal');
  }
  db.prepare('INSERT INTO t VALUES (?)').run('Sau nữa');
  db.close();
  const again = openDatabase(path, { key });
  expect(again.prepare('SELECT count(*) FROM t').pluck().get()).toBe(3);
  again.close();
});

test.each(ciphers)('no flipped bit of a file with %s changes what is read, wherever it lies', (cipher) => {
  aFileWith(cipher);
  const whole = readFileSync(path);
  const places = [...Array(64).keys(), ...Array.from({ length: 96 }, (_, n) => 64 + n * 509)];
  // The tag and the number used once of the first two pages and of the last.
  for (const page of [1, 2, whole.length / 4096]) for (let back = 1; back <= 64; back += 3) places.push(page * 4096 - back);
  const unnoticed: number[] = [];
  for (const at of places.filter((place) => place < whole.length)) {
    const altered = Buffer.from(whole);
    altered.writeUInt8(altered.readUInt8(at) ^ 4, at);
    writeFileSync(path, altered);
    try {
      const db = openDatabase(path, { key, isReadOnly: true });
      try {
        expect(db.prepare('SELECT x FROM t').pluck().get(), `byte ${at}`).toBe(text);
        if (db.pragma('integrity_check', { simple: true }) === 'ok') unnoticed.push(at);
      } finally {
        db.close();
      }
    } catch (error) {
      expect(String((error as { code?: unknown }).code)).toMatch(/^SQLITE_(NOTADB|CORRUPT)/); // errors of better-sqlite3 have a code
    }
  }
  // AEGIS here has no tag over the first 24 bytes. Sixteen are a salt for keys that are words, and nothing to us; a wrong page size or
  // shape is refused by SQLite, and of the rest one byte alone says something: that the file may only be read.
  expect(unnoticed).toEqual(cipher === 'aegis' ? [...Array(16).keys(), 18] : []);
});

test('two pages that changed places are noticed', () => {
  aFileWith('aegis');
  const whole = readFileSync(path);
  const last = whole.length - 4096;
  const swapped = Buffer.concat([whole.subarray(0, last - 4096), whole.subarray(last), whole.subarray(last - 4096, last)]);
  writeFileSync(path, swapped);
  expect(() => readText(path)).toThrow(expect.objectContaining({ code: expect.stringMatching(/^SQLITE_CORRUPT/) as string }));
});
