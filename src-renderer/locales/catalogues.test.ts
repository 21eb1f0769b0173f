import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const folder = new URL('.', import.meta.url);

function keysOf(language: string): string[] {
  return readdirSync(new URL(language, folder))
    .toSorted()
    .flatMap((file) =>
      leaves(JSON.parse(readFileSync(new URL(`${language}/${file}`, folder), 'utf8')), file.replace('.json', '')).map(
        ([key]) => key,
      ),
    );
}

/** Vietnamese has one plural form, English two: `_one` and `_other` are the same sentence. */
function leaves(value: unknown, path: string): [string, string][] {
  if (typeof value !== 'object' || value === null) return [[path.replace(/_(one|other)$/, '_other'), String(value)]];
  return Object.entries(value).flatMap(([name, part]) => leaves(part, `${path}.${name}`));
}

test('every sentence exists in Vietnamese and in English', () => {
  expect([...new Set(keysOf('en'))].toSorted()).toEqual([...new Set(keysOf('vi'))].toSorted());
});

test.each(['vi', 'en'])('no sentence is empty, and each names the same values in both languages: %s', (language) => {
  const other = language === 'vi' ? 'en' : 'vi';
  const problems = readdirSync(new URL(language, folder)).flatMap((file) => {
    const read = (which: string) => new Map(leaves(JSON.parse(readFileSync(new URL(`${which}/${file}`, folder), 'utf8')), file));
    const theirs = read(other);
    return [...read(language)]
      .filter(([key, text]) => text.trim() === '' || placeholders(text) !== placeholders(theirs.get(key) ?? ''))
      .map(([key]) => key);
  });
  expect(problems).toEqual([]);
});

function placeholders(text: string): string {
  return [...text.matchAll(/\{\{(\w+)/g)]
    .map((match) => match[1])
    .toSorted()
    .join();
}
