import { crc32 } from 'node:zlib';
import { type Entry, open, type ZipFile } from 'yauzl';
import { importLimits, refusal } from './limits.ts';

export interface ZipPackage {
  has(name: string): boolean;
  /** The text of one entry, in pieces. Every byte that is unpacked counts towards one limit for the whole package. */
  textOf(name: string): AsyncGenerator<string, void, undefined>;
  close(): void;
}

/**
 * Opens an office file and refuses a trap before anything of it is unpacked. What the directory declares is only a first look:
 * the true sizes are counted while unpacking.
 */
export async function openZipPackage(path: string, onProgress: () => void): Promise<ZipPackage> {
  const zip = await openZip(path);
  try {
    const entries = await readDirectory(zip);
    let unpacked = 0;
    return {
      has: (name) => entries.has(name.toLowerCase()),
      async *textOf(name) {
        const entry = entries.get(name.toLowerCase());
        if (entry === undefined) throw refusal('damaged', `the file has no ${name}`);
        if (entry.isEncrypted()) throw refusal('encrypted', 'the file is encrypted');
        const decoder = new TextDecoder('utf-8');
        let size = 0;
        let check = 0;
        for await (const chunk of bytesOf(zip, entry)) {
          size += chunk.length;
          unpacked += chunk.length;
          if (unpacked > importLimits.unpackedBytes) throw refusal('unpacked-size', `${name} unpacks to too much`);
          if (size > importLimits.ratioFromBytes && size > entry.compressedSize * importLimits.packRatio) {
            throw refusal('packed-too-tightly', `${name} is packed more than ${importLimits.packRatio}:1`);
          }
          check = crc32(chunk, check);
          onProgress();
          yield decoder.decode(chunk, { stream: true });
        }
        if (check !== entry.crc32) throw refusal('damaged', `${name} has a wrong checksum`);
        const last = decoder.decode();
        if (last !== '') yield last;
      },
      close: () => zip.close(),
    };
  } catch (error) {
    zip.close();
    throw error;
  }
}

function openZip(path: string): Promise<ZipFile> {
  return new Promise((resolve, reject) => {
    open(path, { lazyEntries: true, autoClose: false, validateEntrySizes: true }, (error, zip) => {
      if (error !== null) reject(refusal('damaged', `not a whole office file: ${error.message}`, error));
      else resolve(zip);
    });
  });
}

function readDirectory(zip: ZipFile): Promise<Map<string, Entry>> {
  if (zip.entryCount > importLimits.zipEntries) throw refusal('entries', `${zip.entryCount} entries`);
  return new Promise((resolve, reject) => {
    const entries = new Map<string, Entry>();
    let declared = 0;
    let packed = 0;
    zip.on('entry', (entry: Entry) => {
      declared += entry.uncompressedSize;
      packed += entry.compressedSize;
      if (declared > importLimits.unpackedBytes) {
        reject(refusal('unpacked-size', `the file declares ${declared} bytes unpacked`));
        return;
      }
      if (declared > importLimits.ratioFromBytes && declared > packed * importLimits.packRatio) {
        reject(refusal('packed-too-tightly', `packed more than ${importLimits.packRatio}:1`));
        return;
      }
      entries.set(entry.fileName.toLowerCase(), entry);
      zip.readEntry();
    });
    zip.on('end', () => resolve(entries));
    zip.on('error', (error: Error) => reject(refusal('damaged', `the directory is damaged: ${error.message}`, error)));
    zip.readEntry();
  });
}

async function* bytesOf(zip: ZipFile, entry: Entry): AsyncGenerator<Buffer, void, undefined> {
  try {
    const stream = await new Promise<AsyncIterable<Buffer>>((resolve, reject) => {
      zip.openReadStream(entry, (error, opened) => (error === null ? resolve(opened) : reject(error)));
    });
    yield* stream;
  } catch (error) {
    // Whoever consumes this throws its own refusals through `return`, not into here: what arrives is the unpacker's.
    throw refusal('damaged', `${entry.fileName} cannot be unpacked`, error);
  }
}
