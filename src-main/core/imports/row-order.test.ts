import { expect, test } from 'vitest';
import { duplicateKeysOf } from '../../../src-shared/imports/duplicates.ts';
import { sortedByName } from './row-order.ts';

const row = (no: number, name: string, taxCode: string | null = null) => ({ no, keys: duplicateKeysOf({ name, taxCode }) });

test('rows are written by name, and those of one name in the order of the file', () => {
  const rows = [row(1, 'Hoa'), row(2, 'An'), row(3, 'HOA'), { no: 4, keys: null }, row(5, 'An')];
  expect(sortedByName(rows).map(({ no }) => no)).toEqual([4, 2, 5, 1, 3]);
});

test('a second row of one tax code never goes before the first, whatever it is called', () => {
  const rows = [row(1, 'Đại Đồng', '0100109106'), row(2, 'Ba Đình', '0100109106'), row(3, 'Ba Đình'), row(4, 'An')];
  expect(sortedByName(rows).map(({ no }) => no)).toEqual([4, 1, 2, 3]);
});
