import { expect, test } from 'vitest';
import { createCustomFieldsService } from '../../src-main/core/custom-fields/index.ts';
import { createCustomersService } from '../../src-main/core/customers/index.ts';
import { createTasksService } from '../../src-main/core/tasks/index.ts';
import type { EntityName } from '../../src-shared/sync/entities.ts';
import { aLaptop, anOffice, type Laptop, syncAll } from '../support/office-laptops.ts';
import { refusalOf } from '../support/devices.ts';

/* Own fields of records that hang on no customer: who sees the record has what stands in them, nobody else. */

async function anOfficeWithFields() {
  const office = anOffice();
  office.setPerson(office.people.duc.id, { role: 'admin' });
  const [lan, duc] = [await aLaptop(office, 'lan'), await aLaptop(office, 'duc')];
  await syncAll(lan, duc);
  const define = async (entity: 'tasks' | 'products', vi: string) =>
    (await createCustomFieldsService(duc.ctx).define({ entity, type: 'text', vi, options: [] })).id;
  const [ofTasks, ofProducts] = [await define('tasks', 'Số phiếu giao'), await define('products', 'Kệ hàng')];
  await syncAll(duc, lan);
  return { office, lan, duc, ofTasks, ofProducts };
}

const desk = (laptop: Laptop) => createTasksService(laptop.ctx, createCustomersService(laptop.ctx));
const set = async (laptop: Laptop, fieldId: string, id: string, value: string | null) =>
  await createCustomFieldsService(laptop.ctx).set({ fieldId, ids: [id], value, language: 'vi' });
const valuesOn = async (laptop: Laptop, entity: 'tasks' | 'products', id: string) =>
  (await createCustomFieldsService(laptop.ctx).values({ customerId: id, entity, rowId: id })).values.map(({ value }) => value);
const heldOn = (laptop: Laptop, table: string) => laptop.count(`SELECT count(*) FROM ${table} WHERE row_id IS NOT NULL`);
const refusedOn = (laptop: Laptop) => laptop.count("SELECT count(*) FROM outbox WHERE state = 'rejected'");

test('what stands in a task’s own field is on the laptops of those who see the task, and goes where the task goes', async () => {
  const { office, lan, duc, ofTasks } = await anOfficeWithFields();
  const [minh, tung] = [await aLaptop(office, 'minh'), await aLaptop(office, 'tung')];
  const { id } = await desk(lan).create({ title: 'Gửi mẫu ra Hà Nội', assigneeId: office.people.tung.id });
  await set(lan, ofTasks, id, 'PG-0071');
  await syncAll(lan, tung, minh, duc);
  expect([await valuesOn(tung, 'tasks', id), await valuesOn(duc, 'tasks', id)]).toEqual([['PG-0071'], ['PG-0071']]);
  expect([heldOn(minh, 'custom_values'), minh.row('tasks', id)]).toEqual([0, null]);
  // Whoever does it corrects it, and whoever wrote the task has that.
  await set(tung, ofTasks, id, 'PG-0072');
  await syncAll(tung, lan);
  expect(await valuesOn(lan, 'tasks', id)).toEqual(['PG-0072']);

  await desk(lan).update({ id, change: { assigneeId: office.people.minh.id } });
  // Before the office knows: the value has the people of its task already.
  expect(scopeOf(lan, 'customValues')).toBe(scopeOf(lan, 'tasks'));
  await syncAll(lan, minh, tung);
  expect([await valuesOn(minh, 'tasks', id), await valuesOn(lan, 'tasks', id)]).toEqual([['PG-0072'], ['PG-0072']]);
  expect(scopeOf(minh, 'customValues')).toBe(scopeOf(minh, 'tasks'));
  expect([heldOn(tung, 'custom_values'), tung.row('tasks', id)]).toEqual([0, null]);
  expect(tung.count("SELECT count(*) FROM history WHERE entity = 'customValues'")).toBe(0);
  expect([lan, minh, tung, duc].map(refusedOn)).toEqual([0, 0, 0, 0]);
  // A laptop that comes later has it by its first sync.
  const fresh = await aLaptop(office, 'minh');
  await syncAll(fresh);
  expect(await valuesOn(fresh, 'tasks', id)).toEqual(['PG-0072']);
});

test('two people who write into one own field of a task without seeing each other are both heard', async () => {
  const { office, lan, duc, ofTasks } = await anOfficeWithFields();
  const { id } = await desk(lan).create({ title: 'Gửi mẫu' });
  await syncAll(lan, duc);
  await set(lan, ofTasks, id, 'PG-1');
  office.clock.now += 60_000;
  await set(duc, ofTasks, id, 'PG-2');
  await syncAll(lan, duc, lan);
  for (const laptop of [lan, duc]) {
    expect(await valuesOn(laptop, 'tasks', id)).toEqual(['PG-2']);
    expect(laptop.count("SELECT count(*) FROM conflicts WHERE entity = 'customValues' AND resolution IS NULL")).toBe(1);
    expect(refusedOn(laptop)).toBe(0);
  }
});

test('what stands in a product’s own field is on every laptop, is written by the administrator alone, and the second of two is told', async () => {
  const { office, lan, duc, ofProducts } = await anOfficeWithFields();
  const id = duc.ctx.ids.next();
  duc.ctx.write.transact((tx) =>
    tx.create('products', { id, code: 'TC-01', name: 'Thùng carton', unit: 'cái', vatClass: 'standard', isActive: true }),
  );
  await set(duc, ofProducts, id, 'Kệ B2');
  const tung = await aLaptop(office, 'tung');
  await syncAll(duc, lan, tung);
  for (const laptop of [lan, tung]) expect(await valuesOn(laptop, 'products', id)).toEqual(['Kệ B2']);
  expect((await refusalOf(set(lan, ofProducts, id, 'Kệ C1'))).code).toBe('forbidden');
  // An administrator who wrote without seeing the other’s value is told: no customer’s page could ask.
  office.setPerson(office.people.lan.id, { role: 'admin' });
  await syncAll(lan);
  await set(duc, ofProducts, id, 'Kệ B3');
  await set(lan, ofProducts, id, 'Kệ C1');
  await syncAll(duc, lan);
  expect(await valuesOn(lan, 'products', id)).toEqual(['Kệ B3']);
  expect(refusedOn(lan)).toBe(1);
});

function scopeOf(laptop: Laptop, entity: EntityName): unknown {
  const table = entity === 'tasks' ? 'tasks' : 'custom_values';
  return laptop.ctx.db.prepare(`SELECT scope_id FROM ${table}`).pluck().get();
}
