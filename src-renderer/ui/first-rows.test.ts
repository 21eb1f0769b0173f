import { expect, test } from 'vitest';
import { firstRows } from './first-rows.ts';

test.each([
  ['a laptop', 36, 370, 768, 12],
  ['a large screen', 36, 370, 1440, 30],
  ['a row that is seen in part counts', 40, 100, 141, 2],
  ['a window that shows nothing of the list makes one row', 36, 370, 300, 1],
])('%s: so many rows are made for the first picture', (_what, rowPx, abovePx, windowPx, rows) => {
  expect(firstRows(rowPx, abovePx, windowPx)).toBe(rows);
});
