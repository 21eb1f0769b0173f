import { formatShare, parseShare } from '../../src-shared/lib/percent.ts';
import { parseDong } from '../../src-shared/lib/money.ts';
import { readDay, writeDay, writeMoney } from '../ui/formats.ts';
import type { PartField } from './descriptions.ts';

/** A form keeps what was typed. A link keeps the id under the field and the record's name under `<field>.name`. */
export type FormValues = Record<string, string>;
export type FormProblem = 'required' | 'badDay' | 'badMoney' | 'badShare';

type Row = Readonly<Record<string, unknown>>;

/** What a drawer starts with: the line's own values, or those of a new one. */
export function startValues(
  fields: readonly PartField[],
  row: Row | null,
  first: FormValues,
  names: FormValues,
  language: 'vi' | 'en',
): FormValues {
  const values: FormValues = {};
  for (const field of fields) {
    const stored = row === null ? undefined : row[field.name];
    values[field.name] = row === null ? (first[field.name] ?? '') : written(field, stored, language);
    if (field.type === 'customer') values[`${field.name}.name`] = names[field.name] ?? '';
  }
  return values;
}

function written(field: PartField, stored: unknown, language: 'vi' | 'en'): string {
  if (stored === null || stored === undefined) return '';
  if (field.type === 'money') return writeMoney(Number(stored));
  if (field.type === 'share') return formatShare(Number(stored), language);
  if (field.type === 'day') return writeDay(String(stored));
  if (field.type === 'check') return stored === true ? 'yes' : '';
  return String(stored);
}

/** What cannot be sent as it was typed, by field. */
export function problemsOf(fields: readonly PartField[], values: FormValues): Readonly<Record<string, FormProblem>> {
  const problems: Record<string, FormProblem> = {};
  for (const field of fields) {
    const typed = (values[field.name] ?? '').trim();
    if (typed === '') {
      if (field.isRequired === true) problems[field.name] = 'required';
    } else if (field.type === 'day' && readDay(typed) === null) problems[field.name] = 'badDay';
    else if (field.type === 'money' && parseDong(typed) === null) problems[field.name] = 'badMoney';
    else if (field.type === 'share' && parseShare(typed) === null) problems[field.name] = 'badShare';
  }
  return problems;
}

/** The line as the core takes it; `problemsOf` found nothing. */
export function partValuesOf(fields: readonly PartField[], values: FormValues): Record<string, string | number | boolean | null> {
  return Object.fromEntries(fields.map((field) => [field.name, sent(field, (values[field.name] ?? '').trim())]));
}

function sent(field: PartField, typed: string): string | number | boolean | null {
  if (field.type === 'check') return typed === 'yes';
  if (typed === '') return null;
  if (field.type === 'money') return parseDong(typed);
  if (field.type === 'share') return parseShare(typed);
  if (field.type === 'day') return readDay(typed);
  return field.type === 'score' ? Number(typed) : typed;
}
