import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { mutants } from './mutants-list.ts';
import { saleMutants } from './sale-mutants.ts';

const textOf = (file: string) => readFileSync(new URL(`../../${file}`, import.meta.url), 'utf8');

test('what a mutant breaks stands exactly once in its file: a rule that was rewritten is broken in its new words', () => {
  const places = [...mutants, ...saleMutants].map(({ name, file, find }) => [name, textOf(file).split(find).length - 1]);
  expect(places.length).toBeGreaterThan(40);
  expect(places.filter(([, count]) => count !== 1)).toEqual([]);
});
