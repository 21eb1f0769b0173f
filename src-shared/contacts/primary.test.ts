import { expect, test } from 'vitest';
import { pickPrimary, withOnePrimary } from './primary.ts';

const person = (id: string, isPrimary: boolean, customerId = 'shop') => ({ id, isPrimary, customerId });

test.each([
  ['one is marked', [person('a', false), person('b', true)], 'b'],
  ['two laptops marked two', [person('c', true), person('b', true), person('a', false)], 'b'],
  ['a merged record brought an older one', [person('c', true), person('a', true, 'merged shop')], 'c'],
  ['only a merged record brought one', [person('c', false), person('a', true, 'merged shop')], 'a'],
  ['the marked one was removed meanwhile', [person('c', false), person('b', false)], 'b'],
])('there is exactly one primary contact: %s', (_case, contacts, primary) => {
  const read = withOnePrimary(contacts, 'shop');
  expect(read.filter((contact) => contact.isPrimary).map((contact) => contact.id)).toEqual([primary]);
  expect(read[0]?.id).toBe(primary);
  expect(withOnePrimary(contacts.toReversed(), 'shop')[0]?.id).toBe(primary);
});

test('a customer without people has no primary contact', () => {
  expect(pickPrimary([], 'shop')).toBe(null);
  expect(withOnePrimary([], 'shop')).toEqual([]);
});
