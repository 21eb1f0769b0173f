import Database from 'better-sqlite3';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Db } from './database.ts';
import { compileStatementsLate } from './lazy-statements.ts';

let db: Db = new Database(':memory:');
let compiled: string[] = [];

beforeEach(() => {
  db = new Database(':memory:');
  compiled = [];
  const prepare = db.prepare.bind(db);
  db.prepare = vi.fn((sql: string) => {
    compiled.push(sql);
    return prepare(sql);
  }) as unknown as Db['prepare']; // its overloads differ in types only
  compileStatementsLate(db);
  db.exec('CREATE TABLE notes (id INTEGER PRIMARY KEY, text TEXT)');
});
afterEach(() => {
  db.close();
});

test('a statement is compiled once, at its first call', () => {
  const add = db.prepare('INSERT INTO notes (text) VALUES (?)');
  const read = db.prepare('SELECT text FROM notes WHERE id = :id');
  expect(compiled).toEqual([]);
  expect(add.run('một')).toEqual({ changes: 1, lastInsertRowid: 1 });
  add.run('hai');
  expect(read.get({ id: 2 })).toEqual({ text: 'hai' });
  expect(compiled).toEqual(['INSERT INTO notes (text) VALUES (?)', 'SELECT text FROM notes WHERE id = :id']);
});

test('how rows are given can be said before the first call and after it', () => {
  db.exec("INSERT INTO notes (text) VALUES ('một'), ('hai')");
  const texts = db.prepare('SELECT text, id FROM notes ORDER BY id').pluck();
  expect(texts.all()).toEqual(['một', 'hai']);
  expect(texts.pluck(false).get()).toEqual({ text: 'một', id: 1 });
  expect(texts.raw().all()).toEqual([
    ['một', 1],
    ['hai', 2],
  ]);
  expect(db.prepare('SELECT id FROM notes').pluck().safeIntegers().get()).toBe(1n);
  expect(db.prepare('SELECT id FROM notes').pluck().pluck(false).get()).toEqual({ id: 1 });
  expect(db.prepare('SELECT notes.id FROM notes').expand().get()).toEqual({ notes: { id: 1 } });
  expect([...db.prepare('SELECT id FROM notes').raw().iterate()]).toEqual([[1], [2]]);
  expect(db.prepare('SELECT text FROM notes WHERE id = ?').bind(2).get()).toEqual({ text: 'hai' });
});

test('what a statement is can be asked without a call', () => {
  const read = db.prepare('SELECT id FROM notes');
  expect([read.source, read.reader, read.readonly, read.busy, read.database]).toEqual([
    'SELECT id FROM notes',
    true,
    true,
    false,
    db,
  ]);
  expect(db.prepare('DELETE FROM notes').reader).toBe(false);
  expect(read.columns().map(({ name }) => name)).toEqual(['id']);
});

test('a statement that SQLite refuses says so at each call, and the next one is not hindered', () => {
  const wrong = db.prepare('SELECT id FROM nowhere');
  for (const call of [() => wrong.get(), () => wrong.all(), () => wrong.run()]) expect(call).toThrow('no such table: nowhere');
  expect(db.prepare('SELECT count(*) FROM notes').pluck().get()).toBe(0);
});

test('a transaction, and a call within another', () => {
  const add = db.prepare('INSERT INTO notes (text) VALUES (?)');
  const twice = db.transaction(() => {
    add.run('một');
    db.prepare('UPDATE notes SET text = ? WHERE id = ?').run('sửa', 1);
    throw new Error('no');
  });
  expect(() => twice.immediate()).toThrow('no');
  expect(db.prepare('SELECT count(*) FROM notes').pluck().get()).toBe(0);
});
