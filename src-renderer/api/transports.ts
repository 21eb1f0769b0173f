import type { DesktopBridge, FileChoice } from '../../src-shared/rpc/bridge.ts';
import { AppError } from '../../src-shared/rpc/errors.ts';
import type { ErrorShape, Outcome } from '../../src-shared/rpc/errors.ts';
import type { CoreEvent } from '../../src-shared/rpc/events.ts';
import type { Transport } from '../../src-shared/rpc/transport.ts';

declare global {
  interface Window {
    /** Made by the preload script of the desktop program; absent in a browser. */
    readonly fieldbook?: DesktopBridge;
  }
}

export interface HostLink {
  readonly transport: Transport;
  /** The desktop shell: menu commands, dialogs, notifications. Null in a browser. */
  readonly desktop: DesktopBridge | null;
  /** Hands a chosen or dropped file to the core; null for one that the host does not take. */
  admitFile(file: File): Promise<FileChoice | null>;
}

/** Everything that is shown may be old: an event was perhaps missed while the connection was down. */
export const everythingChanged: CoreEvent = { type: 'changed', entity: '*', ids: null };

/** Picks the way to the core: Electron's bridge where there is one, otherwise the loopback server that served this page. */
export function connectToHost(): HostLink {
  const desktop = window.fieldbook;
  if (desktop === undefined) return { transport: loopbackTransport(), desktop: null, admitFile: uploadFile };
  return { transport: desktop, desktop, admitFile: (file) => desktop.pathForFile(file) };
}

function loopbackTransport(): Transport {
  return {
    async call(procedure, input) {
      try {
        const body = JSON.stringify(input ?? {});
        const response = await fetch(`/call/${procedure}`, {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body,
          keepalive: outlivesThePage(procedure, body),
        });
        // The loopback host answers every call, allowed or refused, with an Outcome; the contract's schema made it.
        return (await response.json()) as Outcome<unknown>;
      } catch (error) {
        return { ok: false, error: { code: 'busy', message: `the program did not answer: ${String(error)}` } };
      }
    },
    subscribe(listener) {
      const source = new EventSource('/events');
      // What was read before the stream stood may be old already: at the first time as after a break.
      source.onopen = () => listener(everythingChanged);
      source.onmessage = (message) => {
        // The host writes exactly one CoreEvent as JSON into each message.
        listener(JSON.parse(String(message.data)) as CoreEvent);
      };
      return () => source.close();
    },
  };
}

/** What a closing page hands over last must arrive after it. Browsers carry at most 64 KiB in this way and refuse more. */
function outlivesThePage(procedure: string, body: string): boolean {
  return procedure.startsWith('drafts.') && new TextEncoder().encode(body).byteLength < 60_000;
}

async function uploadFile(file: File): Promise<FileChoice> {
  const response = await fetch('/files', {
    method: 'POST',
    headers: { 'x-file-name': encodeURIComponent(file.name) },
    body: file,
  });
  // The host answers an upload with its token, or with the refusal that says why it does not take it.
  const answer = (await response.json()) as { token: string; name: string } | { ok: false; error: ErrorShape };
  if ('error' in answer)
    throw new AppError(answer.error.code, answer.error.message, {
      ...(answer.error.details === undefined ? {} : { details: answer.error.details }),
    });
  return { ref: answer.token, name: answer.name };
}
