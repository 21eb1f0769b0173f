import fs, {
  appendFileSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  truncateSync,
  unlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { syncBuiltinESMExports } from 'node:module';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, expect, test } from 'vitest';
import { type JournalEntry, openJournal } from './journal.ts';

const key = Buffer.alloc(32, 7);
const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

function aFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'fieldbook-journal-'));
  folders.push(folder);
  return folder;
}

function entry(opNo: number, patch = '{"note":"Chị Lan dặn gọi lại"}'): JournalEntry {
  return {
    opNo,
    groupId: `group-${opNo}`,
    entity: 'customers',
    rowId: `row-${opNo}`,
    kind: 'update',
    patch,
    baseRev: 0,
    hlc: opNo.toString(16).padStart(16, '0'),
    schemaV: 1,
    createdAt: '2026-11-25T01:00:00.000Z',
    userId: null,
  };
}

const numbersOf = (folder: string, withKey = key) =>
  openJournal(folder, withKey)
    .readAll()
    .entries.map(({ opNo }) => opNo);
const segmentsOf = (folder: string) =>
  readdirSync(folder)
    .filter((name) => name.endsWith('.fbj'))
    .sort();

/** Each start begins a segment of its own. */
function writeSegments(folder: string, ...groups: number[][]): void {
  for (const numbers of groups) {
    const journal = openJournal(folder, key);
    for (const number of numbers) journal.append([entry(number)]);
    journal.close();
  }
}

test('every change that was written is read back, whole and in its order', () => {
  const folder = aFolder();
  writeSegments(folder, [1, 2], [3], [4, 5, 6]);
  const { entries, hasTornEnd } = openJournal(folder, key).readAll();
  expect(entries).toEqual([1, 2, 3, 4, 5, 6].map((number) => entry(number)));
  expect(hasTornEnd).toBe(false);
  expect(openJournal(folder, key).lastOpNo()).toBe(6);
  expect(segmentsOf(folder)).toHaveLength(3);
});

test('a large import is kept in several records and is still one list', () => {
  const folder = aFolder();
  const journal = openJournal(folder, key);
  const entries = Array.from({ length: 2501 }, (_, index) => entry(index + 1));
  journal.append(entries);
  expect(journal.readAll().entries).toEqual(entries);
  expect(journal.lastOpNo()).toBe(2501);
  journal.close();
});

test('a last record that a power cut tore is left out, wherever it was torn', () => {
  const folder = aFolder();
  writeSegments(folder, [1, 2, 3]);
  const [name = ''] = segmentsOf(folder);
  const whole = readFileSync(join(folder, name));
  const recordBytes = whole.length / 3;
  for (let size = Math.ceil(recordBytes * 2); size < whole.length; size += 7) {
    writeFileSync(join(folder, name), whole.subarray(0, size));
    const { entries, hasTornEnd } = openJournal(folder, key).readAll();
    expect({ size, numbers: entries.map(({ opNo }) => opNo), hasTornEnd }).toEqual({
      size,
      numbers: [1, 2],
      hasTornEnd: size > recordBytes * 2,
    });
    expect(openJournal(folder, key).lastOpNo()).toBe(2);
  }
});

test('changes written after a torn record are found', () => {
  const folder = aFolder();
  writeSegments(folder, [1, 2]);
  truncateSync(join(folder, segmentsOf(folder)[0] ?? ''), 300);
  writeSegments(folder, [3, 4]);
  expect(numbersOf(folder)).toEqual([1, 3, 4]);
});

test('an altered byte costs its own record, never passes for a change, and hides no other record', () => {
  const folder = aFolder();
  writeSegments(folder, [1, 2, 3]);
  const path = join(folder, segmentsOf(folder)[0] ?? '');
  const whole = readFileSync(path);
  const recordBytes = whole.length / 3;
  fc.assert(
    fc.property(fc.nat({ max: whole.length - 1 }), fc.integer({ min: 1, max: 255 }), (at, change) => {
      const altered = Buffer.from(whole);
      altered.writeUInt8(altered.readUInt8(at) ^ change, at);
      writeFileSync(path, altered);
      const record = Math.floor(at / recordBytes) + 1;
      const numbers = numbersOf(folder);
      expect(numbers).not.toContain(record);
      // With an altered length the way to the next record is lost; with any other byte it is not.
      if (at % recordBytes >= 4) expect(numbers).toEqual([1, 2, 3].filter((number) => number !== record));
      for (const found of openJournal(folder, key).readAll().entries) expect(found).toEqual(entry(found.opNo));
    }),
    { numRuns: 80 },
  );
});

