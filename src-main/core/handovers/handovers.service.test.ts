import { expect, test } from 'vitest';
import { aDevice, type Device, refusalOf } from '../../../tests/support/devices.ts';
import { inspect } from '../../../tests/support/inspect.ts';
import { layOrders } from '../../../tests/support/order-rows.ts';

const hung = '0192d3f0-0000-7000-8000-00000000000a';
const hoa = '0192d3f0-0000-7000-8000-00000000000b';
const teamEast = '0192d3f0-0000-7000-8000-00000000000c';
const noon = '2026-11-23T01:00:00.000Z';

async function withColleagues(): Promise<Device & { lan: string }> {
  const device = await aDevice();
  const { users } = await device.client.team.users({});
  await inspect(device, (db) => {
    db.prepare(`INSERT INTO teams (id, name, created_at) VALUES (?, 'Miền Đông', ?)`).run(teamEast, noon);
    const add = db.prepare(`INSERT INTO users (id, name, role, team_id, is_active, created_at) VALUES (?, ?, 'rep', ?, 1, ?)`);
    add.run(hung, 'Hùng', null, noon);
    add.run(hoa, 'Hòa', teamEast, noon);
  });
  return { ...device, lan: users[0]?.id ?? '' };
}

test('a whole book goes to a colleague in one step, with a note on each record, and comes back with one undo', async () => {
  const device = await withColleagues();
  const { client, clock, lan } = device;
  for (let index = 0; index < 250; index += 1) await client.customers.create({ name: `Khách ${index}`, rating: 'B' });
  const { id } = await client.customers.create({ name: 'Đại Phát', rating: 'A' });
  clock.now += 86_400_000;
  const given = await client.handovers.run({ filter: { ownerId: lan }, toUserId: hung, note: 'Lan nghỉ sinh' });
  expect([given.count, given.unchanged]).toEqual([251, 0]);
  expect((await client.customers.outline({ filter: { ownerId: hung } })).total).toBe(251);
  expect(
    (await client.handovers.people({ customerId: id })).people.map(({ userName, from, to, note }) => [userName, from, to, note]),
  ).toEqual([
    ['Hùng', '2026-11-24T01:00:00.000Z', null, 'Lan nghỉ sinh'],
    ['Nguyễn Thị Lan', noon, '2026-11-24T01:00:00.000Z', null],
  ]);
  await client.undo.apply({ groupId: given.groupId });
  expect((await client.customers.outline({ filter: { ownerId: lan } })).total).toBe(251);
});

test('what was still to do goes along with the customer, what is done stays with who did it, and undo takes all of it back', async () => {
  const device = await withColleagues();
  const { client, lan } = device;
  const { id } = await client.customers.create({ name: 'Đại Phát' });
  const other = await client.customers.create({ name: 'Khách khác' });
  const visit = async (customerId: string, startsAt: string) => (await client.visits.create({ customerId, startsAt })).id;
  const [ahead, past] = [await visit(id, '2026-12-01T02:00:00.000Z'), await visit(id, '2026-11-20T02:00:00.000Z')];
  const elsewhere = await visit(other.id, '2026-12-01T03:00:00.000Z');
  const task = async (title: string) => (await client.tasks.create({ title, customerId: id, assigneeId: lan })).id;
  const [open, done] = [await task('Gọi lại'), await task('Đã gọi')];
  await client.tasks.complete({ id: done });
  const [draft, delivered] = ['0192d3f0-0000-7000-8000-0000000000a1', '0192d3f0-0000-7000-8000-0000000000a2'];
  await layOrders(device, [
    { id: draft, customerId: id, ownerId: lan, state: 'draft' },
    { id: delivered, customerId: id, ownerId: lan, state: 'done' },
  ]);
  const contract = async (title: string) =>
    (await client.contracts.create({ customerId: id, title, state: 'active', ownerId: lan })).id;
  const [inForce, over] = [await contract('Hợp đồng 2026'), await contract('Hợp đồng 2025')];
  await client.contracts.end({ id: over });
  const owners = () =>
    inspect(device, (db) =>
      [ahead, past, elsewhere, open, done, draft, delivered, inForce, over].map((row) =>
        db
          .prepare(
            `SELECT owner_id FROM visits WHERE id = @row UNION ALL SELECT assignee_id FROM tasks WHERE id = @row
             UNION ALL SELECT owner_id FROM orders WHERE id = @row UNION ALL SELECT owner_id FROM contracts WHERE id = @row`,
          )
          .pluck()
          .get({ row }),
      ),
    );
  const { groupId } = await client.handovers.run({ ids: [id], toUserId: hung });
  expect(await owners()).toEqual([hung, lan, lan, hung, lan, hung, lan, hung, lan]);
  await client.undo.apply({ groupId });
  expect(await owners()).toEqual([lan, lan, lan, lan, lan, lan, lan, lan, lan]);
});

test('customers given to a team belong to nobody in particular', async () => {
  const { client } = await withColleagues();
  const { id } = await client.customers.create({ name: 'Đại Phát' });
  // What was open with the former owner keeps his name, and that is told.
  await client.visits.create({ customerId: id, startsAt: '2026-12-01T02:00:00.000Z' });
  await client.tasks.create({ title: 'Gửi mẫu', customerId: id });
  const given = await client.handovers.run({ ids: [id], toTeamId: teamEast });
  expect(given).toMatchObject({ count: 1, unchanged: 0, leftBehind: 2 });
  expect(await client.customers.get({ id })).toMatchObject({ ownerId: null, teamId: teamEast });
});

test('each of those who looked after a customer is shown with what came of it', async () => {
  const { client, clock } = await withColleagues();
  const { id } = await client.customers.create({ name: 'Đại Phát' });
  await client.interactions.create({ customerId: id, kind: 'call', text: 'Gọi lần đầu' });
  clock.now += 86_400_000;
  await client.handovers.run({ ids: [id], toUserId: hoa });
  const { people } = await client.handovers.people({ customerId: id });
  expect(people.map(({ userName, interactions, visitsDone }) => [userName, interactions, visitsDone])).toEqual([
    ['Hòa', 0, 0],
    ['Nguyễn Thị Lan', 1, 0],
  ]);
});

test('a rep may not give customers to somebody outside of the team, and is told before anything is written', async () => {
  const device = await withColleagues();
  const { client } = device;
  const { id } = await client.customers.create({ name: 'Đại Phát' });
  await inspect(device, (db) => db.exec("UPDATE users SET role = 'rep'"));
  expect((await refusalOf(client.handovers.run({ ids: [id], toUserId: hung }))).code).toBe('forbidden');
  expect((await client.handovers.people({ customerId: id })).people).toHaveLength(1);
});
