import { expect, test } from 'vitest';
import { deviceName } from './device-name.ts';

test.each([
  ['LAPTOP-HANG', { deviceName: 'LAPTOP-HANG' }],
  ['MacBook-cua-Hang.local', { deviceName: 'MacBook-cua-Hang' }],
  [`may-${'x'.repeat(200)}`, { deviceName: `may-${'x'.repeat(96)}` }],
  ['localhost', {}],
  ['localhost.localdomain', {}],
  ['  ', {}],
])('a computer that is called %j is shown as %j', (name, shown) => {
  expect(deviceName(name)).toEqual(shown);
});
