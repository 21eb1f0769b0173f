// Makes a profile with the demo company: `npm run demo -- --customers 100000 --profile DIR`
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { createNodeCore } from '../../src-main/core-process/node-core.ts';

const usage = `npm run demo -- --profile DIR [--customers 2000] [--seed 1] [--today 2026-11-25]
  Makes a new profile in DIR with the demo company. Any size up to 2 000 000 customers.`;

const { values } = parseArgs({
  options: {
    profile: { type: 'string' },
    customers: { type: 'string', default: '2000' },
    seed: { type: 'string', default: '1' },
    today: { type: 'string' },
    help: { type: 'boolean', default: false },
  },
});

if (values.help || values.profile === undefined) {
  console.log(usage);
  process.exit(values.help ? 0 : 2);
}

// npm runs scripts in the project's folder; the path that a person types belongs to the folder where it was typed.
const profileDir = resolve(process.env['INIT_CWD'] ?? '.', values.profile);
if (existsSync(profileDir)) console.log(`${profileDir} is there already; a profile in it is not overwritten.`);

const core = createNodeCore({
  profileDir,
  version: '0.0.0',
  host: 'cli',
  ports: { log: { write: ({ level, message }) => (level === 'error' ? console.error(message) : undefined) } },
});
let lastTenth = -1;
core.subscribe((event) => {
  if (event.type !== 'job' || event.job.total === null) return;
  const tenth = Math.floor((event.job.done / event.job.total) * 10);
  if (tenth > lastTenth) console.log(`${event.job.done} of ${event.job.total} customers`);
  lastTenth = Math.max(lastTenth, tenth);
});
await core.start();
const startedAt = performance.now();
const outcome = await core.dispatch('demo.load', {
  customers: Number(values.customers),
  seed: Number(values.seed),
  ...(values.today === undefined ? {} : { today: values.today }),
});
await core.close();
const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
if (outcome.ok) {
  console.log(`${JSON.stringify(outcome.value)} in ${seconds} s: ${profileDir}`);
} else {
  console.error(`${outcome.error.code}: ${outcome.error.message}`);
  process.exitCode = 1;
}
