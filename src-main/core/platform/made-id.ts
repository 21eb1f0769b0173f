import { hash } from 'node:crypto';

/** An id that follows from its parts (UUIDv8 of their SHA-256): two laptops that say the same write the same row. */
export function madeId(...parts: readonly string[]): string {
  const hex = hash('sha256', parts.join('\n'));
  // The version stands in the place of four bits, the variant of two.
  const variant = '89ab'.charAt(Number.parseInt(hex.charAt(16), 16) & 3);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
