// `npm test`: sets up what it needs, runs every step, ends with "N passed, N failed".
//   --full       the long versions too          --only STEP   one step (may be repeated)
import { existsSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { ensureBrowser, ensureHeadlessShell } from './browser.mjs';
import { ensureBuilt } from './built.mjs';
import { ensureSetup, root } from './setup.mjs';
import { runStep, steps } from './test-steps.mjs';

const { values } = parseArgs({
  options: { full: { type: 'boolean', default: false }, only: { type: 'string', multiple: true } },
});
const unknown = (values.only ?? []).filter((id) => !steps.some((step) => step.id === id));
if (unknown.length > 0) {
  console.error(`There is no step ${unknown.join(', ')}; there are ${steps.map(({ id }) => id).join(', ')}.`);
  process.exit(2);
}

const started = performance.now();
ensureSetup();
const wanted = steps.filter(
  ({ id, needs }) => (values.only?.includes(id) ?? true) && (needs === undefined || existsSync(path.join(root, needs))),
);
const needsBrowser = wanted.some(({ lane }) => lane === 1);
const browser = needsBrowser ? ensureBrowser() : undefined;
if (browser !== undefined) ensureHeadlessShell();
if (needsBrowser && browser === undefined)
  console.log('No Chromium, Chrome or Edge was found and none could be installed: tests of the screens will fail.');
// One step alone still needs the built screens.
if (needsBrowser && !wanted.some(({ id }) => id === 'build')) ensureBuilt();

const results = [];
const work = async (step) => {
  const result = await runStep(step, { isFull: values.full, browser });
  results.push(result);
  if (result.failed > 0) console.log(`\n──── ${result.id} ────\n${result.output.trim()}\n`);
  console.log(line(result));
};
const cheap = wanted.filter(({ lane }) => lane === 0);
// Two at a time: one checks types while the other builds, lints and draws the boundaries.
await Promise.all([inOrder(cheap.filter(({ id }) => id === 'types')), inOrder(cheap.filter(({ id }) => id !== 'types'))]);
await inOrder(wanted.filter(({ lane }) => lane === 1));

const total = (key) => results.reduce((sum, result) => sum + result[key], 0);
console.log(`\n${results.map(line).join('\n')}\n${((performance.now() - started) / 60_000).toFixed(1)} minutes in all\n`);
console.log(`${total('passed')} passed, ${total('failed')} failed`);
process.exitCode = total('failed') === 0 && total('passed') > 0 ? 0 : 1;

async function inOrder(list) {
  for (const step of list) await work(step);
}

function line({ id, passed, failed, seconds }) {
  return `${id.padEnd(11)} ${String(passed).padStart(5)} passed ${String(failed).padStart(4)} failed ${seconds.toFixed(1).padStart(7)} s`;
}
