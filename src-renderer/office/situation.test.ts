import { expect, test } from 'vitest';
import { isLate, situationOf } from './situation.ts';

test('a refused change does not hide that there is no network', () => {
  expect(situationOf({ state: 'attention', problem: { code: 'offline', details: {} } })).toBe('offline');
});

test('with a refused change and nothing in the way the laptop is connected', () => {
  expect(situationOf({ state: 'attention', problem: null })).toBe('online');
});

test.each(['signed-out', 'device-revoked', 'office-changed', 'many-removals', 'client-too-old', 'unexpected'] as const)(
  'somebody has to look: %s',
  (code) => {
    expect(situationOf({ state: 'attention', problem: { code, details: {} } })).toBe('attention');
  },
);

test.each(['offline', 'online', 'syncing'] as const)('%s is said as it is', (state) => {
  expect(situationOf({ state, problem: null })).toBe(state);
});

const at = (time: string) => Date.parse(`2026-11-23T${time}:00.000Z`);

test.each([
  ['08:00', '07:00', '08:11', true],
  ['08:00', '07:00', '08:10', false],
  ['06:00', '08:05', '08:11', false],
  ['06:00', '08:05', '08:16', true],
])('a change of %s on a line that works since %s is late at %s: %j', (since, online, now, late) => {
  expect(isLate(`2026-11-23T${since}:00.000Z`, at(online), at(now))).toBe(late);
});

test('nothing is late where nothing waits or there is no line', () => {
  expect(isLate(null, at('07:00'), at('09:00'))).toBe(false);
  expect(isLate('2026-11-23T07:00:00.000Z', null, at('09:00'))).toBe(false);
});
