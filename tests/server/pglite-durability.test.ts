import fs from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { openPgliteDatabase } from '../../src-server/platform/pglite-database.ts';

test('what the embedded database has acknowledged is on the disk, not in a buffer', async () => {
  const folder = fs.mkdtempSync(join(tmpdir(), 'fieldbook-durable-'));
  const database = await openPgliteDatabase(join(folder, 'database'));
  try {
    await database.asOwner((sql) => sql.script('CREATE TABLE marks (mark int)'));
    const synced = vi.spyOn(fs, 'fsyncSync');
    for (let mark = 1; mark <= 5; mark += 1) {
      await database.asOwner((sql) => sql.query('INSERT INTO marks VALUES ($1)', [mark]));
      expect(synced.mock.calls.length).toBeGreaterThanOrEqual(mark);
    }
    expect(await database.asOwner((sql) => sql.query('SHOW fsync'))).toEqual([{ fsync: 'on' }]);
  } finally {
    await database.close();
    fs.rmSync(folder, { recursive: true, force: true });
  }
}, 60_000);
