import { hash } from 'node:crypto';

/** An id that follows from its parts (UUIDv8 of their SHA-256): two laptops that say the same write the same row. */
export function madeId(...parts: readonly string[]): string {
  const bytes = hash('sha256', parts.join('\n'), 'buffer').subarray(0, 16);
  bytes[6] = 0x80 | ((bytes[6] ?? 0) & 0x0f);
  bytes[8] = 0x80 | ((bytes[8] ?? 0) & 0x3f);
  const hex = bytes.toString('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}
