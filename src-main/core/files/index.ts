import type { Context } from '../context.ts';
import type { Handlers } from '../dispatcher.ts';
import type { BlobStore } from './blob-store.ts';
import { createFileIntake } from './file-intake.ts';
import { type BlobSource, createFilesService } from './files.service.ts';
import { createProductPhotosService } from './product-photos.service.ts';

export { type BlobStore, createBlobStore } from './blob-store.ts';
export { type BlobLink, type BlobTransfer, createBlobTransfer } from './blob-transfer.ts';
export { tidyBlobs } from './tidy.ts';

/** Files on records, and pictures of products. */
export function createFileServices(
  ctx: Context,
  store: BlobStore,
  office: BlobSource | null,
): Pick<Handlers, 'files' | 'productPhotos'> {
  const intake = createFileIntake(ctx, store);
  return {
    files: createFilesService(ctx, { store, intake, office }),
    productPhotos: createProductPhotosService(ctx, { store, intake, hasOffice: office !== null }),
  };
}
