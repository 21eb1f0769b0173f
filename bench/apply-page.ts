import { join } from 'node:path';
import { createDemoCompany } from '../db/seed/demo-company.ts';
import { type Db, guardSyncedTables, openDatabase } from '../src-main/core/platform/database.ts';
import { migrate, pendingMigrations } from '../src-main/core/platform/migrate.ts';
import { syncColumns } from '../src-main/core/profile/session.ts';
import { createPageDoor } from '../src-main/core/sync/apply-page.ts';
import { createStateStore } from '../src-main/core/sync/state.ts';
import { createUuidV7 } from '../src-shared/lib/ids.ts';
import { entities } from '../src-shared/sync/entities.ts';
import { type PullAnswer, rowColumns } from '../src-shared/sync/protocol.ts';
import { randomBytes } from 'node:crypto';
import { atLeast, type Bench, rounded } from './figure.ts';
import { median, timedSync } from './measure.ts';
import { demoToday, temporaryFolder } from './profiles.ts';

const rowsInPage = 1000;

export const applyPage: Bench = {
  ids: ['apply-page'],
  title:
    'pages of 1 000 customers from memory into the database, beside raw prepared inserts of the same finished rows into the same table',
  async run({ isQuick }) {
    const pages = pagesOf(isQuick ? 8 : 20);
    const folder = temporaryFolder();
    try {
      const own: number[] = [];
      const db = fresh(join(folder.path, 'own.db'));
      createStateStore(db).set('cursor', '0');
      const door = createPageDoor(db, syncColumns);
      for (const [cursor, page] of pages.entries()) {
        own.push(timedSync(() => door.page(page, { cursor, now: '2026-11-25T01:00:00.000Z' })));
      }
      const rows = db.prepare('SELECT * FROM customers ORDER BY rid').all() as Record<string, unknown>[]; // objects with the table's columns
      db.close();
      const raw = rawPages(join(folder.path, 'raw.db'), rows);
      // Page against page: both tables are equally long then.
      const ratios = own.map((ms, page) => (raw[page] ?? 0) / ms);
      return [
        atLeast(
          'apply-page',
          median(ratios),
          '',
          0.6,
          `${pages.length} pages of ${rowsInPage} new customers; a page ${rounded(median(own))} ms, raw ${rounded(median(raw))} ms (medians), with all indexes, both search indexes and FULL`,
        ),
      ];
    } finally {
      folder.remove();
    }
  },
};

function fresh(path: string): Db {
  const db = openDatabase(path, { key: new Uint8Array(32).fill(7) });
  migrate(db, pendingMigrations(db), '2026-01-01T00:00:00.000Z');
  guardSyncedTables(db);
  return db;
}

function pagesOf(count: number): PullAnswer[] {
  const nextId = createUuidV7(
    () => Date.now(),
    (bytes) => randomBytes(bytes),
  );
  const { fields } = entities.customers;
  const demo = createDemoCompany({ customers: count * rowsInPage, seed: 1, today: demoToday, nextId });
  const rows = [...demo.batches].flatMap((batch) => (batch.entity === 'customers' ? batch.rows : []));
  return Array.from({ length: count }, (_, page) => ({
    head: count,
    cursor: page + 1,
    hasMore: page + 1 < count,
    scopes: null,
    moves: [],
    tables: [
      {
        entity: 'customers',
        columns: [...rowColumns, ...fields],
        rows: rows
          .slice(page * rowsInPage, (page + 1) * rowsInPage)
          .map((row) => [
            row.id,
            page + 1,
            row.scopeId,
            row.rootId,
            row.createdAt,
            row.createdBy,
            row.deletedAt,
            ...fields.map((field) => row.fields[field] ?? null),
          ]),
      },
    ],
  }));
}

function rawPages(path: string, rows: readonly Record<string, unknown>[]): number[] {
  const db = fresh(path);
  const names = Object.keys(rows[0] ?? {});
  const insert = db.prepare<unknown[]>(
    `INSERT INTO customers (${names.map((name) => `"${name}"`).join(', ')}) VALUES (${names.map(() => '?').join(', ')})`,
  );
  db.exec("INSERT INTO temp.sync_ctx VALUES ('bench')");
  const values = rows.map((row) => names.map((name) => row[name]));
  const times: number[] = [];
  for (let at = 0; at < values.length; at += rowsInPage) {
    const page = values.slice(at, at + rowsInPage);
    times.push(
      timedSync(() =>
        db
          .transaction(() => {
            for (const row of page) insert.run(row);
          })
          .immediate(),
      ),
    );
  }
  db.close();
  return times;
}
