import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createRandom } from '../../../db/seed/random.ts';
import type { FilterCondition } from '../../../src-shared/customers/filter.ts';
import { type OwnListField, ownListFieldOf } from '../../../src-shared/customers/list-fields.ts';
import type { CustomFieldType } from '../../../src-shared/custom-fields/custom-field.ts';
import { aDevice, type Device, refusalOf } from '../../../tests/support/devices.ts';
import { readTable } from '../imports/reading/read-table.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'fieldbook-own-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const labels: Record<CustomFieldType, string> = {
  text: 'Tuyến',
  number: 'Diện tích',
  date: 'Hết hạn',
  list: 'Loại mái',
  link: 'Bản vẽ',
};

/** Four customers, a field of each type, and values in all but the last. */
async function world() {
  const device = await aDevice();
  const { client } = device;
  const ids: string[] = [];
  for (const name of ['An', 'Bình', 'Cường', 'Dũng']) ids.push((await client.customers.create({ name })).id);
  const fields: Partial<Record<CustomFieldType, OwnListField>> = {};
  const values: Record<CustomFieldType, readonly (string | number)[]> = {
    text: ['Đường Ất', 'an Nam', 'Bắc'],
    number: [1000.5, 20, 3],
    date: ['2026-12-01', '2026-11-01', '2027-01-01'],
    list: ['Ngói', 'Tôn', 'Ngói'],
    link: ['a.vn', 'b.vn', 'c@d.vn'],
  };
  for (const type of ['text', 'number', 'date', 'list', 'link'] as const) {
    const options =
      type === 'list'
        ? [
            { vi: 'Tôn', en: 'Steel' },
            { vi: 'Ngói', en: 'Tiles' },
          ]
        : [];
    const { id } = await client.customFields.define({ entity: 'customers', type, vi: labels[type], options });
    fields[type] = ownListFieldOf({ type, id });
    for (const [at, value] of values[type].entries()) await client.customFields.set({ fieldId: id, ids: [ids[at] ?? ''], value });
  }
  const of = (type: CustomFieldType): OwnListField => fields[type] ?? 'own:text:';
  return { device, client, ids, of, idOf: (type: CustomFieldType) => of(type).split(':')[2] ?? '' };
}

const names = async ({ client }: Pick<Device, 'client'>, item: FilterCondition) =>
  (await client.customers.list({ filter: { where: { join: 'all', items: [item] } } })).rows.map(({ name }) => name);

test('the list is filtered by every type of own field, with the operators of its type', async () => {
  const { device, of } = await world();
  expect([
    await names(device, { field: of('text'), op: 'contains', value: 'at' }),
    await names(device, { field: of('text'), op: 'empty' }),
    await names(device, { field: of('number'), op: 'at-least', value: 20 }),
    await names(device, { field: of('number'), op: 'equals', value: 1000.5 }),
    await names(device, { field: of('date'), op: 'before', value: '2026-12-31' }),
    await names(device, { field: of('date'), op: 'within-next', value: 30 }),
    await names(device, { field: of('list'), op: 'is', value: ['ngoi'] }),
    await names(device, { field: of('list'), op: 'is-not', value: ['ngoi'] }),
    await names(device, { field: of('link'), op: 'contains', value: 'b.vn' }),
  ]).toEqual([['An'], ['Dũng'], ['An', 'Bình'], ['An'], ['An', 'Bình'], ['An'], ['An', 'Cường'], ['Bình', 'Dũng'], ['Bình']]);
  expect((await refusalOf(names(device, { field: of('number'), op: 'contains', value: 'x' }))).code).toBe('invalid');
  expect((await refusalOf(names(device, { field: 'own:text:nothing', op: 'empty' }))).code).toBe('invalid');
});

