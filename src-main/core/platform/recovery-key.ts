import { AppError } from '../../../src-shared/rpc/errors.ts';

/** Crockford's base 32: no I, L, O, U, so that a key written on paper is read back right. */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const keyBytes = 32;

/** A 32-byte key as 13 groups of four characters. */
export function writeRecoveryKey(key: Uint8Array): string {
  let bits = BigInt(`0x${Buffer.from(key).toString('hex')}`) << 4n;
  let text = '';
  for (let index = 0; index < 52; index += 1) {
    text = (alphabet[Number(bits & 31n)] ?? '') + text;
    bits >>= 5n;
  }
  return text.match(/.{4}/g)?.join('-') ?? text;
}

/** Reads what a person typed: any case, any separators, O for 0 and I or L for 1. @throws `AppError('wrong-key')` */
export function readRecoveryKey(text: string): Uint8Array {
  const clean = text
    .toUpperCase()
    .replace(/[^0-9A-Z]/g, '')
    .replaceAll('O', '0')
    .replace(/[IL]/g, '1');
  if (clean.length !== 52) throw new AppError('wrong-key', 'a recovery key has 52 characters');
  let bits = 0n;
  for (const character of clean) {
    const value = alphabet.indexOf(character);
    if (value < 0) throw new AppError('wrong-key', 'a recovery key has no such character');
    bits = (bits << 5n) | BigInt(value);
  }
  return Buffer.from((bits >> 4n).toString(16).padStart(keyBytes * 2, '0'), 'hex');
}
