import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { randomBytes } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { memorySecrets, refusalOf } from '../../../tests/support/devices.ts';
import { fill, idOf } from '../../../tests/support/paper-customers.ts';
import { aPaperOffice, type PaperOffice } from '../../../tests/support/paper-office.ts';
import { createUuidV7 } from '../../../src-shared/lib/ids.ts';
import { createCustomersService } from '../customers/index.ts';
import { createChanges } from '../platform/changes.ts';
import { type Db, openDatabase } from '../platform/database.ts';
import { createJobs } from '../platform/jobs.ts';
import { createLog } from '../platform/log.ts';
import { migrate, pendingMigrations } from '../platform/migrate.ts';
import type { Ports } from '../platform/ports.ts';
import { profilePaths, readProfile } from '../platform/profile-folder.ts';
import { askForNewTables } from '../sync/new-tables.ts';
import { joinOffice } from './join-office.ts';
import { openProfileDatabase } from '../profile/open-profile.ts';
import { openSession, type Session } from '../profile/session.ts';
import { createTimelineService } from '../timeline/timeline.service.ts';

const cleaning: (() => void)[] = [];
afterEach(() => {
  for (const clean of cleaning.splice(0)) clean();
});

const now = Date.parse('2026-11-23T01:00:00.000Z');
const wanted = { address: 'crm.congty.vn', account: 'hang', password: 'bí mật lắm', deviceName: 'Laptop Hằng' };

function aLaptop(office: PaperOffice) {
  const folder = mkdtempSync(join(tmpdir(), 'fieldbook-join-'));
  const logged: string[] = [];
  const ports: Ports = {
    clock: { now: () => now },
    ids: { next: createUuidV7(() => now, randomBytes), randomBytes },
    secrets: memorySecrets(),
    files: { resolveForReading: async (ref) => ({ path: ref, name: ref }), resolveForWriting: async (ref) => ref },
    network: office.network,
    log: { write: (entry) => void logged.push(JSON.stringify(entry)) },
  };
  const changes = createChanges();
  const jobs = createJobs({ changes, ids: ports.ids, now: () => now });
  const log = createLog(ports.log, ports.clock);
  const paths = profilePaths(folder);
  const deps = { ports, paths, log, changes, jobs, onJournal: () => undefined, version: '0.0.0-test', pauseMs: 1 };
  const open: Session[] = [];
  cleaning.push(() => {
    for (const session of open) session.close();
    rmSync(folder, { recursive: true, force: true });
  });
  const keep = (session: Session) => {
    open.push(session);
    return session;
  };
  return {
    paths,
    jobs,
    changes,
    logged,
    join: async () => keep(await jobs.run('join', wanted.address, (job) => joinOffice(deps, wanted, job), 'the join')),
    reopen: async () => {
      for (const session of open.splice(0)) session.close();
      const profile = readProfile(paths);
      if (profile === null) throw new Error('there is no profile');
      return keep(openSession(deps, await openProfileDatabase({ ...ports, paths, log }, profile)));
    },
  };
}

const count = (session: Session, sql: string) => Number(session.ctx.db.prepare(sql).pluck().get());

test('how much is to come is known as soon as it is known whose it is, and that is what came', async () => {
  const office = aPaperOffice();
  fill(office, 30);
  const laptop = aLaptop(office);
  const told: (readonly [number, number | null])[] = [];
  laptop.changes.subscribe((event) => {
    if (event.type === 'job' && event.job.done > 0) told.push([event.job.done, event.job.total]);
  });
  await laptop.join();
  const [done, total] = told.at(-1) ?? [0, null];
  expect(total).toBeGreaterThanOrEqual(30);
  expect(done).toBe(total);
});