test('the list is sorted by own fields: texts as names, numbers by size, choices as they were arranged, nothing at the end', async () => {
  const { client, of } = await world();
  const sorted = async (type: CustomFieldType, descending = false) =>
    (await client.customers.list({ order: { by: of(type), descending } })).rows.map(({ name }) => name);
  expect(await sorted('text')).toEqual(['Bình', 'Cường', 'An', 'Dũng']);
  expect(await sorted('number')).toEqual(['Cường', 'Bình', 'An', 'Dũng']);
  expect(await sorted('number', true)).toEqual(['An', 'Bình', 'Cường', 'Dũng']);
  expect(await sorted('date')).toEqual(['Bình', 'An', 'Cường', 'Dũng']);
  expect(await sorted('list')).toEqual(['Bình', 'An', 'Cường', 'Dũng']);
});

test('own fields are columns, groups are counted by their choices, and a group opens its list', async () => {
  const { client, of } = await world();
  const { rows } = await client.customers.list({ fields: [of('number'), of('list'), 'note'] });
  expect(rows.map(({ more }) => [more?.[of('number')], more?.[of('list')], more?.['note']])).toEqual([
    [1000.5, 'ngoi', null],
    [20, 'ton', null],
    [3, 'ngoi', null],
    [null, null, null],
  ]);
  const by = of('list');
  expect(await client.customers.groups({ by })).toEqual({
    total: 4,
    groups: [
      { value: 'ngoi', count: 2 },
      { value: null, count: 1 },
      { value: 'ton', count: 1 },
    ],
  });
  expect((await client.customers.list({ filter: { valued: { by, value: 'ton' } } })).rows.map(({ name }) => name)).toEqual([
    'Bình',
  ]);
  expect((await refusalOf(client.customers.groups({ by: of('number') }))).code).toBe('invalid');
});

test('a group by rule may ask for an own field, in the list as on the customer’s page', async () => {
  const { client, ids, of, idOf } = await world();
  const rule = { where: { join: 'all' as const, items: [{ field: of('number'), op: 'at-most' as const, value: 20 }] } };
  const { id: groupId } = await client.groups.save({ name: 'Kho nhỏ', kind: 'other', rule });
  const members = async () => (await client.customers.list({ filter: { groupId } })).rows.map(({ name }) => name);
  const groupsOf = async (at: number) => (await client.groups.of({ customerId: ids[at] ?? '' })).groups.map(({ name }) => name);
  expect([await members(), await groupsOf(1), await groupsOf(0)]).toEqual([['Bình', 'Cường'], ['Kho nhỏ'], []]);
  await client.customFields.set({ fieldId: idOf('number'), ids: [ids[0] ?? ''], value: 5 });
  expect([await members(), await groupsOf(0)]).toEqual([['An', 'Bình', 'Cường'], ['Kho nhỏ']]);
});

test('a view that names a field that is not used any more still works', async () => {
  const { client, of, idOf } = await world();
  const spec = { filter: {}, order: { by: of('number'), descending: false }, columns: ['name', of('number')], group: of('list') };
  await client.views.save({ entity: 'customers', name: 'Theo kho', spec });
  await client.customFields.change({ id: idOf('number'), change: { isActive: false } });
  const [view] = (await client.views.list({})).views;
  expect(view?.spec).toEqual(spec);
  expect((await client.customers.list({ order: spec.order })).rows.map(({ name }) => name)).toEqual([
    'Cường',
    'Bình',
    'An',
    'Dũng',
  ]);
});

