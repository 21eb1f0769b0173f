import { expect, test } from 'vitest';
import { markOf } from './visit-marks.ts';

const noon = Date.parse('2026-11-23T05:00:00.000Z');
const visit = (more: Partial<Parameters<typeof markOf>[0]> = {}) => ({
  state: 'planned' as const,
  isMissingResult: false,
  startsAt: '2026-11-23T05:00:00.000Z',
  endsAt: '2026-11-23T06:00:00.000Z',
  inAt: null,
  outAt: null,
  ...more,
});

test('a planned visit waits for its result as soon as its time is over', () => {
  expect(markOf(visit(), noon)).toBe('planned');
  expect(markOf(visit({ endsAt: '2026-11-23T04:59:00.000Z' }), noon)).toBe('missing');
});

test('a done or cancelled visit never waits for a result', () => {
  expect(markOf(visit({ state: 'done', endsAt: '2026-11-01T00:00:00.000Z' }), noon)).toBe('done');
  expect(markOf(visit({ state: 'cancelled', endsAt: '2026-11-01T00:00:00.000Z' }), noon)).toBe('cancelled');
});

test('a visit with a result that nobody left is told hours after its end', () => {
  const open = visit({
    state: 'done',
    startsAt: '2026-11-23T01:00:00.000Z',
    endsAt: '2026-11-23T02:00:00.000Z',
    inAt: '2026-11-23T01:05:00.000Z',
  });
  expect(markOf(open, noon)).toBe('open');
  expect(markOf({ ...open, outAt: '2026-11-23T01:50:00.000Z' }, noon)).toBe('done');
  expect(markOf(open, Date.parse('2026-11-23T04:00:00.000Z'))).toBe('done');
});
