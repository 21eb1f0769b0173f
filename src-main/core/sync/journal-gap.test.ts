import { readdirSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { aDevice } from '../../../tests/support/devices.ts';

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
  await last.core.close();
  for (const file of readdirSync(device.profileDir).filter((name) => name.startsWith('data.db'))) {
    renameSync(join(device.profileDir, file), join(device.profileDir, `${file}.gone`));
  }
  const rescued = await last.restart();
  expect((await rescued.client.customers.get({ id })).name).toBe('Khi nhật ký hỏng');
  expect((await rescued.client.customers.search({ text: 'khi nhat ky' })).hits.length).toBe(2);
});
