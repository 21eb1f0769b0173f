import { cleanFileName } from '../../../src-shared/files/file-names.ts';
import type { Context } from '../context.ts';
import { diskErrorOf } from '../platform/sqlite-errors.ts';
import type { BlobStore } from './blob-store.ts';
import { type TakenFile, takeFile } from './take-in.ts';
import { createUploads } from './uploads.ts';

export interface RefusedFile {
  name: string;
  code: string;
  details: Record<string, string | number | boolean | null>;
}

/** The one door for files into the store: parts that a screen hands over, and files of this disk. */
export function createFileIntake(ctx: Context, store: BlobStore) {
  const uploads = createUploads(store, ctx.clock, ctx.ids);
  const take = async (ref: string): Promise<TakenFile> =>
    uploads.take(ref) ?? (await takeFile(store, await ctx.files.resolveForReading(ref)));
  return {
    receive: uploads.receive,
    /** Takes these files in; what is refused is told by its name, and the others are taken. */
    async takeAll(refs: readonly string[]): Promise<{ taken: TakenFile[]; refused: RefusedFile[] }> {
      const taken: TakenFile[] = [];
      const refused: RefusedFile[] = [];
      for (const ref of refs) {
        try {
          taken.push(await take(ref));
        } catch (error) {
          const known = diskErrorOf(error);
          if (known === null) throw error;
          refused.push({ name: cleanFileName(nameOf(ref)), code: known.code, details: { ...known.details } });
        }
      }
      return { taken, refused };
    },
  };
}
export type FileIntake = ReturnType<typeof createFileIntake>;

/** A reference of a host is no name; a path of the command line ends with one. */
function nameOf(ref: string): string {
  return ref.split(/[/\\]/).at(-1) ?? ref;
}