test('after joining a rep finds customers, also by what their contacts are called, with the dates of their visits', async () => {
  const office = aPaperOffice();
  fill(office, 30);
  const laptop = aLaptop(office);
  const session = await laptop.join();
  const customers = createCustomersService(session.ctx);
  const found = await customers.search({ text: 'dai dong 7', limit: 5 });
  expect(found.hits.map((hit) => hit.name)).toEqual(['Công ty Đại Đồng 7']);
  expect((await customers.search({ text: 'van ot 12', limit: 5 })).hits.map((hit) => hit.name)).toEqual(['Công ty Đại Đồng 12']);
  const said = createTimelineService(session.ctx);
  expect((await said.search({ text: 'duong kinh 12', limit: 5 })).hits.map((hit) => hit.excerpt)).toEqual([
    'Hẹn giao đường kính trắng 12',
  ]);
  const within = await said.list({ customerId: idOf(2), text: 'phu luc', before: null, limit: 5 });
  expect(within.entries.map((entry) => entry.text)).toEqual(['Ký phụ lục 1']);
  expect(await customers.get({ id: idOf(1) })).toMatchObject({
    name: 'Công ty Đại Đồng 0',
    lastVisitAt: '2026-11-01T02:00:00.000Z',
    nextVisitAt: '2026-12-01T02:00:00.000Z',
    rev: 3,
  });
  expect(session.ctx.db.prepare('SELECT field, old_value, new_value, op_no FROM history ORDER BY rid').all()).toEqual(
    [
      { field: 'name', old_value: '"Cũ"', new_value: '"Mới"', op_no: 4 },
      { field: 'rating', old_value: null, new_value: '"A"', op_no: 4 },
    ].map((line) => ({ ...line, old_value: line.old_value ?? 'null' })),
  );
  expect(session.profile.kind).toBe('office');
  expect(session.ctx.state.get('cursor')).toBe('7');
  // Nothing is asked for a second time when the engine starts.
  expect(askForNewTables(session.ctx.db)).toEqual([]);
  expect(session.ctx.db.prepare('SELECT scope_id, state FROM sync_scope ORDER BY 1').all()).toEqual([
    { scope_id: 'office', state: 'loaded' },
    { scope_id: `own:${office.userId}`, state: 'loaded' },
    { scope_id: `user:${office.userId}`, state: 'loaded' },
  ]);
});

test('what was joined is a database like any other: the same tables and indexes, whole, and still there after a restart', async () => {
  const office = aPaperOffice();
  fill(office, 1500);
  const laptop = aLaptop(office);
  await laptop.join();
  const again = await laptop.reopen();
  const { db } = again.ctx;
  const schema = (of: Db) =>
    of.prepare('SELECT type, name, sql FROM sqlite_master WHERE sql IS NOT NULL ORDER BY type, name').all();
  const joined = schema(db);
  const plain = openDatabase(join(laptop.paths.folder, 'plain.db'), { key: new Uint8Array(32) });
  migrate(plain, pendingMigrations(plain), '2026-11-25T00:00:00.000Z');
  expect(joined).toEqual(schema(plain));
  plain.close();
  expect(joined.length).toBeGreaterThan(50);
  expect(db.pragma('integrity_check', { simple: true })).toBe('ok');
  db.exec(
    "INSERT INTO customers_tri(customers_tri, rank) VALUES ('integrity-check', 1); INSERT INTO customers_pre(customers_pre, rank) VALUES ('integrity-check', 1); INSERT INTO customers_more(customers_more, rank) VALUES ('integrity-check', 1); INSERT INTO activity_fts(activity_fts, rank) VALUES ('integrity-check', 1); INSERT INTO transaction_fts(transaction_fts, rank) VALUES ('integrity-check', 1)",
  );
  // Without these the search still finds, page after page from the first one on.
  for (const index of ['customers_tri', 'customers_pre'])
    expect(count(again, `SELECT count(*) FROM ${index}_idx`)).toBeGreaterThan(5);
  expect(db.pragma('journal_mode', { simple: true })).toBe('wal');
  expect(count(again, 'SELECT count(*) FROM customers')).toBe(1500);
  expect(readdirSync(laptop.paths.folder).filter((name) => name.includes('joining'))).toEqual([]);
});

test('a customer that was moved while it was read comes in two parts, is there once and is found by its newest name', async () => {
  const office = aPaperOffice();
  fill(office, 12);
  const [moved] = office.rows.get('customers') ?? [];
  if (moved === undefined) throw new Error('no customer');
  office.rows
    .get('customers')
    ?.push(
      { ...moved, scopeId: 'office', name: 'Tên cũ', rev: 2 },
      { ...moved, id: idOf(90), scopeId: 'office', name: 'Thứ hai' },
    );
  const session = await aLaptop(office).join();
  const { db } = session.ctx;
  const customers = createCustomersService(session.ctx);
  expect(count(session, 'SELECT count(*) FROM customers')).toBe(13);
  const found = async (text: string) => (await customers.search({ text, limit: 5 })).hits.map((hit) => hit.name);
  expect(await found('dai dong 0')).toContain('Công ty Đại Đồng 0');
  expect(await found('ten cu')).toEqual([]);
  expect(await found('thu hai')).toEqual(['Thứ hai']);
  db.exec("INSERT INTO customers_tri(customers_tri, rank) VALUES ('integrity-check', 1)");
});

test('cuts in the middle go on after the last row that came, and nothing comes twice', async () => {
  const office = aPaperOffice();
  fill(office, 25);
  office.cut = (_entity, after) => (after === null ? 10 : after < idOf(20) ? 5 : null);
  const laptop = aLaptop(office);
  const session = await laptop.join();
  expect(count(session, 'SELECT count(*) FROM customers')).toBe(25);
  expect(count(session, 'SELECT count(*) FROM contacts')).toBe(25);
  expect(count(session, 'SELECT count(*) FROM visits')).toBe(50);
  const asked = office.asked.filter((path) => path.includes('entity=customers') && path.includes('user'));
  expect(asked.map((path) => new URLSearchParams(path.split('?')[1]).get('after'))).toEqual([null, idOf(10), idOf(15), idOf(20)]);
});

