// The loopback host as a process: `node src-main/hosts/loopback/main.ts [--profile DIR] [--port N] [--language vi|en] [--core FILE]`: the core from
// a file that the build left, which is read sooner than its sources.
// Tells the one-time link and the profile's folder to the process that started it, or prints it.
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { AppError } from '../../../src-shared/rpc/errors.ts';
import { standardProfileDir } from '../../core-process/standard-profile-dir.ts';
import { startLoopback } from './loopback.ts';
import { askHolderForLink } from './profile-lock.ts';

const { values } = parseArgs({
  options: {
    profile: { type: 'string' },
    port: { type: 'string', default: '0' },
    language: { type: 'string' },
    core: { type: 'string' },
  },
});
const { version }: { version: string } = JSON.parse(readFileSync(new URL('../../../package.json', import.meta.url), 'utf8'));

/** `isSecond`: another start holds the profile and made this link; this process has nothing to do. */
function tell(link: string, isSecond: boolean, profileDir: string): void {
  if (process.send !== undefined) process.send({ link, isSecond, profileDir });
  else console.log(link);
}

async function start(profileDir: string, port: number, language: string | undefined): Promise<void> {
  const link = await askHolderForLink(profileDir);
  if (link !== null) return tell(link, true, profileDir);
  const loopback = await startLoopback({
    profileDir,
    version,
    port,
    ...(values.core === undefined ? {} : { coreScript: values.core }),
  });
  const stop = () => {
    // Closing waits for the running call and the database; a second signal ends at once.
    loopback.close().then(
      () => process.exit(0),
      () => process.exit(1),
    );
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, stop);
  process.once('disconnect', stop);
  if (language === 'vi' || language === 'en') await loopback.transport.call('settings.set', { language });
  tell(loopback.url, false, profileDir);
}

try {
  await start(resolve(values.profile ?? standardProfileDir()), Number(values.port), values.language);
} catch (error) {
  console.error(error instanceof AppError ? `Fieldbook: ${error.message} (${error.code})` : error);
  process.exit(1);
}
// A second start has told its link and must not be kept alive by the channel to its parent.
if (process.connected && process.listenerCount('SIGTERM') === 0) process.disconnect();
