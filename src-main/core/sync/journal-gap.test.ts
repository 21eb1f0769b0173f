import fs, { cpSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { aDevice, type Device } from '../../../tests/support/devices.ts';
import { inspect } from '../../../tests/support/inspect.ts';

test('a change that could not be journaled is saved, told, and journaled with the next one', async () => {
  const device = await aDevice();
  const folder = join(device.profileDir, 'journal');
  // The program starts with an open segment; a restart makes the next append open a new one.
  const again = await device.restart();
  renameSync(folder, `${folder}-away`);
  const { id } = await again.client.customers.create({ name: 'Khi nhật ký hỏng' });
  expect((await again.client.app.status({})).notices.map((notice) => notice.code)).toEqual(['journal-behind']);

  renameSync(`${folder}-away`, folder);
  await again.client.customers.create({ name: 'Khi nhật ký lành' });
  expect((await again.client.app.status({})).notices).toEqual([]);

  // Without the database the journal alone brings both back.
  const last = await again.restart();
  const rescued = await withoutDatabase(last);
  expect((await rescued.client.customers.get({ id })).name).toBe('Khi nhật ký hỏng');
  expect((await rescued.client.customers.search({ text: 'khi nhat ky' })).hits.length).toBe(2);
});

const journalOf = ({ profileDir }: Device) => join(profileDir, 'journal');

/** Starts again with nothing but the journal. */
async function withoutDatabase(device: Device, journal = journalOf(device)): Promise<Device> {
  await device.core.close();
  if (journal !== journalOf(device)) {
    rmSync(journalOf(device), { recursive: true });
    renameSync(journal, journalOf(device));
  }
  for (const file of readdirSync(device.profileDir).filter((name) => name.startsWith('data.db')))
    renameSync(join(device.profileDir, file), join(device.profileDir, `${file}.gone`));
  return await device.restart();
}

/** Three slices at least. */
const rows = 900;
function fileToImport({ profileDir }: Device, count = rows): string {
  const file = join(profileDir, 'khách.csv');
  writeFileSync(file, ['Tên công ty', ...Array.from({ length: count }, (_, at) => `Công ty số ${at}`), ''].join('\n'));
  return file;
}

/** Calls at the COMMIT of the first slice of an import, or a later one, in its turn of the event loop. */
function atSlice(device: Device, number: number, call: () => void): void {
  let slices = 0;
  const stop = device.core.subscribe((event) => {
    if (event.type !== 'changed' || event.entity !== 'customers' || ++slices < number) return;
    stop();
    call();
  });
}

const countOf = async (device: Device) => (await device.client.customers.outline({})).total;

test('a change between a slice of an import and its journal stands behind it: the journal has no gap at any moment', async () => {
  const device = await aDevice();
  const copy = `${journalOf(device)}-copy`;
  let edited: Promise<string> | null = null;
  atSlice(device, 1, () => {
    edited = device.client.customers.create({ name: 'Giữa hai lát' }).then(({ id }) => {
      // What a program that is ended right after the answer leaves.
      cpSync(journalOf(device), copy, { recursive: true });
      return id;
    });
  });
  await device.client.imports.run({ file: fileToImport(device) });
  const id = (await edited) ?? '';
  const before = await inspect(device, (db) =>
    db
      .prepare(
        "SELECT count(*) FROM outbox WHERE entity = 'customers' AND op_no < (SELECT op_no FROM outbox WHERE row_id = ? LIMIT 1)",
      )
      .pluck()
      .get(id),
  );
  expect(before).toBeGreaterThan(0);
  expect(before).toBeLessThan(rows);

  const rescued = await withoutDatabase(device, copy);
  expect((await rescued.client.customers.get({ id })).name).toBe('Giữa hai lát');
  expect(await countOf(rescued)).toBe(Number(before) + 1);
});

test('an import is in the journal whole before it is answered', async () => {
  const device = await aDevice();
  const copy = `${journalOf(device)}-copy`;
  await device.client.imports.run({ file: fileToImport(device) });
  cpSync(journalOf(device), copy, { recursive: true });
  expect(await countOf(await withoutDatabase(device, copy))).toBe(rows);
});

test('an import that ended after the backup was made is whole when backup and journal are all that is left', async () => {
  const device = await aDevice();
  let backup: Promise<unknown> | null = null;
  atSlice(device, 1, () => (backup = device.client.backup.create({})));
  await device.client.imports.run({ file: fileToImport(device, 3000) });
  await backup;
  const rescued = await withoutDatabase(device);
  expect(await countOf(rescued)).toBe(3000);
  const { imports } = await rescued.client.imports.list({});
  expect(imports.map(({ state }) => state)).toEqual(['done']);
});

test('an import whose journal could not be written is in it with the next change', async () => {
  // The program starts with an open segment; a restart makes the next append open a new one.
  const device = await (await aDevice()).restart();
  const away = `${journalOf(device)}-away`;
  atSlice(device, 1, () => renameSync(journalOf(device), away));
  await device.client.imports.run({ file: fileToImport(device) });
  expect((await device.client.app.status({})).notices.map((notice) => notice.code)).toEqual(['journal-behind']);
  renameSync(away, journalOf(device));
  await device.client.customers.create({ name: 'Khi nhật ký lành' });
  expect((await device.client.app.status({})).notices).toEqual([]);
  expect(await countOf(await withoutDatabase(device))).toBe(rows + 1);
});

test('a journal that can be written again in the middle of an import has caught up before the end', async () => {
  const device = await (await aDevice()).restart();
  const away = `${journalOf(device)}-away`;
  const states: string[][] = [];
  const noted = async () => (await device.client.app.status({})).notices.map((notice) => notice.code);
  atSlice(device, 1, () => renameSync(journalOf(device), away));
  let second: Promise<unknown> | null = null;
  atSlice(device, 2, () => {
    second = noted().then((codes) => states.push(codes));
    renameSync(away, journalOf(device));
  });
  await device.client.imports.run({ file: fileToImport(device) });
  await second;
  expect([...states, await noted()]).toEqual([['journal-behind'], []]);
  expect(await countOf(await withoutDatabase(device))).toBe(rows);
});

test('an import is not answered before its journal is on the disk', async () => {
  const device = await aDevice();
  const { fsync } = fs;
  const synced = Promise.withResolvers<void>();
  const asked = Promise.withResolvers<void>();
  const waits = (file: number, callback: Parameters<typeof fsync>[1]) => {
    asked.resolve();
    void synced.promise.then(() => fsync(file, callback));
  };
  fs.fsync = Object.assign(waits, { __promisify__: fsync.__promisify__ });
  syncBuiltinESMExports();
  try {
    let isAnswered = false;
    const answer = device.client.imports.run({ file: fileToImport(device, 40) }).then(() => (isAnswered = true));
    await asked.promise;
    // Nobody else waits for this disk.
    expect(await countOf(device)).toBe(40);
    await new Promise((resolve) => setTimeout(resolve, 100));
    const { imports } = await device.client.imports.list({});
    expect([isAnswered, imports.map(({ state }) => state)]).toEqual([false, ['running']]);
    synced.resolve();
    await answer;
  } finally {
    fs.fsync = fsync;
    syncBuiltinESMExports();
  }
});
