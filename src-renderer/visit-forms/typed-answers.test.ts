import { expect, test } from 'vitest';
import type { Question } from '../../src-shared/visits/visit-form-questions.ts';
import { readNumber, readTyped, typedOf } from './typed-answers.ts';

const ask = (key: string, type: Question['type']): Question => ({ key, type, label: key, isRequired: false, options: [] });
const questions = [ask('boxes', 'number'), ask('shelf', 'yes-no'), ask('rivals', 'choices'), ask('said', 'text')];

test('what was answered stands in the fields and comes back out of them', () => {
  const values = { boxes: 12.5, shelf: false, rivals: ['Sao Mai'], said: 'Ổn' };
  const typed = typedOf(questions, values);
  expect(typed).toEqual({ boxes: '12,5', shelf: 'no', rivals: ['Sao Mai'], said: 'Ổn' });
  expect(readTyped(questions, typed)).toEqual({ values, wrong: {} });
  expect(readTyped(questions, { boxes: '', rivals: [] })).toEqual({ values: {}, wrong: {} });
  expect(readTyped(questions, { boxes: 'nhiều' })).toEqual({ values: {}, wrong: { boxes: 'nhiều' } });
});

test('numbers are read as they are written here', () => {
  expect(['1.250,5', '1250.5', '1.250', '-3', '12 000', '', '1,2,3', 'x'].map(readNumber)).toEqual([
    1250.5,
    1250.5,
    1250,
    -3,
    12_000,
    null,
    null,
    null,
  ]);
});
