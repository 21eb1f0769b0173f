import { generateKeyPairSync, randomBytes, sign } from 'node:crypto';
import { expect, test } from 'vitest';
import { deviceCode } from './device-codes.ts';
import { hashOfToken, isPublicKey, isSignedBy, newToken, tokensAfter } from './tokens.ts';

function aDevice() {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519');
  const raw = publicKey.export({ format: 'der', type: 'spki' }).subarray(-32).toString('base64');
  const signed = (refreshToken: string, signedAt: number) => ({
    refreshToken,
    signedAt,
    signature: sign(null, Buffer.from(`${refreshToken}.${signedAt}`), privateKey).toString('base64'),
  });
  return { publicKey: raw, signed };
}

test('a refresh is signed by the device’s key, for this token and this time alone', () => {
  const [mine, foreign] = [aDevice(), aDevice()];
  const refresh = mine.signed('token', 1000);
  expect(isSignedBy(mine.publicKey, refresh)).toBe(true);
  expect(isSignedBy(foreign.publicKey, refresh)).toBe(false);
  expect(isSignedBy(mine.publicKey, { ...refresh, signedAt: 1001 })).toBe(false);
  expect(isSignedBy(mine.publicKey, { ...refresh, refreshToken: 'other' })).toBe(false);
  expect(isSignedBy(mine.publicKey, { ...refresh, signature: '' })).toBe(false);
  expect(isSignedBy('', refresh)).toBe(false);
});

test('only 32 bytes in base64 are a key', () => {
  expect(isPublicKey(aDevice().publicKey)).toBe(true);
  for (const wrong of [
    '',
    'AAAA',
    randomBytes(31).toString('base64'),
    randomBytes(33).toString('base64'),
    'not base64 at all!'.repeat(3),
  ]) {
    expect(isPublicKey(wrong), wrong).toBe(false);
  }
});

test('the next tokens follow from the last one and the salt, and from nothing less', () => {
  const token = newToken({ randomBytes: (count) => randomBytes(count) });
  expect(Buffer.from(token, 'base64url')).toHaveLength(32);
  const next = tokensAfter(token, 'salt');
  expect(tokensAfter(token, 'salt')).toEqual(next);
  expect(
    new Set([
      next.access,
      next.refresh,
      ...Object.values(tokensAfter(token, 'other')),
      ...Object.values(tokensAfter('other', 'salt')),
    ]).size,
  ).toBe(6);
  expect(hashOfToken(token)).not.toContain(token);
});

test('seven thousand laptops of an office have short codes, each another one', () => {
  const codes = Array.from({ length: 7500 }, (_, nth) => deviceCode(nth));
  expect(codes.slice(0, 3)).toEqual(['A1', 'B1', 'C1']);
  expect(new Set(codes).size).toBe(7500);
  expect(codes.every((code) => /^[A-HJ-NP-Z]{1,2}[1-9]\d?$/.test(code) && code.length <= 3)).toBe(true);
});
