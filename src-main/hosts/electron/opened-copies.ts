import { chmodSync, mkdirSync, rmSync } from 'node:fs';
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { isProgramName } from '../../../src-shared/files/file-names.ts';
import type { FileChoice } from '../../../src-shared/rpc/bridge.ts';
import type { ElectronMain } from './electron-api.ts';
import { safeFileName } from './file-dialogs.ts';
import type { createPickedFiles } from './picked-files.ts';

export interface OpenedCopies {
  /** A place that the core may write a copy to, under this name. */
  place(name: string): FileChoice;
  /** Opens what was written there with the system's program for it; false where it is none of these places, or a program itself. */
  open(ref: string): Promise<boolean>;
  clear(): void;
}

/**
 * Copies of papers for the system's own programs. They lie in a folder of the profile, readable for the person alone, and go at every
 * start and end: a copy is the one place where a paper is not encrypted. It cannot be written to, so that nobody works on a copy by mistake.
 */
export function createOpenedCopies(
  shell: Pick<ElectronMain['shell'], 'openPath'>,
  folder: string,
  files: ReturnType<typeof createPickedFiles>,
): OpenedCopies {
  const places = new Map<string, string>();
  const clear = () => {
    places.clear();
    try {
      rmSync(folder, { recursive: true, force: true });
    } catch {
      // Windows keeps a file that another program has open; the next start removes it.
    }
  };
  clear();
  return {
    place(name) {
      const own = join(folder, randomBytes(8).toString('hex'));
      mkdirSync(own, { recursive: true, mode: 0o700 });
      const choice = files.forWriting(join(own, safeFileName(name)));
      places.set(choice.ref, join(own, choice.name));
      return choice;
    },
    async open(ref) {
      const path = places.get(ref);
      if (path === undefined || isProgramName(path)) return false;
      places.delete(ref);
      chmodSync(path, 0o400);
      // Electron answers with what went wrong, as a text.
      return (await shell.openPath(path)) === '';
    },
    clear,
  };
}
