import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createRandom } from '../../../db/seed/random.ts';
import { foldText, initialKeysOf } from '../../../src-shared/vietnam/fold.ts';
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
  door.rows(
    'customers',
    names.map((name) => rowOf(`id-${(lastId += 1)}`, name)),
  );
}
function rename(id: string, name: string): void {
  door.rows('customers', [rowOf(id, name)]);
}
function rowOf(id: string, name: string): OfficeRow {
  return {
    id,
    rev: 1,
    scopeId: null,
    rootId: id,
    createdAt: '2026-11-23T01:00:00.000Z',
    createdBy: null,
    deletedAt: null,
    fields: { kind: 'company', name, lifecycle: 'target' },
  };
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

test('a customer is found by its new name at once, and no longer by the one before', () => {
  add('Đại Phát', 'Đại Lợi');
  rename('id-1', 'Hưng Thịnh');
  rename('id-1', 'Hưng Thành');
  expect(waiting()).toBe(1);
  expect(namesOf('hung')).toEqual(['Hưng Thành']);
  expect(namesOf('phat')).toEqual([]);
  expect(namesOf('dai')).toEqual(['Đại Lợi']);
  expect(namesOf('thinh')).toEqual([]);
  expect(waiting()).toBe(0);
  expectIndexesToHoldTheTexts();
});

test('when very many customers are renamed at once, all are found by their new names', () => {
  add(...Array.from({ length: 150 }, (_, index) => `Kho Phong ${index}`));
  for (let index = 1; index <= 150; index += 1) rename(`id-${index}`, `Bao Minh ${index}`);
  for (let index = 1; index <= 150; index += 7) rename(`id-${index}`, `Sen Vang ${index}`);
  expect(waiting()).toBeLessThan(64);
  expect(namesOf('kho')).toEqual([]);
  expect(namesOf('bao 149')).toEqual(['Bao Minh 149']);
  expect(namesOf('sen 148')).toEqual(['Sen Vang 148']);
  expectIndexesToHoldTheTexts();
});

test('a customer that leaves this laptop while its new name waits leaves the search indexes too', () => {
  add('Đại Phát', 'Đại Lợi');
  rename('id-1', 'Hưng Thịnh');
  db.exec("INSERT INTO temp.sync_ctx VALUES ('test'); DELETE FROM customers WHERE id = 'id-1'; DELETE FROM temp.sync_ctx");
  expect(waiting()).toBe(0);
  expect(namesOf('dai')).toEqual(['Đại Lợi']);
  expect(namesOf('hung')).toEqual([]);
  expectIndexesToHoldTheTexts();
});

test('whoever is shown was asked for, and nobody who begins so is left out while there is room', () => {
  const seed = Number(process.env['FIELDBOOK_SEED'] ?? Date.now() % 1_000_000);
  const random = createRandom(seed);
  const syllables = [
    'Công ty',
    'TNHH',
    'Đại',
    'Phát',
    'Thương Mại',
    'Minh',
    'Nguyễn',
    'Văn',
    'Hoàng',
    'Long',
    'Hưng',
    'Sen',
    'Dương',
  ];
  const name = () => Array.from({ length: 2 + Math.floor(random.next() * 4) }, () => random.pick(syllables)).join(' ');
  const names = Array.from({ length: 400 }, (_, index) => `${name()} ${index}`);
  add(...names);
  for (let turn = 0; turn < 120; turn += 1) {
    const wanted = foldText(random.pick(names)).split(' ');
    const words = wanted
      .filter(() => random.next() < 0.6)
      .map((word) => word.slice(0, 1 + Math.floor(random.next() * word.length)));
    if (words.length === 0) continue;
    const found = namesOf(words.join(' '));
    const isBegun = (one: string) => words.every((word) => ` ${foldText(one)}`.includes(` ${word}`));
    const isHeld = (one: string) => words.every((word) => foldText(one).includes(word) || initialsHold(one, word));
    const begun = names.filter(isBegun);
    const told = `seed ${seed}, "${words.join(' ')}"`;
    expect(
      found.filter((one) => !isHeld(one)),
      told,
    ).toEqual([]);
    expect(new Set(found).size, told).toBe(found.length);
    if (begun.length >= 20) expect(found, told).toHaveLength(20);
    else
      expect(
        begun.filter((one) => !found.includes(one)),
        told,
      ).toEqual([]);
  }
});

const initialsHold = (name: string, word: string) => initialKeysOf(name).some((key) => key.includes(word));
const waiting = () => db.prepare('SELECT count(*) FROM search_waiting').pluck().get();

/** Rank 1 compares an index with the texts of the table. */
function expectIndexesToHoldTheTexts(): void {
  for (const index of ['customers_tri', 'customers_pre'])
    db.exec(`INSERT INTO ${index}(${index}, rank) VALUES ('integrity-check', 1)`);
}

test('among many with the telling words, those with the ordinary ones are found, also where these stand in another field', () => {
  add(
    ...Array.from({ length: 150 }, (_, index) => `Minh Giang ${index}`),
    ...Array.from({ length: 9 }, (_, index) => `Nhà thuốc Minh Giang ${index}`),
    ...Array.from({ length: 9 }, (_, index) => `Thuốc Minh Giang ${index}`),
  );
  const id = `id-${(lastId += 1)}`;
  const row = rowOf(id, 'Thuốc Minh Giang');
  door.rows('customers', [{ ...row, fields: { ...row.fields, tradeName: 'Nhà Xanh' } }]);
  const found = search('nha thuoc minh gi', 20);
  expect(found.map(({ name }) => name).sort()).toEqual(
    ['Thuốc Minh Giang', ...Array.from({ length: 9 }, (_, index) => `Nhà thuốc Minh Giang ${index}`)].sort(),
  );
  expect(found.find((hit) => hit.id === id)).toMatchObject({ tradeName: 'Nhà Xanh', contact: null });
});

test('of each customer the contact is shown that was found, also one of a record that was merged into it', () => {
  add('Đại Phát', 'Đại Lợi', 'Đại Lộc');
  const insert = db.prepare(
    `INSERT INTO contacts (id, created_at, customer_id, name, phone, email) VALUES (?, '2026-11-23', ?, ?, ?, ?)`,
  );
  db.exec("INSERT INTO temp.sync_ctx VALUES ('test')");
  insert.run('k1', 'id-1', 'Trần Sen', '0903 555 018', null);
  insert.run('k2', 'id-1', 'Lê Quỳnh', null, 'quynh.le@sen.vn');
  insert.run('k3', 'id-3', 'Vũ Hạnh', '0903 555 019', null);
  db.exec("UPDATE customers SET merged_into = 'id-2' WHERE id = 'id-3'; DELETE FROM temp.sync_ctx");
  const set = (id: string, texts: string) =>
    db.exec(`INSERT INTO temp.sync_ctx VALUES ('test');
      UPDATE customers SET contact_search = '${texts}', search = search || ' ${texts}' WHERE id = '${id}'; DELETE FROM temp.sync_ctx`);
  set('id-1', 'tran sen 0903555018 le quynh quynh le sen vn');
  set('id-2', 'vu hanh 0903555019');
  const contactsOf = (text: string) => search(text, 20).map(({ name, contact }) => [name, contact]);
  expect(contactsOf('quynh')).toEqual([['Đại Phát', 'Lê Quỳnh']]);
  expect(contactsOf('sen')).toEqual([['Đại Phát', 'Lê Quỳnh']]);
  expect(contactsOf('0903555')).toEqual([
    ['Đại Phát', 'Trần Sen'],
    ['Đại Lợi', 'Vũ Hạnh'],
  ]);
  expect(contactsOf('dai').sort()).toEqual([
    ['Đại Lợi', null],
    ['Đại Phát', null],
  ]);
});

test('whoever asks for a hundred customers gets a hundred where there are so many', () => {
  add(...Array.from({ length: 150 }, (_, index) => `Công ty Sen Vàng ${index}`), 'Bảo Minh');
  expect(search('sen vang', 100)).toHaveLength(100);
  expect(search('cong ty sen', 100)).toHaveLength(100);
  expect(search('en', 100)).toHaveLength(0);
  expect(search('ang', 100)).toHaveLength(100);
});
