import { randomBytes } from 'node:crypto';
import { basename, resolve } from 'node:path';
import { createUuidV7, randomFromStore } from '../../src-shared/lib/ids.ts';
import type { Clock, Files, Ids } from '../core/platform/ports.ts';

/** The ports that plain Node answers by itself, for every host. */
export const systemClock: Clock = { now: () => Date.now() };

/** Starts at `startsAt` and goes on from there: a test can live on the day it needs without standing still. */
export function clockStartingAt(startsAt: number): Clock {
  const ahead = startsAt - Date.now();
  return { now: () => Date.now() + ahead };
}

export function createNodeIds(clock: Clock): Ids {
  return {
    next: createUuidV7(clock.now, randomFromStore(randomBytes)),
    randomBytes: (count) => new Uint8Array(randomBytes(count)),
  };
}

/** For a host whose caller may read and write files anyway, such as the command line: a name is a path. */
export const plainPathFiles: Files = {
  resolveForReading: async (ref) => ({ path: resolve(ref), name: basename(ref) }),
  resolveForWriting: async (ref) => resolve(ref),
};
