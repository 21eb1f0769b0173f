// `npm run rows`: which rows of docs/features.md have a test through the screen, and which have none.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readFeatureRows, readTestedIds } from './feature-rows.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const testFolder = join(root, 'tests', 'e2e');
const rows = readFeatureRows(readFileSync(join(root, 'docs', 'features.md'), 'utf8'));
const testFiles = existsSync(testFolder)
  ? readdirSync(testFolder, { recursive: true, encoding: 'utf8' }).filter((file) => /\.(test|spec)\.ts$/.test(file))
  : [];
const tested = testFiles.flatMap((file) => readTestedIds(readFileSync(join(testFolder, file), 'utf8')));

const withTest = rows.filter(({ id }) => tested.some((test) => test.id === id));
const without = rows.filter((row) => !withTest.includes(row));
const unknown = tested.filter(({ id }) => !rows.some((row) => row.id === id));

console.log('Rows with a test through the screen');
for (const { id, text } of withTest) {
  console.log(`  ${id}  ${text}`);
  for (const test of tested) if (test.id === id) console.log(`         · ${test.title}`);
}
console.log('\nRows without one');
for (const { id, text } of without) console.log(`  ${id}  ${text}`);
if (unknown.length > 0)
  console.log(`\nTests of rows that are not in docs/features.md: ${unknown.map(({ id }) => id).join(', ')}`);
console.log(`\n${withTest.length} of ${rows.length} rows have a test, ${without.length} have none.`);
process.exitCode = unknown.length === 0 ? 0 : 1;
