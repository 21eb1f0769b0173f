/**
 * Hybrid logical clock: 48 bits of milliseconds and 16 bits of counter as 16 hex digits, compared as text. It only breaks ties
 * of truly concurrent edits, so a wrong clock never stops writing and never decides over a change that was made in sight of another.
 * `step`: how far the counter goes where the clock stands before the last operation.
 */
export function nextHlc(previous: string | null, wallMs: number, step = 1): string {
  const last = previous === null ? { ms: 0, counter: -1 } : readHlc(previous);
  if (wallMs > last.ms) return writeHlc(wallMs, 0);
  // A full counter borrows a millisecond from the future instead of failing.
  const counter = last.counter + step;
  return writeHlc(last.ms + (counter >> 16), counter & 0xffff);
}

export function readHlc(hlc: string): { ms: number; counter: number } {
  return { ms: Number.parseInt(hlc.slice(0, 12), 16), counter: Number.parseInt(hlc.slice(12), 16) };
}

function writeHlc(ms: number, counter: number): string {
  return ms.toString(16).padStart(12, '0') + counter.toString(16).padStart(4, '0');
}
