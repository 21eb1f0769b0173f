import { createPrivateKey, createPublicKey, generateKeyPairSync, sign } from 'node:crypto';

/*
 * The device's own key. Refreshing the session is signed with it: a refresh token that somebody copied out of a backup or a log is of no
 * use without it. It lies in the encrypted database and nowhere else.
 */

export function newDeviceKey(): string {
  const { privateKey } = generateKeyPairSync('ed25519');
  return privateKey.export({ type: 'pkcs8', format: 'der' }).toString('base64');
}

/** Raw 32 bytes as base64, as the office keeps it. */
export function publicKeyOf(deviceKey: string): string {
  const { x } = createPublicKey(readKey(deviceKey)).export({ format: 'jwk' });
  if (x === undefined) throw new Error('the device key is no Ed25519 key');
  return Buffer.from(x, 'base64url').toString('base64');
}

export function signRefresh(deviceKey: string, refreshToken: string, signedAt: number): string {
  return sign(null, Buffer.from(`${refreshToken}.${signedAt}`), readKey(deviceKey)).toString('base64');
}

function readKey(deviceKey: string) {
  return createPrivateKey({ key: Buffer.from(deviceKey, 'base64'), type: 'pkcs8', format: 'der' });
}
