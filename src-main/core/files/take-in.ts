import { open } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { mostFileBytes, type fileKinds } from '../../../src-shared/files/file.ts';
import { cleanFileName, isProgramName } from '../../../src-shared/files/file-names.ts';
import { exifBytes, type PhotoFacts, readExif } from '../../../src-shared/files/exif.ts';
import { isProgram, sniffedBytes, sniffType } from '../../../src-shared/files/sniff.ts';
import { AppError } from '../../../src-shared/rpc/errors.ts';
import type { BlobStore, BlobWriter } from './blob-store.ts';

/** A file whose bytes lie in the store. */
export interface TakenFile extends PhotoFacts {
  readonly name: string;
  readonly mime: string;
  readonly kind: (typeof fileKinds)[number];
  readonly sha256: string;
  readonly bytes: number;
}

/** Each turn to the disk and back costs as much as the sealing of such a part. */
const partBytes = 2 * 1024 * 1024;

/** Reads a file of this disk into the store. @throws `too-large`, `not-supported`, `unreadable-file`, and what the disk says */
export async function takeFile(store: BlobStore, given: { path: string; name: string }): Promise<TakenFile> {
  const path = given.path.startsWith('file://') ? fileURLToPath(given.path) : given.path;
  const file = await open(path, 'r').catch((error: unknown) => {
    throw unreadable(error);
  });
  try {
    const { size, isFile } = await file.stat().then((found) => ({ size: found.size, isFile: found.isFile() }));
    if (!isFile) throw new AppError('unreadable-file', 'this is no file', { details: { reason: 'paper-no-file' } });
    const intake = await beginIntake(store, given.name, size);
    try {
      for (;;) {
        const buffer = Buffer.allocUnsafe(Math.min(partBytes, size + 1));
        const { bytesRead } = await file.read(buffer, 0, buffer.length, null).catch((error: unknown) => {
          throw unreadable(error);
        });
        if (bytesRead === 0) break;
        // The writer keeps what it gets until more has come, so each part has a buffer of its own.
        await intake.add(buffer.subarray(0, bytesRead));
      }
      return await intake.finish();
    } catch (error) {
      await intake.abandon();
      throw error;
    }
  } finally {
    await file.close();
  }
}

export interface Intake {
  readonly bytes: number;
  add(part: Uint8Array): Promise<void>;
  finish(): Promise<TakenFile>;
  abandon(): Promise<void>;
}

/** Takes a file in part by part. What may not be taken in is refused as early as it is known. */
export async function beginIntake(store: BlobStore, givenName: string, expectedBytes: number): Promise<Intake> {
  const name = cleanFileName(givenName);
  if (isProgramName(name)) throw refusedProgram();
  refuseSize(expectedBytes);
  const writer: BlobWriter = await store.begin();
  let head = Buffer.alloc(0);
  return {
    get bytes() {
      return writer.bytes;
    },
    async add(part) {
      if (head.length < exifBytes) {
        head = Buffer.concat([head, part.subarray(0, exifBytes - head.length)]);
        if (isProgram(head)) {
          await writer.abandon();
          throw refusedProgram();
        }
      }
      if (writer.bytes + part.length > mostFileBytes) {
        await writer.abandon();
        refuseSize(writer.bytes + part.length);
      }
      await writer.add(part);
    },
    async finish() {
      if (writer.bytes === 0) {
        await writer.abandon();
        throw new AppError('unreadable-file', 'the file is empty', { details: { reason: 'paper-empty' } });
      }
      const mime = sniffType(head.subarray(0, sniffedBytes), name);
      const { sha256, bytes } = await writer.finish();
      return { name, mime, kind: mime.startsWith('image/') ? 'photo' : 'paper', sha256, bytes, ...readExif(head) };
    },
    abandon: writer.abandon,
  };
}

function refuseSize(bytes: number): void {
  if (bytes <= mostFileBytes) return;
  throw new AppError('too-large', 'the file is larger than a paper may be', {
    details: { reason: 'paper-size', limitMegabytes: mostFileBytes / 1024 / 1024 },
  });
}

function refusedProgram(): AppError {
  return new AppError('not-supported', 'programs and scripts are not taken in', { details: { reason: 'paper-program' } });
}

/** A disk of somebody else's that cannot be read is no trouble of the profile's own. */
function unreadable(error: unknown): AppError {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const reason = code === 'ENOENT' ? 'missing' : code === 'EISDIR' ? 'paper-no-file' : 'no-access';
  return new AppError('unreadable-file', 'the file cannot be read', { details: { reason }, cause: error });
}
