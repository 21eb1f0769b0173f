import { createRandom } from '../db/seed/random.ts';
import type { CustomerFilter, IndexedSort } from '../src-shared/customers/customer-list.ts';
import { isListed } from '../src-main/core/customers/family.ts';
import { clientOf, coreOf, databaseOf } from './core.ts';
import { atMost, type Bench, rounded } from './figure.ts';
import { median, percentile, spread, timed, timedSync } from './measure.ts';
import { profileWith, warmed } from './profiles.ts';

const rowsPerPage = 100;

/** The columns that a line of the list has, as the screen gets them. */
const bareColumns = `c.id, c.kind, c.name, c.trade_name AS tradeName, c.tax_code AS taxCode, c.phone, c.email, c.address,
  c.province_code AS provinceCode, c.lifecycle, c.rating, c.source, c.owner_id AS ownerId, u.name AS ownerName,
  c.last_visit_at AS lastVisitAt, c.next_visit_at AS nextVisitAt, c.created_at AS createdAt, c.deleted_at AS deletedAt, c.rid`;
const keys: Readonly<Record<IndexedSort, string>> = {
  name: 'c.name_sort',
  createdAt: 'c.created_at',
  lastVisitAt: "ifnull(c.last_visit_at, '')",
  nextVisitAt: "ifnull(c.next_visit_at, '9999')",
};
const columns: Readonly<Record<string, string>> = {
  ownerId: 'owner_id',
  provinceCode: 'province_code',
  rating: 'rating',
  lifecycle: 'lifecycle',
  kind: 'kind',
  source: 'source',
};

interface ListCase {
  readonly name: string;
  readonly filter: CustomerFilter;
  readonly by: IndexedSort;
  readonly descending: boolean;
}

export const lists: Bench = {
  ids: ['list-1m-p95', 'list-1m-ratio'],
  title:
    'one page of 100 customers anywhere in a list of a million: every order and the usual filters, beside the bare SQL of the same page',
  async run({ isQuick }) {
    const customers = isQuick ? 20_000 : 1_000_000;
    const profileDir = await warmed(await profileWith(customers));
    const core = coreOf(profileDir);
    await core.start();
    const client = clientOf(core);
    const db = await databaseOf(profileDir, { isReadOnly: true });
    const { profile } = await client.app.status({});
    const cases = casesOf(profile?.userId ?? '');
    const random = createRandom(2);
    const through: number[] = [];
    const ratios: number[] = [];
    const byCase: { name: string; p95: number }[] = [];
    for (const { name, filter, by, descending } of cases) {
      const order = { by, descending };
      const { cursors } = await client.customers.outline({ filter, order, step: isQuick ? 20 : 500 });
      const sql = bareSql(filter, by, descending);
      const statement = db.prepare<unknown[]>(sql);
      const parameters = Object.values(filter);
      const own: number[] = [];
      const bare: number[] = [];
      for (let turn = 0; turn < (isQuick ? 30 : 60); turn += 1) {
        const after = random.pick(cursors.slice(1));
        const place = placeOf(after);
        const runs = [
          async () => own.push(await timed(() => client.customers.list({ filter, order, after, limit: rowsPerPage }))),
          async () => bare.push(timedSync(() => statement.all(...parameters, ...place))),
        ];
        // Each has its own page cache; taking turns gives both the same share of first readings from the file.
        for (const run of turn % 2 === 0 ? runs : runs.reverse()) await run();
      }
      through.push(...own);
      ratios.push(median(own) / median(bare));
      byCase.push({ name, p95: percentile(own, 0.95) });
    }
    db.close();
    await core.close();
    const worst = byCase.reduce((a, b) => (a.p95 > b.p95 ? a : b));
    const words = `${customers} customers, ${cases.length} orders and filters, ${spread(through)}; slowest: ${worst.name} p95 ${rounded(worst.p95)} ms`;
    return [
      atMost('list-1m-p95', percentile(through, 0.95), 'ms', 3, words),
      atMost(
        'list-1m-ratio',
        median(ratios),
        '×',
        1.5,
        `bare SQL of the same pages in the same process; worst order or filter ${rounded(Math.max(...ratios))} ×`,
      ),
    ];
  },
};

function casesOf(myId: string): ListCase[] {
  const orders: ListCase[] = (['name', 'createdAt', 'lastVisitAt', 'nextVisitAt'] as const).flatMap((by) =>
    [false, true].map((descending) => ({ name: `all by ${by}${descending ? ' descending' : ''}`, filter: {}, by, descending })),
  );
  const filtered = (name: string, filter: CustomerFilter, by: IndexedSort = 'name'): ListCase => ({
    name,
    filter,
    by,
    descending: false,
  });
  return [
    ...orders,
    filtered('mine', { ownerId: myId }),
    filtered('one province', { provinceCode: '2025:92' }),
    filtered('class A', { rating: 'A' }),
    filtered('leads', { lifecycle: 'lead' }),
    filtered('persons', { kind: 'person' }),
    filtered('one source', { source: 'zalo' }),
    filtered('mine in one province', { ownerId: myId, provinceCode: '2025:79' }),
    filtered('mine of class A', { ownerId: myId, rating: 'A' }),
  ];
}

function bareSql(filter: CustomerFilter, by: IndexedSort, descending: boolean): string {
  const conditions = Object.keys(filter).map((field) => `c.${columns[field]} = ?`);
  const direction = descending ? 'DESC' : 'ASC';
  return `SELECT ${bareColumns} FROM customers AS c LEFT JOIN users AS u ON u.id = c.owner_id
    WHERE ${[isListed, ...conditions].join(' AND ')} AND (${keys[by]}, c.rid) ${descending ? '<' : '>'} (?, ?)
    ORDER BY ${keys[by]} ${direction}, c.rid ${direction} LIMIT ${rowsPerPage}`;
}

/** What the program's cursor holds: the sort key and the row number of the row before the page. */
function placeOf(cursor: string | null | undefined): (string | number)[] {
  if (cursor == null) throw new Error('only the first page has no cursor');
  return JSON.parse(Buffer.from(cursor, 'base64url').toString()) as (string | number)[]; // the two values that the repository writes
}