test('a join that is cancelled, or refused in the middle, leaves nothing and can be tried again', async () => {
  const office = aPaperOffice();
  fill(office, 25);
  const laptop = aLaptop(office);
  office.cut = (entity) => {
    if (entity === 'visits') laptop.jobs.cancel('the join');
    return entity === 'visits' ? 3 : null;
  };
  expect((await refusalOf(laptop.join())).code).toBe('cancelled');
  expect(readProfile(laptop.paths)).toBeNull();
  expect(readdirSync(laptop.paths.folder).filter((name) => name.startsWith('data.db'))).toEqual([]);

  office.cut = () => null;
  office.instead = (path) =>
    path === '/sync/snapshot' && office.asked.filter((asked) => asked.includes('entity=visits')).length > 1
      ? { status: 403, type: 'application/json', text: '{"error":{"code":"device-revoked","message":"revoked"}}' }
      : null;
  expect((await refusalOf(laptop.join())).code).toBe('device-revoked');
  expect(readProfile(laptop.paths)).toBeNull();

  office.instead = () => null;
  expect(count(await laptop.join(), 'SELECT count(*) FROM customers')).toBe(25);
});

test('what a killed join left behind is no profile, and the next join takes its place', async () => {
  const office = aPaperOffice();
  fill(office, 5);
  const laptop = aLaptop(office);
  writeFileSync(join(laptop.paths.folder, 'data.db.joining'), 'half an office');
  writeFileSync(laptop.paths.data, 'whole, but without its profile.json');
  expect(readProfile(laptop.paths)).toBeNull();
  const session = await laptop.join();
  expect(count(session, 'SELECT count(*) FROM customers')).toBe(5);
  expect(readdirSync(laptop.paths.aside)).toHaveLength(1);
});

test('an office that became another while it was read is told, not mixed', async () => {
  const office = aPaperOffice();
  fill(office, 5);
  office.cut = (entity) => {
    if (entity === 'contacts') office.epoch = '0190a000-0000-7000-8000-0000000000ee';
    return null;
  };
  expect((await refusalOf(aLaptop(office).join())).code).toBe('office-changed');
});

test.each([
  [
    'a wrong password',
    '/auth/login',
    { status: 401, type: 'application/json', text: '{"error":{"code":"wrong-password","message":"no"}}' },
    'wrong-password',
  ],
  ['a Wi-Fi’s page', '/hello', { status: 200, type: 'text/html', text: '<html>' }, 'not-an-office'],
  [
    'a Wi-Fi’s page in the middle of the first rows',
    '/sync/snapshot',
    { status: 200, type: 'text/html', text: '<html>' },
    'not-an-office',
  ],
  [
    'a program of its own',
    '/hello',
    {
      status: 200,
      type: 'application/json',
      text: '{"product":"fieldbook","protocol":9,"oldestProtocol":8,"version":"9","serverTime":1}',
    },
    'client-too-old',
  ],
])('%s is told, and no profile is made', async (_name, path, instead, code) => {
  const office = aPaperOffice();
  office.instead = (asked) => (asked === path ? instead : null);
  const laptop = aLaptop(office);
  expect((await refusalOf(laptop.join())).code).toBe(code);
  expect(readProfile(laptop.paths)).toBeNull();
  expect(existsSync(laptop.paths.data)).toBe(false);
});

test('only kinds that have rows are asked for, and a line that breaks at the question is waited for', async () => {
  const office = aPaperOffice();
  fill(office, 3);
  let cuts = 0;
  office.instead = (_path, asked) => {
    if (!asked.startsWith(`/sync/contents?scope=user%3A${office.userId}`) || cuts >= 3) return null;
    cuts += 1;
    return { status: 503, type: 'text/html', text: '<html>' };
  };
  const { ctx } = await aLaptop(office).join();
  expect(cuts).toBe(3);
  expect(ctx.db.prepare('SELECT count(*) FROM customers').pluck().get()).toBe(3);
  const kinds = office.asked.flatMap((asked) => new URLSearchParams(asked.split('?')[1]).get('entity') ?? []);
  expect(kinds.filter((kind) => !office.rows.has(kind))).toEqual([]);
  expect(new Set(kinds)).toEqual(new Set(office.rows.keys()));
});

