import { fileURLToPath } from 'node:url';
import type { Transport } from '../../../src-shared/rpc/transport.ts';
import type { Clock } from '../../core/platform/ports.ts';
import { createFileLog } from '../../core-process/file-log.ts';
import { createFileSecrets } from '../../core-process/file-secrets.ts';
import { deviceName } from '../../core-process/device-name.ts';
import { startCoreThread } from './core-thread.ts';
import { holdProfile } from './profile-lock.ts';
import { openServer } from './server.ts';
import { createSpool } from './spool.ts';
import { createStaticFiles } from './static-files.ts';

export interface LoopbackOptions {
  readonly profileDir: string;
  readonly version: string;
  /** 0, the standard, takes a free one. */
  readonly port?: number;
  /** The core's clock starts at its `now()` and goes on from there. */
  readonly clock?: Clock;
  readonly rendererDir?: string;
  /** What the core's thread runs; without it the sources, which take a second to be read. */
  readonly coreScript?: string;
}

export interface Loopback {
  /** A link that signs one browser in, once. */
  readonly url: string;
  readonly origin: string;
  newLink(): string;
  /** The core directly, without HTTP: for what the host itself has to say, and for tests. */
  readonly transport: Transport;
  close(): Promise<void>;
}

const builtScreens = fileURLToPath(new URL('../../../dist/renderer', import.meta.url));

/**
 * The program for a browser on this machine: 127.0.0.1 only, a free port, a one-time link.
 * @throws `AppError('profile-in-use')` where another start holds the profile; `askHolderForLink` then gets a link from it.
 */
export async function startLoopback(options: LoopbackOptions): Promise<Loopback> {
  const { profileDir } = options;
  const lock = await holdProfile(profileDir);
  try {
    return await serve(options, lock);
  } catch (error) {
    lock.release();
    throw error;
  }
}

async function serve(
  { profileDir, version, port = 0, clock, rendererDir = builtScreens, coreScript }: LoopbackOptions,
  lock: Awaited<ReturnType<typeof holdProfile>>,
): Promise<Loopback> {
  const spool = createSpool(profileDir);
  const core = await startCoreThread(
    {
      profileDir,
      version,
      host: 'loopback',
      capabilities: { host: 'loopback', canPickFiles: false, canNotify: false, canOpenFolders: false, ...deviceName() },
    },
    { secrets: createFileSecrets(profileDir), files: spool.files, log: createFileLog(profileDir) },
    clock?.now(),
    coreScript,
  );
  const parts = { transport: core, spool, pages: createStaticFiles(rendererDir), controlSecret: lock.secret };
  const server = await openServer(parts, port).catch(async (error: unknown) => {
    await core.close();
    throw error;
  });
  lock.announce(Number(new URL(server.origin).port));

  let closing: Promise<void> | undefined;
  return {
    url: server.newLink(),
    origin: server.origin,
    newLink: server.newLink,
    transport: core,
    close() {
      closing ??= (async () => {
        const stopped = server.stop();
        // Closing the core answers the calls that still run; what is open after that is a browser that keeps its line.
        await core.close();
        server.cutOff();
        await stopped;
        spool.clear();
        lock.release();
      })();
      return closing;
    },
  };
}