test('another key reads nothing', () => {
  const folder = aFolder();
  writeSegments(folder, [1, 2]);
  expect(numbersOf(folder, Buffer.alloc(32, 8))).toEqual([]);
});

test('nothing that was typed stands in the file', () => {
  const folder = aFolder();
  const journal = openJournal(folder, key);
  journal.append([entry(1, '{"name":"Công ty Bí Mật","phone":"0907555018"}')]);
  journal.close();
  const bytes = readFileSync(join(folder, segmentsOf(folder)[0] ?? ''));
  for (const word of ['Công ty Bí Mật', '0907555018', 'customers', 'group-1']) expect(bytes.includes(word)).toBe(false);
});

test('after a backup the segments it covers are forgotten and the others stay', () => {
  const folder = aFolder();
  writeSegments(folder, [1, 2], [3, 4], [5]);
  const journal = openJournal(folder, key);
  journal.append([entry(6)]);
  journal.rotate(3);
  expect(journal.readAll().entries.map(({ opNo }) => opNo)).toEqual([3, 4, 5, 6]);
  journal.append([entry(7)]);
  expect(numbersOf(folder)).toEqual([3, 4, 5, 6, 7]);
  journal.rotate(7);
  expect(numbersOf(folder)).toEqual([]);
  // How far the operations had come is known after a restart, too.
  expect(openJournal(folder, key).lastOpNo()).toBe(7);
  expect(segmentsOf(folder)).toHaveLength(1);
  journal.append([entry(8)]);
  journal.close();
  expect(numbersOf(folder)).toEqual([8]);
});

test('a damaged segment is not forgotten before a backup is newer than it', () => {
  const folder = aFolder();
  writeSegments(folder, [5]);
  const path = join(folder, segmentsOf(folder)[0] ?? '');
  const bytes = readFileSync(path);
  bytes.writeUInt8(bytes.readUInt8(40) ^ 1, 40);
  writeFileSync(path, bytes);
  openJournal(folder, key).rotate(4);
  expect(segmentsOf(folder)).toHaveLength(1);
  openJournal(folder, key).rotate(5);
  expect(segmentsOf(folder)).toHaveLength(0);
});

test('when another process forgot the open segment, the next change goes into a new one', () => {
  const folder = aFolder();
  const journal = openJournal(folder, key);
  journal.append([entry(1)]);
  for (const name of segmentsOf(folder)) unlinkSync(join(folder, name));
  journal.append([entry(2)]);
  journal.close();
  expect(numbersOf(folder)).toEqual([2]);
});

test('when writing failed, the next change begins a new segment', () => {
  const folder = aFolder();
  writeSegments(folder, [1]);
  const journal = openJournal(folder, key);
  renameSync(folder, `${folder}-away`);
  expect(() => journal.append([entry(2)])).toThrow('ENOENT');
  expect(journal.lastOpNo()).toBe(1);
  renameSync(`${folder}-away`, folder);
  journal.append([entry(2), entry(3)]);
  expect(numbersOf(folder)).toEqual([1, 2, 3]);
  journal.close();
});

test('bytes that are no record at all do no harm', () => {
  const folder = aFolder();
  writeSegments(folder, [1]);
  const path = join(folder, segmentsOf(folder)[0] ?? '');
  for (const rubbish of [Buffer.alloc(1), Buffer.alloc(4096), Buffer.alloc(64, 0xff), Buffer.from('Tên khách hàng,Địa chỉ\n')]) {
    const whole = readFileSync(path);
    appendFileSync(path, rubbish);
    expect(numbersOf(folder)).toEqual([1]);
    expect(openJournal(folder, key).lastOpNo()).toBe(1);
    writeFileSync(path, whole);
  }
  writeFileSync(join(folder, 'ops-000000000009-empty000.fbj'), '');
  expect(numbersOf(folder)).toEqual([1]);
});

