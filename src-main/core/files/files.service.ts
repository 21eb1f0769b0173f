import { rmSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { cleanFileName, isProgramName } from '../../../src-shared/files/file-names.ts';
import { type filesContract, mostShownBytes } from '../../../src-shared/files/files.contract.ts';
import { shownPictures, sniffType } from '../../../src-shared/files/sniff.ts';
import { AppError } from '../../../src-shared/rpc/errors.ts';
import type { HandlersOf } from '../../../src-shared/rpc/procedure.ts';
import { isEntityName } from '../../../src-shared/sync/entities.ts';
import type { Context } from '../context.ts';
import { createFamily } from '../customers/index.ts';
import type { WriteTransaction } from '../sync/write-door.ts';
import { createBlobRecords } from './blob-records.ts';
import type { BlobStore } from './blob-store.ts';
import type { FileIntake } from './file-intake.ts';
import { createPapersReader, type StoredPaper } from './papers-reader.ts';

/** The office, where there is one. */
export interface BlobSource {
  /** Brings a content to this laptop. @throws `offline`, `not-found`, and what the office says */
  fetch(sha256: string): Promise<void>;
}

export function createFilesService(
  ctx: Context,
  { store, intake, office }: { store: BlobStore; intake: FileIntake; office: BlobSource | null },
): HandlersOf<typeof filesContract> {
  const records = createBlobRecords(ctx.db);
  const papers = createPapersReader(ctx.db, office !== null);
  const now = () => new Date(ctx.clock.now()).toISOString();

  const family = createFamily(ctx.db);
  /**
   * The customer that a paper hangs on: the record's own, also where that was merged into the one that is shown.
   * @throws `not-found` where the customer is not here, or the record is none of its records
   */
  function placeOf(tx: WriteTransaction, customerId: string, onEntity: string | undefined, onId: string | undefined): string {
    if (tx.read('customers', customerId) === null)
      throw new AppError('not-found', 'no customer with this id', { details: { id: customerId } });
    if (onEntity === undefined && onId === undefined) return customerId;
    const row = onEntity !== undefined && onId !== undefined && isEntityName(onEntity) ? tx.read(onEntity, onId) : null;
    const ofId = row?.fields['customerId'];
    if (typeof ofId !== 'string' || family.winnerOf(ofId) !== family.winnerOf(customerId))
      throw new AppError('not-found', 'the customer has no such record', {
        details: { entity: onEntity ?? null, id: onId ?? null },
      });
    return ofId;
  }

  /** The bytes of a paper, from the office where they are not here. */
  async function* bytesOf(paper: StoredPaper): AsyncIterable<Uint8Array> {
    if (!store.has(paper.sha256)) {
      if (records.get(paper.sha256)?.isHere === true) records.noteGone(paper.sha256);
      if (office === null) throw missing(paper);
      await office.fetch(paper.sha256);
    }
    records.noteUsed(paper.sha256, now());
    yield* store.read(paper.sha256);
  }

  return {
    list: ({ customerId, onEntity, onId }) => ({ papers: papers.list(customerId, onEntity ?? null, onId ?? null) }),
    receive: (given) => intake.receive(given),

    async add({ customerId, onEntity, onId, files }) {
      // Before anything is read: a paper that nobody can be found for would lie on the disk for nothing.
      ctx.write.transact((tx) => placeOf(tx, customerId, onEntity, onId));
      const { taken, refused } = await intake.takeAll(files);
      if (taken.length === 0) return { added: [], refused, groupId: null };
      const { value: added, groupId } = ctx.write.transact((tx) => {
        const ofId = placeOf(tx, customerId, onEntity, onId);
        return taken.map((file) => {
          records.noteStored(file, tx.now);
          const id = tx.create('files', {
            ...file,
            note: null,
            customerId: ofId,
            onEntity: onEntity ?? null,
            onId: onId ?? null,
          });
          return { id, name: file.name };
        });
      });
      return { added, refused, groupId };
    },

    async content({ id }) {
      const paper = papers.get(id);
      if (!shownPictures.includes(paper.mime)) {
        throw new AppError('not-supported', 'only pictures are shown', { details: { reason: 'paper-not-shown' } });
      }
      if (paper.bytes > mostShownBytes) {
        throw new AppError('too-large', 'this picture is too large to be shown', {
          details: { reason: 'paper-too-large-to-show' },
        });
      }
      const content = await gather(bytesOf(paper));
      // The type in the row came from whoever wrote it; what is shown is what the bytes say.
      const mime = sniffType(content, paper.name);
      if (!shownPictures.includes(mime)) {
        throw new AppError('not-supported', 'this is no picture', { details: { reason: 'paper-not-shown' } });
      }
      return { mime, base64: content.toString('base64') };
    },

    async thumbnail({ id }) {
      const known = records.get(papers.get(id).sha256);
      const isHere = known?.isHere === true;
      const thumbnail = known?.thumbnail ?? null;
      if (thumbnail === null || !store.has(thumbnail)) return { picture: null, isHere };
      const content = await gather(store.read(thumbnail)).catch(() => null);
      if (content === null) return { picture: null, isHere };
      return { picture: { mime: sniffType(content, ''), base64: content.toString('base64') }, isHere };
    },

    async setThumbnail({ id, base64 }) {
      const { sha256 } = papers.get(id);
      const content = Buffer.from(base64, 'base64');
      if (!['image/jpeg', 'image/png', 'image/webp'].includes(sniffType(content, ''))) {
        throw new AppError('invalid', 'a small picture is a JPEG, a PNG or a WebP', { fields: { base64: 'invalid' } });
      }
      if (records.get(sha256) === null) return {};
      const writer = await store.begin();
      await writer.add(content);
      records.setThumbnail(sha256, (await writer.finish()).sha256);
      ctx.changes.emit({ type: 'changed', entity: 'blobs', ids: null });
      return {};
    },

    async save({ id, file }) {
      const paper = papers.get(id);
      if (isProgramName(paper.name)) {
        throw new AppError('not-supported', 'programs are not handed out', { details: { reason: 'paper-program' } });
      }
      const target = await ctx.files.resolveForWriting(file);
      const written = await writeCopy(target, bytesOf(paper));
      return { bytes: written };
    },

    update({ id, change }) {
      const { value: name, groupId } = ctx.write.transact((tx) => {
        const current = tx.read('files', id)?.fields['name'];
        if (typeof current !== 'string') throw new AppError('not-found', 'no file with this id', { details: { id } });
        if (change.name === undefined) tx.update('files', id, change);
        else {
          const wanted = cleanFileName(change.name);
          if (isProgramName(wanted))
            throw new AppError('invalid', 'a paper is no program', { fields: { 'change.name': 'invalid' } });
          tx.update('files', id, { ...change, name: wanted });
          return wanted;
        }
        return current;
      });
      return { groupId, name };
    },
    remove({ ids }) {
      const { groupId } = ctx.write.transact((tx) => {
        for (const id of ids) tx.remove('files', id);
      });
      return { groupId };
    },
    store() {
      const { files, bytes } = records.total();
      return { files, bytes, waiting: office === null ? null : papers.waiting() };
    },
  };
}

function missing(paper: StoredPaper): AppError {
  return new AppError('not-found', 'the bytes of this file are not on this laptop', {
    details: { reason: 'paper-missing', id: paper.id },
  });
}

async function gather(parts: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const all = [];
  for await (const part of parts) all.push(part);
  return Buffer.concat(all);
}

/** A copy is whole or not there. */
async function writeCopy(path: string, parts: AsyncIterable<Uint8Array>): Promise<number> {
  let bytes = 0;
  const file = await open(path, 'w', 0o600);
  try {
    for await (const part of parts) {
      await file.appendFile(part);
      bytes += part.length;
    }
    await file.sync();
  } catch (error) {
    rmSync(path, { force: true });
    throw error;
  } finally {
    await file.close();
  }
  return bytes;
}
