/**
 * A UUID of version 7 (RFC 9562): 48 bits of time, then random bits, so that rows made later sort later. Uses the last ten of the
 * sixteen random bytes.
 */
export function uuidV7(nowMs: number, random16bytes: Uint8Array): string {
  const bytes = Uint8Array.from(random16bytes.subarray(0, 16));
  if (bytes.length !== 16) throw new RangeError('a UUID needs 16 random bytes');
  writeTime(bytes, nowMs);
  bytes[6] = 0x70 | ((bytes[6] ?? 0) & 0x0f);
  bytes[8] = 0x80 | ((bytes[8] ?? 0) & 0x3f);
  return format(bytes);
}

/**
 * Gives ids that rise strictly, also within one millisecond and where the clock jumps back: the twelve bits after the time count up
 * from a random start, and overflow into the next millisecond.
 */
export function createUuidV7(now: () => number, randomBytes: (count: number) => Uint8Array): () => string {
  let lastMs = -1;
  let counter = 0;
  return () => {
    const nowMs = Math.floor(now());
    const bytes = Uint8Array.from(randomBytes(16));
    if (nowMs > lastMs) {
      lastMs = nowMs;
      // The upper bit stays free, so that at least 2 048 ids fit into a millisecond.
      counter = (((bytes[6] ?? 0) << 8) | (bytes[7] ?? 0)) & 0x7ff;
    } else if (counter < 0xfff) {
      counter += 1;
    } else {
      lastMs += 1;
      counter = 0;
    }
    bytes[6] = counter >> 8;
    bytes[7] = counter & 0xff;
    return uuidV7(lastMs, bytes);
  };
}

/**
 * Random bytes out of a store that is filled many at a time: asking for sixteen costs the system as much as for a thousand. No byte is given
 * twice.
 */
export function randomFromStore(randomBytes: (count: number) => Uint8Array): (count: number) => Uint8Array {
  const size = 4096;
  let store = new Uint8Array(0);
  let used = 0;
  return (count) => {
    if (count > size / 4) return randomBytes(count);
    if (used + count > store.length) {
      store = Uint8Array.from(randomBytes(size));
      used = 0;
    }
    const given = store.slice(used, used + count);
    store.fill(0, used, used + count);
    used += count;
    return given;
  };
}

/** The milliseconds that a version-7 id was made at. */
export function timeOfUuidV7(id: string): number {
  return Number.parseInt(id.slice(0, 8) + id.slice(9, 13), 16);
}

const hex = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'));

function writeTime(bytes: Uint8Array, nowMs: number): void {
  let rest = nowMs;
  for (let index = 5; index >= 0; index -= 1) {
    bytes[index] = rest % 256;
    rest = Math.floor(rest / 256);
  }
}

function format(bytes: Uint8Array): string {
  const of = (at: number) => hex[bytes[at] ?? 0] ?? '';
  const time = `${of(0)}${of(1)}${of(2)}${of(3)}-${of(4)}${of(5)}-${of(6)}${of(7)}`;
  return `${time}-${of(8)}${of(9)}-${of(10)}${of(11)}${of(12)}${of(13)}${of(14)}${of(15)}`;
}
