import { expect, test } from 'vitest';
import { aLaptop, anOffice, change, type Laptop, newCustomer, syncAll, tenantId } from '../../../tests/support/office-laptops.ts';

/** Of each operation that is here: its state and the row's version. */
function states(laptop: Laptop): string[] {
  return laptop.ctx.db.prepare('SELECT state || ifnull(ack_seq, 0) FROM outbox ORDER BY op_no').pluck().all() as string[]; // one text column
}

test('what the office took as it was sent is done with its answer, and is not fetched again', async () => {
  const office = anOffice();
  const lan = await aLaptop(office, 'lan');
  await syncAll(lan);
  const id = newCustomer(lan, 'Một');
  change(lan, 'customers', id, { note: 'hai' });
  const before = Number(lan.ctx.state.get('cursor'));
  // No pull comes through: everything below is the answer's.
  lan.faults.beforePull = () => {
    throw new Error('no signal');
  };
  await lan.engine.syncOnce();
  const seq = before + 1;
  expect(states(lan)).toEqual([`archived${seq}`, `archived${seq}`]);
  expect(lan.ctx.state.get('cursor')).toBe(String(seq));
  expect(lan.row('customers', id)).toMatchObject({ rev: seq, note: 'hai' });
  expect(lan.engine.status().waiting).toBe(0);
  // The next change is one of the office's version, which is kept until that one is done too.
  change(lan, 'customers', id, { note: 'ba' });
  expect(lan.count('SELECT count(*) FROM sync_base')).toBe(1);
  await lan.engine.syncOnce();
  expect(lan.count('SELECT count(*) FROM sync_base')).toBe(0);
  expect(office.row('customers', id)).toMatchObject({ note: 'ba', rev: seq + 1 });
  expect(lan.count('SELECT count(*) FROM history WHERE row_id = ?', id)).toBe(3);
});

test('what colleagues did before my own change is fetched all the same', async () => {
  const office = anOffice();
  const [lan, duc] = [await aLaptop(office, 'lan'), await aLaptop(office, 'duc')];
  const id = newCustomer(lan, 'Một');
  await syncAll(lan, duc, lan);
  change(duc, 'customers', id, { phone: '0901' });
  await syncAll(duc);
  const mine = newCustomer(lan, 'Hai');
  lan.faults.beforePull = () => {
    throw new Error('no signal');
  };
  const cursor = lan.ctx.state.get('cursor');
  await lan.engine.syncOnce();
  expect(lan.row('customers', mine)).toMatchObject({ rev: Number(cursor) + 2 });
  expect(lan.ctx.state.get('cursor')).toBe(cursor);
  delete lan.faults.beforePull;
  await syncAll(lan);
  expect(lan.row('customers', id)).toMatchObject({ phone: '0901' });
});

test('where the office made something else of it, the pull brings that', async () => {
  const office = anOffice();
  const [lan, duc] = [await aLaptop(office, 'lan'), await aLaptop(office, 'duc')];
  const id = newCustomer(lan, 'Một');
  await syncAll(lan, duc);
  change(duc, 'customers', id, { phone: '0901' });
  await syncAll(duc);
  // Taken as it was sent, and yet the row there has the colleague's number, which is not here.
  change(lan, 'customers', id, { note: 'của Lan' });
  lan.faults.beforePull = () => {
    throw new Error('no signal');
  };
  await lan.engine.syncOnce();
  expect(states(lan).at(-1)).toMatch(/^acked/);
  expect(lan.row('customers', id)).toMatchObject({ note: 'của Lan', phone: null });
  delete lan.faults.beforePull;
  await syncAll(lan);
  expect(states(lan).at(-1)).toMatch(/^archived/);
  expect(lan.row('customers', id)).toMatchObject({ note: 'của Lan', phone: '0901' });
});

