import type { Context } from '../context.ts';
import { createBlobRecords } from './blob-records.ts';
import type { BlobStore } from './blob-store.ts';

/** As long as the office keeps them: undo brings a paper back within this time. */
const keptAfterRemovalMs = 30 * 24 * 60 * 60 * 1000;

/**
 * Holds the folder of contents against what is known of them. After a restored backup the folder knows more than the database: what lies
 * there is entered again. A content that no paper has had for thirty days goes.
 */
export async function tidyBlobs(ctx: Context, store: BlobStore): Promise<void> {
  try {
    await tidy(ctx, store);
  } catch (error) {
    // Nothing depends on it; the next start tries again.
    if (ctx.db.open) ctx.log.error('the stored files could not be looked through', error);
  }
}

async function tidy(ctx: Context, store: BlobStore): Promise<void> {
  store.removeHalfWritten(ctx.clock.now());
  const records = createBlobRecords(ctx.db);
  const found = await store.list();
  if (!ctx.db.open) return;
  const now = new Date(ctx.clock.now()).toISOString();
  for (const { sha256, storedAt } of found) {
    const known = records.get(sha256);
    if (known?.isHere === true || records.isThumbnail(sha256)) continue;
    const bytes = await store.sizeOf(sha256);
    if (!ctx.db.open) return;
    if (bytes !== null) records.noteStored({ sha256, bytes }, storedAt < now ? storedAt : now);
  }
  for (const { sha256, thumbnail } of records.unreferenced(new Date(ctx.clock.now() - keptAfterRemovalMs).toISOString())) {
    store.remove(sha256);
    if (thumbnail !== null) store.remove(thumbnail);
    records.forget(sha256);
  }
}
