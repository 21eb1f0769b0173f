import { expect, test } from 'vitest';
import { AppError } from '../../../src-shared/rpc/errors.ts';
import { aLaptop, anOffice, change, newCustomer, syncAll, tenantId } from '../../../tests/support/office-laptops.ts';

test('a question that hangs is given up after a minute and asked again', async () => {
  const office = anOffice();
  const lan = await aLaptop(office, 'lan');
  await syncAll(lan);
  newCustomer(lan, 'Một');
  lan.faults.hangs = true;
  lan.engine.start();
  await lan.timers.pass(59_000);
  expect(lan.engine.status().state).toBe('syncing');
  lan.faults.hangs = false;
  await lan.timers.pass(5000);
  expect(lan.engine.status()).toMatchObject({ state: 'online', waiting: 0 });
  await lan.engine.stop();
});

test('a change is sent by itself, and what the office says is fetched when it nudges', async () => {
  const office = anOffice();
  const [lan, duc] = [await aLaptop(office, 'lan'), await aLaptop(office, 'duc')];
  await syncAll(lan, duc);
  lan.engine.start();
  await lan.timers.pass(1000);
  const id = newCustomer(lan, 'Một');
  await lan.timers.pass(200);
  expect(office.row('customers', id)).not.toBeNull();
  await duc.engine.syncOnce();
  change(duc, 'customers', id, { note: 'của Đức' });
  await duc.engine.syncOnce();
  lan.engine.nudge();
  await lan.timers.pass(100);
  expect(lan.row('customers', id)).toMatchObject({ note: 'của Đức' });
  await lan.engine.stop();
});

test('stopping in the middle of a question answers at once and leaves everything as it was', async () => {
  const office = anOffice();
  const lan = await aLaptop(office, 'lan');
  newCustomer(lan, 'Một');
  lan.faults.hangs = true;
  lan.engine.start();
  await lan.timers.pass(100);
  await lan.engine.stop();
  expect(lan.engine.status().waiting).toBe(1);
  expect(lan.timers.waiting).toEqual([]);
});

test('callers at the same time share a run, and one that comes during a run gets the next', async () => {
  const office = anOffice();
  const lan = await aLaptop(office, 'lan');
  await syncAll(lan);
  lan.asked.length = 0;
  let isFirst = true;
  lan.faults.beforePull = () => {
    if (!isFirst) return;
    isFirst = false;
    // Written after this run has sent everything.
    newCustomer(lan, 'Đang chạy');
  };
  await Promise.all([lan.engine.syncOnce(), lan.engine.syncOnce(), lan.engine.syncOnce()]);
  expect(lan.asked.filter((question) => question === 'push')).toHaveLength(1);
  expect(lan.engine.status().waiting).toBe(0);
});

test('a page that breaks off in the middle of being written has not come at all', async () => {
  const office = anOffice();
  const [lan, duc] = [await aLaptop(office, 'lan'), await aLaptop(office, 'duc')];
  await syncAll(lan, duc);
  const ids = [newCustomer(lan, 'Một'), newCustomer(lan, 'Hai')];
  await syncAll(lan);
  // The disk fails with the second row of the page.
  duc.ctx.db.exec(`CREATE TEMP TRIGGER disk BEFORE INSERT ON main.customers WHEN new.name = 'Hai'
    BEGIN SELECT RAISE(ABORT, 'disk I/O error'); END`);
  const cursor = duc.ctx.state.get('cursor');
  expect((await duc.engine.syncOnce()).problem?.code).toBe('unexpected');
  expect(duc.count('SELECT count(*) FROM customers')).toBe(0);
  expect(duc.ctx.state.get('cursor')).toBe(cursor);
  duc.ctx.db.exec('DROP TRIGGER disk');
  await syncAll(duc);
  for (const id of ids) expect(duc.row('customers', id)).not.toBeNull();
});

test('the answer to a push and what it does to rows come together or not at all', async () => {
  const office = anOffice();
  const lan = await aLaptop(office, 'lan');
  const id = newCustomer(lan, 'Một');
  await syncAll(lan);
  change(lan, 'customers', id, { ownerId: office.people.tung.id });
  lan.ctx.db.exec(`CREATE TEMP TRIGGER disk BEFORE DELETE ON main.sync_base BEGIN SELECT RAISE(ABORT, 'disk I/O error'); END`);
  await lan.engine.syncOnce();
  expect(lan.engine.status()).toMatchObject({ waiting: 1, rejected: 0 });
  expect(lan.row('customers', id)).toMatchObject({ owner_id: office.people.tung.id });
  lan.ctx.db.exec('DROP TRIGGER disk');
  await syncAll(lan);
  expect(lan.engine.status()).toMatchObject({ waiting: 0, rejected: 1 });
  expect(lan.row('customers', id)).toMatchObject({ owner_id: lan.person.id });
});

test('a clock that is an hour off is told, and later changes are still the later ones', async () => {
  const office = anOffice();
  const lan = await aLaptop(office, 'lan');
  lan.faults.serverTimeOffsetMs = -60 * 60 * 1000;
  await syncAll(lan);
  expect(lan.engine.status().clockOffsetMs).toBe(60 * 60 * 1000);
  const id = newCustomer(lan, 'Một');
  const hlc = String(lan.ctx.db.prepare('SELECT hlc FROM outbox WHERE row_id = ?').pluck().get(id));
  expect(Number.parseInt(hlc.slice(0, 12), 16)).toBe(office.clock.now - 60 * 60 * 1000);
  lan.faults.serverTimeOffsetMs = 60_000;
  await syncAll(lan);
  expect(lan.engine.status().clockOffsetMs).toBe(0);
});

