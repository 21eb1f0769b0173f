import { expect, test } from 'vitest';
import { provinceSeat } from './province-seats.ts';

test('a province of today has a seat, and whatever else stands where its code belongs has none', () => {
  expect(provinceSeat('2025:79')).toEqual({ latitude: '10.82', longitude: '106.63' });
  for (const code of [null, '', '79', '2025:99', 'constructor', '__proto__', 'toString', 'hasOwnProperty'])
    expect(provinceSeat(code), String(code)).toBeNull();
});
