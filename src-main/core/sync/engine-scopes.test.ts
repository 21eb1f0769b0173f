import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { aLaptop, anOffice, change, type Laptop, newCustomer, syncAll, tenantId } from '../../../tests/support/office-laptops.ts';

/** A customer with one row of everything that hangs on it. */
function aWholeCustomer(laptop: Laptop, name: string): string {
  const id = newCustomer(laptop, name);
  laptop.ctx.write.transact((tx) => {
    tx.create('contacts', { customerId: id, name: 'Anh Phúc', isPrimary: true });
    const visitId = tx.create('visits', {
      customerId: id,
      purpose: 'care',
      state: 'planned',
      startsAt: '2026-11-24T02:00:00.000Z',
      endsAt: '2026-11-24T03:00:00.000Z',
      ownerId: laptop.person.id,
    });
    tx.create('visitResults', { customerId: id, visitId, outcome: 'successful', said: 'Chưa mua', at: tx.now });
    tx.create('interactions', { customerId: id, kind: 'call', text: 'Gọi', withWhom: null, happenedAt: tx.now });
  });
  return id;
}
const tables = ['customers', 'contacts', 'visits', 'visit_results', 'interactions', 'history'];
const held = (laptop: Laptop, id: string) =>
  Object.fromEntries(tables.map((table) => [table, laptop.count(`SELECT count(*) FROM ${table} WHERE root_id = ?`, id)]));

test('a customer given to another team leaves one laptop and arrives on the other with its visits and history', async () => {
  const office = anOffice();
  const [lan, duc, tung] = [await aLaptop(office, 'lan'), await aLaptop(office, 'duc'), await aLaptop(office, 'tung')];
  const id = aWholeCustomer(lan, 'Một');
  await syncAll(lan, duc, tung);
  const before = held(lan, id);
  expect(before).toMatchObject({ customers: 1, contacts: 1, visits: 1, visit_results: 1, interactions: 1 });
  // Đức hands it over, since only a manager may.
  change(duc, 'customers', id, { ownerId: office.people.tung.id, teamId: office.north });
  await syncAll(duc, lan, tung);
  for (const laptop of [lan, duc]) {
    expect(Object.values(held(laptop, id))).toEqual([0, 0, 0, 0, 0, 0]);
    expect(laptop.count('SELECT count(*) FROM sync_base')).toBe(0);
    expect(laptop.count("SELECT count(*) FROM customers_pre WHERE customers_pre MATCH 'mot'")).toBe(0);
  }
  expect(held(tung, id)).toEqual({ ...before, history: before['history'] === undefined ? 0 : before['history'] + 2 });
  expect(tung.row('customers', id)?.['search']).toContain('anh phuc');
});

test('rights that are withdrawn take the rows off, after what was not sent has gone', async () => {
  const office = anOffice();
  const [lan, duc] = [await aLaptop(office, 'lan'), await aLaptop(office, 'duc')];
  const id = aWholeCustomer(lan, 'Một');
  const ofDuc = newCustomer(duc, 'Của Đức');
  await syncAll(lan, duc);
  // Not sent yet when the right goes.
  change(duc, 'customers', id, { note: 'viết lúc không mạng' });
  office.setPerson(duc.person.id, { role: 'rep' });
  await syncAll(duc, lan);
  expect(Object.values(held(duc, id))).toEqual([0, 0, 0, 0, 0, 0]);
  expect(duc.row('customers', ofDuc)).not.toBeNull();
  expect(duc.count("SELECT count(*) FROM outbox WHERE state = 'rejected'")).toBe(1);
  // And back again, everything.
  office.setPerson(duc.person.id, { role: 'manager' });
  await syncAll(duc);
  expect(held(duc, id)).toEqual(held(lan, id));
});

test('somebody who joins a team gets its customers part by part, and a cut costs nothing that has come', async () => {
  const office = anOffice();
  const [lan, tung] = [await aLaptop(office, 'lan'), await aLaptop(office, 'tung')];
  await syncAll(tung);
  const rows = Array.from({ length: 450 }, (_, index) => ({
    id: office.nextId(),
    fields: { kind: 'company', name: `Công ty ${index}`, lifecycle: 'lead', ownerId: null, teamId: office.south },
    scopeId: `team:${office.south}`,
  }));
  office.store.load(tenantId, 'customers', rows);
  const [first] = rows;
  if (first === undefined) throw new Error('there are rows');
  const contact = { customerId: first.id, name: 'Chị Hoa', isPrimary: true };
  office.store.load(tenantId, 'contacts', [{ ...first, id: randomUUID(), fields: contact }]);
  await syncAll(lan, tung);
  expect(lan.count('SELECT count(*) FROM customers')).toBe(450);
  expect(tung.count('SELECT count(*) FROM customers')).toBe(0);
  office.setPerson(tung.person.id, { teamId: office.south });
  tung.faults.cutsSnapshotAfter = 300;
  expect((await tung.engine.syncOnce()).problem?.code).toBe('offline');
  const sofar = tung.count('SELECT count(*) FROM customers');
  expect(sofar).toBe(200);
  expect(tung.count("SELECT count(*) FROM sync_scope WHERE state = 'loading'")).toBe(1);
  delete tung.faults.cutsSnapshotAfter;
  const asked = tung.asked.length;
  await syncAll(tung);
  expect(tung.count('SELECT count(*) FROM customers')).toBe(450);
  expect(tung.count("SELECT count(*) FROM sync_scope WHERE state <> 'loaded'")).toBe(0);
  // It did not begin anew: contacts were through.
  expect(tung.asked.slice(0, asked)).toContain('snapshot contacts');
  expect(tung.asked.slice(asked)).not.toContain('snapshot contacts');
});

