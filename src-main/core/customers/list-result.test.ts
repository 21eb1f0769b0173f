import { expect, test } from 'vitest';
import { createRandom } from '../../../db/seed/random.ts';
import type { Customer } from '../../../src-shared/customers/customer.ts';
import type { CustomerFilter, CustomerOrder } from '../../../src-shared/customers/customer-list.ts';
import { type FilterCondition, filterOperators, type FilterTree, matches } from '../../../src-shared/customers/filter.ts';
import { kindOf, type ListField, listFields } from '../../../src-shared/customers/list-fields.ts';
import { aDevice, type Device } from '../../../tests/support/devices.ts';
import { inspect } from '../../../tests/support/inspect.ts';

const seed = Number(process.env['FIELDBOOK_SEED'] ?? Date.now() % 1_000_000);
const today = '2026-11-23';

async function idsOf(device: Device, filter: CustomerFilter, order?: CustomerOrder): Promise<string[]> {
  const ids: string[] = [];
  let after: string | null = null;
  do {
    const page: { rows: { id: string }[]; next: string | null } = await device.client.customers.list({
      filter,
      after,
      limit: 7,
      ...(order === undefined ? {} : { order }),
    });
    ids.push(...page.rows.map(({ id }) => id));
    after = page.next;
  } while (after !== null);
  return ids;
}

async function withCustomers(random: ReturnType<typeof createRandom>, count: number) {
  const device = await aDevice();
  const ids: string[] = [];
  const maybe = <T>(value: T): T | null => (random.next() < 0.4 ? null : value);
  const words = ['Đại', 'Phát', 'Sen Vàng', 'Minh', 'đông', 'Ánh', 'an', '12'];
  const day = () => `20${10 + Math.floor(random.next() * 17)}-0${1 + Math.floor(random.next() * 9)}-15`;
  for (let index = 0; index < count; index += 1) {
    const { id } = await device.client.customers.create({
      name: `${random.pick(words)} ${random.pick(words)}`,
      note: maybe(random.pick(words)),
      profession: maybe(random.pick(words)),
      rating: maybe(random.pick(['A', 'B', 'C'] as const)),
      needState: maybe(random.pick(['in-need', 'later'])),
      provinceCode: maybe(random.pick(['2025:92', '2025:01'])),
      potential: maybe(Math.floor(random.next() * 5) * 20),
      foundedOn: maybe(day()),
      seniorMetOn: maybe(day()),
    });
    ids.push(id);
  }
  return { device, ids };
}

function aCondition(random: ReturnType<typeof createRandom>): FilterCondition {
  const field = random.pick(['note', 'profession', 'rating', 'needState', 'potential', 'foundedOn', 'lastVisitAt'] as const);
  const kind = kindOf(field);
  const op = random.pick(filterOperators[kind]);
  if (op === 'empty' || op === 'not-empty') return { field, op };
  if (kind === 'text') return { field, op, value: random.pick(['dai', 'sen', '12', 'á']) };
  if (kind === 'choice') return { field, op, value: [random.pick(['A', 'B', 'in-need'])] };
  if (kind === 'number') return { field, op, value: random.pick([0, 40, 60]) };
  const isDay = op === 'on' || op === 'before' || op === 'after';
  return { field, op, value: isDay ? random.pick(['2015-05-15', '2020-01-01']) : random.pick([10, 3000]) };
}

test('whoever passes a filter stands in the list, once, in the order asked for, also right after an edit', async () => {
  const random = createRandom(seed);
  const { device, ids } = await withCustomers(random, 60);
  const { client } = device;
  for (let turn = 0; turn < 40; turn += 1) {
    const items = Array.from({ length: 1 + Math.floor(random.next() * 3) }, () =>
      random.next() < 0.3
        ? { join: random.pick(['all', 'any'] as const), items: [aCondition(random), aCondition(random)] }
        : aCondition(random),
    );
    const where: FilterTree = { join: random.pick(['all', 'any'] as const), items };
    const by: ListField = random.pick(['name', 'profession', 'potential', 'rating', 'seniorMetOn', 'createdAt'] as const);
    const order = { by, descending: random.next() < 0.5 };
    const found = await idsOf(device, { where }, order);
    const all = await Promise.all(ids.map((id) => client.customers.get({ id })));
    const told = `seed ${seed}, ${JSON.stringify({ where, order })}`;
    const passing = all.filter((row) => row.deletedAt === null && matches(where, (field) => valueOf(row, field), today));
    expect(found.toSorted(), told).toEqual(passing.map(({ id }) => id).toSorted());
    const outline = await client.customers.outline({ filter: { where }, order, step: 10 });
    expect([outline.total, outline.cursors.length], told).toEqual([found.length, Math.ceil(found.length / 10)]);
    const values = found.map((id) =>
      valueOf(
        all.find((row) => row.id === id),
        by,
      ),
    );
    if (by === 'potential' || by === 'rating' || by === 'seniorMetOn') {
      const filled = values.filter((value) => value !== null);
      expect(values.slice(0, filled.length), `${told}: empty ones at the end`).toEqual(filled);
      expect(filled, told).toEqual(filled.toSorted((a, b) => (a < b ? -1 : a > b ? 1 : 0) * (order.descending ? -1 : 1)));
    }
    if (by === 'name' || by === 'createdAt') {
      // Without a filter the pages come from the index itself.
      const whole = await idsOf(device, {}, order);
      expect(found, told).toEqual(whole.filter((id) => found.includes(id)));
    }
    await change(random, device, ids);
  }
});

