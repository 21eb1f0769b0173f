import { expect, test } from 'vitest';
import { aDevice } from '../../../tests/support/devices.ts';
import { inspect } from '../../../tests/support/inspect.ts';
import { layOrders } from '../../../tests/support/order-rows.ts';

const hung = '0192d3f0-0000-7000-8000-00000000000a';
const order = '0192d3f0-0000-7000-8000-0000000000a1';
const day = 86_400_000;

/** Two records of one customer of Lan’s, and a colleague. */
async function twoRecords() {
  const device = await aDevice();
  const { users } = await device.client.team.users({});
  await inspect(device, (db) =>
    db
      .prepare("INSERT INTO users (id, name, role, team_id, is_active, created_at) VALUES (?, 'Hùng', 'rep', NULL, 1, ?)")
      .run(hung, '2026-11-23T01:00:00.000Z'),
  );
  const { id: keptId } = await device.client.customers.create({ name: 'Đại Phát' });
  const { id: otherId } = await device.client.customers.create({ name: 'Cty Đại Phát' });
  const merge = () => device.client.merges.merge({ winnerId: keptId, ids: [otherId] });
  return { device, client: device.client, lan: users[0]?.id ?? '', keptId, otherId, merge };
}

test('what was still to do with a record that was merged away goes along to the new owner, and the plan that names the former one', async () => {
  const { device, client, lan, keptId, otherId, merge } = await twoRecords();
  const { id: visit } = await client.visits.create({ customerId: otherId, startsAt: '2026-12-01T02:00:00.000Z' });
  const { id: task } = await client.tasks.create({ title: 'Gọi lại', customerId: otherId, assigneeId: lan });
  await layOrders(device, [{ id: order, customerId: otherId, ownerId: lan, state: 'confirmed' }]);
  const rhythm = { purpose: 'periodic', everyDays: 30, weekdays: null, minuteOfDay: null, minutes: 45, fromOn: '2027-01-04' };
  const { id: plan } = await client.visitPlans.save({ ...rhythm, customerId: keptId, ownerId: lan });
  await merge();
  const { groupId } = await client.handovers.run({ ids: [keptId], toUserId: hung });
  const owners = () =>
    inspect(device, (db) =>
      db
        .prepare(
          `SELECT owner_id FROM visits WHERE id = @visit UNION ALL SELECT assignee_id FROM tasks WHERE id = @task
           UNION ALL SELECT owner_id FROM orders WHERE id = @order UNION ALL SELECT owner_id FROM visit_plans WHERE id = @plan`,
        )
        .pluck()
        .all({ visit, task, order, plan }),
    );
  expect(await owners()).toEqual([hung, hung, hung, hung]);
  await client.undo.apply({ groupId });
  expect(await owners()).toEqual([lan, lan, lan, lan]);
});

test('who worked with a merged customer counts what was done with both records, a corrected call once, and what was sold', async () => {
  const { device, client, lan, keptId, otherId, merge } = await twoRecords();
  const { id: call } = await client.interactions.create({ customerId: otherId, kind: 'call', text: 'Gọi lần đầu' });
  await client.interactions.correct({ id: call, correction: { text: 'Gọi lần đầu, có hẹn' } });
  await layOrders(device, [{ id: order, customerId: otherId, ownerId: lan, state: 'confirmed' }]);
  await inspect(device, (db) =>
    db.prepare("UPDATE orders SET confirmed_at = '2026-11-23T02:00:00.000Z' WHERE id = ?").run(order),
  );
  const { id: deal } = await client.opportunities.create({ customerId: otherId, title: 'Xi măng', valueDong: 7_000_000 });
  await client.opportunities.close({ id: deal, as: 'won' });
  await merge();
  device.clock.now += day;
  await client.handovers.run({ ids: [keptId], toUserId: hung });
  const { people } = await client.handovers.people({ customerId: keptId });
  const sold = people.map(({ userName, interactions, orders, orderedDong, won, wonDong }) => [
    userName,
    interactions,
    orders,
    orderedDong > 0,
    won,
    wonDong,
  ]);
  expect(sold).toEqual([
    ['Hùng', 0, 0, false, 0, 0],
    ['Nguyễn Thị Lan', 1, 1, true, 1, 7_000_000],
  ]);
});
