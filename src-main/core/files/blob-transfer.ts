import { type BlobProgress, blobPartBytes } from '../../../src-shared/files/blob-wire.ts';
import { mostFileBytes } from '../../../src-shared/files/file.ts';
import { AppError } from '../../../src-shared/rpc/errors.ts';
import type { Changes } from '../platform/changes.ts';
import type { Db } from '../platform/database.ts';
import type { Log } from '../platform/log.ts';
import type { Clock } from '../platform/ports.ts';
import { createBlobRecords, type UnsentBlob } from './blob-records.ts';
import type { BlobStore, BlobWriter } from './blob-store.ts';
import { makeRoom } from './make-room.ts';

/** The way of papers' bytes to and from the office. @throws `AppError` of what the office says, `offline` */
export interface BlobLink {
  begin(sha256: string, bytes: number, signal: AbortSignal): Promise<BlobProgress>;
  add(sha256: string, offset: number, part: Uint8Array, signal: AbortSignal): Promise<BlobProgress>;
  /** At most `blobPartBytes` from there on. */
  fetch(sha256: string, from: number, signal: AbortSignal): Promise<{ total: number; part: Buffer }>;
}

export interface BlobTransfer {
  /** Sends what waits, fetches small papers of the person's own customers and small pictures of products, unless that is under way. */
  kick(): void;
  /** Brings a content to this laptop. @throws `not-found` where the office has not got it, `offline` … */
  fetch(sha256: string): Promise<void>;
  stop(): Promise<void>;
}

/** Papers up to this size of the person's own customers are on the laptop before they are asked for. */
const smallBytes = 3 * 1024 * 1024;
/** Pictures of products up to this size come by themselves as well: screens shrink them to less (`src-renderer/files/shrink-picture.ts`). */
const smallPhotoBytes = 1024 * 1024;
/** With as many bytes of them here the rest comes when it is looked at. */
const mostPhotoBytesHere = 512 * 1024 * 1024;
const photosAtOnce = 200;
/** What was not there, or found no room, is asked for again after this long, and after twice as long each further time. */
const askAgainMs = 15_000;
const askAgainAtLastMs = 10 * 60_000;

/**
 * Bytes follow their rows: a run of syncing that came through kicks this. Nothing here stops syncing, and nothing of syncing waits for it. What
 * is cut goes on at the part where it was.
 */
