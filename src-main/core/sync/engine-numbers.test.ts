import { expect, test } from 'vitest';
import { AppError } from '../../../src-shared/rpc/errors.ts';
import { aLaptop, anOffice, change, newCustomer, syncAll, tenantId } from '../../../tests/support/office-laptops.ts';

test('two thousand changes go in order, in pushes that keep what was done in one go together', async () => {
  const office = anOffice();
  const lan = await aLaptop(office, 'lan');
  await syncAll(lan);
  const ids = Array.from(
    { length: 8 },
    (_, group) =>
      lan.ctx.write.transact((tx) =>
        Array.from({ length: 240 }, (_all, index) =>
          tx.create('customers', { kind: 'company', name: `${group} ${index}`, lifecycle: 'lead', ownerId: lan.person.id }),
        ),
      ).value,
  ).flat();
  await syncAll(lan);
  const numbers = lan.pushed.flatMap(({ ops }) => ops.map(({ opNo }) => opNo));
  expect(numbers).toEqual(Array.from({ length: 1920 }, (_, index) => index + 1));
  // 500 would cut the third group.
  expect(lan.pushed.map(({ ops }) => ops.length)).toEqual([480, 480, 480, 480]);
  expect(office.store.office(tenantId).rows.get('customers')?.size).toBe(ids.length);
  expect(lan.count("SELECT count(*) FROM outbox WHERE state = 'archived'")).toBe(1920);
});

test('a push stays below a mebibyte', async () => {
  const office = anOffice();
  const lan = await aLaptop(office, 'lan');
  await syncAll(lan);
  for (let index = 0; index < 40; index += 1) newCustomer(lan, `Khách ${index}`, { note: 'ghi chú '.repeat(6000) });
  await lan.engine.syncOnce();
  for (const request of lan.pushed) expect(Buffer.byteLength(JSON.stringify(request))).toBeLessThan(1024 * 1024);
  expect(lan.pushed.length).toBeGreaterThan(2);
});

test('an operation that the office cannot read holds nobody up', async () => {
  const office = anOffice();
  const lan = await aLaptop(office, 'lan');
  await syncAll(lan);
  const names = Array.from({ length: 20 }, (_, index) => newCustomer(lan, `Khách ${index}`));
  lan.faults.beforePush = ({ ops }) => {
    if (ops.some(({ patch }) => patch['name'] === 'Khách 7')) throw new AppError('invalid', 'nobody can read this');
  };
  await syncAll(lan);
  const customers = office.store.office(tenantId).rows.get('customers');
  expect(customers?.size).toBe(19);
  expect(customers?.has(names[7] ?? '')).toBe(false);
  expect(lan.ctx.db.prepare("SELECT patch ->> 'name' FROM outbox WHERE state = 'rejected'").pluck().all()).toEqual(['Khách 7']);
});

test('a push that the office cannot read at all refuses nothing and waits', async () => {
  const office = anOffice();
  const lan = await aLaptop(office, 'lan');
  await syncAll(lan);
  newCustomer(lan, 'Một');
  newCustomer(lan, 'Hai');
  lan.faults.beforePush = () => {
    throw new AppError('invalid', 'nobody can read anything');
  };
  expect((await lan.engine.syncOnce()).problem?.code).toBe('unexpected');
  expect(lan.engine.status()).toMatchObject({ waiting: 2, rejected: 0 });
  delete lan.faults.beforePush;
  await syncAll(lan);
  expect(office.store.office(tenantId).rows.get('customers')?.size).toBe(2);
});

test('data put back from a backup goes on as a new device, and nothing of it is lost or swallowed', async () => {
  const office = anOffice();
  const [lan, duc] = [await aLaptop(office, 'lan'), await aLaptop(office, 'duc')];
  const id = newCustomer(lan, 'Một');
  await syncAll(lan, duc);
  const device = lan.deviceId();
  // What the laptop did after its backup reached the office; then the backup was put back.
  const later = office.store.office(tenantId).devices.get(device);
  if (later === undefined) throw new Error('no device');
  office.store.office(tenantId).devices.set(device, { ...later, lastOpNo: later.lastOpNo + 2 });
  change(lan, 'customers', id, { note: 'sau khi khôi phục' });
  const other = newCustomer(lan, 'Hai');
  await syncAll(lan, duc);
  expect(lan.deviceId()).not.toBe(device);
  expect(duc.row('customers', id)).toMatchObject({ note: 'sau khi khôi phục' });
  expect(duc.row('customers', other)).not.toBeNull();
  expect(lan.engine.status()).toMatchObject({ waiting: 0, rejected: 0, conflicts: 0 });
  // The lines of the history are the office's, each once.
  expect(lan.count('SELECT count(*) FROM history WHERE row_id = ?', id)).toBe(2);
});

test('a backup put back by hand tells the office its new device before anything else', async () => {
  const office = anOffice();
  const lan = await aLaptop(office, 'lan');
  await syncAll(lan);
  const id = newCustomer(lan, 'Một');
  const renewed = office.nextId();
  lan.ctx.state.set('device_id', renewed);
  lan.asked.length = 0;
  await syncAll(lan);
  expect(lan.asked[0]).toBe('renewDevice');
  expect(lan.ctx.state.get('session_device_id')).toBe(renewed);
  expect(office.row('customers', id)).not.toBeNull();
});

