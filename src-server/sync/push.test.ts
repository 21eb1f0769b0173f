import { expect, test } from 'vitest';
import { anOffice, customerPatch, memoryStoreUnderTest, newId } from '../../tests/support/sync-office.ts';

test("a customer written on one laptop is on the manager's laptop and not on that of another team", async () => {
  const office = await anOffice(memoryStoreUnderTest());
  const lan = office.laptop('lan');
  const id = newId();
  const results = await lan.push({
    entity: 'customers',
    id,
    kind: 'create',
    patch: customerPatch({ ownerId: office.people.lan.id }),
  });
  expect(results).toEqual([{ opNo: 1, status: 'ok' }]);
  await office.laptop('duc').pull();
  await office.laptop('tung').pull();
  expect(office.laptop('duc').row('customers', id)).toMatchObject({ name: 'Công ty An Phát', ownerId: office.people.lan.id });
  expect(office.laptop('tung').row('customers', id)).toBeNull();
});