export function createBlobTransfer(deps: {
  readonly db: Db;
  readonly store: BlobStore;
  readonly link: BlobLink;
  readonly clock: Clock;
  readonly changes: Changes;
  readonly log: Log;
}): BlobTransfer {
  const { store, link, clock } = deps;
  const records = createBlobRecords(deps.db);
  const stopping = new AbortController();
  const { signal } = stopping;
  const fetching = new Map<string, Promise<void>>();
  /** Contents that came in part, for as long as the program runs. */
  const begun = new Map<string, BlobWriter>();
  const postponed = new Map<string, { until: number; ms: number }>();
  let running: Promise<void> | null = null;
  let isWanted = false;

  const now = () => new Date(clock.now()).toISOString();
  const tell = () => {
    deps.changes.emit({ type: 'changed', entity: 'blobs', ids: null });
    deps.changes.emit({ type: 'status' });
  };
  const isDue = (sha256: string) => clock.now() >= (postponed.get(sha256)?.until ?? 0);
  const askLater = (sha256: string) => {
    const ms = Math.min(askAgainAtLastMs, (postponed.get(sha256)?.ms ?? askAgainMs / 2) * 2);
    postponed.set(sha256, { until: clock.now() + ms, ms });
  };

  const send = async ({ sha256, bytes }: UnsentBlob): Promise<void> => {
    let progress = await link.begin(sha256, bytes, signal);
    while (!progress.isWhole) {
      const to = Math.min(bytes, progress.offset + blobPartBytes);
      const parts = [];
      for await (const part of store.read(sha256, { from: progress.offset, to })) parts.push(part);
      const next = await link.add(sha256, progress.offset, Buffer.concat(parts), signal);
      // The office goes on from where it says; where it says the same again and again, somebody else's program is to blame.
      if (!next.isWhole && next.offset === progress.offset)
        throw new AppError('unexpected', 'the office does not take the next part');
      progress = next;
      records.noteSentBytes(sha256, progress.offset);
      if (!progress.isWhole) tell();
    }
    records.noteSent(sha256, now());
    tell();
  };

  /** What concerns this one content is noted and the next one is tried; everything else ends the run. */
  const sendOrNote = async (blob: UnsentBlob): Promise<void> => {
    try {
      await send(blob);
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      if (error.code === 'too-large') {
        records.noteRefused(blob.sha256, error.fields?.['office'] === 'full' ? 'office-full' : 'too-large');
        askLater(blob.sha256);
        tell();
      } else if (['not-found', 'invalid', 'unreadable-file'].includes(error.code)) {
        // Its row is still on the way or was refused, or the copy here is damaged: it goes on waiting, and the next run looks again.
        deps.log.warn('a paper was not sent', { sha256: blob.sha256, code: error.code, reason: error.message });
        askLater(blob.sha256);
      } else throw error;
    }
  };

  const bring = async (sha256: string): Promise<void> => {
    const writer = begun.get(sha256) ?? (await store.begin());
    begun.set(sha256, writer);
    for (let total = Infinity; writer.bytes < total; ) {
      const answer = await link.fetch(sha256, writer.bytes, signal);
      if (answer.total > mostFileBytes) throw new AppError('too-large', 'the office sends more than a paper may have');
      total = answer.total;
      await writer.add(answer.part).catch((error: unknown) => {
        begun.delete(sha256);
        throw error;
      });
    }
    begun.delete(sha256);
    const made = await writer.finish();
    if (made.sha256 !== sha256) {
      if (records.get(made.sha256) === null) store.remove(made.sha256);
      throw new AppError('unexpected', 'what came is not what was asked for');
    }
    records.noteFetched(made, now());
    makeRoom(records, store, now());
    tell();
  };
  const fetch = (sha256: string): Promise<void> => {
    const known = fetching.get(sha256);
    if (known !== undefined) return known;
    const coming = bring(sha256)
      .catch((error: unknown) => {
        if (!(error instanceof AppError) || error.code !== 'not-found') throw error;
        throw new AppError('not-found', 'the office has not got this content', {
          details: { reason: 'paper-not-sent' },
          cause: error,
        });
      })
      .finally(() => fetching.delete(sha256));
    fetching.set(sha256, coming);
    return coming;
  };

  /** Answers how many came; what the office has not got yet is asked for again later. */
  const fetchAll = async (wanted: readonly { sha256: string }[]): Promise<number> => {
    let fetched = 0;
    for (const { sha256 } of wanted) {
      if (signal.aborted) return fetched;
      if (!isDue(sha256)) continue;
      try {
        await fetch(sha256);
        fetched += 1;
      } catch (error) {
        if (!(error instanceof AppError) || error.code !== 'not-found') throw error;
        askLater(sha256);
      }
    }
    return fetched;
  };
  const run = async (): Promise<void> => {
    for (const blob of records.unsent()) {
      if (signal.aborted) return;
      if (isDue(blob.sha256)) await sendOrNote(blob);
    }
    await fetchAll(records.wanted(smallBytes));
    if (records.photoBytes() >= mostPhotoBytesHere) return;
    const fetched = await fetchAll(records.wantedPhotos(smallPhotoBytes, photosAtOnce));
    // A large catalogue comes in several such turns; papers that were written meanwhile go first.
    if (fetched === photosAtOnce) isWanted = true;
  };
  const begin = async (): Promise<void> => {
    do {
      isWanted = false;
      try {
        await run();
      } catch (error) {
        // No network, mostly. The next run of syncing that comes through kicks again.
        const isExpected = error instanceof AppError && ['offline', 'busy', 'not-an-office', 'signed-out'].includes(error.code);
        if (!isExpected && !signal.aborted) deps.log.warn('papers were not sent or fetched', { reason: String(error) });
        return;
      }
    } while (isWanted && !signal.aborted);
  };

  return {
    kick() {
      if (signal.aborted) return;
      isWanted = true;
      running ??= begin().finally(() => {
        running = null;
      });
    },
    fetch,
    async stop() {
      stopping.abort();
      await running;
      await Promise.allSettled(fetching.values());
      for (const writer of begun.values()) await writer.abandon();
      begun.clear();
    },
  };
}