test('a customer that moves between two scopes while they are loaded comes with everything', async () => {
  const office = anOffice();
  const [lan, minh, duc] = [await aLaptop(office, 'lan'), await aLaptop(office, 'minh'), await aLaptop(office, 'duc')];
  await syncAll(duc);
  const ids = [aWholeCustomer(lan, 'Một'), aWholeCustomer(minh, 'Hai')];
  await syncAll(lan, minh);
  // Đức's laptop starts again from nothing; each customer changes its owner between two of its questions.
  duc.ctx.state.remove('cursor');
  duc.ctx.db.exec("UPDATE sync_scope SET state = 'leaving'");
  let pulls = 0;
  duc.faults.beforePull = async () => {
    pulls += 1;
    if (pulls % 7 !== 0 || pulls > 50) return;
    for (const [index, id] of ids.entries()) {
      const [from, to] = (pulls / 7 + index) % 2 === 0 ? [lan, minh] : [minh, lan];
      if (from.row('customers', id) === null) continue;
      change(from, 'customers', id, { ownerId: to.person.id });
    }
    await syncAll(lan, minh);
  };
  await duc.engine.syncOnce();
  delete duc.faults.beforePull;
  await syncAll(lan, minh, duc);
  expect(pulls).toBeGreaterThan(14);
  for (const id of ids) {
    const owner = lan.row('customers', id) === null ? minh : lan;
    expect(held(duc, id)).toEqual(held(owner, id));
    expect(duc.row('customers', id)?.['scope_id']).toBe(owner.row('customers', id)?.['scope_id']);
  }
});

test('a customer given away before the office knows it stays whole when the gift is refused', async () => {
  const office = anOffice();
  const lan = await aLaptop(office, 'lan');
  const id = aWholeCustomer(lan, 'Một');
  await syncAll(lan);
  change(lan, 'customers', id, { ownerId: office.people.tung.id });
  await syncAll(lan);
  for (const table of ['customers', 'contacts', 'visits']) {
    const scopes = lan.ctx.db.prepare(`SELECT scope_id FROM ${table} WHERE root_id = ?`).pluck().all(id);
    expect(scopes).toEqual([`user:${lan.person.id}`]);
  }
});

test('a removal of very many records stops until somebody lets it happen', async () => {
  const office = anOffice();
  const lan = await aLaptop(office, 'lan');
  const ids = Array.from({ length: 60 }, (_, index) => newCustomer(lan, `Khách ${index}`));
  await syncAll(lan);
  const before = office.store.backup(tenantId);
  const customers = before.rows.get('customers') ?? new Map();
  const office1 = office.store.office(tenantId);
  office1.seq += 1;
  for (const id of ids.slice(0, 30)) {
    const row = customers.get(id);
    if (row !== undefined)
      office1.rows.get('customers')?.set(id, { ...row, rev: office1.seq, deletedAt: '2026-11-23T02:00:00.000Z' });
  }
  const stopped = await lan.engine.syncOnce();
  expect(stopped).toMatchObject({ state: 'attention', problem: { code: 'many-removals', details: { rows: 30, customers: 30 } } });
  expect(lan.count('SELECT count(*) FROM customers WHERE deleted_at IS NULL')).toBe(60);
  // Still known after a restart, and sending goes on meanwhile.
  expect(lan.newEngine().status().problem?.code).toBe('many-removals');
  const more = newCustomer(lan, 'Mới');
  await lan.engine.syncOnce();
  expect(office.row('customers', more)).not.toBeNull();
  const allowed = await lan.engine.allowRemovals();
  expect(allowed.problem).toBeNull();
  expect(lan.count('SELECT count(*) FROM customers WHERE deleted_at IS NULL')).toBe(31);
});

test('a column of a newer office is kept and finds its place later', async () => {
  const office = anOffice();
  const lan = await aLaptop(office, 'lan');
  const id = newCustomer(lan, 'Một');
  await syncAll(lan);
  const store = office.store.office(tenantId);
  store.seq += 1;
  const row = store.rows.get('customers')?.get(id);
  if (row === undefined) throw new Error('the office has no such customer');
  store.rows.get('customers')?.set(id, { ...row, rev: store.seq, extra: { favouriteColour: 'đỏ' } });
  await syncAll(lan);
  expect(lan.row('customers', id)?.['extra']).toBe('{"favouriteColour":"đỏ"}');
  change(lan, 'customers', id, { note: 'ghi chú' });
  await syncAll(lan);
  expect(lan.row('customers', id)).toMatchObject({ extra: '{"favouriteColour":"đỏ"}', note: 'ghi chú' });
});
