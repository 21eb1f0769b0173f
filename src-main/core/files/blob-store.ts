import { createHash, createSecretKey, hkdfSync, type KeyObject, randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { type FileHandle, open, readdir, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { AppError } from '../../../src-shared/rpc/errors.ts';
import { syncFolder } from '../platform/durable-file.ts';
import { chunkBytes, createSealer, headBytes, openChunk, plainSizeOf, readHead, sealedChunkBytes } from './sealed-file.ts';

/*
 * The bytes of papers, each content once, under the SHA-256 of what it says:
 *
 *     blobs/3f/a9/3fa9…      sealed (sealed-file.ts), written to `incoming/`, synced, and only then given its name
 *
 * What has its name is whole. A name says which content was put in, so two papers of one content are one file, and what is read is held
 * against the name. Nothing that cannot be read is ever deleted here: it is told, and a copy of the office or a new one takes its place.
 */

export interface BlobWriter {
  readonly bytes: number;
  /** The part is the writer's from now on. */
  add(part: Uint8Array): Promise<void>;
  /** On the disk and under its name; the content's name. @throws `AppError` of the disk; nothing half made is left. */
  finish(): Promise<{ sha256: string; bytes: number }>;
  abandon(): Promise<void>;
}

export interface BlobStore {
  has(sha256: string): boolean;
  begin(): Promise<BlobWriter>;
  /** The whole content or a part of it. @throws `unreadable-file` where it is not what was put in; `not-found` */
  read(sha256: string, range?: { from: number; to: number }): AsyncIterable<Uint8Array>;
  sizeOf(sha256: string): Promise<number | null>;
  remove(sha256: string): void;
  /** Every content that is here. */
  list(): Promise<{ sha256: string; storedBytes: number; storedAt: string }[]>;
  /** What a crash left half written. */
  removeHalfWritten(nowMs: number): void;
}

/** Nobody writes one file for so long. */
const abandonedAfterMs = 60 * 60 * 1000;

export function createBlobStore(folder: string, databaseKey: Uint8Array): BlobStore {
  const key = createSecretKey(new Uint8Array(hkdfSync('sha256', databaseKey, 'fieldbook', 'blobs', 32)));
  const incoming = join(folder, 'incoming');
  const pathOf = (sha256: string) => {
    if (!/^[0-9a-f]{64}$/.test(sha256)) throw new AppError('invalid', 'not the name of a content');
    return join(folder, sha256.slice(0, 2), sha256.slice(2, 4), sha256);
  };

  return {
    has: (sha256) => existsSync(pathOf(sha256)),
    async begin() {
      makeFolder(incoming);
      return await beginWriting(join(incoming, randomBytes(8).toString('hex')), key, pathOf);
    },
    read: (sha256, range) => readParts(pathOf(sha256), sha256, key, range),
    async sizeOf(sha256) {
      const found = await stat(pathOf(sha256)).catch(() => null);
      return found === null ? null : plainSizeOf(found.size);
    },
    remove(sha256) {
      rmSync(pathOf(sha256), { force: true });
    },
    async list() {
      const found = [];
      for (const first of await foldersIn(folder)) {
        for (const second of await foldersIn(join(folder, first))) {
          for (const name of await readdir(join(folder, first, second))) {
            if (!/^[0-9a-f]{64}$/.test(name)) continue;
            const file = await stat(join(folder, first, second, name)).catch(() => null);
            if (file !== null) found.push({ sha256: name, storedBytes: file.size, storedAt: file.mtime.toISOString() });
          }
        }
      }
      return found;
    },
    removeHalfWritten(nowMs) {
      if (!existsSync(incoming)) return;
      for (const name of readdirSync(incoming)) {
        // A younger one may be another process's, which is writing it.
        const writtenAt = statSync(join(incoming, name), { throwIfNoEntry: false })?.mtimeMs ?? Infinity;
        if (nowMs - writtenAt > abandonedAfterMs) rmSync(join(incoming, name), { force: true });
      }
    },
  };
}

async function beginWriting(temporary: string, key: KeyObject, pathOf: (sha256: string) => string): Promise<BlobWriter> {
  const file = await open(temporary, 'wx', 0o600);
  const hash = createHash('sha256');
  const sealer = createSealer(key);
  let bytes = 0;
  let waiting: Buffer[] = [];
  let waitingBytes = 0;
  let isOpen = true;
  const abandon = async () => {
    if (isOpen) await file.close().catch(() => undefined);
    isOpen = false;
    rmSync(temporary, { force: true });
  };
  /** Whatever goes wrong leaves nothing behind: a half of a paper is no paper. */
  const guarded = async <T>(work: () => Promise<T>): Promise<T> => {
    try {
      return await work();
    } catch (error) {
      await abandon();
      throw error;
    }
  };
  await guarded(() => writeAll(file, sealer.head));

  return {
    get bytes() {
      return bytes;
    },
    add: (part) =>
      guarded(async () => {
        hash.update(part);
        bytes += part.length;
        waiting.push(Buffer.from(part.buffer, part.byteOffset, part.length));
        waitingBytes += part.length;
        // The last chunk is sealed as the last one, so a full one waits until it is known that more follows.
        if (waitingBytes <= chunkBytes) return;
        let all = waiting.length === 1 ? (waiting[0] ?? Buffer.alloc(0)) : Buffer.concat(waiting);
        const sealed: Buffer[] = [];
        for (; all.length > chunkBytes; all = all.subarray(chunkBytes)) sealed.push(sealer.seal(all.subarray(0, chunkBytes)));
        waiting = [all];
        waitingBytes = all.length;
        await writeAll(file, Buffer.concat(sealed));
      }),
    finish: () =>
      guarded(async () => {
        const sha256 = hash.digest('hex');
        await writeAll(file, sealer.sealLast(Buffer.concat(waiting), sha256));
        const path = pathOf(sha256);
        // The same content again: what is there is as good, unless it was damaged since; then this one takes its place.
        const isThere = existsSync(path) && (await isWhole(path, sha256, key));
        if (!isThere) {
          await file.sync();
          makeFolder(dirname(path));
        }
        await file.close();
        isOpen = false;
        if (isThere) rmSync(temporary, { force: true });
        else {
          renameSync(temporary, path);
          syncFolder(dirname(path));
        }
        return { sha256, bytes };
      }),
    abandon,
  };
}

async function isWhole(path: string, sha256: string, key: KeyObject): Promise<boolean> {
  try {
    for await (const _part of readParts(path, sha256, key, undefined)) continue;
    return true;
  } catch {
    return false;
  }
}

/** A folder that was just made is on the disk only when the one around it is. */
function makeFolder(path: string): void {
  const first = mkdirSync(path, { recursive: true, mode: 0o700 });
  if (first === undefined) return;
  for (let at = path; ; at = dirname(at)) {
    syncFolder(dirname(at));
    if (at === first) return;
  }
}

async function writeAll(file: FileHandle, bytes: Uint8Array): Promise<void> {
  let written = 0;
  while (written < bytes.length) written += (await file.write(bytes, written)).bytesWritten;
}

async function* readParts(
  path: string,
  sha256: string,
  key: KeyObject,
  range: { from: number; to: number } | undefined,
): AsyncIterable<Uint8Array> {
  const file = await open(path, 'r').catch((error: unknown) => {
    if (codeOf(error) === 'ENOENT')
      throw new AppError('not-found', 'this content is not on this laptop', { details: { sha256 } });
    throw error;
  });
  try {
    const damaged = (cause?: unknown) =>
      new AppError('unreadable-file', 'the stored file is damaged', { details: { reason: 'paper-damaged', sha256 }, cause });
    const stored = (await file.stat()).size;
    const size = plainSizeOf(stored);
    if (size === null) throw damaged();
    const head = await readAt(file, 0, headBytes);
    const opener = readHead(head, key);
    if (opener === null) throw damaged();
    const last = Math.max(0, Math.ceil(size / chunkBytes) - 1);
    const sealedAt = async (no: number) => {
      const from = headBytes + no * sealedChunkBytes;
      return await readAt(file, from, Math.min(sealedChunkBytes, stored - from));
    };
    const { from, to } = range ?? { from: 0, to: size };
    // The last chunk carries the content's name: with it, what follows is known to be this file and all of it.
    const end = openChunk(opener, await sealedAt(last), last, sha256);
    if (end === null) throw damaged();
    const hash = range === undefined ? createHash('sha256') : null;
    for (let no = Math.floor(from / chunkBytes); no * chunkBytes < to || no === 0; no += 1) {
      if (no > last) return;
      const plain = no === last ? end : openChunk(opener, await sealedAt(no), no, null);
      if (plain === null) throw damaged();
      hash?.update(plain);
      const start = no * chunkBytes;
      const part = plain.subarray(Math.max(0, from - start), Math.max(0, to - start));
      if (no === last && hash !== null && hash.digest('hex') !== sha256) throw damaged();
      if (part.length > 0) yield part;
    }
  } finally {
    await file.close();
  }
}

async function readAt(file: FileHandle, position: number, length: number): Promise<Buffer> {
  const bytes = Buffer.alloc(length);
  let read = 0;
  while (read < length) {
    const { bytesRead } = await file.read(bytes, read, length - read, position + read);
    if (bytesRead === 0) break;
    read += bytesRead;
  }
  return bytes.subarray(0, read);
}

async function foldersIn(folder: string): Promise<string[]> {
  const names = await readdir(folder).catch(() => []);
  return names.filter((name) => /^[0-9a-f]{2}$/.test(name));
}

function codeOf(error: unknown): string | null {
  return error instanceof Error && 'code' in error ? String(error.code) : null;
}
