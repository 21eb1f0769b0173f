import Papa from 'papaparse';
import { expect, test } from 'vitest';
import { problemsCsv } from './problems-file.ts';

const headings = ['Dòng', 'Cột', 'Nội dung', 'Lý do'];

test('the file of bad rows opens in Excel with accents, quotes and line breaks whole', () => {
  const text = problemsCsv(
    [{ row: 3, column: 'Tên, địa chỉ', severity: 'error', reason: 'empty-name', value: 'Cty "ABC"\nHuế' }],
    headings,
    (reason) => `vì ${reason}`,
  );
  expect(text.startsWith('\uFEFF')).toBe(true);
  expect(Papa.parse<string[]>(text.slice(1).trim()).data).toEqual([
    headings,
    ['3', 'Tên, địa chỉ', 'Cty "ABC"\nHuế', 'vì empty-name'],
  ]);
});

test.each(['=1+1', '+84912345678', '-1', '@SUM(A1)', '\t=1', '\r=1', '\0=1'])(
  'a cell that begins like the formula %j is text',
  (value) => {
    const text = problemsCsv([{ row: 1, column: null, severity: 'warning', reason: 'invalid', value }], headings, () => '');
    expect(text).toContain(`"'${value}"`);
  },
);
