// The command line: the same contract for scripts and administrators. `npm run -s crm -- --help`
import { readFileSync } from 'node:fs';
import { text } from 'node:stream/consumers';
import { runCommand } from './command.ts';

const { version }: { version: string } = JSON.parse(readFileSync(new URL('../../../package.json', import.meta.url), 'utf8'));

// npm runs scripts in the project's folder; the paths that a person types belong to the folder where they typed them.
if (process.env['npm_lifecycle_event'] === 'crm' && process.env['INIT_CWD'] !== undefined) process.chdir(process.env['INIT_CWD']);

process.exitCode = await runCommand(process.argv.slice(2), version, {
  out: (written) => void process.stdout.write(written),
  err: (written) => void process.stderr.write(written),
  readStdin: () => text(process.stdin),
  isTerminal: process.stderr.isTTY === true,
});
