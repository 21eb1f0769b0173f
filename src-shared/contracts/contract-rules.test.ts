import { expect, test } from 'vitest';
import { endsBeforeItBegins, nextTerm, renewalStateOf, type RenewalFacts } from './contract-rules.ts';

const today = '2026-11-23';
const contract: RenewalFacts = {
  kind: 'contract',
  state: 'active',
  toOn: '2026-12-20',
  noticeDays: null,
  isNotRenewed: false,
  hasFollowOn: false,
};

test.each<[string, Partial<RenewalFacts>, string]>([
  ['ends within the office’s notice', {}, 'due'],
  ['ends on the day on which the notice begins', { toOn: '2026-12-23' }, 'due'],
  ['ends a day later than that', { toOn: '2026-12-24' }, 'later'],
  ['ends today', { toOn: today }, 'due'],
  ['ended yesterday', { toOn: '2026-11-22' }, 'past'],
  ['has a longer notice of its own', { toOn: '2027-01-22', noticeDays: 60 }, 'due'],
  ['has a shorter notice of its own', { noticeDays: 7 }, 'later'],
  ['is not signed yet', { state: 'draft' }, 'none'],
  ['is over', { state: 'ended' }, 'none'],
  ['has no end', { toOn: null }, 'none'],
  ['only adds to another one', { kind: 'annex' }, 'none'],
  ['was renewed', { hasFollowOn: true }, 'renewed'],
  ['is not to be renewed', { isNotRenewed: true }, 'declined'],
])('a contract that %s', (_what, change, expected) => {
  expect(renewalStateOf({ ...contract, ...change }, today, 30)).toBe(expected);
});

test.each([
  ['2026-01-01', '2026-12-31', '2027-01-01', '2027-12-31'],
  ['2027-01-01', '2027-12-31', '2028-01-01', '2028-12-31'],
  ['2024-03-01', '2026-02-28', '2026-03-01', '2028-02-29'],
  ['2026-11-01', '2026-11-30', '2026-12-01', '2026-12-30'],
  [null, '2026-12-31', '2027-01-01', null],
  ['2026-01-01', null, null, null],
])('what follows %s–%s runs %s–%s', (fromOn, toOn, nextFrom, nextTo) => {
  expect(nextTerm({ fromOn, toOn })).toEqual({ fromOn: nextFrom, toOn: nextTo });
});

test('a contract of one day is one, and one that ends before it begins is none', () => {
  expect(endsBeforeItBegins({ fromOn: today, toOn: today })).toBe(false);
  expect(endsBeforeItBegins({ fromOn: today, toOn: '2026-11-22' })).toBe(true);
  expect(endsBeforeItBegins({ fromOn: null, toOn: today })).toBe(false);
});
