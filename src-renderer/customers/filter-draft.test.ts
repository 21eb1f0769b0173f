import { expect, test } from 'vitest';
import type { FilterTree } from '../../src-shared/customers/filter.ts';
import { aCondition, draftOf, treeOf } from './filter-draft.ts';

test('a filter that is opened and closed again stays the same filter', () => {
  const tree: FilterTree = {
    join: 'any',
    items: [
      { field: 'rating', op: 'is', value: ['A', 'B'] },
      { field: 'foundedOn', op: 'before', value: '2000-03-14' },
      {
        join: 'all',
        items: [
          { field: 'note', op: 'empty' },
          { field: 'potential', op: 'at-least', value: 40 },
        ],
      },
    ],
  };
  expect(treeOf(draftOf(tree))).toEqual({ tree });
});

test('a condition without a value is named by its number, and a day is read as people write it', () => {
  const day = { ...aCondition('foundedOn'), op: 'after' as const, text: '14/3/2009' };
  expect(treeOf({ join: 'all', items: [day] })).toEqual({
    tree: { join: 'all', items: [{ field: 'foundedOn', op: 'after', value: '2009-03-14' }] },
  });
  expect(treeOf({ join: 'all', items: [day, aCondition('note')] })).toEqual({ unfinished: 2 });
  expect(treeOf({ join: 'all', items: [{ ...day, text: '31/2/2009' }] })).toEqual({ unfinished: 1 });
  expect(treeOf({ join: 'all', items: [] })).toEqual({ unfinished: 0 });
});
