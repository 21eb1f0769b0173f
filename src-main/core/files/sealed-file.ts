import { createCipheriv, createDecipheriv, createSecretKey, hkdfSync, type KeyObject, randomBytes } from 'node:crypto';

/*
 * How a file's bytes lie on the disk (STREAM, as age and Tink do it):
 *
 *   head  = "FBB1" · salt (28)                       the file's own key = HKDF(key of all blobs, salt)
 *   chunk = ciphertext of 256 KiB · tag (16)         AES-256-GCM; nonce = number of the chunk · 1 for the last one, else 0
 *   last  = ciphertext of the rest · tag (16)        authenticated with the SHA-256 of the whole content
 *
 * Chunks that are altered, exchanged, left out or cut off fail their tag; a whole file under another one's name fails its last tag.
 */

const magic = Buffer.from('FBB1');
const saltBytes = 28;
export const headBytes = magic.length + saltBytes;
export const chunkBytes = 256 * 1024;
const tagBytes = 16;
export const sealedChunkBytes = chunkBytes + tagBytes;

export interface Sealer {
  readonly head: Buffer;
  /** A full chunk with more to follow. */
  seal(plain: Uint8Array): Buffer;
  sealLast(plain: Uint8Array, sha256: string): Buffer;
}

export function createSealer(key: KeyObject): Sealer {
  const salt = randomBytes(saltBytes);
  const own = keyOf(key, salt);
  let no = 0;
  const sealWith = (plain: Uint8Array, isLast: boolean, bound: Uint8Array | null) => {
    const cipher = createCipheriv('aes-256-gcm', own, nonceOf(no, isLast));
    if (bound !== null) cipher.setAAD(bound);
    no += 1;
    const body = cipher.update(plain);
    cipher.final();
    return Buffer.concat([body, cipher.getAuthTag()]);
  };
  return {
    head: Buffer.concat([magic, salt]),
    seal: (plain) => sealWith(plain, false, null),
    sealLast: (plain, sha256) => sealWith(plain, true, Buffer.from(sha256, 'hex')),
  };
}

/** The key of one file by its head; null where the head is none of ours. */
export function readHead(head: Buffer, key: KeyObject): KeyObject | null {
  if (head.length !== headBytes || !head.subarray(0, magic.length).equals(magic)) return null;
  return keyOf(key, head.subarray(magic.length));
}

/** `sha256` for the last chunk, null for those before it. Null where it is not what was sealed. */
export function openChunk(own: KeyObject, sealed: Buffer, no: number, sha256: string | null): Buffer | null {
  if (sealed.length < tagBytes) return null;
  const decipher = createDecipheriv('aes-256-gcm', own, nonceOf(no, sha256 !== null));
  if (sha256 !== null) decipher.setAAD(Buffer.from(sha256, 'hex'));
  decipher.setAuthTag(sealed.subarray(sealed.length - tagBytes));
  try {
    const plain = decipher.update(sealed.subarray(0, sealed.length - tagBytes));
    decipher.final();
    return plain;
  } catch {
    return null;
  }
}

/** Bytes of the content of a stored file; null for a length that none of ours has. */
export function plainSizeOf(storedBytes: number): number | null {
  const body = storedBytes - headBytes;
  if (body < tagBytes) return null;
  const chunks = Math.ceil(body / sealedChunkBytes);
  const rest = body - (chunks - 1) * sealedChunkBytes;
  return rest < tagBytes ? null : body - chunks * tagBytes;
}

function keyOf(key: KeyObject, salt: Uint8Array): KeyObject {
  return createSecretKey(new Uint8Array(hkdfSync('sha256', key, salt, 'fieldbook blob', 32)));
}

function nonceOf(no: number, isLast: boolean): Buffer {
  const nonce = Buffer.alloc(12);
  nonce.writeUInt32BE(no, 7);
  nonce[11] = isLast ? 1 : 0;
  return nonce;
}
