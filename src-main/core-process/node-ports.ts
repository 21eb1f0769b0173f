import { randomBytes } from 'node:crypto';
import { basename, resolve } from 'node:path';
import type { Clock, Files, Ids } from '../core/platform/ports.ts';

/** The ports that plain Node answers by itself, for every host. */
export const systemClock: Clock = { now: () => Date.now() };

/** Starts at `startsAt` and goes on from there: a test can live on the day it needs without standing still. */
export function clockStartingAt(startsAt: number): Clock {
  const ahead = startsAt - Date.now();
  return { now: () => Date.now() + ahead };
}

/**
 * UUIDv7 (RFC 9562): 48 bits of milliseconds, then a 12-bit counter that keeps ids made in one millisecond in order
 * (method 1 of section 6.2), then 62 random bits. A clock that jumps back does not make ids jump back.
 */
export function createNodeIds(clock: Clock): Ids {
  let lastMs = 0;
  let counter = 0;

  function next(): string {
    const now = clock.now();
    if (now > lastMs) {
      lastMs = now;
      counter = randomBytes(2).readUInt16BE() & 0x7ff;
    } else {
      counter += 1;
      // The counter is full: borrow the next millisecond.
      if (counter > 0xfff) {
        lastMs += 1;
        counter = 0;
      }
    }
    const bytes = randomBytes(16);
    bytes.writeUIntBE(lastMs, 0, 6);
    bytes.writeUInt16BE(0x7000 | counter, 6);
    bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
    const hex = bytes.toString('hex');
    return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
  }

  return { next, randomBytes: (count) => new Uint8Array(randomBytes(count)) };
}

/** For a host whose caller may read and write files anyway, such as the command line: a name is a path. */
export const plainPathFiles: Files = {
  resolveForReading: async (ref) => ({ path: resolve(ref), name: basename(ref) }),
  resolveForWriting: async (ref) => resolve(ref),
};
