import { expect, test } from 'vitest';
import { aLaptop, anOffice, change, type Laptop, newCustomer, syncAll } from '../../../tests/support/office-laptops.ts';
import { wireEntities } from '../../../src-shared/sync/protocol.ts';

/** As if the program of until now had not known contacts and interactions: their rows are not here, and pulls have passed them over. */
function upgradeFrom(laptop: Laptop, unknown: readonly string[] = ['contacts', 'interactions']): void {
  laptop.ctx.db.exec(
    "INSERT INTO temp.sync_ctx VALUES ('apply'); DELETE FROM contacts; DELETE FROM interactions; DELETE FROM temp.sync_ctx;",
  );
  laptop.ctx.state.set('tables', JSON.stringify(wireEntities.filter((name) => !unknown.includes(name))));
  laptop.asked.length = 0;
}

const snapshots = (laptop: Laptop) => [...new Set(laptop.asked.filter((what) => what.startsWith('snapshot')))].sort();

async function anOfficeWithContacts() {
  const office = anOffice();
  const [lan, duc] = [await aLaptop(office, 'lan'), await aLaptop(office, 'duc')];
  const customers = Array.from({ length: 30 }, (_, at) => newCustomer(lan, `Khách ${at}`));
  for (const customerId of customers) {
    lan.ctx.write.transact((tx) => {
      tx.create('contacts', { customerId, name: `Người của ${customerId}`, phone: '0907 555 018', isPrimary: true });
      tx.create('interactions', { customerId, kind: 'call', text: 'Hẹn tuần sau', happenedAt: '2026-11-23T01:00:00.000Z' });
    });
  }
  await syncAll(lan, duc);
  return { office, lan, duc, customers };
}

const held = (laptop: Laptop) =>
  ['contacts', 'interactions'].map((table) => laptop.ctx.db.prepare(`SELECT id, rev, root_id FROM ${table} ORDER BY id`).all());

test('after an upgrade the rows of a kind that is new to the program are loaded, and nothing else is', async () => {
  const { lan, duc, customers } = await anOfficeWithContacts();
  const before = held(duc);
  expect(before.map((rows) => rows.length)).toEqual([30, 30]);
  upgradeFrom(duc);
  change(lan, 'customers', customers[0] ?? '', { note: 'Trong lúc nâng cấp' });
  await syncAll(lan);
  const engine = duc.newEngine();
  // A page that is cut, and one more start in between: it goes on where it was.
  duc.faults.cutsSnapshotAfter = 9;
  expect((await engine.syncOnce()).problem).toMatchObject({ code: 'offline' });
  delete duc.faults.cutsSnapshotAfter;
  expect(await duc.newEngine().syncOnce()).toMatchObject({ problem: null, loading: null });
  expect(held(duc)).toEqual(before);
  expect(snapshots(duc)).toEqual(['snapshot contacts', 'snapshot interactions']);
  expect(duc.row('customers', customers[0] ?? '')).toMatchObject({ note: 'Trong lúc nâng cấp' });
  // The customer knows again whom to call.
  expect(String(duc.row('customers', customers[1] ?? '')?.['search'])).toContain('nguoi cua');

  duc.asked.length = 0;
  await duc.newEngine().syncOnce();
  expect(snapshots(duc)).toEqual([]);
});

test('a profile of the first version asks for every kind that came after it, a new one for nothing twice', async () => {
  const { lan, duc, customers } = await anOfficeWithContacts();
  lan.ctx.write.transact((tx) =>
    tx.create('businessLines', { customerId: customers[0] ?? '', vsicCode: '4690', name: 'Bán buôn tổng hợp', isMain: true }),
  );
  await syncAll(lan);
  await duc.newEngine().syncOnce();
  duc.asked.length = 0;
  await duc.newEngine().syncOnce();
  expect(snapshots(duc)).toEqual([]);
  duc.ctx.state.remove('tables');
  await duc.newEngine().syncOnce();
  const asked = snapshots(duc);
  expect(asked).not.toContain('snapshot customers');
  expect(asked).not.toContain('snapshot history');
  expect(asked).toContain('snapshot businessLines');
  // What the office has no rows of is not asked for.
  expect(asked).not.toContain('snapshot walletShares');
  expect(JSON.parse(String(duc.ctx.state.get('tables')))).toContain('walletShares');
});

test('a scope that was still being loaded at the upgrade goes on, and has the new kinds after what it had to do', async () => {
  const { lan, duc, customers } = await anOfficeWithContacts();
  lan.ctx.write.transact((tx) =>
    tx.create('visits', {
      customerId: customers[0] ?? '',
      purpose: 'care',
      state: 'planned',
      startsAt: '2026-11-26T01:00:00.000Z',
      endsAt: '2026-11-26T02:00:00.000Z',
      ownerId: lan.person.id,
    }),
  );
  await syncAll(lan, duc);
  const before = held(duc);
  upgradeFrom(duc);
  const user = `user:${duc.person.id}`;
  duc.ctx.db
    .prepare("UPDATE sync_scope SET state = 'loading', resume = ? WHERE scope_id <> ?")
    .run(JSON.stringify({ entities: ['visits', 'contacts'], after: null, done: 5 }), user);
  expect(await duc.newEngine().syncOnce()).toMatchObject({ problem: null, loading: null });
  expect(held(duc)).toEqual(before);
  expect(snapshots(duc)).toEqual(['snapshot contacts', 'snapshot interactions', 'snapshot visits']);
});

test('an office that cannot say what a scope has is asked for each kind of rows', async () => {
  const { duc } = await anOfficeWithContacts();
  const before = held(duc);
  upgradeFrom(duc);
  duc.faults.hasNoContents = true;
  expect(await duc.newEngine().syncOnce()).toMatchObject({ problem: null, loading: null });
  expect(snapshots(duc)).toEqual(['snapshot contacts', 'snapshot interactions']);
  expect(held(duc)).toEqual(before);
});

test('an office that is older than the laptop does not know the new kind: the rest comes, and the next start asks again', async () => {
  const { duc } = await anOfficeWithContacts();
  const before = held(duc);
  upgradeFrom(duc);
  duc.faults.unknownTables = ['interactions'];
  expect(await duc.newEngine().syncOnce()).toMatchObject({ problem: null, loading: null });
  expect(held(duc)).toEqual([before[0], []]);
  delete duc.faults.unknownTables;
  duc.asked.length = 0;
  expect(await duc.newEngine().syncOnce()).toMatchObject({ problem: null });
  expect(snapshots(duc)).toEqual(['snapshot interactions']);
  expect(held(duc)).toEqual(before);
});
