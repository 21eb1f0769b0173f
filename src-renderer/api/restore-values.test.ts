import { expect, test } from 'vitest';
import { changedValues, restoreValues } from './restore-values.ts';

const start = { name: '', isPrimary: false, ownerId: null };

test('a form opens with what was typed into it', () => {
  expect(restoreValues(start, { name: 'Đức', ownerId: 'lan' })).toEqual({
    values: { name: 'Đức', isPrimary: false, ownerId: 'lan' },
    isRestored: true,
  });
});

test.each<{ kept: unknown }>([
  { kept: undefined },
  { kept: null },
  { kept: 'Đức' },
  { kept: {} },
  { kept: { name: 1, isPrimary: 'yes' } },
  { kept: { name: '', isPrimary: false } },
  { kept: { faxNumber: '028', valueOf: null } },
])('a form opens empty where nothing that it knows was kept: $kept', ({ kept }) => {
  expect(restoreValues(start, kept)).toEqual({ values: start, isRestored: false });
});

test('a form that changes a record knows what was typed into it and what was left as it was', () => {
  expect(changedValues(start, { ...start, name: 'Đức' })).toEqual({ name: 'Đức' });
  expect(changedValues(start, { ...start })).toEqual({});
});
