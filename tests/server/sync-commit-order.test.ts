import { afterAll, beforeAll, expect, test } from 'vitest';
import type { OfficeDatabase } from '../../src-server/platform/database.ts';
import { pull } from '../../src-server/sync/pull.ts';
import { hashOfScopes } from '../../src-server/sync/wire-rows.ts';
import { anOffice, customerPatch, newId, type TestOffice } from '../support/sync-office.ts';
import { sqlStoreUnderTest } from '../support/sync-stores.ts';

/*
 * R14: whoever reads on while many write misses nothing. The cursor that everybody thinks of first, the highest number seen, is kept
 * here to show that the test would notice: numbers are given out before transactions end, so a later one may be seen first.
 */
const writers = 16;
const rounds = process.env['FIELDBOOK_FULL'] === '1' ? 640 : 25;

let under: Awaited<ReturnType<typeof sqlStoreUnderTest>>;
beforeAll(async () => {
  under = await sqlStoreUnderTest('postgres');
}, 120_000);
afterAll(async () => await under.close());

test(`${writers} laptops write while another reads on: it gets every single change`, { timeout: 600_000 }, async () => {
  const place = await anOffice(under);
  const laptops = await manyLaptops(place, under.database);
  let areWriting = true;
  const written = Promise.all(
    laptops.map(async (laptop) => {
      for (let round = 0; round < rounds; round += 1) {
        // Transactions of different lengths.
        const drafts = Array.from({ length: 1 + ((round * 7) % 5) }, () => ({
          entity: 'customers',
          id: newId(),
          kind: 'create' as const,
          patch: customerPatch(),
        }));
        await laptop.push(...drafts);
      }
    }),
  ).finally(() => {
    areWriting = false;
  });
  const seen = new Set<string>();
  const huy = place.laptop('huy');
  let cursor = 0;
  const scopes = hashOfScopes([]);
  const readOn = async () => {
    const { answer } = await pull(under.store, huy, { cursor, scopes, limit: 50 });
    for (const table of answer?.tables ?? []) {
      if (table.entity === 'customers') for (const row of table.rows) seen.add(String(row[0]));
    }
    cursor = answer?.cursor ?? cursor;
    return answer?.hasMore === true;
  };
  let pulls = 0;
  while (areWriting) {
    await readOn();
    pulls += 1;
  }
  await written;
  while (await readOn()) pulls += 1;

  const all = await under.database.asOwner(
    async (sql) => await sql.query<{ id: string }>('SELECT id FROM customers WHERE tenant_id = $1', [place.tenantId]),
  );
  expect(all.length).toBeGreaterThan(writers * rounds);
  expect(pulls).toBeGreaterThan(rounds / 5);
  expect(all.filter(({ id }) => !seen.has(id))).toEqual([]);
});

test('the naive cursor, the highest number seen so far, misses some of them', { timeout: 600_000 }, async () => {
  const { database } = under;
  await database.asOwner(async (sql) => {
    await sql.script('CREATE TABLE naive (n bigserial PRIMARY KEY, writer int)');
  });
  let areWriting = true;
  const written = Promise.all(
    Array.from({ length: writers }, async (_, writer) => {
      for (let round = 0; round < Math.max(60, rounds); round += 1) {
        await database.asOwner(async (sql) => {
          await sql.query('INSERT INTO naive (writer) VALUES ($1)', [writer]);
          // Some transactions have more to do than others.
          for (let more = 0; more < (writer * 3 + round) % 6; more += 1) await sql.query('SELECT 1');
        });
      }
    }),
  ).finally(() => {
    areWriting = false;
  });
  const seen = new Set<number>();
  let cursor = 0;
  const readOn = async () => {
    const rows = await database.asOwner(
      async (sql) => await sql.query<{ n: number }>('SELECT n FROM naive WHERE n > $1 ORDER BY n', [cursor]),
    );
    for (const { n } of rows) seen.add(n);
    cursor = rows[rows.length - 1]?.n ?? cursor;
  };
  while (areWriting) await readOn();
  await written;
  await readOn();
  const all = await database.asOwner(async (sql) => await sql.query<{ n: number }>('SELECT n FROM naive'));
  expect(all.filter(({ n }) => !seen.has(n)).length).toBeGreaterThan(0);
});

/** As many laptops of the administrator as there are writers: a laptop pushes one thing after the other. */
async function manyLaptops(place: TestOffice, database: OfficeDatabase) {
  const ids = Array.from({ length: writers }, () => newId());
  await database.asOwner(async (sql) => {
    for (const [at, id] of ids.entries()) {
      await sql.query(
        `INSERT INTO devices (tenant_id, id, user_id, code, name, platform, app_version, public_key, created_at)
         VALUES ($1, $2, $3, $4, 'Máy', 'test', '0', '', '2026-01-01T00:00:00.000Z')`,
        [place.tenantId, id, place.people.huy.id, `W${at}`],
      );
    }
  });
  return ids.map((id) => place.anotherLaptop('huy', id));
}
