import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Db, guardSyncedTables, openDatabase } from '../platform/database.ts';
import { migrate, pendingMigrations } from '../platform/migrate.ts';
import { type ApplyDoor, createApplyDoor, type OfficeRow } from '../sync/apply.ts';
import { customerColumns } from './customer-columns.ts';
import { createCustomerSearch } from './customer-search.ts';

let folder = '';
let db: Db;
let door: ApplyDoor;
let search: ReturnType<typeof createCustomerSearch>;
let lastId = 0;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'fieldbook-search-'));
  db = openDatabase(join(folder, 'data.db'), { key: new Uint8Array(32) });
  migrate(db, pendingMigrations(db), '2026-11-23T01:00:00.000Z');
  guardSyncedTables(db);
  door = createApplyDoor(db, { customers: customerColumns });
  search = createCustomerSearch(db);
  lastId = 0;
});
afterEach(() => {
  db.close();
  rmSync(folder, { recursive: true });
});

function add(...names: string[]): void {
  const row = (name: string): OfficeRow => {
    const id = `id-${(lastId += 1)}`;
    const fields = { kind: 'company', name, lifecycle: 'target' };
    return {
      id,
      rev: 1,
      scopeId: null,
      rootId: id,
      createdAt: '2026-11-23T01:00:00.000Z',
      createdBy: null,
      deletedAt: null,
      fields,
    };
  };
  door.rows('customers', names.map(row));
}
const namesOf = (text: string) => search(text, 20).map(({ name }) => name);

test('a customer that comes in after a search without an answer is found by the same words', () => {
  add('Đại Phát');
  expect(namesOf('khong')).toEqual([]);
  expect(namesOf('khong gian')).toEqual([]);
  add('Không Gian Xanh');
  expect(namesOf('khong')).toEqual(['Không Gian Xanh']);
  expect(namesOf('khong gian')).toEqual(['Không Gian Xanh']);
});

test('a rare name is found behind thousands that only look alike', () => {
  add(...Array.from({ length: 1600 }, (_, index) => `Kho Phong ${index}`), 'Khôn Ngoan', 'Kho Xanh');
  expect(namesOf('khon')).toEqual(['Khôn Ngoan']);
  expect(namesOf('kho x')).toEqual(['Kho Xanh']);
});

test('nothing found for a short word does not hide what a longer one finds inside a word', () => {
  add('Minh Phương');
  expect(namesOf('on')).toEqual([]);
  expect(namesOf('ong')).toEqual(['Minh Phương']);
  expect(namesOf('uongg')).toEqual([]);
  expect(namesOf('uong')).toEqual(['Minh Phương']);
});
