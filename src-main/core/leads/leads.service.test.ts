import { expect, test } from 'vitest';
import { aDevice, type Device, refusalOf } from '../../../tests/support/devices.ts';
import { inspect } from '../../../tests/support/inspect.ts';

const hung = '0192d3f0-0000-7000-8000-00000000000a';
const teamEast = '0192d3f0-0000-7000-8000-00000000000c';
const someId = '0192d3f0-0000-7000-8000-0000000000ff';
const day = 86_400_000;

async function withColleagues(): Promise<Device> {
  const device = await aDevice();
  await inspect(device, (db) => {
    db.prepare(`INSERT INTO teams (id, name, created_at) VALUES (?, 'Miền Đông', 'x')`).run(teamEast);
    db.prepare(`INSERT INTO users (id, name, role, team_id, is_active, created_at) VALUES (?, 'Hùng', 'rep', ?, 1, 'x')`).run(
      hung,
      teamEast,
    );
  });
  return device;
}

const names = (answer: { leads: readonly { name: string }[] }) => answer.leads.map(({ name }) => name);

test('what is thought of a lead is a log: the newest look counts and the earlier ones stay', async () => {
  const { client, clock } = await aDevice();
  const { id } = await client.customers.create({ name: 'Bao bì Ánh Dương', lifecycle: 'target' });
  await client.leads.assess({ customerId: id, verdict: 'later', warmth: 'cold', timing: 'Sau Tết' });
  clock.now += day;
  await client.leads.assess({ customerId: id, verdict: 'qualified', warmth: 'hot', budgetDong: 120_000_000, decider: 'Chị Thu' });
  const { assessments, lifecycle } = await client.leads.of({ customerId: id });
  expect(
    assessments.map(({ verdict, warmth, timing, budgetDong, authorName }) => [verdict, warmth, timing, budgetDong, authorName]),
  ).toEqual([
    ['qualified', 'hot', null, 120_000_000, 'Nguyễn Thị Lan'],
    ['later', 'cold', 'Sau Tết', null, 'Nguyễn Thị Lan'],
  ]);
  expect(lifecycle).toBe('lead');
});

test('taking a look back takes back the step from target to lead as well', async () => {
  const { client } = await aDevice();
  const { id } = await client.customers.create({ name: 'Bao bì Ánh Dương', lifecycle: 'target' });
  const { groupId } = await client.leads.assess({ customerId: id, verdict: 'qualified', warmth: 'hot' });
  await client.undo.apply({ groupId });
  expect(await client.leads.of({ customerId: id })).toEqual({ assessments: [], lifecycle: 'target' });
});

test('leads that nobody has looked at come first and the oldest of them first; the others by how warm they are', async () => {
  const { client, clock } = await aDevice();
  const ids: string[] = [];
  for (const name of ['Một', 'Hai', 'Ba', 'Bốn']) {
    ids.push((await client.customers.create({ name, lifecycle: 'lead' })).id);
    clock.now += day;
  }
  await client.customers.create({ name: 'Đã mua', lastTransactionOn: '2026-11-01' });
  const [first = '', second = '', third = ''] = ids;
  await client.leads.assess({ customerId: second, verdict: 'qualified', warmth: 'cold' });
  clock.now += day;
  await client.leads.assess({ customerId: third, verdict: 'qualified', warmth: 'hot' });
  const fresh = await client.leads.list({});
  expect([names(fresh), fresh.counts]).toEqual([['Một', 'Bốn'], { new: 2, qualified: 2, later: 0, unqualified: 0 }]);
  expect(names(await client.leads.list({ state: 'qualified' }))).toEqual(['Ba', 'Hai']);
  expect(names(await client.leads.list({ state: 'qualified', warmth: 'cold' }))).toEqual(['Hai']);
  await client.leads.assess({ customerId: second, verdict: 'unqualified', warmth: 'cold' });
  expect((await client.leads.list({})).counts).toEqual({ new: 2, qualified: 1, later: 0, unqualified: 1 });
  await client.customers.delete({ ids: [first] });
  expect(names(await client.leads.list({}))).toEqual(['Bốn']);
});

