import { expect, test } from 'vitest';
import {
  anOffice,
  customerPatch,
  memoryStoreUnderTest,
  newId,
  type PersonName,
  type TestOffice,
} from '../support/sync-office.ts';

// What the office lets pass of merged records: `mergedInto` comes from a laptop, and a laptop may be anything that speaks HTTP.

async function customersOf(place: TestOffice, name: PersonName, count: number): Promise<string[]> {
  const laptop = place.laptop(name);
  const ids = Array.from({ length: count }, () => newId());
  await laptop.push(
    ...ids.map((id) => ({
      entity: 'customers' as const,
      id,
      kind: 'create' as const,
      patch: customerPatch({ ownerId: laptop.userId }),
    })),
  );
  await laptop.pull();
  return ids;
}

async function merge(place: TestOffice, name: PersonName, id: string, mergedInto: string | null) {
  const [result] = await place.laptop(name).push({ entity: 'customers', id, kind: 'update', patch: { mergedInto } });
  return result?.status === 'rejected' ? [result.code, result.field, result.reason] : result?.status;
}

test('records of one’s own are merged, in chains too, and taken apart again', async () => {
  const place = await anOffice(memoryStoreUnderTest());
  const [a = '', b = '', c = ''] = await customersOf(place, 'lan', 3);
  expect(await merge(place, 'lan', a, b)).toBe('ok');
  expect(await merge(place, 'lan', b, c)).toBe('ok');
  expect(await merge(place, 'lan', a, null)).toBe('ok');
});

test('a record is merged into none that its author does not see, and the answer tells not whether it exists', async () => {
  const place = await anOffice(memoryStoreUnderTest());
  const [mine = ''] = await customersOf(place, 'lan', 1);
  const [ofTung = ''] = await customersOf(place, 'tung', 1);
  expect(await merge(place, 'lan', mine, ofTung)).toEqual(['forbidden', 'mergedInto', null]);
  expect(await merge(place, 'lan', mine, newId())).toEqual(['forbidden', 'mergedInto', null]);
  expect(await merge(place, 'lan', ofTung, mine)).toEqual(['forbidden', null, null]);
  const [made] = await place.laptop('lan').push({
    entity: 'customers',
    id: newId(),
    kind: 'create',
    patch: customerPatch({ ownerId: place.people.lan.id, mergedInto: ofTung }),
  });
  expect(made).toMatchObject({ status: 'rejected', code: 'forbidden', field: 'mergedInto' });
});

test('no merge leads back to its own record, whoever made the others and however long the way', async () => {
  const place = await anOffice(memoryStoreUnderTest());
  const [a = '', b = '', c = '', d = ''] = await customersOf(place, 'lan', 4);
  const circle = ['invalid', 'mergedInto', 'merged-the-other-way'];
  expect(await merge(place, 'lan', a, a)).toEqual(circle);
  expect(await merge(place, 'lan', a, b)).toBe('ok');
  expect(await merge(place, 'lan', b, c)).toBe('ok');
  expect(await merge(place, 'lan', c, d)).toBe('ok');
  expect(await merge(place, 'duc', d, a)).toEqual(circle);
  // Also where all of it comes in one push.
  const [x = '', y = ''] = await customersOf(place, 'lan', 2);
  const results = await place
    .laptop('lan')
    .push(
      { entity: 'customers', id: x, kind: 'update', patch: { mergedInto: y } },
      { entity: 'customers', id: y, kind: 'update', patch: { mergedInto: x } },
    );
  expect(results.map(({ status }) => status)).toEqual(['ok', 'rejected']);
});

test('what a merge brings along falls with it: no field of the record that was to stay is changed', async () => {
  const place = await anOffice(memoryStoreUnderTest());
  const [a = '', b = ''] = await customersOf(place, 'lan', 2);
  await merge(place, 'duc', a, b);
  const group = newId();
  const results = await place
    .laptop('lan')
    .push(
      { entity: 'customers', id: a, kind: 'update', patch: { name: 'Tên mới' }, group },
      { entity: 'customers', id: b, kind: 'update', patch: { mergedInto: a }, group },
      { entity: 'merges', id: newId(), kind: 'create', patch: { customerId: a, mergedIds: `["${b}"]`, before: '{}' }, group },
    );
  expect(results.map((result) => (result.status === 'rejected' ? result.code : result.status))).toEqual([
    'group-rejected',
    'invalid',
    'group-rejected',
  ]);
  await place.laptop('duc').pull();
  expect(place.laptop('duc').row('customers', a)).toMatchObject({ name: 'Công ty An Phát', mergedInto: b });
});