async function change(random: ReturnType<typeof createRandom>, { client }: Device, ids: string[]): Promise<void> {
  const id = random.pick(ids);
  const choice = random.next();
  if (choice < 0.2) await client.customers.delete({ ids: [id] });
  else if (choice < 0.4) await client.customers.restore({ ids: [id] });
  else if (choice < 0.6) ids.push((await client.customers.create({ name: 'Mới', potential: 20, note: 'sen' })).id);
  else await client.customers.update({ id, change: { potential: random.pick([0, 60, 100]), note: random.pick(['Đại', null]) } });
}

function valueOf(row: Customer | undefined, field: ListField): string | number | null {
  const value = Object.entries(row ?? {}).find(([name]) => name === field)?.[1];
  return typeof value === 'string' || typeof value === 'number' ? value : null;
}

test('a list is counted by class, the customers without one too', async () => {
  const device = await aDevice();
  for (const rating of ['A', 'B', 'A', null] as const) await device.client.customers.create({ name: 'Một', rating });
  expect(await device.client.customers.groups({ by: 'rating' })).toEqual({
    total: 4,
    groups: [
      { value: 'A', count: 2 },
      { value: 'B', count: 1 },
      { value: null, count: 1 },
    ],
  });
  for (const [value, count] of [
    ['A', 2],
    [null, 1],
  ] as const) {
    const { total } = await device.client.customers.outline({ filter: { valued: { by: 'rating', value } } });
    expect(total).toBe(count);
  }
  const filter = { where: { join: 'all' as const, items: [{ field: 'rating' as const, op: 'not-empty' as const }] } };
  expect((await device.client.customers.groups({ filter, by: 'rating' })).total).toBe(3);
});

test('any field can be shown as a column', async () => {
  const device = await aDevice();
  await device.client.customers.create({ name: 'Một', profession: 'Thợ mộc', potential: 70 });
  for (const by of ['name', 'potential'] as const) {
    const { rows } = await device.client.customers.list({
      order: { by, descending: false },
      fields: ['profession', 'potential', 'name'],
    });
    expect(rows.map(({ name, more }) => ({ name, more }))).toEqual([
      { name: 'Một', more: { profession: 'Thợ mộc', potential: 70 } },
    ]);
  }
});

test('lists are sorted the Vietnamese way, and classes and stages in their own order', async () => {
  const device = await aDevice();
  for (const [name, lifecycle, profession] of [
    ['Một', 'target', 'Ông'],
    ['Hai', 'account', 'Oanh'],
    ['Ba', 'lead', 'Đá'],
    ['Bốn', 'lead', 'Dừa'],
  ] as const)
    await device.client.customers.create({
      name,
      profession,
      ...(lifecycle === 'account' ? { lastTransactionOn: '2026-11-02' } : { lifecycle }),
    });
  const names = async (by: ListField) =>
    (await device.client.customers.list({ order: { by, descending: false } })).rows.map(({ name }) => name);
  expect(await names('lifecycle')).toEqual(['Một', 'Ba', 'Bốn', 'Hai']);
  expect(await names('profession')).toEqual(['Bốn', 'Ba', 'Hai', 'Một']);
});

test('columns are read along the row numbers, and orders from their indexes alone', async () => {
  const device = await aDevice();
  await inspect(device, (db) => {
    const planOf = (sql: string) =>
      (db.prepare(`EXPLAIN QUERY PLAN ${sql}`).all() as { detail: string }[]).map(({ detail }) => detail).join('; ');
    expect(planOf(`SELECT rid, deleted_at IS NOT NULL, "potential" FROM customers WHERE rid > 1 ORDER BY rid LIMIT 3000`)).toBe(
      'SEARCH customers USING INTEGER PRIMARY KEY (rowid>?)',
    );
    expect(
      planOf(
        `SELECT rid FROM customers INDEXED BY customers_name WHERE deleted_at IS NULL AND merged_into IS NULL ORDER BY name_sort ASC, rid ASC`,
      ),
    ).toMatch(/^SCAN customers USING INDEX customers_name$/);
  });
});

test('every field of the registry can be read, sorted by and filtered', async () => {
  const device = await aDevice();
  await device.client.customers.create({ name: 'Một' });
  for (const field of listFields) {
    const filter: CustomerFilter = {
      where: {
        join: 'any',
        items: [
          { field, op: 'empty' },
          { field, op: 'not-empty' },
        ],
      },
    };
    const { rows } = await device.client.customers.list({ filter, order: { by: field, descending: true }, fields: [field] });
    expect(rows, field).toHaveLength(1);
  }
});
