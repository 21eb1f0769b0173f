import { randomBytes } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { aDevice, aFreshDevice, type Device } from '../../../tests/support/devices.ts';
import { openDatabase } from '../platform/database.ts';
import { readRecoveryKey } from '../platform/recovery-key.ts';

const folder = mkdtempSync(join(tmpdir(), 'fieldbook-stick-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const contents = new Map([
  ['Hợp đồng.pdf', Buffer.concat([Buffer.from('%PDF-1.7\n'), randomBytes(700_000)])],
  ['Ghi chú.txt', Buffer.from('Giao hàng cổng số 3')],
]);

async function withPapers(): Promise<{ device: Device; customerId: string }> {
  const device = await aDevice();
  const { id: customerId } = await device.client.customers.create({ name: 'Vật liệu Hùng Cường' });
  const files = [...contents].map(([name, bytes]) => {
    const path = join(folder, name);
    writeFileSync(path, bytes);
    return path;
  });
  await device.client.files.add({ customerId, files });
  return { device, customerId };
}

async function readBack(device: Device, customerId: string): Promise<Map<string, Buffer | null>> {
  const { papers } = await device.client.files.list({ customerId });
  const found = new Map<string, Buffer | null>();
  for (const { id, name } of papers) {
    const copy = join(folder, `back-${name}`);
    const saved = await device.client.files.save({ id, file: copy }).then(
      () => true,
      () => false,
    );
    found.set(name, saved ? readFileSync(copy) : null);
  }
  return found;
}

test('a copy that was taken along opens on a new laptop with all its papers, and nothing of them is readable in it', async () => {
  const { device, customerId } = await withPapers();
  const { recoveryKey } = await device.client.backup.recoveryKey({});
  const stick = join(folder, 'fieldbook-1.fbbackup');
  const { papers } = await device.client.backup.create({ file: stick });
  expect(papers).toEqual({ carried: 2, unreadable: 0 });
  expect(readFileSync(stick).includes('Giao hàng')).toBe(false);
  expect(readdirSync(folder).filter((name) => name.startsWith('fieldbook-1'))).toEqual(['fieldbook-1.fbbackup']);

  const laptop = await aFreshDevice();
  await laptop.client.backup.restore({ file: stick, recoveryKey });
  await expect.poll(() => readBack(laptop, customerId), { timeout: 10_000 }).toEqual(contents);
  // What was carried is not kept twice.
  const db = openDatabase(join(laptop.profileDir, 'data.db'), { key: readRecoveryKey(recoveryKey), isReadOnly: true });
  await expect
    .poll(() => db.prepare("SELECT count(*) FROM sqlite_master WHERE name = 'papers_carried'").pluck().get(), { timeout: 10_000 })
    .toBe(0);
  db.close();
});

test('a paper that cannot be read any more is counted, and the others are carried', async () => {
  const { device, customerId } = await withPapers();
  const { recoveryKey } = await device.client.backup.recoveryKey({});
  const sealed = readdirSync(join(device.profileDir, 'blobs'), { recursive: true, encoding: 'utf8' })
    .filter((name) => /[0-9a-f]{64}$/.test(name))
    .map((name) => join(device.profileDir, 'blobs', name));
  const large = sealed.find((path) => readFileSync(path).length > 500_000) ?? '';
  const bytes = readFileSync(large);
  bytes[300_000] = (bytes[300_000] ?? 0) ^ 1;
  writeFileSync(large, bytes);

  const stick = join(folder, 'fieldbook-2.fbbackup');
  expect((await device.client.backup.create({ file: stick })).papers).toEqual({ carried: 1, unreadable: 1 });
  const laptop = await aFreshDevice();
  await laptop.client.backup.restore({ file: stick, recoveryKey });
  await expect
    .poll(() => readBack(laptop, customerId), { timeout: 10_000 })
    .toEqual(
      new Map([
        ['Ghi chú.txt', contents.get('Ghi chú.txt')],
        ['Hợp đồng.pdf', null],
      ]),
    );
});

test('a laptop that is closed while papers are laid back goes on with the next start', async () => {
  const { device, customerId } = await withPapers();
  const { recoveryKey } = await device.client.backup.recoveryKey({});
  const stick = join(folder, 'fieldbook-3.fbbackup');
  await device.client.backup.create({ file: stick });
  const laptop = await aFreshDevice();
  await laptop.client.backup.restore({ file: stick, recoveryKey });
  const again = await laptop.restart();
  await expect.poll(() => readBack(again, customerId), { timeout: 10_000 }).toEqual(contents);
});
