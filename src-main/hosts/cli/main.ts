// The command line: the same contract for scripts and administrators. `npm run -s crm -- --help`
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { text } from 'node:stream/consumers';
import { createCore } from '../../core/core.ts';
import { createFileLog } from '../../core-process/file-log.ts';
import { createFileSecrets } from '../../core-process/file-secrets.ts';
import { createNodeIds, plainPathFiles, systemClock } from '../../core-process/node-ports.ts';
import { standardProfileDir } from '../../core-process/standard-profile-dir.ts';
import { type CliWorld, exitCodes, runCli } from './run.ts';
import { nodeNetwork } from '../../core-process/node-network.ts';

const { version }: { version: string } = JSON.parse(readFileSync(new URL('../../../package.json', import.meta.url), 'utf8'));

// npm runs scripts in the project's folder; the paths that a person types belong to the folder where they typed them.
if (process.env['npm_lifecycle_event'] === 'crm' && process.env['INIT_CWD'] !== undefined) process.chdir(process.env['INIT_CWD']);

const call: CliWorld['call'] = async (profile, procedure, input, onEvent) => {
  const profileDir = resolve(profile ?? standardProfileDir());
  const core = createCore({
    profileDir,
    version,
    capabilities: { host: 'cli', canPickFiles: false, canNotify: false, canOpenFolders: false },
    ports: {
      clock: systemClock,
      ids: createNodeIds(systemClock),
      secrets: createFileSecrets(profileDir),
      files: plainPathFiles,
      network: nodeNetwork,
      log: createFileLog(profileDir),
    },
  });
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
