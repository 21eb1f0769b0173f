import { z } from 'zod';
import { mostFileBytes, sha256 } from './file.ts';

/** Bytes of one part on the wire and in the office's database; the last one is as long as what is left. */
export const blobPartBytes = 1024 * 1024;
/** The kind of body that a part is (the name is that of the tus protocol). */
export const blobPartType = 'application/offset+octet-stream';
/** Where in the content the part begins, or would have to. */
export const uploadOffsetHeader = 'upload-offset';

export const blobBeginRequest = z.strictObject({ bytes: z.int().min(1).max(mostFileBytes) });
/** How much of the content the office has from this person. `isWhole`: all of it, and it is what its name says. */
export const blobProgress = z.object({ offset: z.int(), isWhole: z.boolean() });
export type BlobProgress = z.output<typeof blobProgress>;

/** The name of a content in an address. */
export const blobParams = z.object({ id: sha256 });
