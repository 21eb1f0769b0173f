import { resolve } from 'node:path';
import { createNodeCore } from '../../core-process/node-core.ts';
import { standardProfileDir } from '../../core-process/standard-profile-dir.ts';
import { type CliWorld, exitCodes, runCli } from './run.ts';

/** Where a command line prints and reads: the process, or a test that runs the command in its own. */
export type Terminal = Omit<CliWorld, 'call'>;

/** One whole command line: opens the core on real files, calls, prints, closes. Answers the exit code, whatever happens. */
export async function runCommand(words: readonly string[], version: string, terminal: Terminal): Promise<number> {
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
    return await runCli(words, { ...terminal, call });
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    terminal.out(`${JSON.stringify({ error: { code: 'unexpected', message } })}\n`);
    return exitCodes.unexpected;
  }
}
