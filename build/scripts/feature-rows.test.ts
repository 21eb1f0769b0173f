import { expect, test } from 'vitest';
import { readFeatureRows, readTestedIds } from './feature-rows.ts';

test('rows are read from the tables of the list', () => {
  const list =
    '# 1\n| id | row | anchors |\n| --- | --- | --- |\n| A01 | Company record | all |\n| C04 | Move a visit, by dragging | Od* |\ntext A02\n';
  expect(readFeatureRows(list)).toEqual([
    { id: 'A01', text: 'Company record' },
    { id: 'C04', text: 'Move a visit, by dragging' },
  ]);
  expect(() => readFeatureRows(`${list}| A01 | again | |`)).toThrow('A01');
});

test('a test counts for the rows that its title begins with', () => {
  const source = `
    test('[C04] a visit is moved', async () => {});
    test.each([1, 2])("[A01][X10] a field's history %s", () => {});
    test(\`[V01] finds \${text}\`, () => {});
    test(
      '[L01] undo', () => {});
    test('mentions [B02] later', () => {});
    // [D01] is planned
  `;
  expect(readTestedIds(source).map(({ id }) => id)).toEqual(['C04', 'A01', 'X10', 'V01', 'L01']);
  expect(readTestedIds(source)[0]?.title).toBe('a visit is moved');
});
