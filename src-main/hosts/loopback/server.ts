import type { AddressInfo } from 'node:net';
import type { JsonTransport } from '../../core-process/port-transport.ts';
import { createEventStreams } from './event-stream.ts';
import { answerRequest, refuse } from './http.ts';
import { createSession } from './session.ts';
import type { Spool } from './spool.ts';
import type { StaticFiles } from './static-files.ts';

export interface Server {
  /** `http://127.0.0.1:port` */
  readonly origin: string;
  newLink(): string;
  /** No new request is taken from now on; event streams end. Resolves when the last answer has gone out. */
  stop(): Promise<void>;
  /** Cuts off the lines that browsers keep open. */
  cutOff(): void;
}

export interface ServerParts {
  readonly transport: JsonTransport;
  readonly spool: Spool;
  readonly pages: StaticFiles;
  readonly controlSecret: string;
}

/** Asked for in this way, since an import of it reads all of Node's own `fetch` with it: 40 ms of each start. */
const { createServer } = process.getBuiltinModule('node:http');

/** Listens on 127.0.0.1 and nowhere else; port 0 takes a free one. */
export async function openServer(parts: ServerParts, port: number): Promise<Server> {
  const server = createServer({ headersTimeout: 10_000 });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen({ host: '127.0.0.1', port, exclusive: true }, resolve);
  });
  // A TCP server that listens has an AddressInfo; the string is for pipes.
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const session = createSession(origin);
  const events = createEventStreams();
  const leave = parts.transport.subscribe((event) => events.send(event));
  server.on('request', (request, response) => {
    answerRequest({ ...parts, origin, session, events }, request, response).catch(() => {
      // What reaches here is a malformed URL or a body cut off by the browser.
      if (response.headersSent) response.destroy();
      else refuse(response, 400, 'bad request');
    });
  });
  return {
    origin,
    newLink: session.newLink,
    stop() {
      const stopped = new Promise<void>((resolve) => void server.close(() => resolve()));
      leave();
      events.close();
      server.closeIdleConnections();
      return stopped;
    },
    cutOff: () => server.closeAllConnections(),
  };
}
