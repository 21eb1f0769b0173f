import { expect, test } from 'vitest';
import { aLaptop, anOffice, change, newCustomer, syncAll } from '../../../tests/support/office-laptops.ts';

test('a customer written on one laptop is on the manager’s, with everything that is computed, and on no other team’s', async () => {
  const office = anOffice();
  const [lan, duc, tung] = [await aLaptop(office, 'lan'), await aLaptop(office, 'duc'), await aLaptop(office, 'tung')];
  const id = newCustomer(lan, 'Công ty Đại Đồng Tiến');
  lan.ctx.write.transact((tx) => {
    tx.create('contacts', { customerId: id, name: 'Anh Phúc', phone: '0907555018', isPrimary: true });
    tx.create('visits', {
      customerId: id,
      purpose: 'care',
      state: 'planned',
      startsAt: '2026-11-24T02:00:00.000Z',
      endsAt: '2026-11-24T03:00:00.000Z',
      ownerId: lan.person.id,
    });
  });
  await syncAll(lan, duc, tung);
  const onLan = lan.row('customers', id);
  expect(onLan).toMatchObject({ name: 'Công ty Đại Đồng Tiến', next_visit_at: '2026-11-24T02:00:00.000Z' });
  expect(onLan?.['search']).toContain('anh phuc');
  const { rid: _a, ...mine } = onLan ?? {};
  const { rid: _b, ...theirs } = duc.row('customers', id) ?? {};
  expect(theirs).toEqual(mine);
  expect(tung.row('customers', id)).toBeNull();
  expect(lan.engine.status()).toMatchObject({ state: 'online', waiting: 0, rejected: 0, conflicts: 0, problem: null });
  expect(lan.count('SELECT count(*) FROM sync_base')).toBe(0);
});

test('edits of different fields of one customer both survive without a question', async () => {
  const office = anOffice();
  const [lan, duc] = [await aLaptop(office, 'lan'), await aLaptop(office, 'duc')];
  const id = newCustomer(lan, 'Một');
  await syncAll(lan, duc);
  change(lan, 'customers', id, { phone: '0907 555 018' });
  change(duc, 'customers', id, { note: 'Khách quen' });
  await syncAll(lan, duc);
  for (const laptop of [lan, duc]) {
    expect(laptop.row('customers', id)).toMatchObject({ phone: '0907 555 018', note: 'Khách quen' });
    expect(laptop.count('SELECT count(*) FROM conflicts')).toBe(0);
  }
});

test('a value that was changed in sight of another one simply stands', async () => {
  const office = anOffice();
  const [lan, duc] = [await aLaptop(office, 'lan'), await aLaptop(office, 'duc')];
  const id = newCustomer(lan, 'Một');
  await syncAll(lan, duc);
  change(lan, 'customers', id, { note: 'của Lan' });
  await syncAll(lan, duc);
  change(duc, 'customers', id, { note: 'của Đức' });
  await syncAll(duc, lan);
  expect(lan.row('customers', id)).toMatchObject({ note: 'của Đức' });
  expect(lan.count('SELECT count(*) FROM conflicts')).toBe(0);
});

test('two values of one field written without knowing of each other are a conflict on both laptops, and nothing is lost', async () => {
  const office = anOffice();
  const [lan, duc] = [await aLaptop(office, 'lan'), await aLaptop(office, 'duc')];
  const id = newCustomer(lan, 'Một');
  await syncAll(lan, duc);
  change(lan, 'customers', id, { note: 'của Lan' });
  office.clock.now += 1000;
  change(duc, 'customers', id, { note: 'của Đức' });
  await syncAll(duc, lan);
  for (const laptop of [lan, duc]) {
    expect(laptop.row('customers', id)).toMatchObject({ note: 'của Đức' });
    const found = laptop.ctx.db.prepare('SELECT kept_value, lost_value FROM conflicts').all();
    expect(found).toEqual([{ kept_value: '"của Đức"', lost_value: '"của Lan"' }]);
    expect(laptop.engine.status()).toMatchObject({ conflicts: 1, state: 'attention' });
    // The history says what happened in the office, in the same words on both.
    const lines = laptop.ctx.db.prepare("SELECT new_value FROM history WHERE row_id = ? AND field = 'note'").pluck().all(id);
    expect(lines).toEqual(['"của Đức"']);
  }
});

