import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import type { Transport } from '../../../src-shared/rpc/transport.ts';
import type { Clock } from '../../core/platform/ports.ts';
import { createFileLog } from '../../core-process/file-log.ts';
import { createFileSecrets } from '../../core-process/file-secrets.ts';
import { startCoreThread } from './core-thread.ts';
import { createEventStreams } from './event-stream.ts';
import { answerRequest, refuse } from './http.ts';
import { holdProfile } from './profile-lock.ts';
import { createSession } from './session.ts';
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
  { profileDir, version, port = 0, clock, rendererDir = builtScreens }: LoopbackOptions,
  lock: Awaited<ReturnType<typeof holdProfile>>,
): Promise<Loopback> {
  const spool = createSpool(profileDir);
  const core = await startCoreThread(
    {
      profileDir,
      version,
      host: 'loopback',
      capabilities: { host: 'loopback', canPickFiles: false, canNotify: false, canOpenFolders: false },
    },
    { secrets: createFileSecrets(profileDir), files: spool.files, log: createFileLog(profileDir) },
    clock?.now(),
  );
  const events = createEventStreams();
  core.subscribe((event) => events.send(event));
  const pages = createStaticFiles(rendererDir);

  const server = createServer({ headersTimeout: 10_000 });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen({ host: '127.0.0.1', port, exclusive: true }, resolve);
  });
  // A TCP server that listens has an AddressInfo; the string is for pipes.
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const session = createSession(origin);
  const parts = { origin, transport: core, session, events, spool, pages, controlSecret: lock.secret };
  server.on('request', (request, response) => {
    answerRequest(parts, request, response).catch(() => {
      // What reaches here is a malformed URL or a body cut off by the browser.
      if (response.headersSent) response.destroy();
      else refuse(response, 400, 'bad request');
    });
  });
  lock.announce(Number(new URL(origin).port));

  let closing: Promise<void> | undefined;
  return {
    url: session.newLink(),
    origin,
    newLink: session.newLink,
    transport: core,
    close() {
      closing ??= (async () => {
        const stopped = new Promise((resolve) => server.close(resolve));
        events.close();
        server.closeIdleConnections();
        await core.close();
        // Calls that ran were answered by the core's closing; what is still open now is a browser that keeps its line.
        server.closeAllConnections();
        await stopped;
        spool.clear();
        lock.release();
      })();
      return closing;
    },
  };
}
