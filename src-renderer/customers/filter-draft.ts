import {
  type FilterCondition,
  filterCondition,
  filterOperators,
  type FilterOperator,
  type FilterTree,
  isGroup,
} from '../../src-shared/customers/filter.ts';
import { kindOf, type ListField } from '../../src-shared/customers/list-fields.ts';
import { readDay, writeDay } from '../ui/formats.ts';

/** A condition while somebody writes it: texts as they are typed. */
export interface DraftCondition {
  readonly key: number;
  readonly field: ListField;
  readonly op: FilterOperator;
  readonly text: string;
  readonly choices: readonly string[];
}
export interface DraftGroup {
  readonly key: number;
  readonly join: FilterTree['join'];
  readonly items: readonly DraftCondition[];
}
export interface FilterDraft {
  readonly join: FilterTree['join'];
  readonly items: readonly (DraftCondition | DraftGroup)[];
}

let lastKey = 0;
export const nextKey = () => (lastKey += 1);

export function aCondition(field: ListField = 'lifecycle'): DraftCondition {
  return { key: nextKey(), field, op: filterOperators[kindOf(field)][0], text: '', choices: [] };
}

export function isDraftGroup(item: DraftCondition | DraftGroup): item is DraftGroup {
  return 'items' in item;
}

/** What a condition asks for beside its operator. */
export function valueKindOf(field: ListField, op: FilterOperator): 'none' | 'text' | 'choices' | 'number' | 'days' | 'day' {
  if (op === 'empty' || op === 'not-empty') return 'none';
  const kind = kindOf(field);
  if (kind === 'choice') return 'choices';
  if (kind !== 'day') return kind;
  return op === 'on' || op === 'before' || op === 'after' ? 'day' : 'days';
}

export function draftOf(tree: FilterTree | undefined): FilterDraft {
  if (tree === undefined) return { join: 'all', items: [aCondition()] };
  const one = ({ field, op, value }: FilterCondition): DraftCondition => ({
    key: nextKey(),
    field,
    op,
    text:
      value === undefined || Array.isArray(value)
        ? ''
        : valueKindOf(field, op) === 'day'
          ? writeDay(String(value))
          : String(value),
    choices: Array.isArray(value) ? value : [],
  });
  return {
    join: tree.join,
    items: tree.items.map((item) =>
      isGroup(item) ? { key: nextKey(), join: item.join, items: item.items.map(one) } : one(item),
    ),
  };
}

/** The finished filter, or the number (from 1) of the first condition that is not finished; 0 where there is none at all. */
export function treeOf(draft: FilterDraft): { tree: FilterTree } | { unfinished: number } {
  let number = 0;
  let unfinished: number | null = null;
  const one = (item: DraftCondition): FilterCondition => {
    number += 1;
    const condition = conditionOf(item);
    if (condition === null) unfinished ??= number;
    return condition ?? { field: item.field, op: 'empty' };
  };
  const items = draft.items.flatMap((item): FilterTree['items'] => {
    if (!isDraftGroup(item)) return [one(item)];
    return item.items.length === 0 ? [] : [{ join: item.join, items: item.items.map(one) }];
  });
  if (unfinished !== null) return { unfinished };
  return items.length === 0 ? { unfinished: 0 } : { tree: { join: draft.join, items } };
}

function conditionOf({ field, op, text, choices }: DraftCondition): FilterCondition | null {
  const kind = valueKindOf(field, op);
  const clean = text.trim();
  const value =
    kind === 'none'
      ? undefined
      : kind === 'choices'
        ? [...choices]
        : kind === 'day'
          ? (readDay(clean) ?? '')
          : kind === 'text'
            ? clean
            : clean === ''
              ? Number.NaN
              : Number(clean.replace(',', '.'));
  const parsed = filterCondition.safeParse(value === undefined ? { field, op } : { field, op, value });
  return parsed.success ? parsed.data : null;
}

/** How many conditions a tree has. */
export function countOf(tree: FilterTree): number {
  return tree.items.reduce((sum, item) => sum + (isGroup(item) ? item.items.length : 1), 0);
}