test('a deleted customer that was edited elsewhere asks', async () => {
  const office = anOffice();
  const [lan, duc] = [await aLaptop(office, 'lan'), await aLaptop(office, 'duc')];
  const id = newCustomer(lan, 'Một');
  await syncAll(lan, duc);
  lan.ctx.write.transact((tx) => tx.remove('customers', id));
  office.clock.now += 1000;
  change(duc, 'customers', id, { note: 'còn gọi lại' });
  await syncAll(lan, duc);
  for (const laptop of [lan, duc]) {
    expect(laptop.row('customers', id)?.['deleted_at']).not.toBeNull();
    expect(laptop.row('customers', id)?.['note']).toBe('còn gọi lại');
    expect(laptop.ctx.db.prepare('SELECT kind FROM conflicts').pluck().all()).toEqual(['edit-of-deleted']);
  }
});

test('visits that two people log on the same day for one customer are both there', async () => {
  const office = anOffice();
  const [lan, duc] = [await aLaptop(office, 'lan'), await aLaptop(office, 'duc')];
  const id = newCustomer(lan, 'Một');
  await syncAll(lan, duc);
  for (const laptop of [lan, duc]) {
    laptop.ctx.write.transact((tx) =>
      tx.create('interactions', { customerId: id, kind: 'call', text: laptop.person.name, withWhom: null, happenedAt: tx.now }),
    );
  }
  await syncAll(lan, duc);
  for (const laptop of [lan, duc]) {
    expect(laptop.ctx.db.prepare('SELECT text FROM interactions ORDER BY text').pluck().all()).toEqual(['Lan', 'Đức']);
  }
});

test('while a change waits, the user sees his own value, whatever the office sends meanwhile', async () => {
  const office = anOffice();
  const [lan, duc] = [await aLaptop(office, 'lan'), await aLaptop(office, 'duc')];
  const id = newCustomer(lan, 'Một');
  await syncAll(lan, duc);
  change(duc, 'customers', id, { note: 'của Đức', phone: '0907 555 018' });
  await syncAll(duc);
  // Written between sending and fetching: it waits while the office's version comes.
  let isWritten = false;
  lan.faults.beforePull = () => {
    if (!isWritten) change(lan, 'customers', id, { note: 'của Lan' });
    isWritten = true;
  };
  await lan.engine.syncOnce();
  expect(lan.engine.status().waiting).toBe(1);
  expect(lan.row('customers', id)).toMatchObject({ note: 'của Lan', phone: '0907 555 018' });
  await syncAll(lan, duc);
  expect(lan.count('SELECT count(*) FROM conflicts')).toBe(1);
  expect(lan.row('customers', id)?.['note']).toBe(duc.row('customers', id)?.['note']);
});

test('a contact and a visit that a colleague adds find their customer on every laptop', async () => {
  const office = anOffice();
  const [lan, duc] = [await aLaptop(office, 'lan'), await aLaptop(office, 'duc')];
  const id = newCustomer(lan, 'Một');
  await syncAll(lan, duc);
  const contactId = duc.ctx.write.transact((tx) => {
    tx.create('visits', {
      customerId: id,
      purpose: 'care',
      state: 'planned',
      startsAt: '2026-11-24T02:00:00.000Z',
      endsAt: '2026-11-24T03:00:00.000Z',
      ownerId: duc.person.id,
    });
    return tx.create('contacts', { customerId: id, name: 'Chị Hạnh', isPrimary: true });
  }).value;
  await syncAll(duc, lan);
  expect(lan.row('customers', id)).toMatchObject({ next_visit_at: '2026-11-24T02:00:00.000Z' });
  expect(lan.row('customers', id)?.['search']).toContain('chi hanh');
  duc.ctx.write.transact((tx) => tx.remove('contacts', contactId));
  await syncAll(duc, lan);
  expect(lan.row('customers', id)?.['search']).not.toContain('chi hanh');
});