test.each(['number', 'date'] as const)(
  'whatever %s is written, cleared, taken back, deleted, merged or new, the list says what the pages say',
  async (type) => {
    const seed = Number(process.env['FIELDBOOK_SEED'] ?? Date.now() % 1_000_000);
    const random = createRandom(seed);
    const { client, ids, of, idOf } = await world();
    const groups: string[] = [];
    for (let step = 0; step < 120; step += 1) {
      const id = random.pick(ids);
      const kind = random.next();
      if (kind < 0.5) {
        const value = random.next() < 0.2 ? null : aValue(type, Math.floor(random.next() * 10));
        groups.push((await client.customFields.set({ fieldId: idOf(type), ids: [id], value })).groupId);
      } else if (kind < 0.65 && groups.length > 0) await client.undo.apply({ groupId: random.pick(groups) });
      else if (kind < 0.75) ids.push((await client.customers.create({ name: `Mới ${step}` })).id);
      else if (kind < 0.85) groups.push((await client.customers.delete({ ids: [id] })).groupId);
      else if (kind < 0.9) {
        const other = random.pick(ids);
        const merged = await client.merges.merge({ winnerId: other, ids: [id] }).catch(() => null);
        if (merged !== null) groups.push(merged.groupId);
      }
      const { rows } = await client.customers.list({
        order: { by: of(type), descending: false },
        fields: [of(type)],
        limit: 500,
      });
      const shown = rows.map((row) => row.more?.[of(type)] ?? null);
      const pages = await Promise.all(
        rows.map(async (row) => {
          const { values } = await client.customFields.values({ customerId: row.id, rowId: row.id });
          const value = values.find(({ fieldId }) => fieldId === idOf(type))?.value;
          return value === undefined ? null : type === 'number' ? Number(value) : value;
        }),
      );
      expect(shown, `seed ${seed}, step ${step}`).toEqual(pages);
      const sorted = pages.toSorted((a, b) => (a === b ? 0 : a === null ? 1 : b === null ? -1 : a < b ? -1 : 1));
      expect(pages, `seed ${seed}, step ${step}: order`).toEqual(sorted);
      const least = aValue(type, 5);
      const item: FilterCondition =
        type === 'number' ? { field: of(type), op: 'at-least', value: least } : { field: of(type), op: 'after', value: least };
      const filtered = await client.customers.list({ filter: { where: { join: 'all', items: [item] } }, limit: 500 });
      const passing = pages.filter((value) => value !== null && (type === 'number' ? value >= least : value > least));
      expect(filtered.rows.length, `seed ${seed}, step ${step}: filter`).toBe(passing.length);
    }
  },
);

function aValue(type: 'number' | 'date', number: number): number | string {
  return type === 'number' ? number : `2026-12-0${number + 1}`.replace('010', '10');
}

test('merging takes the chosen own value, the winner’s, or the first there is, and undoing puts each back', async () => {
  const { client, ids, of, idOf } = await world();
  const [an = '', binh = '', , dung = ''] = ids;
  const preview = await client.merges.preview({ ids: [dung, an, binh] });
  expect(preview.ownValues.filter(({ fieldId }) => fieldId === idOf('number'))).toEqual([
    { rowId: an, fieldId: idOf('number'), value: '1000.5' },
    { rowId: binh, fieldId: idOf('number'), value: '20' },
  ]);
  const valuesOf = async (id: string) =>
    Object.fromEntries(
      (await client.customFields.values({ customerId: id, rowId: id })).values.map(({ fieldId, value }) => [fieldId, value]),
    );
  const before = await Promise.all([dung, an, binh].map(valuesOf));
  const merged = await client.merges.merge({ winnerId: dung, ids: [an, binh], ownChoices: { [idOf('number')]: binh } });
  expect(await valuesOf(dung)).toMatchObject({ [idOf('number')]: '20', [idOf('text')]: 'Đường Ất', [idOf('list')]: 'ngoi' });
  const { rows } = await client.customers.list({ fields: [of('number')] });
  expect(rows.map(({ name, more }) => [name, more?.[of('number')]])).toEqual([
    ['Cường', 3],
    ['Dũng', 20],
  ]);
  await client.customFields.set({ fieldId: idOf('text'), ids: [dung], value: 'Đổi sau khi gộp' });
  expect((await client.merges.undo({ id: merged.id })).kept).toBe(1);
  expect(await Promise.all([dung, an, binh].map(valuesOf))).toEqual([
    { [idOf('text')]: 'Đổi sau khi gộp' },
    before[1],
    before[2],
  ]);
});

