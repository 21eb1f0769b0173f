import { expect, test } from 'vitest';
import { contactSearchOf, customerColumns, ownSearchOf, prepareRowsFile } from '../customers/index.ts';
import { createRowPreparing, type PreparerSettings } from './prepare-rows.ts';
import { startRowPreparer } from './prepare-thread.ts';

const columns = { local: { customers: customerColumns }, contactSearchOf, ownSearchOf };
const settings: PreparerSettings = {
  now: '2026-11-25T00:00:00.000Z',
  required: { customers: ['kind', 'name'], contacts: ['name'] },
};
const head = (entity: string, fields: readonly string[]) =>
  JSON.stringify({
    seq: 7,
    entity,
    columns: ['id', 'rev', 'scopeId', 'rootId', 'createdAt', 'createdBy', 'deletedAt', ...fields],
    rows: 1,
  });
const row = (id: string, ...values: readonly (string | number | null)[]) =>
  JSON.stringify([id, 3, 'office', id, '2026-01-01T00:00:00.000Z', null, null, ...values]);
const fields = ['kind', 'name', 'note', 'ofALaterOffice'];

test('a customer of the first sync has its search text, its contacts’ among it, and what only later offices know', () => {
  const prepare = createRowPreparing(columns, settings);
  prepare(`${head('contacts', ['customerId', 'name'])}\n${row('k1', 'c1', 'Đặng Lan')}\n{"end":1}`);
  const {
    rows,
    columns: names,
    count,
    lastId,
  } = prepare(`${head('customers', fields)}\n${row('c1', 'company', 'Đại Đồng', null, 5)}\n`);
  const value = (name: string) => rows[0]?.[names.indexOf(name)];
  expect([count, lastId, value('name'), value('rev'), value('extra')]).toEqual([1, 'c1', 'Đại Đồng', 3, '{"ofALaterOffice":5}']);
  expect(value('search')).toContain(' dai dong');
  expect(value('search')).toContain('dang lan');
  expect(value('contact_search')).toBe('dang lan');
});

test('of several rows in one text each has its own values, those that are computed too', () => {
  const prepare = createRowPreparing(columns, settings);
  const lines = ['Đại Đồng', 'An Phát', 'Bình Minh'].map((name, at) => row(`c${at}`, 'company', name, null, at));
  const { rows, columns: names } = prepare(`${head('customers', fields)}\n${lines.join('\n')}\n{"end":3}`);
  const values = (name: string) => rows.map((one) => one[names.indexOf(name)]);
  expect(values('name')).toEqual(['Đại Đồng', 'An Phát', 'Bình Minh']);
  expect(values('dedupe_name')).toEqual(['dai dong', 'an phat', 'binh minh']);
  expect(values('extra')).toEqual([0, 1, 2].map((at) => JSON.stringify({ ofALaterOffice: at })));
  expect(rows.map((one) => one.length)).toEqual([names.length, names.length, names.length]);
});

test('own values of a customer and of its people are in its search text from the first sync on, those of visits and days are not', () => {
  const prepare = createRowPreparing(columns, settings);
  const value = (id: string, entity: string, text: string) => row(id, 'c1', entity, text);
  const values = [
    value('v1', 'customers', 'Giữ chìa khóa'),
    value('v2', 'contacts', 'Thích câu cá'),
    value('v3', 'visits', 'Xe tải'),
    value('v4', 'customers', '2026-11-23'),
  ];
  prepare(`${head('customValues', ['customerId', 'entity', 'value'])}\n${values.join('\n')}\n{"end":4}`);
  const { rows, columns: names } = prepare(`${head('customers', fields)}\n${row('c1', 'company', 'Đại Đồng', null, 5)}\n`);
  expect(rows[0]?.[names.indexOf('contact_search')]).toBe('giu chia khoa thich cau ca');
});

test('a column that nobody filled is not written, and is from the first row that has it', () => {
  const prepare = createRowPreparing(columns, settings);
  const first = prepare(`${head('customers', fields)}\n${row('c1', 'company', 'A', null, null)}`);
  expect(first.columns).not.toContain('note');
  const second = prepare(`${row('c2', 'company', 'B', 'gọi lại', null)}\n${row('c3', 'company', 'C', null, null)}`);
  const at = second.columns.indexOf('note');
  expect(second.rows.map((values) => values[at])).toEqual(['gọi lại', null]);
  expect(second.lastId).toBe('c3');
});

test('a snapshot without rows is only its head; one that cannot be read is told', () => {
  const prepare = createRowPreparing(columns, settings);
  expect(() => prepare(row('c1', 'company', 'A', null, null))).toThrow('without a head');
  expect(prepare(`${head('customers', fields)}\n{"end":0}`)).toMatchObject({ count: 0, lastId: null, head: { seq: 7 } });
  expect(() => prepare(row('c1', 'company'))).toThrow('a row of 8 values');
  expect(() => prepare('{"entity":"customers"')).toThrow(SyntaxError);
});

test('another thread prepares the same rows in the same order, and tells what it cannot read', async () => {
  const texts = [
    `${head('customers', fields)}\n${row('c1', 'company', 'Đại Đồng', null, null)}`,
    row('c2', 'person', 'Lê An', 'ghi chú', 1),
  ];
  const here = createRowPreparing(columns, settings);
  const thread = startRowPreparer(prepareRowsFile());
  try {
    thread.begin(settings);
    const prepared = await Promise.all(texts.map((text) => thread.prepare(text)));
    expect(prepared.map(({ rows, columns: names, lastId }) => ({ rows, names, lastId }))).toEqual(
      texts.map((text) => here(text)).map(({ rows, columns: names, lastId }) => ({ rows, names, lastId })),
    );
    await expect(thread.prepare(row('c1', 'company'))).rejects.toMatchObject({ code: 'not-an-office' });
    await thread.stop();
    await expect(thread.prepare(texts[0] ?? '')).rejects.toThrow('has ended');
  } finally {
    await thread.stop();
  }
});
