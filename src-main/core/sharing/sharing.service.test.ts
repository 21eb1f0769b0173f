import { expect, test } from 'vitest';
import { aDevice, refusalOf } from '../../../tests/support/devices.ts';
import { inspect } from '../../../tests/support/inspect.ts';

const hung = '0192d3f0-0000-7000-8000-00000000000a';
const gone = '0192d3f0-0000-7000-8000-00000000000b';
const team = '0192d3f0-0000-7000-8000-00000000000c';
const accounts = '0192d3f0-0000-7000-8000-00000000000d';
const noon = '2026-11-23T01:00:00.000Z';

async function withColleagues() {
  const device = await aDevice();
  await inspect(device, (db) => {
    db.prepare(`INSERT INTO teams (id, name, created_at) VALUES (?, 'Miền Đông', ?)`).run(team, noon);
    db.prepare(`INSERT INTO departments (id, name, created_at) VALUES (?, 'Kế toán', ?)`).run(accounts, noon);
    const add = db.prepare(`INSERT INTO users (id, name, role, is_active, created_at) VALUES (?, ?, 'rep', ?, ?)`);
    add.run(hung, 'Hùng', 1, noon);
    add.run(gone, 'Nghỉ', 0, noon);
  });
  return device;
}

test('a customer is shared with a team, a department and a person, and one undo ends it', async () => {
  const { client } = await withColleagues();
  const { choices, left } = await client.sharing.choices({});
  expect(left).toMatchObject([{ name: 'Nghỉ', hasLeft: true }]);
  expect(choices.map(({ kind, name }) => [kind, name])).toEqual([
    ['team', 'Miền Đông'],
    ['department', 'Kế toán'],
    ['user', 'Hùng'],
  ]);
  const { id } = await client.customers.create({ name: 'Đại Phát' });
  const sharedWith = choices
    .map(({ scope }) => scope)
    .sort()
    .join();
  const { groupId } = await client.sharing.set({ entity: 'customers', id, sharedWith });
  const of = await client.sharing.of({ entity: 'customers', id });
  expect([of.mayShare, of.sharedWith.map(({ name }) => name).sort()]).toEqual([true, ['Hùng', 'Kế toán', 'Miền Đông']]);
  await client.undo.apply({ groupId });
  expect((await client.sharing.of({ entity: 'customers', id })).sharedWith).toEqual([]);
});

test('somebody who has left is told and shared with no more; who left later stands there as gone', async () => {
  const device = await withColleagues();
  const { client } = device;
  const { id } = await client.customers.create({ name: 'Đại Phát' });
  const refused = await refusalOf(client.sharing.set({ entity: 'customers', id, sharedWith: `user:${gone}` }));
  expect(refused.toShape()).toMatchObject({ fields: { sharedWith: 'has-left' } });
  await client.sharing.set({ entity: 'customers', id, sharedWith: `user:${hung}` });
  await inspect(device, (db) => db.prepare('UPDATE users SET is_active = 0 WHERE id = ?').run(hung));
  expect((await client.sharing.of({ entity: 'customers', id })).sharedWith).toMatchObject([{ name: 'Hùng', hasLeft: true }]);
  await client.sharing.set({ entity: 'customers', id, sharedWith: `team:${team},user:${hung}` });
});

test('a customer of somebody else that is shared with my department is in “shared with me”, and I cannot share it on', async () => {
  const device = await withColleagues();
  const { client } = device;
  const mine = await client.customers.create({ name: 'Của tôi' });
  const shared = await client.customers.create({ name: 'Của Hùng' });
  await client.sharing.set({ entity: 'customers', id: mine.id, sharedWith: `department:${accounts}` });
  await inspect(device, (db) => {
    db.prepare("UPDATE users SET department_id = ?, role = 'rep' WHERE id NOT IN (?, ?)").run(accounts, hung, gone);
    db.prepare('UPDATE customers SET owner_id = ?, shared_with = ? WHERE id = ?').run(hung, `department:${accounts}`, shared.id);
  });
  const { rows } = await client.customers.list({ filter: { sharedWithMe: true } });
  expect(rows.map(({ name }) => name)).toEqual(['Của Hùng']);
  expect((await client.sharing.of({ entity: 'customers', id: shared.id })).mayShare).toBe(false);
  const refused = await refusalOf(client.sharing.set({ entity: 'customers', id: shared.id, sharedWith: null }));
  expect(refused.code).toBe('forbidden');
});
