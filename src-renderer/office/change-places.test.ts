import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { entities } from '../../src-shared/sync/entities.ts';
import { shownFields } from './change-fields.ts';
import { fieldKeys, pageOf } from './change-places.ts';

/** Named as the catalogues of the program name them. */
const names: Readonly<Record<string, string>> = {
  'data-requests': 'dataRequests',
  'visit-plans': 'visitPlans',
  'visit-forms': 'visitForms',
  'yearly-days': 'yearlyDays',
};

function wordsOf(language: string): Map<string, string> {
  const folder = new URL(`../locales/${language}/`, import.meta.url);
  const found = new Map<string, string>();
  const walk = (value: unknown, key: string, separator: string) => {
    if (typeof value === 'string') found.set(key, value);
    else for (const [name, part] of Object.entries(value as object)) walk(part, `${key}${separator}${name}`, '.'); // JSON of texts
  };
  for (const file of readdirSync(folder)) {
    const name = file.replace('.json', '');
    walk(JSON.parse(readFileSync(new URL(file, folder), 'utf8')), names[name] ?? name, ':');
  }
  return found;
}

test.each(['vi', 'en'])('every kind of record and every field that a change shows has a word: %s', (language) => {
  const words = wordsOf(language);
  const isWord = (key: string) => words.has(key) && !(words.get(key) ?? '').includes('{{');
  const kinds = Object.keys(entities).filter((entity) => !isWord(`office:entity.${entity}`));
  const fields = Object.entries(entities).flatMap(([entity, { fields: all }]) =>
    shownFields(Object.fromEntries(all.map((field) => [field, null])))
      .filter((field) => !isWord(fieldKeys(entity, field).find((key) => words.has(key)) ?? ''))
      .map((field) => `${entity}.${field}`),
  );
  expect({ kinds, fields }).toEqual({ kinds: [], fields: [] });
});

test('the lines of a refused quote are changed on the quote’s own page; a quote that was never made has none', () => {
  expect(pageOf({ entity: 'quotes', kind: 'update' })).toBe('/quotes/$id');
  expect(pageOf({ entity: 'orders', kind: 'update' })).toBe('/orders/$id');
  expect(pageOf({ entity: 'quotes', kind: 'create' })).toBeNull();
  expect(pageOf({ entity: 'visits', kind: 'update' })).toBeNull();
});
