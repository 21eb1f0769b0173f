import { expect, test } from 'vitest';
import { labelledPairs } from '../../../tests/support/labelled-pairs.ts';
import { profileOf } from '../../../src-shared/customers/duplicate-profile.ts';
import { createHeldProfiles } from './held-profiles.ts';

test('what is kept of a customer is all that customers are compared by', () => {
  const held = createHeldProfiles();
  const profiles = labelledPairs(11, 300).flatMap(({ a, b }) => [profileOf(a), profileOf(b)]);
  for (const [rid, profile] of profiles.entries()) held.keep(rid, profile);
  expect(profiles.map((_, rid) => held.get(rid))).toEqual(profiles);
  expect(held.get(profiles.length)).toBeUndefined();
});