test('what may wait is written before anything that comes after it, and counts once it is synced', async () => {
  const folder = aFolder();
  const journal = openJournal(folder, key);
  journal.append([entry(1)]);
  journal.appendLater([entry(2), entry(3)]);
  expect([numbersOf(folder), journal.lastOpNo()]).toEqual([[1], 1]);
  journal.append([entry(4)]);
  expect([numbersOf(folder), journal.lastOpNo()]).toEqual([[1, 2, 3, 4], 4]);
  // In the file it stands in this order, too: a cut may leave the beginning of a file alone.
  const [name = ''] = segmentsOf(folder);
  truncateSync(join(folder, name), readFileSync(join(folder, name)).length - 1);
  expect(numbersOf(folder)).toEqual([1, 2, 3]);

  const next = openJournal(folder, key);
  next.appendLater([entry(4)]);
  const settled = next.settle();
  expect([numbersOf(folder), next.lastOpNo()]).toEqual([[1, 2, 3, 4], 3]);
  await settled;
  expect(next.lastOpNo()).toBe(4);
  await next.settle();
});

test('what waits is not left behind by a backup, a rewriting, or the end of the program', () => {
  const folder = aFolder();
  const journal = openJournal(folder, key);
  journal.append([entry(1)]);
  journal.appendLater([entry(2)]);
  journal.rotate(1);
  expect(numbersOf(folder)).toEqual([1, 2]);
  journal.appendLater([entry(3, 'Chị Lan')]);
  journal.rewrite((kept) => ({ ...kept, patch: '' }));
  expect(
    openJournal(folder, key)
      .readAll()
      .entries.map(({ opNo, patch }) => [opNo, patch]),
  ).toEqual([1, 2, 3].map((opNo) => [opNo, '']));
  journal.appendLater([entry(4)]);
  journal.close();
  expect(numbersOf(folder)).toEqual([1, 2, 3, 4]);
});

test('what another thread could not sync does not count, though a later change was told that all is well', async () => {
  const folder = aFolder();
  const journal = openJournal(folder, key);
  journal.append([entry(1)]);
  journal.appendLater([entry(2)]);
  const { fsync } = fs;
  const answered = Promise.withResolvers<(error: Error) => void>();
  fs.fsync = Object.assign((_file: number, callback: (error: Error) => void) => answered.resolve(callback), {
    __promisify__: fsync.__promisify__,
  });
  syncBuiltinESMExports();
  try {
    const settled = journal.settle();
    // The kernel tells an error once, to whoever asks first.
    journal.append([entry(3)]);
    (await answered.promise)(new Error('EIO'));
    await expect(settled).rejects.toThrow('EIO');
  } finally {
    fs.fsync = fsync;
    syncBuiltinESMExports();
  }
  expect(journal.lastOpNo()).toBe(1);
  journal.append([entry(2), entry(3), entry(4)]);
  expect([numbersOf(folder), segmentsOf(folder).length, journal.lastOpNo()]).toEqual([[1, 2, 3, 4], 2, 4]);
  journal.close();
});

test('a segment that is left while another thread syncs it is synced first, and the thread is not waited for', async () => {
  const folder = aFolder();
  const journal = openJournal(folder, key);
  journal.appendLater([entry(1)]);
  const settled = journal.settle();
  journal.rotate(0);
  expect(journal.lastOpNo()).toBe(1);
  journal.append([entry(2)]);
  await settled;
  expect([numbersOf(folder), journal.lastOpNo()]).toEqual([[1, 2], 2]);
  journal.close();
});

test('what was written beside the work and could not be synced by a backup is written once more', async () => {
  const folder = aFolder();
  const journal = openJournal(folder, key);
  journal.append([entry(1)]);
  journal.appendLater([entry(2)]);
  const settled = journal.settle();
  const { fsyncSync } = fs;
  fs.fsyncSync = () => {
    throw new Error('EIO');
  };
  syncBuiltinESMExports();
  try {
    expect(() => journal.rotate(0)).toThrow('EIO');
  } finally {
    fs.fsyncSync = fsyncSync;
    syncBuiltinESMExports();
  }
  await settled;
  expect(journal.lastOpNo()).toBe(1);
  await journal.settle();
  expect(journal.lastOpNo()).toBe(2);
  expect([numbersOf(folder), segmentsOf(folder).length]).toEqual([[1, 2], 2]);
  journal.close();
});
