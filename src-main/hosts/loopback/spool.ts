import { randomBytes } from 'node:crypto';
import { mkdirSync, rmSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { Readable } from 'node:stream';
import { AppError } from '../../../src-shared/rpc/errors.ts';
import type { Files } from '../../core/platform/ports.ts';

export interface SpooledFile {
  readonly path: string;
  readonly name: string;
}

export interface Spool {
  /** What the core may read and write: only what this host handed out, never a path that a page named. */
  readonly files: Files;
  /** Takes an upload in; answers the token that stands for the file in a call. @throws `AppError('too-large' | 'disk-full')` */
  receive(name: string, content: Readable): Promise<{ token: string; name: string; sizeBytes: number }>;
  /** A token that the core may write to and the page may then download. */
  reserveDownload(name: string): { token: string; name: string };
  findDownload(token: string): SpooledFile | null;
  clear(): void;
}

export const uploadLimitBytes = 512 * 1024 * 1024;

/** Uploads and downloads pass through the profile's `spool` folder, which is emptied at every start and stop. */
export function createSpool(profileDir: string, limitBytes = uploadLimitBytes): Spool {
  const folder = join(profileDir, 'spool');
  const uploads = new Map<string, SpooledFile>();
  const downloads = new Map<string, SpooledFile>();
  clear();

  function clear(): void {
    uploads.clear();
    downloads.clear();
    rmSync(folder, { recursive: true, force: true });
  }

  function place(name: string): { token: string; file: SpooledFile } {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    const token = randomBytes(16).toString('base64url');
    const safe = safeName(name);
    return { token, file: { path: join(folder, `${token}-${safe}`), name: safe } };
  }

  function handedOut(file: SpooledFile | undefined): SpooledFile {
    if (file === undefined) throw new AppError('forbidden', 'this host reads and writes only files that were handed to it');
    return file;
  }

  return {
    clear,
    files: {
      resolveForReading: async (ref) => handedOut(uploads.get(ref)),
      resolveForWriting: async (ref) => handedOut(downloads.get(ref)).path,
    },
    async receive(name, content) {
      const { token, file } = place(name);
      let sizeBytes = 0;
      try {
        const handle = await open(file.path, 'wx', 0o600);
        try {
          // The request must outlive a refusal: ending it here would cut the line before the browser has read why.
          for await (const chunk of content.iterator({ destroyOnReturn: false })) {
            sizeBytes += chunk.length;
            if (sizeBytes > limitBytes) throw new AppError('too-large', 'the file is too large', { details: { limitBytes } });
            await handle.appendFile(chunk);
          }
        } finally {
          await handle.close();
        }
      } catch (error) {
        rmSync(file.path, { force: true });
        throw asRefusal(error);
      }
      uploads.set(token, file);
      return { token, name: file.name, sizeBytes };
    },
    reserveDownload(name) {
      const { token, file } = place(name);
      downloads.set(token, file);
      return { token, name: file.name };
    },
    findDownload: (token) => downloads.get(token) ?? null,
  };
}

/** The last part of a name, without what a file system or a header could misread. */
export function safeName(name: string): string {
  const last = basename(name.normalize('NFC').replaceAll('\\', '/'));
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is taken out
  const clean = last
    .replace(/[\u0000-\u001f\u007f<>:"|?*/]/g, '_')
    .replace(/^\.+/, '')
    .toWellFormed();
  const ending = /\.[A-Za-z0-9]{1,8}$/.exec(clean)?.[0] ?? '';
  // A file system counts bytes: 60 characters of Vietnamese are at most 180.
  return `${clean.slice(0, clean.length - ending.length).slice(0, 60)}${ending}` || 'file';
}

function asRefusal(error: unknown): unknown {
  if (error instanceof AppError || !(error instanceof Error) || !('code' in error)) return error;
  if (error.code === 'ENOSPC' || error.code === 'EDQUOT') return new AppError('disk-full', 'the disk is full', { cause: error });
  if (error.code === 'EROFS' || error.code === 'EACCES')
    return new AppError('read-only', 'the profile cannot be written', { cause: error });
  if (error.code === 'ERR_STREAM_PREMATURE_CLOSE' || error.code === 'ECONNRESET') {
    return new AppError('cancelled', 'the upload was cut off', { cause: error });
  }
  return error;
}
