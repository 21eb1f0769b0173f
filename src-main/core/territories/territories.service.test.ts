import { expect, test } from 'vitest';
import { ruleFor, ruleOfNote, type TerritoryRule } from '../../../src-shared/territories/territory.ts';
import { aDevice, refusalOf } from '../../../tests/support/devices.ts';
import { inspect } from '../../../tests/support/inspect.ts';

const hung = '0192d3f0-0000-7000-8000-00000000000a';
const aRule = (rule: Partial<TerritoryRule>): TerritoryRule => ({
  id: rule.name ?? 'x',
  name: 'x',
  provinceCode: null,
  groupId: null,
  source: null,
  ownerId: 'hung',
  teamId: null,
  order: 1,
  isActive: true,
  ...rule,
});

test('the first active rule whose conditions all hold decides', () => {
  const rules = [
    aRule({ name: 'rest', order: 9 }),
    aRule({ name: 'west by Zalo', provinceCode: '2025:92', source: 'zalo', order: 1 }),
    aRule({ name: 'west', provinceCode: '2025:92', order: 2 }),
    aRule({ name: 'off', order: 0, isActive: false }),
    aRule({ name: 'nobody', order: 0, ownerId: null }),
    aRule({ name: 'chains', groupId: 'chains', order: 0 }),
  ];
  const name = (provinceCode: string | null, source: string | null, groupIds: string[] = []) =>
    ruleFor(rules, { provinceCode, source, groupIds })?.name;
  expect([name('2025:92', 'zalo'), name('2025:92', null), name(null, 'zalo'), name(null, null, ['chains'])]).toEqual([
    'west by Zalo',
    'west',
    'rest',
    'chains',
  ]);
});

test('a new lead goes to whoever has its province, and the record says by which rule; whoever is named keeps it', async () => {
  const device = await aDevice();
  const { client } = device;
  await inspect(device, (db) => {
    db.prepare(
      `INSERT INTO users (id, name, role, is_active, created_at) VALUES (?, 'Hùng', 'rep', 1, '2026-11-23T01:00:00.000Z')`,
    ).run(hung);
  });
  const lan = (await client.team.users({})).users.find(({ isMe }) => isMe)?.id ?? '';
  await client.territories.save({
    name: 'Cần Thơ',
    provinceCode: '2025:92',
    groupId: null,
    source: null,
    ownerId: hung,
    teamId: null,
  });
  const west = await client.customers.create({ name: 'Đại Phát', address: '12 Nguyễn Trãi, TP. Cần Thơ' });
  const north = await client.customers.create({ name: 'An Bình', provinceCode: '2025:01' });
  const named = await client.customers.create({ name: 'Bình Minh', provinceCode: '2025:92', ownerId: lan });
  const owner = async ({ id }: { id: string }) => (await client.customers.get({ id })).ownerId;
  expect([await owner(west), await owner(north), await owner(named)]).toEqual([hung, lan, lan]);
  const { people } = await client.handovers.people({ customerId: west.id });
  expect(people.map(({ userName, note }) => [userName, ruleOfNote(note)])).toEqual([['Hùng', 'Cần Thơ']]);
  await inspect(device, (db) => db.exec("UPDATE users SET role = 'rep'"));
  expect(await owner(await client.customers.create({ name: 'Sen Vàng', provinceCode: '2025:92' }))).toBe(lan);
  const rule = { name: 'x', provinceCode: null, groupId: null, source: null, ownerId: hung, teamId: null };
  expect((await refusalOf(client.territories.save(rule))).code).toBe('forbidden');
});
