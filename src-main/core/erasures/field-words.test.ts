import { expect, test } from 'vitest';
import { namingFields, ofContact, sharedTexts } from '../../../src-shared/erasures/redact.ts';
import { entities, type EntityDefinition, entityNames } from '../../../src-shared/sync/entities.ts';
import { fieldWord, hasFieldWord, valueWord } from './field-words.ts';

test('every field that can stand in a person’s copy has a word', () => {
  const meant = new Set<string>(['customers', 'contacts', ...[...namingFields, ...ofContact].map(({ entity }) => entity)]);
  for (const name of sharedTexts) meant.add(name);
  for (const name of entityNames) {
    const definition: EntityDefinition = entities[name];
    if (definition.root === 'customerId') meant.add(name);
  }
  const without = entityNames
    .filter((name) => meant.has(name))
    .flatMap((name) => entities[name].fields.filter((field) => !hasFieldWord(field)).map((field) => `${name}.${field}`));
  expect(without).toEqual([]);
});

test('a key is put in words where its field holds keys, and somebody’s own word stays', () => {
  expect([fieldWord('withWhom', 'vi'), fieldWord('withWhom', 'en'), fieldWord('ofTomorrow', 'vi')]).toEqual([
    'Với',
    'With',
    'ofTomorrow',
  ]);
  expect([valueWord('kind', 'call', 'vi'), valueWord('text', 'call', 'vi'), valueWord('kind', 'other', 'vi')]).toEqual([
    'cuộc gọi',
    null,
    null,
  ]);
});