test('a large load of the office comes in slices, and a half of it that was cut comes again', async () => {
  const office = anOffice();
  const lan = await aLaptop(office, 'lan');
  await syncAll(lan);
  const rows = Array.from({ length: 1500 }, (_, index) => ({
    id: office.nextId(),
    fields: { kind: 'company', name: `Công ty ${index}`, lifecycle: 'lead', ownerId: lan.person.id, teamId: null },
    scopeId: `user:${lan.person.id}`,
  }));
  office.store.load(tenantId, 'customers', rows);
  const cursor = lan.ctx.state.get('cursor');
  let slices = 0;
  const stop = lan.ctx.changes.subscribe((event) => {
    if (event.type === 'changed' && event.entity === 'customers' && (slices += 1) === 3) void lan.engine.stop();
  });
  await lan.engine.syncOnce();
  stop();
  expect(lan.count('SELECT count(*) FROM customers')).toBe(600);
  expect(lan.ctx.state.get('cursor')).toBe(cursor);
  const again = lan.newEngine();
  expect((await again.syncOnce()).problem).toBeNull();
  expect(lan.count('SELECT count(*) FROM customers')).toBe(1500);
});

test('a value of a kind that a table does not take stops nothing', async () => {
  const office = anOffice();
  const lan = await aLaptop(office, 'lan');
  await syncAll(lan);
  const [odd, good] = [office.nextId(), office.nextId()];
  office.store.load(tenantId, 'customers', [
    { id: odd, fields: { kind: 'company', name: null, lifecycle: 7, ownerId: lan.person.id }, scopeId: `user:${lan.person.id}` },
    { id: good, fields: { kind: 'company', name: 'Tốt', lifecycle: 'lead' }, scopeId: `user:${lan.person.id}` },
  ]);
  await syncAll(lan);
  expect(lan.row('customers', odd)).toMatchObject({ name: '', lifecycle: '7' });
  expect(lan.row('customers', good)).toMatchObject({ name: 'Tốt' });
});

test('a disk that is full while a problem is to be remembered stops nothing: the sync answers, and goes on when there is room', async () => {
  const office = anOffice();
  const lan = await aLaptop(office, 'lan');
  await syncAll(lan);
  newCustomer(lan, 'Một');
  for (const when of ['INSERT', 'UPDATE', 'DELETE']) {
    lan.ctx.db.exec(`CREATE TEMP TRIGGER full_${when} BEFORE ${when} ON main.sync_state
      BEGIN SELECT RAISE(ABORT, 'database or disk is full'); END`);
  }
  // The office was put back, so there is something to remember.
  const { epoch } = office.store.office(tenantId);
  office.store.office(tenantId).epoch = office.nextId();
  for (let tries = 0; tries < 3; tries += 1) expect((await lan.engine.syncOnce()).problem).not.toBeNull();
  const both = await Promise.all([lan.engine.syncOnce(), lan.engine.syncOnce()]);
  expect(both.every(({ problem }) => problem !== null)).toBe(true);
  for (const when of ['INSERT', 'UPDATE', 'DELETE']) lan.ctx.db.exec(`DROP TRIGGER full_${when}`);
  await lan.engine.syncOnce();
  expect(lan.ctx.state.get('office_problem')).toContain('office-changed');
  office.store.office(tenantId).epoch = epoch;
  // It is the laptop's own office again: the first run sees so, and the next one sends.
  expect((await lan.engine.syncOnce()).problem).toBeNull();
  expect(await lan.engine.syncOnce()).toMatchObject({ problem: null, waiting: 0 });
  expect(lan.ctx.state.get('office_problem')).toBeNull();
});

test('a database that cannot be read at all is a problem that is told, not a sync that breaks', async () => {
  const office = anOffice();
  const lan = await aLaptop(office, 'lan');
  await syncAll(lan);
  lan.ctx.db.exec('ALTER TABLE outbox RENAME TO outbox_away');
  expect((await lan.engine.syncOnce()).problem?.code).toBe('unexpected');
  lan.ctx.db.exec('ALTER TABLE outbox_away RENAME TO outbox');
  expect((await lan.engine.syncOnce()).problem).toBeNull();
});

test('an office that cannot say how laptops are called is asked again tomorrow, and nothing is wrong with what was synced', async () => {
  const office = anOffice();
  const [lan, duc] = [await aLaptop(office, 'lan'), await aLaptop(office, 'duc')];
  newCustomer(lan, 'Một');
  await syncAll(lan);
  let [isBroken, questions] = [true, 0];
  duc.faults.deviceNames = () => {
    questions += 1;
    if (isBroken) throw new AppError('unexpected', 'the test broke the question');
    return { devices: [{ id: lan.deviceId(), name: 'Máy của Lan' }] };
  };
  await syncAll(duc);
  expect(duc.engine.status()).toMatchObject({ state: 'online', problem: null });
  isBroken = false;
  await syncAll(duc);
  expect(duc.ctx.state.get('device_names')).toBeNull();
  office.clock.now += 25 * 60 * 60_000;
  await syncAll(duc);
  expect(JSON.parse(duc.ctx.state.get('device_names') ?? '{}')).toEqual({ [lan.deviceId()]: 'Máy của Lan' });
  expect(questions).toBe(2);
});