test('an office that knows fewer kinds of rows is joined with those; the rest is asked for when it knows it', async () => {
  const office = aPaperOffice();
  fill(office, 3);
  office.unknown = ['walletShares', 'files'];
  const { ctx } = await aLaptop(office).join();
  expect(ctx.db.prepare('SELECT count(*) FROM customers').pluck().get()).toBe(3);
  expect([...askForNewTables(ctx.db)].sort()).toEqual(['files', 'walletShares']);
});

test('an office that is older than the laptop is joined with what it has; the rest is asked for when it knows it', async () => {
  const office = aPaperOffice();
  fill(office, 3);
  office.instead = (path, asked) =>
    path === '/sync/contents' || /entity=(walletShares|files)\b/.test(asked)
      ? { status: 404, type: 'application/json', text: '{"error":{"code":"not-found","message":"no such kind of rows"}}' }
      : null;
  const { ctx } = await aLaptop(office).join();
  expect(ctx.db.prepare('SELECT count(*) FROM customers').pluck().get()).toBe(3);
  expect([...askForNewTables(ctx.db)].sort()).toEqual(['files', 'walletShares']);
});

test('columns of a later office are kept for the program that will know them', async () => {
  const office = aPaperOffice();
  fill(office, 1);
  office.moreColumns.set('customers', ['creditLimit']);
  office.rows.set(
    'customers',
    (office.rows.get('customers') ?? []).map((row) => ({ ...row, creditLimit: '500' })),
  );
  const session = await aLaptop(office).join();
  expect(session.ctx.db.prepare('SELECT extra FROM customers').pluck().get()).toBe('{"creditLimit":"500"}');
});

test('a value that the office left out, and a laptop cannot do without, does not stop the join', async () => {
  const office = aPaperOffice();
  fill(office, 3);
  const [first] = office.rows.get('customers') ?? [];
  office.rows.set('customers', [
    { ...first, id: idOf(1), scopeId: `user:${office.userId}`, rootId: idOf(1), name: null, kind: null },
  ]);
  office.rows.set('teams', [
    {
      id: idOf(500),
      scopeId: 'office',
      rootId: null,
      name: 'Miền Nam',
      sellsQuotes: null,
      sellsOpportunities: true,
      servesWarranty: null,
    },
  ]);
  office.rows.set('listItems', [
    {
      id: idOf(600),
      scopeId: 'office',
      rootId: null,
      list: 'lead_source',
      key: 'fair',
      vi: 'Hội chợ',
      en: null,
      order: null,
      isActive: null,
    },
  ]);
  const session = await aLaptop(office).join();
  const all = (sql: string) => session.ctx.db.prepare(sql).all();
  expect(all('SELECT sells_quotes, sells_opportunities, serves_warranty, leader_id FROM teams')).toEqual([
    { sells_quotes: 0, sells_opportunities: 1, serves_warranty: 0, leader_id: null },
  ]);
  expect(all(`SELECT en, "order", is_active FROM list_items WHERE id = '${idOf(600)}'`)).toEqual([
    { en: '', order: 0, is_active: 0 },
  ]);
  expect(all('SELECT kind, name, name_sort FROM customers')).toEqual([{ kind: '', name: '', name_sort: '' }]);
});

test('what a row leaves empty is empty on the laptop, also where its neighbours say something', async () => {
  const office = aPaperOffice();
  fill(office, 3);
  const said = { tradeName: 'Đại Đồng', foundedOn: '2001-05-06', note: 'Gọi sau 9 giờ', latitude: '10.5' };
  const empty = { tradeName: null, foundedOn: null, note: null, latitude: null };
  office.rows.set(
    'customers',
    (office.rows.get('customers') ?? []).map((row, at) => ({ ...row, ...(at === 1 ? empty : said) })),
  );
  const { ctx } = await aLaptop(office).join();
  const row = { trade_name: 'Đại Đồng', founded_on: '2001-05-06', note: 'Gọi sau 9 giờ', latitude: '10.5' };
  const none = { trade_name: null, founded_on: null, note: null, latitude: null };
  expect(ctx.db.prepare('SELECT trade_name, founded_on, note, latitude FROM customers ORDER BY id').all()).toEqual([
    row,
    none,
    row,
  ]);
});

test('neither password nor tokens stand in a file that anybody can read, or in the log', async () => {
  const office = aPaperOffice();
  fill(office, 3);
  const laptop = aLaptop(office);
  await laptop.join();
  const files = readdirSync(laptop.paths.folder, { withFileTypes: true, recursive: true }).filter((entry) => entry.isFile());
  const bytes = [...files.map((file) => readFileSync(join(file.parentPath, file.name))), Buffer.from(laptop.logged.join('\n'))];
  for (const secret of [wanted.password, 'secret access', 'secret refresh']) {
    expect(bytes.some((content) => content.includes(secret))).toBe(false);
  }
});
