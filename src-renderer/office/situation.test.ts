import { expect, test } from 'vitest';
import { situationOf } from './situation.ts';

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
