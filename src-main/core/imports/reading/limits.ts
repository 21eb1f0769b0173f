import { AppError } from '../../../../src-shared/rpc/errors.ts';
import type { ImportRefusalKey } from '../../../../src-shared/texts/catalogue.ts';

/** What a file may cost. A spreadsheet of a real office stays far below every one of them. */
export const importLimits = {
  fileBytes: 512 * 1024 * 1024,
  /** The longest text that Excel itself keeps in a cell. */
  cellCharacters: 32_767,
  columns: 1_000,
  rows: 1_000_000,
  zipEntries: 10_000,
  unpackedBytes: 500 * 1024 * 1024,
  /** Unpacked to packed, once an entry is past `ratioFromBytes`: small XML packs very well without meaning harm. */
  packRatio: 100,
  ratioFromBytes: 10 * 1024 * 1024,
  sharedStringCharacters: 100_000_000,
  /** One tag of a sheet's XML with all its attributes. */
  tagCharacters: 65_536,
  workerHeapMegabytes: 512,
  /** How long the reader may work without a sign of progress. */
  silenceMs: 30_000,
} as const;

/** Why a file was refused: a key of the catalogue's `importRefusals`, so that a screen can put it into words. */
export type RefusalReason = ImportRefusalKey;

const tooLarge: ReadonlySet<RefusalReason> = new Set([
  'file-size',
  'columns',
  'rows',
  'unpacked-size',
  'packed-too-tightly',
  'entries',
  'memory',
]);

/** The refusal of a file, with the reason that a screen can put into words. */
export function refusal(reason: RefusalReason, message: string, cause?: unknown): AppError {
  return new AppError(tooLarge.has(reason) ? 'too-large' : 'unreadable-file', message, {
    details: { reason },
    ...(cause === undefined ? {} : { cause }),
  });
}
