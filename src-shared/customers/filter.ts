import { z } from 'zod';
import { addDays, localDay } from '../lib/dates.ts';
import { isoDate } from '../lib/fields.ts';
import { foldText } from '../vietnam/fold.ts';
import { type FieldKind, kindOf, listField, type ListField } from './list-fields.ts';

/*
 * A filter with "and" and "or" as a tree of two levels: conditions and groups of conditions. Plain data, so that it can stand in an
 * address, a saved view or a group's rule; `matches` says what it means, for one record as for a list of a million.
 */

export const filterOperators = {
  text: ['contains', 'not-contains', 'equals', 'empty', 'not-empty'],
  choice: ['is', 'is-not', 'empty', 'not-empty'],
  day: ['on', 'before', 'after', 'within-last', 'within-next', 'longer-ago', 'empty', 'not-empty'],
  number: ['equals', 'at-least', 'at-most', 'empty', 'not-empty'],
} as const satisfies Record<FieldKind, readonly string[]>;
export type FilterOperator = (typeof filterOperators)[FieldKind][number];

const allOperators = [...new Set(Object.values(filterOperators).flat())];

/** Days that a relative condition looks back or ahead. */
export const mostDays = 36_500;
const text = z.string().min(1).max(200);
const days = z.int().min(0).max(mostDays);
const number = z.number().min(-1e15).max(1e15);
const choices = z.array(z.string().min(1).max(80)).min(1).max(200);

export const filterCondition = z
  .object({
    field: listField,
    op: z.enum(allOperators),
    value: z.union([z.string(), z.number(), z.array(z.string())]).exactOptional(),
  })
  .superRefine(({ field, op, value }, issues) => {
    const fits = filterOperators[kindOf(field)].some((known) => known === op);
    if (!fits) issues.addIssue({ code: 'custom', path: ['op'], message: 'not-a-choice' });
    else if (!valueOf(kindOf(field), op).safeParse(value).success) {
      issues.addIssue({ code: 'custom', path: ['value'], message: kindOf(field) === 'day' ? 'not-a-date' : 'invalid' });
    }
  });
export type FilterCondition = z.output<typeof filterCondition>;

const joins = ['all', 'any'] as const;
export const filterGroup = z.object({ join: z.enum(joins), items: z.array(filterCondition).min(1).max(20) });
export type FilterGroup = z.output<typeof filterGroup>;

/** `all`: every item must hold; `any`: at least one. */
export const filterTree = z.object({
  join: z.enum(joins),
  items: z
    .array(z.union([filterCondition, filterGroup]))
    .min(1)
    .max(20),
});
export type FilterTree = z.output<typeof filterTree>;

/** What a condition of this kind and operator is compared with. */
function valueOf(kind: FieldKind, op: FilterOperator): z.ZodType {
  if (op === 'empty' || op === 'not-empty') return z.undefined();
  if (kind === 'text') return text;
  if (kind === 'choice') return choices;
  if (kind === 'number') return number;
  return op === 'on' || op === 'before' || op === 'after' ? isoDate : days;
}

export function isGroup(item: FilterCondition | FilterGroup): item is FilterGroup {
  return 'items' in item;
}

export type ListValue = string | number | null;

/** The fields that a tree looks at. */
export function fieldsOf(tree: FilterTree): ListField[] {
  const conditions = tree.items.flatMap((item) => (isGroup(item) ? item.items : [item]));
  return [...new Set(conditions.map(({ field }) => field))];
}

/** Whether a value passes a condition. Days count in Vietnam's time; `today` is a day. */
export function testOf({ field, op, value }: FilterCondition, today: string, isFolded = false): (actual: ListValue) => boolean {
  if (op === 'empty') return isEmpty;
  if (op === 'not-empty') return (actual) => !isEmpty(actual);
  switch (kindOf(field)) {
    case 'text':
      return textTest(op, String(value), isFolded);
    case 'choice': {
      const wanted = new Set(Array.isArray(value) ? value : []);
      const isIn = (actual: ListValue) => typeof actual === 'string' && wanted.has(actual);
      return op === 'is' ? isIn : (actual) => !isIn(actual);
    }
    case 'number':
      return numberTest(op, Number(value));
    case 'day':
      return dayTest(op, value, today);
  }
}

/** Whether a record passes a tree; `valueOf` gives its fields. */
export function matches(tree: FilterTree, valueOf: (field: ListField) => ListValue, today: string): boolean {
  const holds = (condition: FilterCondition) => testOf(condition, today)(valueOf(condition.field));
  const one = (item: FilterCondition | FilterGroup) => (isGroup(item) ? joined(item.join, item.items.map(holds)) : holds(item));
  return joined(tree.join, tree.items.map(one));
}

function joined(join: FilterTree['join'], answers: readonly boolean[]): boolean {
  return join === 'all' ? answers.every(Boolean) : answers.some(Boolean);
}

function isEmpty(actual: ListValue): boolean {
  return actual === null || actual === '';
}

/** Accents, case and signs do not matter, as in the search; a text that holds nothing else is compared as it is. */
function textTest(op: FilterOperator, wanted: string, isFolded: boolean): (actual: ListValue) => boolean {
  const folded = foldText(wanted);
  const write =
    folded === '' || isFolded
      ? (actual: ListValue) => String(actual ?? '')
      : (actual: ListValue) => foldText(String(actual ?? ''));
  const sought = folded === '' ? wanted.trim() : folded;
  if (op === 'equals') return (actual) => write(actual) === sought;
  const digits = /^[\d\s.()+-]+$/.test(wanted) ? wanted.replace(/\D/g, '') : '';
  // A number is found however it was grouped: 0903 123 in 09.03.12.34.56.
  const holds = (actual: ListValue) =>
    write(actual).includes(sought) ||
    (digits !== '' &&
      String(actual ?? '')
        .replace(/\D/g, '')
        .includes(digits));
  return op === 'contains' ? holds : (actual) => !holds(actual);
}

function numberTest(op: FilterOperator, wanted: number): (actual: ListValue) => boolean {
  return (actual) => {
    if (typeof actual !== 'number') return false;
    return op === 'equals' ? actual === wanted : op === 'at-least' ? actual >= wanted : actual <= wanted;
  };
}

function dayTest(op: FilterOperator, value: FilterCondition['value'], today: string): (actual: ListValue) => boolean {
  const given = String(value);
  const away = Number(value);
  const isIn = (day: string): boolean => {
    switch (op) {
      case 'on':
        return day === given;
      case 'before':
        return day < given;
      case 'after':
        return day > given;
      case 'within-last':
        return day <= today && day >= addDays(today, -away);
      case 'within-next':
        return day >= today && day <= addDays(today, away);
      default:
        return day < addDays(today, -away);
    }
  };
  // "Longer ago than 60 days" is asked to find the neglected: never is longer ago than any day.
  return (actual) => (typeof actual === 'string' && actual !== '' ? isIn(dayText(actual)) : op === 'longer-ago');
}

/** A day as it is, an instant as the day it falls on. */
function dayText(value: string): string {
  return value.length > 10 ? localDay(value) : value;
}