test('a refused change keeps its values, holds nobody up, and gives the row back', async () => {
  const office = anOffice();
  const [lan, duc] = [await aLaptop(office, 'lan'), await aLaptop(office, 'duc')];
  const id = newCustomer(lan, 'Một');
  await syncAll(lan, duc);
  // Lan may not give a customer to somebody of another team.
  change(lan, 'customers', id, { ownerId: office.people.tung.id });
  const other = newCustomer(lan, 'Hai');
  await syncAll(lan, duc);
  expect(lan.row('customers', id)).toMatchObject({ owner_id: lan.person.id, scope_id: `user:${lan.person.id}` });
  const refused = lan.ctx.db.prepare("SELECT patch, result FROM outbox WHERE state = 'rejected'").all();
  expect(refused).toMatchObject([{ patch: JSON.stringify({ ownerId: office.people.tung.id }) }]);
  expect(lan.engine.status()).toMatchObject({ rejected: 1, state: 'attention', waiting: 0 });
  expect(duc.row('customers', other)).not.toBeNull();
  expect(lan.count("SELECT count(*) FROM history WHERE field = 'ownerId'")).toBe(0);
});

test('a customer whose making was refused goes from the screen and stays in the list of refused changes', async () => {
  const office = anOffice();
  const lan = await aLaptop(office, 'lan');
  await syncAll(lan);
  const id = newCustomer(lan, 'Một', { ownerId: office.people.tung.id });
  change(lan, 'customers', id, { note: 'thêm' });
  await syncAll(lan);
  expect(lan.row('customers', id)).toBeNull();
  expect(lan.count("SELECT count(*) FROM outbox WHERE state = 'rejected'")).toBe(2);
  expect(lan.count('SELECT count(*) FROM history WHERE row_id = ?', id)).toBe(0);
  expect(lan.count("SELECT count(*) FROM customers_pre WHERE customers_pre MATCH 'mot'")).toBe(0);
});

test('a push whose answer was lost is sent again and nothing is there twice', async () => {
  const office = anOffice();
  const lan = await aLaptop(office, 'lan');
  await syncAll(lan);
  const id = newCustomer(lan, 'Một');
  change(lan, 'customers', id, { note: 'một lần' });
  lan.faults.losesAnswer = true;
  expect((await lan.engine.syncOnce()).problem?.code).toBe('offline');
  const head = office.store.office('0190a000-0000-7000-8000-0000000000aa').seq;
  lan.faults.losesAnswer = false;
  await syncAll(lan);
  expect(office.store.office('0190a000-0000-7000-8000-0000000000aa').seq).toBe(head);
  expect(lan.row('customers', id)).toMatchObject({ note: 'một lần' });
  expect(lan.count('SELECT count(*) FROM history WHERE row_id = ?', id)).toBe(2);
  expect(lan.count("SELECT count(*) FROM outbox WHERE state = 'archived'")).toBe(2);
});

test('a customer that somebody else had deleted before has one deletion in its history, and on a lost answer too', async () => {
  const office = anOffice();
  const [lan, duc] = [await aLaptop(office, 'lan'), await aLaptop(office, 'duc')];
  const id = newCustomer(lan, 'Một');
  await syncAll(lan, duc);
  for (const laptop of [lan, duc]) laptop.ctx.write.transact((tx) => tx.remove('customers', id));
  await syncAll(lan);
  // The office has done it, and says so to nobody; then it is asked once more.
  duc.faults.losesAnswer = true;
  await duc.engine.syncOnce();
  duc.faults.losesAnswer = false;
  await syncAll(duc, lan);
  const linesOf = (laptop: typeof lan) =>
    laptop.ctx.db.prepare('SELECT kind, user_id, device_id, op_no FROM history WHERE row_id = ? ORDER BY rid').all(id);
  expect(linesOf(duc)).toEqual(linesOf(lan));
  expect(linesOf(duc)).toMatchObject([{ kind: 'create' }, { kind: 'delete', user_id: lan.person.id }]);
});

test('the history of whoever was second tells what his change really replaced', async () => {
  const office = anOffice();
  const [lan, duc] = [await aLaptop(office, 'lan'), await aLaptop(office, 'duc')];
  const id = newCustomer(lan, 'Một');
  await syncAll(lan, duc);
  change(lan, 'customers', id, { note: 'của Lan' });
  await syncAll(lan);
  office.clock.now += 60_000;
  change(duc, 'customers', id, { note: 'của Đức', phone: '0907' });
  await syncAll(duc, lan);
  const linesOf = (laptop: typeof lan) =>
    laptop.ctx.db
      .prepare("SELECT field, old_value, new_value FROM history WHERE row_id = ? AND kind = 'update' ORDER BY field, new_value")
      .all(id);
  expect(linesOf(duc)).toContainEqual({ field: 'note', old_value: '"của Lan"', new_value: '"của Đức"' });
  expect(linesOf(duc)).toEqual(linesOf(lan));
});
