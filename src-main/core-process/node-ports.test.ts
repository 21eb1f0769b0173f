import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createFileLog } from './file-log.ts';
import { createFileSecrets } from './file-secrets.ts';
import { clockStartingAt, createNodeIds } from './node-ports.ts';

let dir = '';
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'fieldbook-ports-'));
});
afterEach(() => rmSync(dir, { recursive: true }));

test('ids come out in the order they were made, also within one millisecond and when the clock jumps back', () => {
  let now = 1_764_000_000_000;
  const ids = createNodeIds({ now: () => now });
  const made = Array.from({ length: 10_000 }, (_, n) => {
    if (n === 6000) now -= 3_600_000;
    return ids.next();
  });
  expect([...made].sort()).toEqual(made);
  expect(new Set(made).size).toBe(10_000);
  for (const id of made) expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  expect(Number.parseInt((made[0] ?? '').replace('-', '').slice(0, 12), 16)).toBe(1_764_000_000_000);
});

test('a clock that starts on a given day goes on from there', () => {
  const day = Date.parse('2026-03-02T01:00:00.000Z');
  const now = clockStartingAt(day).now();
  expect(now - day).toBeGreaterThanOrEqual(0);
  expect(now - day).toBeLessThan(5_000);
});

test('the database key comes back from its wrapping, and its file is for this user only', async () => {
  const key = new Uint8Array(32).fill(7);
  const wrapped = await createFileSecrets(dir).wrap(key);
  expect(wrapped).toMatchObject({ backend: 'file', isStrong: false });
  expect(Buffer.from(wrapped.blob, 'base64').includes(Buffer.from(key))).toBe(false);
  expect(await createFileSecrets(dir).unwrap(wrapped)).toEqual(key);
  if (process.platform !== 'win32') expect(statSync(join(dir, 'local.key')).mode & 0o777).toBe(0o600);
});

test('a missing, damaged or foreign key file is told as key-unavailable and never replaced', async () => {
  const secrets = createFileSecrets(dir);
  const wrapped = await secrets.wrap(new Uint8Array(32));
  const refused = { code: 'key-unavailable' };
  await expect(secrets.unwrap({ backend: 'keychain', blob: wrapped.blob })).rejects.toMatchObject(refused);
  await expect(secrets.unwrap({ backend: 'file', blob: 'AAAA' })).rejects.toMatchObject(refused);
  writeFileSync(join(dir, 'local.key'), Buffer.alloc(32, 9));
  await expect(secrets.unwrap(wrapped)).rejects.toMatchObject(refused);
  writeFileSync(join(dir, 'local.key'), 'short');
  await expect(secrets.unwrap(wrapped)).rejects.toMatchObject(refused);
  await expect(secrets.wrap(new Uint8Array(32))).rejects.toMatchObject(refused);
  expect(readFileSync(join(dir, 'local.key'), 'utf8')).toBe('short');
  rmSync(join(dir, 'local.key'));
  await expect(secrets.unwrap(wrapped)).rejects.toMatchObject(refused);
});

test('the log keeps ids and codes and drops what could name a customer', () => {
  const log = createFileLog(dir);
  const error = new Error('cannot save Công ty Đại Đồng, 0912345678');
  log.write({
    level: 'error',
    at: '2026-11-25T00:00:00.000Z',
    message: 'the save failed',
    context: {
      id: '0192d3f0-0000-7000-8000-000000000001',
      code: 'disk-full',
      name: 'Công ty Đại Đồng',
      phone: '0912345678',
      error: error.stack,
      rows: 3,
    },
  });
  const text = readFileSync(join(dir, 'logs/fieldbook.log'), 'utf8');
  expect(text).not.toMatch(/Đại Đồng|0912345678/);
  expect(JSON.parse(text)).toMatchObject({
    message: 'the save failed',
    context: { id: '0192d3f0-0000-7000-8000-000000000001', code: 'disk-full', name: '…', phone: '…', rows: 3 },
  });
  expect(text).toContain('node-ports.test.ts');
});

test('the log stays within five files', () => {
  const log = createFileLog(dir, 200);
  for (let n = 0; n < 100; n += 1) log.write({ level: 'info', at: '2026-11-25T00:00:00.000Z', message: `line ${n}` });
  expect(readdirSync(join(dir, 'logs')).sort()).toEqual(['fieldbook.log', ...[1, 2, 3, 4].map((n) => `fieldbook.log.${n}`)]);
  expect(readFileSync(join(dir, 'logs/fieldbook.log'), 'utf8')).toContain('line 99');
});

test('a log that cannot be written does not stop the program', () => {
  writeFileSync(join(dir, 'logs'), 'a file where the folder should be');
  createFileLog(dir).write({ level: 'info', at: '2026-11-25T00:00:00.000Z', message: 'x' });
});
