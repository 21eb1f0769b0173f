import type { FilePurpose } from '../../src-shared/rpc/bridge.ts';
import type { HostLink } from './transports.ts';

/** A place outside of the data folder: `ref` goes into the call that writes it, `collect` fetches it where the host cannot save by itself. */
export interface SaveTarget {
  readonly ref: string;
  readonly name: string;
  collect(): void;
}

/** Asks where a file shall go: the system's dialog on the desktop, the browser's downloads otherwise. Null when the user changed their mind. */
export async function chooseSaveTarget(host: HostLink, purpose: FilePurpose, name: string): Promise<SaveTarget | null> {
  if (host.desktop !== null) {
    const chosen = await host.desktop.saveFile(purpose, name);
    return chosen === null ? null : { ...chosen, collect: () => {} };
  }
  const response = await fetch('/downloads', { method: 'POST', headers: { 'x-file-name': encodeURIComponent(name) } });
  // The loopback host answers with the token of a place that the core may write to and this page may read.
  const { token } = (await response.json()) as { token: string };
  return {
    ref: token,
    name,
    collect() {
      const link = document.createElement('a');
      link.href = `/download/${encodeURIComponent(token)}`;
      link.download = name;
      link.click();
    },
  };
}