test('a record that was changed again while its first change was under way keeps the second one', async () => {
  const office = anOffice();
  const lan = await aLaptop(office, 'lan');
  await syncAll(lan);
  const id = newCustomer(lan, 'Một');
  let isFirst = true;
  lan.faults.beforePush = () => {
    if (isFirst) change(lan, 'customers', id, { note: 'trong lúc gửi' });
    isFirst = false;
  };
  lan.faults.beforePull = () => {
    throw new Error('no signal');
  };
  await lan.engine.syncOnce();
  expect(lan.row('customers', id)).toMatchObject({ note: 'trong lúc gửi' });
  delete lan.faults.beforePull;
  await syncAll(lan);
  expect(lan.row('customers', id)).toMatchObject({ note: 'trong lúc gửi', rev: office.row('customers', id)?.['rev'] });
  expect(office.row('customers', id)).toMatchObject({ note: 'trong lúc gửi' });
  expect(states(lan).every((state) => state.startsWith('archived'))).toBe(true);
});

test('a value that was changed and changed back while it was under way leaves the office’s version in its place until all of it is done', async () => {
  const office = anOffice();
  const lan = await aLaptop(office, 'lan');
  const id = newCustomer(lan, 'Một');
  await syncAll(lan);
  change(lan, 'customers', id, { note: 'một' });
  let isFirst = true;
  lan.faults.beforePush = () => {
    if (isFirst) change(lan, 'customers', id, { note: 'hai' });
    // What stands here is what the office is about to make of the first change.
    if (isFirst) change(lan, 'customers', id, { note: 'một' });
    else throw new Error('no signal');
    isFirst = false;
  };
  await lan.engine.syncOnce();
  expect(states(lan).slice(-2)).toEqual(['pending0', 'pending0']);
  expect(lan.count('SELECT count(*) FROM sync_base')).toBe(1);
  delete lan.faults.beforePush;
  await syncAll(lan);
  expect(lan.count('SELECT count(*) FROM sync_base')).toBe(0);
  expect(lan.row('customers', id)).toMatchObject({ note: 'một', rev: office.row('customers', id)?.['rev'] });
});

test('an answer that cannot be written down leaves nothing under way, and nothing is there twice after it', async () => {
  const office = anOffice();
  const lan = await aLaptop(office, 'lan');
  await syncAll(lan);
  for (const part of ['sáng', 'trưa', 'chiều']) {
    lan.ctx.write.transact((tx) => {
      for (let number = 0; number < 300; number += 1) {
        tx.create('customers', { kind: 'company', name: `${part} ${number}`, lifecycle: 'lead', ownerId: lan.person.id });
      }
    });
  }
  // The disk fails when the first answer is written, while the second push is under way.
  lan.ctx.db.exec(
    `CREATE TEMP TRIGGER disk BEFORE UPDATE OF state ON main.outbox BEGIN SELECT RAISE(ABORT, 'disk I/O error'); END`,
  );
  let [underWay, most] = [0, 0];
  lan.faults.beforePush = async () => {
    underWay += 1;
    most = Math.max(most, underWay);
    for (let turn = 0; turn < 5; turn += 1) await new Promise((resolve) => setImmediate(resolve));
    underWay -= 1;
  };
  expect((await lan.engine.syncOnce()).problem?.code).toBe('unexpected');
  expect([underWay, most]).toEqual([0, 1]);
  expect(lan.pushed.map(({ ops }) => ops[0]?.opNo)).toEqual([1, 301]);
  expect(lan.engine.status().waiting).toBe(900);
  lan.ctx.db.exec('DROP TRIGGER disk');
  await syncAll(lan);
  expect(lan.engine.status()).toMatchObject({ waiting: 0, rejected: 0 });
  expect(lan.pushed.slice(2).map(({ ops }) => ops[0]?.opNo)).toEqual([1, 301, 601]);
  expect(lan.count('SELECT count(*) FROM customers WHERE rev > 0')).toBe(900);
  expect(lan.count('SELECT count(*) FROM history')).toBe(900);
  expect(office.store.office(tenantId).rows.get('customers')?.size).toBe(900);
});
