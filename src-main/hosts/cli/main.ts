// The command line: the same contract for scripts and administrators. `npm run -s crm -- --help`
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { text } from 'node:stream/consumers';
import { createNodeCore } from '../../core-process/node-core.ts';
import { standardProfileDir } from '../../core-process/standard-profile-dir.ts';
import { type CliWorld, exitCodes, runCli } from './run.ts';

const { version }: { version: string } = JSON.parse(readFileSync(new URL('../../../package.json', import.meta.url), 'utf8'));

// npm runs scripts in the project's folder; the paths that a person types belong to the folder where they typed them.
if (process.env['npm_lifecycle_event'] === 'crm' && process.env['INIT_CWD'] !== undefined) process.chdir(process.env['INIT_CWD']);

const call: CliWorld['call'] = async (profile, procedure, input, onEvent) => {
  const core = createNodeCore({ profileDir: resolve(profile ?? standardProfileDir()), version, host: 'cli' });
  core.subscribe(onEvent);
  await core.start();
  try {
    return await core.dispatch(procedure, input);
  } finally {
    await core.close();
  }
};

try {
  process.exitCode = await runCli(process.argv.slice(2), {
    out: (written) => void process.stdout.write(written),
    err: (written) => void process.stderr.write(written),
    readStdin: () => text(process.stdin),
    isTerminal: process.stderr.isTTY === true,
    call,
  });
} catch (error) {
  const message = error instanceof Error ? error.message : String(error);
  process.stdout.write(`${JSON.stringify({ error: { code: 'unexpected', message } })}\n`);
  process.exitCode = exitCodes.unexpected;
}
