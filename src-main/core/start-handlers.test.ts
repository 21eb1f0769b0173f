import { expect, test } from 'vitest';
import { aFreshDevice, refusalOf } from '../../tests/support/devices.ts';
import { fill } from '../../tests/support/paper-customers.ts';
import { aPaperOffice } from '../../tests/support/paper-office.ts';

const names = { userName: 'Nguyễn Thị Lan', companyName: 'Cửa hàng Lan' };
const wanted = { address: 'crm.congty.vn', account: 'hang', password: 'bí mật lắm', deviceName: 'Laptop Hằng' };

test('while a profile is being made nothing else makes one in the same folder, however it begins', async () => {
  const office = aPaperOffice();
  fill(office, 30);
  for (const first of ['join', 'demo'] as const) {
    const { client } = await aFreshDevice({ network: office.network });
    const making = first === 'join' ? client.office.join(wanted) : client.demo.load({ customers: 60, seed: 1 });
    const others = [
      client.office.join(wanted),
      client.demo.load({ customers: 60, seed: 1 }),
      client.profile.create(names),
      client.backup.restore({ file: 'x.fieldbook' }),
    ];
    const refusals = await Promise.all(others.map(async (other) => (await refusalOf(other)).code));
    await making;
    expect(refusals).toEqual(['busy', 'busy', 'busy', 'busy']);
    expect((await client.customers.outline({})).total).toBe(first === 'join' ? 30 : 60);
    expect((await refusalOf(client.profile.create(names))).code).toBe('profile-exists');
  }
});

test('a profile that could not be made leaves the way free for the next try', async () => {
  const { client } = await aFreshDevice();
  await refusalOf(client.office.join(wanted));
  await client.profile.create(names);
  expect((await client.app.status({})).state).toBe('ready');
});
