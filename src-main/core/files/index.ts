export { type BlobStore, createBlobStore } from './blob-store.ts';
export { type BlobLink, type BlobTransfer, createBlobTransfer } from './blob-transfer.ts';
export { createFilesService } from './files.service.ts';
export { tidyBlobs } from './tidy.ts';
