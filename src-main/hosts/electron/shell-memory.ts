import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { readSavedWindow, type SavedWindow } from './window-bounds.ts';

/** What the shell must know before a profile is open. No customer data. */
export interface ShellMemory {
  readonly language: 'vi' | 'en';
  readonly window: SavedWindow | null;
  /** `issuedAt` of the newest update ever accepted. */
  readonly lastUpdateIssuedAt: string | null;
}

const first: ShellMemory = { language: 'vi', window: null, lastUpdateIssuedAt: null };

/** A small file beside the profile; a damaged or missing one means starting as on the first day. */
export function openShellMemory(path: string): { get(): ShellMemory; change(change: Partial<ShellMemory>): void } {
  let memory = readMemory(path);
  return {
    get: () => memory,
    change(change) {
      memory = { ...memory, ...change };
      try {
        mkdirSync(dirname(path), { recursive: true });
        // Written beside and renamed: a crash in the middle leaves the old one.
        writeFileSync(`${path}.new`, JSON.stringify(memory));
        renameSync(`${path}.new`, path);
      } catch {
        // A full or read-only disk must not keep the window from closing; the place of a window can be lost.
      }
    },
  };
}

function readMemory(path: string): ShellMemory {
  let value: unknown;
  try {
    value = JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    return first;
  }
  if (typeof value !== 'object' || value === null) return first;
  const found: Record<string, unknown> = { ...value };
  const issuedAt = found['lastUpdateIssuedAt'];
  return {
    language: found['language'] === 'en' ? 'en' : 'vi',
    window: readSavedWindow(found['window']),
    lastUpdateIssuedAt: typeof issuedAt === 'string' && !Number.isNaN(Date.parse(issuedAt)) ? issuedAt : null,
  };
}
