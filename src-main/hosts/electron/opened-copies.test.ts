import { existsSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { createOpenedCopies } from './opened-copies.ts';
import { createPickedFiles } from './picked-files.ts';

const dir = mkdtempSync(join(tmpdir(), 'fieldbook-opened-'));
afterAll(() => rmSync(dir, { recursive: true, force: true }));

test('a paper opens from a copy of its own that nobody can write to, and all copies are gone when the program ends', async () => {
  const opened: string[] = [];
  const files = createPickedFiles();
  const shell = { openPath: async (path: string) => (opened.push(path), '') };
  const folder = join(dir, 'opened');
  const copies = createOpenedCopies(shell, folder, files);
  const place = copies.place('../Hợp đồng: số 12.pdf');
  const path = await files.resolveForWriting(place.ref);
  expect(path.startsWith(folder)).toBe(true);
  expect(basename(path)).toBe('-Hợp đồng- số 12.pdf');
  writeFileSync(path, 'x');
  expect(await copies.open(place.ref)).toBe(true);
  expect(opened).toEqual([path]);
  expect(statSync(path).mode & 0o222).toBe(0);
  copies.clear();
  expect(existsSync(folder)).toBe(false);
});

test('what the page did not get a place for, a file that it picked, and a program are not opened', async () => {
  const opened: string[] = [];
  const files = createPickedFiles();
  const shell = { openPath: async (path: string) => (opened.push(path), '') };
  const copies = createOpenedCopies(shell, join(dir, 'other'), files);
  const picked = files.forReading(join(dir, 'a.pdf'));
  const program = copies.place('hoá đơn.exe');
  for (const ref of [picked.ref, program.ref, 'nothing', join(dir, 'a.pdf')]) expect(await copies.open(ref), ref).toBe(false);
  expect(opened).toEqual([]);
});
