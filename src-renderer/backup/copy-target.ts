import { chooseSaveTarget, type SaveTarget } from '../api/save-target.ts';
import type { HostLink } from '../api/transports.ts';

/** Asks where the copy of a backup shall go. Null when the user changed their mind. */
export function chooseCopyTarget(host: HostLink, name: string): Promise<SaveTarget | null> {
  return chooseSaveTarget(host, 'backup', name);
}
