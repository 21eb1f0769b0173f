import { expect, test } from 'vitest';
import { type FilterCondition, filterTree, type FilterTree, type ListValue, matches } from './filter.ts';
import type { ListField } from './list-fields.ts';

const today = '2026-11-25';
const customer: Partial<Record<ListField, ListValue>> = {
  name: 'Công ty TNHH Đại Đồng Tiến',
  phone: '(0292) 3918 267',
  rating: 'A',
  ownerId: null,
  potential: 40,
  foundedOn: '2000-03-06',
  lastVisitAt: '2026-11-20T18:30:00.000Z',
};
const holds = (tree: FilterTree) => matches(tree, (field) => customer[field] ?? null, today);
const one = (condition: FilterCondition) => holds({ join: 'all', items: [condition] });

test.each<[FilterCondition, boolean]>([
  [{ field: 'name', op: 'contains', value: 'dong tien' }, true],
  [{ field: 'name', op: 'not-contains', value: 'ĐỒNG' }, false],
  [{ field: 'name', op: 'equals', value: 'cong ty tnhh dai dong tien' }, true],
  [{ field: 'phone', op: 'contains', value: '02923918' }, true],
  [{ field: 'phone', op: 'contains', value: '0903' }, false],
  [{ field: 'note', op: 'contains', value: 'gì đó' }, false],
  [{ field: 'note', op: 'not-contains', value: 'gì đó' }, true],
  [{ field: 'note', op: 'empty' }, true],
  [{ field: 'rating', op: 'is', value: ['A', 'B'] }, true],
  [{ field: 'rating', op: 'is-not', value: ['A'] }, false],
  [{ field: 'ownerId', op: 'is-not', value: ['01a21415-8f39-7773-b156-b784dd6013a6'] }, true],
  [{ field: 'ownerId', op: 'not-empty' }, false],
  [{ field: 'potential', op: 'at-least', value: 40 }, true],
  [{ field: 'potential', op: 'at-most', value: 39 }, false],
  [{ field: 'foundedOn', op: 'before', value: '2000-03-07' }, true],
  // 18:30 in Greenwich is the next morning in Vietnam.
  [{ field: 'lastVisitAt', op: 'on', value: '2026-11-21' }, true],
  [{ field: 'lastVisitAt', op: 'within-last', value: 4 }, true],
  [{ field: 'lastVisitAt', op: 'within-last', value: 3 }, false],
  [{ field: 'lastVisitAt', op: 'longer-ago', value: 3 }, true],
  [{ field: 'nextVisitAt', op: 'longer-ago', value: 60 }, true],
  [{ field: 'nextVisitAt', op: 'within-next', value: 7 }, false],
])('%j is %s of a customer in Cần Thơ', (condition, expected) => {
  expect(one(condition)).toBe(expected);
});

test('"class A, or founded before 1990 and rich" is two levels of and/or', () => {
  const rich: FilterCondition = { field: 'potential', op: 'at-least', value: 80 };
  const old: FilterCondition = { field: 'foundedOn', op: 'before', value: '1990-01-01' };
  const classA: FilterCondition = { field: 'rating', op: 'is', value: ['A'] };
  expect(holds({ join: 'any', items: [classA, { join: 'all', items: [rich, old] }] })).toBe(true);
  expect(holds({ join: 'all', items: [classA, { join: 'any', items: [rich, old] }] })).toBe(false);
});

test.each([
  { field: 'rid; DROP TABLE customers', op: 'empty' },
  { field: 'name', op: 'within-last', value: 3 },
  { field: 'lastVisitAt', op: 'before', value: 'yesterday' },
  { field: 'rating', op: 'is', value: 'A' },
  { field: 'name', op: 'contains', value: '' },
  { field: 'potential', op: 'at-least' },
  { field: 'name', op: 'empty', value: 'x' },
])('a condition that makes no sense is refused: %j', (condition) => {
  expect(filterTree.safeParse({ join: 'all', items: [condition] }).success).toBe(false);
});