test('a list that is imported fills own fields: columns are known by name, what does not fit goes into the note, and undo takes all back', async () => {
  const { client, ids, of, idOf } = await world();
  const file = join(folder, 'Khách hàng.csv');
  writeFileSync(
    file,
    [
      'Tên khách hàng,Mã số thuế,Diện tích,Hết hạn,LOẠI MÁI,Tuyến',
      'Công ty Mới,0100109106,"1.234,5",5/4/2027,Ngói,Thứ hai',
      'Công ty Hai,0300588569,rộng,mai,Lá,',
      'An,,99,,,',
    ].join('\n'),
  );
  const seen = await client.imports.inspect({ file });
  expect(Object.values(seen.mapping)).toEqual(['name', 'taxCode', of('number'), of('date'), of('list'), of('text')]);
  expect(
    seen.problems
      .map(({ row, column, reason }) => [row, column, reason])
      .filter(([, , reason]) => reason === 'own-value-not-recognised'),
  ).toEqual([
    [3, 'Diện tích', 'own-value-not-recognised'],
    [3, 'Hết hạn', 'own-value-not-recognised'],
    [3, 'LOẠI MÁI', 'own-value-not-recognised'],
  ]);
  const report = await client.imports.run({ file, mapping: seen.mapping, duplicates: 'update' });
  const columns = [of('number'), of('date'), of('list'), of('text')];
  const read = async () =>
    Object.fromEntries(
      (await client.customers.list({ fields: [...columns, 'note'] })).rows.map(({ name, more }) => [
        name,
        columns.map((field) => more?.[field] ?? null),
      ]),
    );
  expect(await read()).toMatchObject({
    'Công ty Mới': [1234.5, '2027-04-05', 'ngoi', 'Thứ hai'],
    'Công ty Hai': [null, null, null, null],
  });
  const [two] = (await client.customers.search({ text: 'cong ty hai' })).hits;
  expect((await client.customers.get({ id: two?.id ?? '' })).note).toBe('Diện tích: rộng\nHết hạn: mai\nLOẠI MÁI: Lá');
  await client.imports.undo({ id: report.id });
  expect(Object.keys(await read()).toSorted()).toEqual(['An', 'Bình', 'Cường', 'Dũng']);

  // Somebody who is there already: the cell is written over what stands there, and nothing else.
  await client.customers.update({ id: ids[1] ?? '', change: { taxCode: '0100109106' } });
  writeFileSync(file, 'Tên khách hàng,Mã số thuế,Diện tích\nBình,0100109106,77');
  const again = await client.imports.run({ file, duplicates: 'update' });
  expect(again.updated).toBe(1);
  expect((await read())['Bình']).toEqual([77, '2026-11-01', 'ton', 'an Nam']);
  await client.imports.undo({ id: again.id });
  expect((await read())['Bình']).toEqual([20, '2026-11-01', 'ton', 'an Nam']);
  expect(idOf('number')).not.toBe('');
});

test.each(['xlsx', 'csv'] as const)(
  'own fields go into a %s file by choice: numbers as numbers, days as days, choices in words',
  async (format) => {
    const { client, of } = await world();
    const file = join(folder, `own.${format}`);
    const columns = ['name', of('number'), of('date'), of('list'), of('text'), of('link')] as const;
    await client.exports.customers({ file, format, columns: [...columns], language: 'en' });
    const table = await readTable(file);
    const rows: string[][] = [];
    for await (const batch of table.batches()) rows.push(...batch.rows.map(({ cells }) => [...cells]));
    await table.close();
    expect([table.head.headings, ...rows.slice(0, 2)]).toEqual([
      ['Customer name', 'Diện tích', 'Hết hạn', 'Loại mái', 'Tuyến', 'Bản vẽ'],
      ['An', '1000.5', format === 'csv' ? '01/12/2026' : '2026-12-01', 'Tiles', 'Đường Ất', 'https://a.vn'],
      ['Bình', '20', format === 'csv' ? '01/11/2026' : '2026-11-01', 'Steel', 'an Nam', 'https://b.vn'],
    ]);
  },
);
