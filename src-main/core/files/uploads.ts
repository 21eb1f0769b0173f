import { AppError } from '../../../src-shared/rpc/errors.ts';
import type { Clock, Ids } from '../platform/ports.ts';
import type { BlobStore } from './blob-store.ts';
import { beginIntake, type Intake, type TakenFile } from './take-in.ts';

const prefix = 'upload:';
/** As many may be under way or wait to be put on a record at once. */
const mostUploads = 200;
const abandonedAfterMs = 60 * 60 * 1000;

interface Upload {
  readonly intake: Intake;
  readonly expected: number;
  taken: TakenFile | null;
  at: number;
}

/**
 * Files that a screen hands over part by part. They go straight into the store, encrypted; no copy lies on the disk meanwhile, and a page
 * can hand over only what its person gave it.
 */
export function createUploads(store: BlobStore, clock: Clock, ids: Ids) {
  const uploads = new Map<string, Upload>();
  const giveUpOld = async () => {
    for (const [id, upload] of uploads) {
      if (clock.now() - upload.at < abandonedAfterMs && uploads.size < mostUploads) continue;
      uploads.delete(id);
      if (upload.taken === null) await upload.intake.abandon();
    }
  };
  const begin = async (name: string, expected: number): Promise<string> => {
    await giveUpOld();
    const id = ids.next();
    uploads.set(id, { intake: await beginIntake(store, name, expected), expected, taken: null, at: clock.now() });
    return id;
  };

  return {
    async receive(given: { upload: string | null; name: string; bytes: number; part: string }) {
      const id = given.upload ?? (await begin(given.name, given.bytes));
      const upload = uploads.get(id);
      if (upload === undefined || upload.taken !== null) throw new AppError('not-found', 'no file is handed over under this id');
      upload.at = clock.now();
      try {
        await upload.intake.add(Buffer.from(given.part, 'base64'));
        if (upload.intake.bytes >= upload.expected) upload.taken = await upload.intake.finish();
      } catch (error) {
        uploads.delete(id);
        await upload.intake.abandon();
        throw error;
      }
      return { upload: id, ref: `${prefix}${id}`, isWhole: upload.taken !== null };
    },
    /** Null where the reference is none of ours. @throws `not-found` where the file is not whole, or was taken before */
    take(ref: string): TakenFile | null {
      if (!ref.startsWith(prefix)) return null;
      const id = ref.slice(prefix.length);
      const taken = uploads.get(id)?.taken ?? null;
      if (taken === null)
        throw new AppError('not-found', 'this file was not handed over', { details: { reason: 'paper-not-whole' } });
      uploads.delete(id);
      return taken;
    },
  };
}