test('an office put back to an earlier day is noticed, nothing is sent or taken away, and what it lost comes back', async () => {
  const office = anOffice();
  const [lan, duc] = [await aLaptop(office, 'lan'), await aLaptop(office, 'duc')];
  const old = newCustomer(lan, 'Cũ');
  await syncAll(lan, duc);
  const backup = office.store.backup(tenantId);
  const lost = newCustomer(lan, 'Bị mất');
  change(lan, 'customers', old, { note: 'sửa sau khi sao lưu' });
  await syncAll(lan, duc);
  change(duc, 'customers', old, { phone: '0907 555 018' });
  await syncAll(duc, lan);
  const restoredEpoch = office.nextId();
  office.store.restore(tenantId, backup, restoredEpoch);
  const waiting = newCustomer(lan, 'Chưa gửi');

  for (const laptop of [lan, duc]) {
    expect((await laptop.engine.syncOnce()).problem?.code).toBe('office-changed');
    expect((await laptop.engine.syncOnce()).problem?.code).toBe('office-changed');
    expect(laptop.row('customers', lost)?.['deleted_at']).toBeNull();
  }
  expect(office.row('customers', waiting)).toBeNull();

  await lan.engine.acceptRestoredOffice();
  await duc.engine.acceptRestoredOffice();
  await syncAll(lan, duc);
  for (const laptop of [lan, duc]) {
    for (const id of [old, lost, waiting]) {
      const { rid: _rid, contact_search: _text, ...row } = laptop.row('customers', id) ?? {};
      expect(row['rev']).toBe(office.row('customers', id)?.['rev']);
    }
    expect(laptop.row('customers', old)).toMatchObject({ note: 'sửa sau khi sao lưu', phone: '0907 555 018' });
    expect(laptop.row('customers', lost)).toMatchObject({ name: 'Bị mất' });
    expect(laptop.engine.status()).toMatchObject({ waiting: 0, rejected: 0, problem: null });
  }
});

test('an office that went back under the same name is noticed by its numbers', async () => {
  const office = anOffice();
  const lan = await aLaptop(office, 'lan');
  await syncAll(lan);
  const backup = office.store.backup(tenantId);
  newCustomer(lan, 'Một');
  await syncAll(lan);
  office.store.restore(tenantId, backup);
  expect((await lan.engine.syncOnce()).problem?.code).toBe('office-changed');
  await lan.engine.acceptRestoredOffice();
  await syncAll(lan);
  expect(office.store.office(tenantId).rows.get('customers')?.size).toBe(1);
});

test('an office with another life of its database gets nothing, also where its numbers look right', async () => {
  const office = anOffice();
  const lan = await aLaptop(office, 'lan');
  newCustomer(lan, 'Một');
  await syncAll(lan);
  office.store.restore(tenantId, office.store.backup(tenantId), office.nextId());
  lan.pushed.length = 0;
  expect((await lan.engine.syncOnce()).problem?.code).toBe('office-changed');
  newCustomer(lan, 'Hai');
  expect((await lan.engine.syncOnce()).problem?.code).toBe('office-changed');
  expect(lan.pushed).toEqual([]);
  expect(lan.engine.status()).toMatchObject({ waiting: 1, state: 'attention' });
});

test('refused and given up changes are not sent again to an office that was put back', async () => {
  const office = anOffice();
  const lan = await aLaptop(office, 'lan');
  await syncAll(lan);
  const backup = office.store.backup(tenantId);
  newCustomer(lan, 'Cho người khác', { ownerId: office.people.tung.id });
  const good = newCustomer(lan, 'Của mình');
  await syncAll(lan);
  lan.ctx.db.exec(
    `UPDATE outbox SET state = 'archived', result = json_set(result, '$.discarded', json('true')) WHERE state = 'rejected'`,
  );
  office.store.restore(tenantId, backup, office.nextId());
  await lan.engine.syncOnce();
  lan.pushed.length = 0;
  await lan.engine.acceptRestoredOffice();
  await syncAll(lan);
  expect(
    lan.pushed.flatMap(({ ops }) => ops.map(({ patch }) => patch['name'])).filter((name) => name !== undefined),
  ).not.toContain('Cho người khác');
  expect(office.row('customers', good)).not.toBeNull();
  expect(lan.engine.status()).toMatchObject({ waiting: 0, rejected: 0 });
});

test('done changes are forgotten after thirty days, the last number never', async () => {
  const office = anOffice();
  const lan = await aLaptop(office, 'lan');
  for (let index = 0; index < 5; index += 1) newCustomer(lan, `Khách ${index}`);
  await syncAll(lan);
  const day = 24 * 60 * 60 * 1000;
  for (let days = 0; days < 33; days += 3) {
    expect(lan.count('SELECT count(*) FROM outbox')).toBe(5);
    office.clock.now += 3 * day;
    await lan.engine.syncOnce();
  }
  expect(lan.ctx.db.prepare('SELECT op_no FROM outbox').pluck().all()).toEqual([5]);
});
