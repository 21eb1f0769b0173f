export { type BlobStore, createBlobStore } from './blob-store.ts';
export { createFilesService } from './files.service.ts';
export { tidyBlobs } from './tidy.ts';