test('a lead is assessed and passed to a team in one step; who, to whom and why stand on the record', async () => {
  const { client, clock } = await withColleagues();
  const { id } = await client.customers.create({ name: 'Bao bì Ánh Dương', lifecycle: 'lead' });
  clock.now += day;
  const passed = await client.leads.assess({
    customerId: id,
    verdict: 'qualified',
    warmth: 'hot',
    toTeamId: teamEast,
    handoverNote: 'Nhà máy ở Đồng Nai',
  });
  expect(passed.isHandedOver).toBe(true);
  expect(await client.customers.get({ id })).toMatchObject({ ownerId: null, teamId: teamEast });
  expect(names(await client.leads.list({ state: 'qualified', whose: 'nobody' }))).toEqual(['Bao bì Ánh Dương']);
  expect(names(await client.leads.list({ state: 'qualified' }))).toEqual([]);
  clock.now += day;
  await client.leads.assess({ customerId: id, verdict: 'qualified', warmth: 'hot', toUserId: hung, handoverNote: 'Hùng nhận' });
  const { people } = await client.handovers.people({ customerId: id });
  expect(people.map(({ userName, note }) => [userName, note])).toEqual([
    ['Hùng', 'Hùng nhận'],
    ['Nguyễn Thị Lan', null],
  ]);
});

test('an account, a deleted record and an unknown one are not assessed, and whoever may not give is told before anything is written', async () => {
  const device = await withColleagues();
  const { client } = device;
  const look = (customerId: string, more = {}) => client.leads.assess({ customerId, verdict: 'later', warmth: 'cold', ...more });
  const { id } = await client.customers.create({ name: 'Khách cũ', lastTransactionOn: '2026-11-01' });
  expect((await refusalOf(look(id))).fields).toEqual({ customerId: 'not-a-lead' });
  expect((await refusalOf(look(someId))).code).toBe('not-found');
  const { id: lead } = await client.customers.create({ name: 'Đầu mối' });
  await inspect(device, (db) => db.exec("UPDATE users SET role = 'rep'"));
  expect((await refusalOf(look(lead, { toUserId: hung }))).code).toBe('forbidden');
  expect((await client.leads.of({ customerId: lead })).assessments).toEqual([]);
});

test('what was thought of a record that was merged meanwhile is read under the one that stands for it', async () => {
  const { client } = await aDevice();
  const { id } = await client.customers.create({ name: 'Ánh Dương' });
  const { id: winnerId } = await client.customers.create({ name: 'Công ty Ánh Dương' });
  await client.leads.assess({ customerId: id, verdict: 'later', warmth: 'cold' });
  await client.merges.merge({ winnerId, ids: [id] });
  await client.leads.assess({ customerId: id, verdict: 'qualified', warmth: 'warm' });
  expect((await client.leads.of({ customerId: winnerId })).assessments.map(({ verdict }) => verdict)).toEqual([
    'qualified',
    'later',
  ]);
  expect((await client.leads.list({})).leads).toEqual([]);
  expect(names(await client.leads.list({ state: 'qualified' }))).toEqual(['Công ty Ánh Dương']);
});

test('the leads of a hundred thousand customers are read along their index', async () => {
  const device = await aDevice();
  const plan = await inspect(
    device,
    (db) =>
      db
        .prepare(
          `EXPLAIN QUERY PLAN SELECT c.name FROM customers AS c
         WHERE c.lifecycle IN ('target', 'lead') AND c.deleted_at IS NULL AND c.merged_into IS NULL AND c.owner_id IS 'x'
           AND NOT EXISTS (SELECT 1 FROM lead_assessments AS a WHERE a.customer_id = c.id AND a.deleted_at IS NULL)
         ORDER BY c.created_at, c.id LIMIT 100`,
        )
        .all()
        .map((step) => (step as { detail: string }).detail), // a column of every plan
  );
  expect(plan.join('\n')).toMatch(/customers_leads/);
  expect(plan.join('\n')).not.toMatch(/TEMP B-TREE/);
});
