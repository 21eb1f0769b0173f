import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { EntityName } from '../../../src-shared/sync/entities.ts';
import { canaryName, canaryPhone, canaryRow, hasCanary, personalEntities } from '../../../tests/support/canary-person.ts';
import { bytesLeft, filesLeft, journalLeft, tablesLeft } from '../../../tests/support/dump.ts';
import { aLaptop, anOffice, type Laptop, newCustomer, syncAll, tenantId } from '../../../tests/support/office-laptops.ts';

/** Made by the office alone, or by administrators. */
const notOfReps: readonly EntityName[] = ['conflicts', 'customerGroups'];

/** Rows in which the person stands, of every kind that a rep writes; answers how many. */
function writeCanaries(laptop: Laptop, customerId: string, contactId: string | null): void {
  laptop.ctx.write.transact((tx) => {
    const visitId = laptop.ctx.ids.next();
    const ids = { customerId, contactId, visitId, otherId: laptop.ctx.ids.next(), userId: laptop.person.id };
    for (const name of personalEntities) {
      const values = name === 'customers' || name === 'contacts' || notOfReps.includes(name) ? null : canaryRow(name, ids);
      if (values !== null) tx.create(name, name === 'visits' ? { ...values, id: visitId } : values);
    }
    // A task hangs on no customer, and what stands in its own fields hangs on the task.
    const taskId = tx.create('tasks', { ...canaryRow('tasks', ids), customerId });
    tx.create('customValues', {
      ...{ customerId: taskId, entity: 'tasks', rowId: taskId, fieldId: ids.otherId },
      value: `Giao tận tay ${canaryName}`,
    });
    // Longer than a page: what is freed of such a text lies on pages of its own.
    tx.create('interactions', { customerId, kind: 'note', text: `${canaryName} `.repeat(900), happenedAt: tx.now });
  });
  laptop.ctx.state.set(`draft:help.${customerId}`, JSON.stringify({ keptAt: 1, json: `{"text":"${canaryName}"}` }));
}

function leftOn({ ctx, session, folder }: Laptop) {
  return {
    tables: tablesLeft(ctx.db, (text) => hasCanary(text) || /narienvogel/iu.test(text)),
    bytes: bytesLeft(ctx.db),
    journal: journalLeft(join(folder, 'journal'), session.key, hasCanary),
    files: filesLeft(folder),
  };
}
const nothing = { tables: [], bytes: [], journal: 0, files: [] };

async function aFullOffice() {
  const office = anOffice();
  office.store.load(tenantId, 'users', [{ id: office.people.duc.id, fields: { role: 'admin' } }]);
  const [lan, duc] = [await aLaptop(office, 'lan'), await aLaptop(office, 'duc')];
  const leftInOffice = () =>
    [...office.store.office(tenantId).rows].flatMap(([entity, rows]) =>
      [...rows.values()].filter((row) => hasCanary(JSON.stringify(row))).map(({ id }) => `${entity} ${id}`),
    );
  const erase = (laptop: Laptop, onEntity: 'customers' | 'contacts', onId: string, ofCustomerId: string) =>
    laptop.ctx.write.transact((tx) => {
      tx.remove(onEntity, onId);
      tx.create('erasures', { onEntity, onId, ofCustomerId, reason: 'request', erasedAt: tx.now });
    });
  return { office, lan, duc, leftInOffice, erase };
}

test('a person at a customer is gone from the office and from both laptops after one sync, down to the bytes', async () => {
  const { lan, duc, leftInOffice, erase } = await aFullOffice();
  const customerId = newCustomer(lan, 'Công ty Bao bì Đại Phát');
  const contactId = lan.ctx.write.transact((tx) =>
    tx.create('contacts', { customerId, name: canaryName, phone: canaryPhone, isPrimary: true }),
  ).value;
  writeCanaries(lan, customerId, contactId);
  lan.ctx.write.transact((tx) => tx.update('contacts', contactId, { note: `${canaryName} thích trà` }));
  await syncAll(lan, duc);
  expect(leftOn(duc)).not.toEqual(nothing);
  expect(leftOn(lan).journal).toBeGreaterThan(0);

  erase(duc, 'contacts', contactId, customerId);
  // Lan does not know yet, and writes on.
  lan.ctx.write.transact((tx) => tx.update('contacts', contactId, { phone: canaryPhone, address: `Nhà của ${canaryName}` }));
  lan.ctx.write.transact((tx) =>
    tx.create('opinions', { customerId, contactId, about: 'service', score: 1, said: canaryName, saidOn: '2026-11-23' }),
  );
  await syncAll(duc, lan);
  expect(leftInOffice()).toEqual([]);
  for (const laptop of [lan, duc]) {
    expect(laptop.session.erasures.clean()).toBe(true);
    expect(leftOn(laptop), laptop.person.name).toEqual(nothing);
    expect(laptop.row('contacts', contactId)).toMatchObject({ name: '∅', phone: null, deleted_at: expect.any(String) });
    expect(laptop.row('customers', customerId)).toMatchObject({ name: 'Công ty Bao bì Đại Phát', deleted_at: null });
    expect(laptop.count("SELECT count(*) FROM customers_pre WHERE customers_pre MATCH 'kanarienvogel'")).toBe(0);
    expect(laptop.ctx.db.pragma('integrity_check', { simple: true })).toBe('ok');
  }
  // What Lan wanted to add is told to her, without the words.
  expect(lan.count("SELECT count(*) FROM outbox WHERE state = 'rejected'")).toBe(1);
});

test('a person who is a customer goes with everything, and the people of others who know him lose his name', async () => {
  const { lan, duc, leftInOffice, erase } = await aFullOffice();
  const customerId = newCustomer(lan, canaryName, { kind: 'person', phone: canaryPhone });
  const other = newCustomer(lan, 'Bạn của khách');
  writeCanaries(lan, customerId, null);
  lan.ctx.write.transact((tx) => {
    tx.create('relations', { customerId: other, name: canaryName, kind: 'friend', linkedId: customerId, phone: canaryPhone });
    tx.create('contacts', { customerId, name: canaryName, isPrimary: true });
  });
  await syncAll(lan, duc);
  erase(duc, 'customers', customerId, customerId);
  await syncAll(duc, lan);
  expect(leftInOffice()).toEqual([]);
  for (const laptop of [lan, duc]) {
    expect(laptop.session.erasures.clean()).toBe(true);
    expect(leftOn(laptop), laptop.person.name).toEqual(nothing);
    expect(laptop.count('SELECT count(*) FROM customers WHERE deleted_at IS NULL')).toBe(1);
  }
});

test('a laptop that comes to the office afterwards gets nothing of the person', async () => {
  const { office, lan, duc, erase } = await aFullOffice();
  const customerId = newCustomer(lan, canaryName, { kind: 'person', phone: canaryPhone });
  writeCanaries(lan, customerId, null);
  await syncAll(lan, duc);
  erase(duc, 'customers', customerId, customerId);
  await syncAll(duc);
  const late = await aLaptop(office, 'lan');
  await syncAll(late);
  late.session.erasures.clean();
  expect(leftOn(late)).toEqual(nothing);
  expect(late.row('customers', customerId)).toMatchObject({ name: '∅' });
});
