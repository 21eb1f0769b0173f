import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { syncFile, syncFolder, writeFileDurably } from './durable-file.ts';

let folder = '';
afterEach(() => rmSync(folder, { recursive: true, force: true }));
function aFile(): string {
  folder = mkdtempSync(join(tmpdir(), 'fieldbook-durable-'));
  return join(folder, 'profile.json');
}

test('the new text stands in place of the old one and nothing else is left behind', () => {
  const path = aFile();
  writeFileDurably(path, 'Bao bì Đại Phát');
  writeFileDurably(path, 'Đại Phát');
  expect(readFileSync(path, 'utf8')).toBe('Đại Phát');
  expect(readdirSync(folder)).toEqual(['profile.json']);
});

test('bytes are kept as they are, and only the user may read them', () => {
  const path = aFile();
  const bytes = Buffer.from([0, 255, 13, 10, 0]);
  writeFileDurably(path, bytes);
  expect(readFileSync(path)).toEqual(bytes);
  if (process.platform !== 'win32') expect(statSync(path).mode & 0o777).toBe(0o600);
});

test('where the new text cannot be written, the old one stays', () => {
  const path = aFile();
  writeFileDurably(path, 'old');
  // A folder stands where the new text would be prepared.
  mkdirSync(`${path}.new`);
  expect(() => writeFileDurably(path, 'new')).toThrow();
  expect(readFileSync(path, 'utf8')).toBe('old');
});

test('what a crash left of an earlier try does not get into the next text', () => {
  const path = aFile();
  writeFileSync(`${path}.new`, 'half of something much longer than the next text');
  writeFileDurably(path, 'new');
  expect(readFileSync(path, 'utf8')).toBe('new');
});

test('syncing what is not there is told, not passed over', () => {
  const path = aFile();
  expect(() => syncFile(path)).toThrow('ENOENT');
  if (process.platform !== 'win32') expect(() => syncFolder(join(folder, 'nowhere'))).toThrow('ENOENT');
});
