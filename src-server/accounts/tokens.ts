import { createHash, createHmac, createPublicKey, verify } from 'node:crypto';

export const accessLifeMs = 15 * 60_000;
export const sessionLifeMs = 30 * 24 * 60 * 60_000;
/** For so long the token before last brings the same answer again: its answer was lost on the way, or two asked at once. */
export const graceMs = 30_000;
/** How far a laptop's clock may be from ours when it signs. */
export const skewMs = 5 * 60_000;

/** 256 bits that nobody can guess. */
export function newToken(ids: { randomBytes(count: number): Uint8Array }): string {
  return Buffer.from(ids.randomBytes(32)).toString('base64url');
}

/** What the database keeps of a token: who reads a copy of it cannot log in. */
export function hashOfToken(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}

/**
 * The tokens that come after a refresh token. They follow from it and from a salt that only the database has, so that the same question
 * has the same answer without the answer being kept anywhere.
 */
export function tokensAfter(refreshToken: string, salt: string): { readonly access: string; readonly refresh: string } {
  const derive = (what: string) => createHmac('sha256', refreshToken).update(`${what}.${salt}`).digest('base64url');
  return { access: derive('access'), refresh: derive('refresh') };
}

/** SubjectPublicKeyInfo of Ed25519 up to the 32 bytes of the key (RFC 8410). */
const ed25519Head = Buffer.from('302a300506032b6570032100', 'hex');

/** Whether these are 32 bytes in base64 that Ed25519 takes for a key. */
export function isPublicKey(publicKey: string): boolean {
  return keyOf(publicKey) !== null;
}

/** Whether the device's key signed this very refresh. */
export function isSignedBy(publicKey: string, refresh: { refreshToken: string; signedAt: number; signature: string }): boolean {
  const key = keyOf(publicKey);
  const signature = Buffer.from(refresh.signature, 'base64');
  if (key === null || signature.length !== 64) return false;
  return verify(null, Buffer.from(`${refresh.refreshToken}.${refresh.signedAt}`), key, signature);
}

function keyOf(publicKey: string) {
  const raw = Buffer.from(publicKey, 'base64');
  if (raw.length !== 32 || raw.toString('base64').replace(/=+$/, '') !== publicKey.replace(/=+$/, '')) return null;
  return createPublicKey({ key: Buffer.concat([ed25519Head, raw]), format: 'der', type: 'spki' });
}
