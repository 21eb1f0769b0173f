import { foldWords } from '../vietnam/fold.ts';
import type { CustomerFilter } from './customer-list.ts';
import { type ListValue, matches, testOf } from './filter.ts';
import type { ListField } from './list-fields.ts';

/** A customer as a filter sees it: its fields, and what the search looks through. */
export interface FilteredRecord {
  readonly valueOf: (field: ListField) => ListValue;
  readonly search: string;
}

/** Whether one record passes a filter: the same as whether the list of the filter has it. Groups and the recycle bin are not asked. */
export function passes(filter: CustomerFilter, { valueOf, search }: FilteredRecord, today: string): boolean {
  const isSame = (field: 'kind' | 'lifecycle' | 'rating' | 'ownerId' | 'provinceCode' | 'source') =>
    filter[field] === undefined || filter[field] === valueOf(field);
  const { notVisitedSince, valued, where, text } = filter;
  return (
    (['kind', 'lifecycle', 'rating', 'ownerId', 'provinceCode', 'source'] as const).every(isSame) &&
    (notVisitedSince === undefined ||
      testOf({ field: 'lastVisitAt', op: 'empty' }, today)(valueOf('lastVisitAt')) ||
      testOf({ field: 'lastVisitAt', op: 'before', value: notVisitedSince }, today)(valueOf('lastVisitAt'))) &&
    (valued === undefined || (valueOf(valued.by) ?? null) === valued.value) &&
    (where === undefined || matches(where, valueOf, today)) &&
    (text === undefined || foldWords(text).every((word) => search.includes(word.length < 3 ? ` ${word}` : word)))
  );
}
