import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { licences } from './licences.ts';

test.each(licences)('the licence told for $name is the one it is installed with', ({ name, licence }) => {
  const installed: unknown = JSON.parse(
    readFileSync(new URL(`../../node_modules/${name}/package.json`, import.meta.url), 'utf8'),
  );
  expect(installed).toMatchObject({ license: licence });
});
