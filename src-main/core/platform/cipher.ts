import type Database from 'better-sqlite3';

/*
 * How the pages of a database file are encrypted. Both ciphers write a tag into each page, so rot and tampering are noticed at reading;
 * never aes*cbc, which has none. Why AEGIS, and what it costs: docs/adr/0015.
 *
 * Nothing outside the file says which cipher it has, and a look into it is not allowed to: closing any handle of a file takes away the
 * locks that SQLite holds on it in the same process. So the ciphers are tried, through SQLite, one after the other.
 */

/** In the order in which a file is tried. Until November 2026 every file was made with chacha20; a file keeps the one it has. */
export const knownCiphers = ['aegis', 'chacha20'] as const;
export type Cipher = (typeof knownCiphers)[number];

/** The settings by name, as SQLite answers them when the key is in. */
export function cipherSettings(cipher: Cipher): ReadonlyArray<readonly [name: string, value: string]> {
  const name = ['cipher', cipher] as const;
  // Said although it is the library's own choice: another one would be another format on the disk.
  return cipher === 'aegis' ? [name, ['algorithm', 'aegis-256']] : [name];
}

/** Before anything else is asked of a connection. The key's 32 bytes go in as they are, without derivation. */
export function setKey(db: Database.Database, cipher: Cipher, key: Uint8Array): void {
  if (key.length !== 32) throw new Error('a database key has 32 bytes');
  for (const [name, value] of cipherSettings(cipher)) db.pragma(`${name} = '${value}'`);
  db.pragma(`key = 'raw:${Buffer.from(key).toString('hex')}'`);
}
