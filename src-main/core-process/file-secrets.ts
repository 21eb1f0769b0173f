import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { AppError } from '../../src-shared/rpc/errors.ts';
import { writeFileDurably } from '../core/platform/durable-file.ts';
import type { Secrets } from '../core/platform/ports.ts';

const backend = 'file';
const keyBytes = 32;
const ivBytes = 12;
const tagBytes = 16;

/**
 * Where the system offers no key store: the database key is wrapped with a key in a file that only this user can read.
 * It protects a copied database, not a copied profile folder, so it calls itself not strong and the screen says so.
 */
export function createFileSecrets(profileDir: string): Secrets {
  const keyFile = join(profileDir, 'local.key');
  return {
    async wrap(key) {
      const iv = randomBytes(ivBytes);
      const cipher = createCipheriv('aes-256-gcm', readKey(keyFile) ?? createKey(profileDir, keyFile), iv);
      const sealed = Buffer.concat([cipher.update(key), cipher.final()]);
      return { backend, isStrong: false, blob: Buffer.concat([iv, cipher.getAuthTag(), sealed]).toString('base64') };
    },
    async unwrap(wrapped) {
      if (wrapped.backend !== backend) throw unavailable('the key was wrapped by another key store', wrapped.backend);
      const wrappingKey = readKey(keyFile);
      if (wrappingKey === undefined) throw unavailable('the key file is missing', backend);
      const bytes = Buffer.from(wrapped.blob, 'base64');
      if (bytes.length <= ivBytes + tagBytes) throw unavailable('the wrapped key is damaged', backend);
      try {
        const decipher = createDecipheriv('aes-256-gcm', wrappingKey, bytes.subarray(0, ivBytes), { authTagLength: tagBytes });
        decipher.setAuthTag(bytes.subarray(ivBytes, ivBytes + tagBytes));
        return new Uint8Array(Buffer.concat([decipher.update(bytes.subarray(ivBytes + tagBytes)), decipher.final()]));
      } catch (cause) {
        throw unavailable('the key file does not fit the wrapped key', backend, cause);
      }
    },
  };
}

function readKey(file: string): Buffer | undefined {
  let bytes: Buffer;
  try {
    bytes = readFileSync(file);
  } catch (cause) {
    if (cause instanceof Error && 'code' in cause && cause.code === 'ENOENT') return undefined;
    throw unavailable('the key file cannot be read', backend, cause);
  }
  if (bytes.length !== keyBytes) throw unavailable('the key file is damaged', backend);
  return bytes;
}

function createKey(profileDir: string, file: string): Buffer {
  const key = randomBytes(keyBytes);
  mkdirSync(profileDir, { recursive: true, mode: 0o700 });
  // The wrapped key is stored only after this key is on the disk: the other way round a power cut would lose the data.
  writeFileDurably(file, key);
  return key;
}

function unavailable(message: string, usedBackend: string, cause?: unknown): AppError {
  return new AppError('key-unavailable', message, { details: { backend: usedBackend }, cause });
}
