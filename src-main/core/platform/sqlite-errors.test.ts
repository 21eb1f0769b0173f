import { expect, test } from 'vitest';
import { AppError, errorCodes } from '../../../src-shared/rpc/errors.ts';
import { diskErrorOf } from './sqlite-errors.ts';

const table: readonly (readonly [string, string])[] = [
  ['SQLITE_CORRUPT', 'damaged'],
  ['SQLITE_CORRUPT_INDEX', 'damaged'],
  ['SQLITE_CORRUPT_VTAB', 'damaged'],
  ['SQLITE_NOTADB', 'damaged'],
  ['SQLITE_READONLY', 'read-only'],
  ['SQLITE_READONLY_DIRECTORY', 'read-only'],
  ['SQLITE_CANTOPEN', 'read-only'],
  ['SQLITE_PERM', 'read-only'],
  ['EROFS', 'read-only'],
  ['EACCES', 'read-only'],
  ['EPERM', 'read-only'],
  ['SQLITE_FULL', 'disk-full'],
  ['ENOSPC', 'disk-full'],
  ['EDQUOT', 'disk-full'],
  ['SQLITE_IOERR', 'disk-error'],
  ['SQLITE_IOERR_WRITE', 'disk-error'],
  ['SQLITE_IOERR_FSYNC', 'disk-error'],
  ['EIO', 'disk-error'],
  ['SQLITE_BUSY', 'busy'],
  ['SQLITE_BUSY_SNAPSHOT', 'busy'],
  ['SQLITE_LOCKED', 'busy'],
];

test('each error of a disk or a database belongs to the class that its screen explains', () => {
  for (const [code, ours] of table) {
    const known = diskErrorOf(Object.assign(new Error('what the disk said'), { code }));
    expect([code, known?.code, known?.details]).toEqual([code, ours, { cause: code }]);
    expect(errorCodes).toContain(known?.code);
  }
});

test('what is no error of a disk is not taken for one', () => {
  for (const error of [
    new Error('a bug'),
    new TypeError('x is undefined'),
    null,
    undefined,
    'SQLITE_FULL',
    5,
    { code: 7 },
    Object.assign(new Error('no table'), { code: 'SQLITE_ERROR' }),
    Object.assign(new Error('gone'), { code: 'ENOENT' }),
  ]) {
    expect(diskErrorOf(error)).toBeNull();
  }
});

test('a refusal of ours stays what it is', () => {
  const refusal = new AppError('wrong-key', 'no');
  expect(diskErrorOf(refusal)).toBe(refusal);
});
