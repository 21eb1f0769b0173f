import type { ServerResponse } from 'node:http';
import type { CoreEvent } from '../../../src-shared/rpc/events.ts';

export interface EventStreams {
  add(response: ServerResponse): void;
  send(event: CoreEvent): void;
  close(): void;
}

const heartbeatMs = 20_000;
/** A page that does not read (a laptop lid closed on a tab) is cut off; it refetches everything when it comes back. */
const mostUnreadBytes = 4 * 1024 * 1024;

/** Server-sent events: "changed" comes up to every open page. */
export function createEventStreams(): EventStreams {
  const open = new Set<ServerResponse>();
  const heartbeat = setInterval(() => write(': beat\n\n'), heartbeatMs);
  heartbeat.unref();

  function write(text: string): void {
    for (const response of open) {
      if (response.writableLength > mostUnreadBytes) response.destroy();
      else response.write(text);
    }
  }

  return {
    add(response) {
      open.add(response);
      response.on('close', () => open.delete(response));
      // Says at once that the stream stands, so the page knows from when on it hears everything.
      response.write('retry: 1000\n: open\n\n');
    },
    send: (event) => write(`data: ${JSON.stringify(event)}\n\n`),
    close() {
      clearInterval(heartbeat);
      for (const response of open) response.end();
    },
  };
}
