// `npm run check`: types, lint, boundaries and unit tests, for every few minutes of work.
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const steps = ['types', 'lint', 'boundaries', 'unit'];
const words = steps.flatMap((step) => ['--only', step]);
const run = spawnSync(process.execPath, [fileURLToPath(new URL('test.mjs', import.meta.url)), ...words], { stdio: 'inherit' });
process.exitCode = run.status ?? 1;
