import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { aDevice, refusalOf } from '../../../tests/support/devices.ts';
import { inspect } from '../../../tests/support/inspect.ts';

const key = 'interaction.0192d3f0-0000-7000-8000-000000000001';
const json = JSON.stringify({ text: 'Anh Tuấn hẹn báo giá lại sau 15/12' });

test('what was typed and not saved is there after a restart of the program', async () => {
  const device = await aDevice();
  await device.client.drafts.keep({ key, json: '{"text":"Anh"}' });
  await device.client.drafts.keep({ key, json });
  const { client } = await device.restart();
  expect(await client.drafts.list({})).toEqual({ drafts: [{ key, json }] });
});

test('a draft that was saved or thrown away is forgotten for good', async () => {
  const device = await aDevice();
  await device.client.drafts.keep({ key, json });
  await device.client.drafts.clear({ key });
  await device.client.drafts.clear({ key: 'contact.never-kept' });
  expect(await device.client.drafts.list({})).toEqual({ drafts: [] });
  const { client } = await device.restart();
  expect(await client.drafts.list({})).toEqual({ drafts: [] });
});

test('a draft is no change: nothing of it is journalled, waits to be sent or tells another screen', async () => {
  const device = await aDevice();
  const count = () => inspect(device, (db) => db.prepare('SELECT count(*) FROM outbox').pluck().get());
  const before = await count();
  const journalled = journalOf(device.profileDir);
  await device.client.drafts.keep({ key, json });
  await device.client.drafts.clear({ key });
  await device.client.drafts.keep({ key, json });
  expect(await count()).toBe(before);
  expect(journalOf(device.profileDir)).toEqual(journalled);
  expect(device.events).toEqual([]);
});

test('of more drafts than anybody leaves lying the ones untouched for longest go', async () => {
  const device = await aDevice();
  for (let n = 0; n < 200; n += 1) {
    device.clock.now += 1000;
    await device.client.drafts.keep({ key: `contact.${n}`, json });
  }
  device.clock.now += 1000;
  await device.client.drafts.keep({ key: 'contact.0', json });
  device.clock.now += 1000;
  await device.client.drafts.keep({ key: 'contact.200', json });
  const keys = (await device.client.drafts.list({})).drafts.map((draft) => draft.key);
  expect(keys).toHaveLength(200);
  expect(keys).toContain('contact.0');
  expect(keys).toContain('contact.200');
  expect(keys).not.toContain('contact.1');
});

test.each([
  { key: '', json },
  { key: 'a'.repeat(201), json },
  { key: 'contact new', json },
  { key, json: '{"text":' },
  { key, json: JSON.stringify('x'.repeat(200_000)) },
])('a draft that no form writes is refused (%#)', async (input) => {
  const { client } = await aDevice();
  expect((await refusalOf(client.drafts.keep(input))).code).toBe('invalid');
  expect(await client.drafts.list({})).toEqual({ drafts: [] });
});

function journalOf(profileDir: string): string[] {
  const folder = join(profileDir, 'journal');
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => `${entry.name} ${readFileSync(join(entry.parentPath, entry.name), 'base64')}`);
}
