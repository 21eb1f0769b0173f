import { AppError, type ErrorCode } from '../../../src-shared/rpc/errors.ts';

/**
 * The classes of what a disk can do to a database (reliability.md, rule 4): each has one message and one action.
 * Codes are SQLite's own; system codes come from Node's file functions.
 */
const classes: ReadonlyArray<readonly [RegExp, ErrorCode]> = [
  [/^SQLITE_CORRUPT/, 'damaged'],
  [/^SQLITE_NOTADB/, 'damaged'],
  [/^SQLITE_READONLY/, 'read-only'],
  [/^SQLITE_CANTOPEN/, 'read-only'],
  [/^SQLITE_PERM/, 'read-only'],
  [/^SQLITE_FULL/, 'disk-full'],
  [/^SQLITE_IOERR/, 'disk-error'],
  [/^SQLITE_(BUSY|LOCKED)/, 'busy'],
  [/^(EROFS|EACCES|EPERM)$/, 'read-only'],
  [/^(ENOSPC|EDQUOT)$/, 'disk-full'],
  [/^EIO$/, 'disk-error'],
];

/** The class of a disk or database error; null where it is none of them (a bug of ours, mostly). */
export function diskErrorOf(error: unknown): AppError | null {
  if (error instanceof AppError) return error;
  const code = codeOf(error);
  if (code === null) return null;
  for (const [pattern, ours] of classes) {
    if (pattern.test(code)) return new AppError(ours, messageOf(error), { details: { cause: code }, cause: error });
  }
  return null;
}

function codeOf(error: unknown): string | null {
  if (typeof error !== 'object' || error === null || !('code' in error)) return null;
  return typeof error.code === 'string' ? error.code : null;
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
