import { mostPhotoBytes, mostPhotos } from '../../../src-shared/products/product.ts';
import type { productPhotosContract } from '../../../src-shared/products/product-photos.contract.ts';
import { shownPictures } from '../../../src-shared/files/sniff.ts';
import { AppError } from '../../../src-shared/rpc/errors.ts';
import type { HandlersOf } from '../../../src-shared/rpc/procedure.ts';
import type { Context } from '../context.ts';
import { createRoleReader } from '../settings/index.ts';
import type { WriteTransaction } from '../sync/write-door.ts';
import { createBlobRecords } from './blob-records.ts';
import type { BlobStore } from './blob-store.ts';
import type { FileIntake, RefusedFile } from './file-intake.ts';
import { joinedToFile, keptColumns, keptFileOf, type KeptRow } from './papers-reader.ts';
import type { TakenFile } from './take-in.ts';

/** Pictures of products: everybody sees them, administrators change them. */
export function createProductPhotosService(
  ctx: Context,
  { store, intake, hasOffice }: { store: BlobStore; intake: FileIntake; hasOffice: boolean },
): HandlersOf<typeof productPhotosContract> {
  const roleOf = createRoleReader(ctx);
  const records = createBlobRecords(ctx.db);
  const inOrder = `WHERE f.product_id = ? AND f.deleted_at IS NULL ORDER BY f."order", f.created_at, f.id`;
  const shown = ctx.db.prepare(`SELECT ${keptColumns} FROM product_photos AS f ${joinedToFile} ${inOrder}`);
  const rows = ctx.db.prepare(`SELECT f.id, f.sha256, f."order" FROM product_photos AS f ${inOrder}`);
  const rowsOf = (productId: string) => rows.all(productId) as { id: string; sha256: string; order: number }[]; // the columns selected

  const asAdmin = () => {
    if (roleOf() !== 'admin') throw new AppError('forbidden', 'only an administrator changes the pictures of products');
  };
  /** What was taken in and is on no record is not kept; what is a paper's content, or a small picture, stays. */
  const drop = ({ sha256 }: TakenFile) => {
    if (records.get(sha256) === null && !records.isThumbnail(sha256)) store.remove(sha256);
  };

  return {
    list: ({ productId }) => ({
      photos: (shown.all(productId) as KeptRow[]).map((row) => keptFileOf(row, hasOffice)), // the columns selected
      mayChange: roleOf() === 'admin',
    }),

    async add({ productId, files }) {
      asAdmin();
      ctx.write.transact((tx) => checkProduct(tx, productId));
      const { taken, refused } = await intake.takeAll(files);
      const { value: added, groupId } = ctx.write.transact((tx) => {
        checkProduct(tx, productId);
        const there = rowsOf(productId);
        const contents = new Set(there.map(({ sha256 }) => sha256));
        let order = there.at(-1)?.order ?? 0;
        return taken.flatMap((file) => {
          const refusal = refusalOf(file, contents);
          if (refusal !== null) {
            refused.push(refusal);
            return [];
          }
          const { name, mime, sha256, bytes } = file;
          contents.add(sha256);
          records.noteStored(file, tx.now);
          order += 1;
          return [{ id: tx.create('productPhotos', { productId, name, mime, sha256, bytes, order }), name }];
        });
      });
      for (const file of taken) drop(file);
      return { added, refused, groupId: added.length === 0 ? null : groupId };
    },

    arrange({ productId, ids }) {
      asAdmin();
      const { groupId } = ctx.write.transact((tx) => {
        const there = rowsOf(productId).map(({ id }) => id);
        const strange = ids.find((id) => !there.includes(id));
        if (strange !== undefined)
          throw new AppError('not-found', 'the product has no such picture', { details: { id: strange } });
        const wanted = [...new Set([...ids, ...there])];
        for (const [at, id] of wanted.entries()) tx.update('productPhotos', id, { order: at + 1 });
      });
      return { groupId };
    },

    remove({ ids }) {
      asAdmin();
      const { groupId } = ctx.write.transact((tx) => {
        for (const id of ids) tx.remove('productPhotos', id);
      });
      return { groupId };
    },
  };
}

/** @throws `not-found` where no such product is in the catalogue */
function checkProduct(tx: WriteTransaction, productId: string): void {
  if (tx.read('products', productId) === null)
    throw new AppError('not-found', 'no product with this id', { details: { id: productId } });
}

function refusalOf({ name, mime, bytes, sha256 }: TakenFile, contents: ReadonlySet<string>): RefusedFile | null {
  if (!shownPictures.includes(mime)) return { name, code: 'not-supported', details: { reason: 'photo-no-picture' } };
  if (bytes > mostPhotoBytes) {
    return { name, code: 'too-large', details: { reason: 'paper-size', limitMegabytes: mostPhotoBytes / 1_000_000 } };
  }
  if (contents.has(sha256)) return { name, code: 'conflict', details: { reason: 'photo-twice' } };
  if (contents.size >= mostPhotos) return { name, code: 'too-large', details: { reason: 'photo-most', limit: mostPhotos } };
  return null;
}
