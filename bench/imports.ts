import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createDemoCompany } from '../db/seed/demo-company.ts';
import { openDatabase, type Db } from '../src-main/core/platform/database.ts';
import { migrate, pendingMigrations } from '../src-main/core/platform/migrate.ts';
import { clientOf, coreOf, databaseOf } from './core.ts';
import { atLeast, type Bench, rounded } from './figure.ts';
import { seconds, timedSync } from './measure.ts';
import { demoToday, temporaryFolder, withoutBackups } from './profiles.ts';

/** Everything that an import writes, in the order of writing. */
const tables = ['customers', 'contacts', 'outbox', 'sync_base', 'history'] as const;
const rowsPerTransaction = 500;

export const imports: Bench = {
  ids: ['import-ratio'],
  title:
    'imports.run of a CSV beside raw prepared inserts of the same rows into the same tables and indexes, encrypted and FULL both',
  async run({ isQuick }) {
    const customers = isQuick ? 8000 : 20_000;
    const folder = temporaryFolder();
    try {
      const profileDir = join(folder.path, 'profile');
      const file = join(folder.path, 'khach-hang.csv');
      writeFileSync(file, csvOf(customers));
      const core = coreOf(profileDir);
      await core.start();
      const client = clientOf(core);
      await client.profile.create({ userName: 'Lan', companyName: 'Bench' });
      withoutBackups(profileDir);
      const startedAt = performance.now();
      const report = await client.imports.run({ file, duplicates: 'create' });
      const importMs = performance.now() - startedAt;
      await core.close();
      const rows = await rowsOf(profileDir);
      const rawMs = insertRaw(join(folder.path, 'raw.db'), rows);
      const words = `${report.created} of ${customers} rows in ${seconds(importMs)} (${Math.round(report.created / (importMs / 1000))} a second); raw ${seconds(rawMs)} (${Math.round(report.created / (rawMs / 1000))} a second, ${tables.map((table) => `${rows[table].length} ${table}`).join(', ')}), ${rounded(importMs / rawMs)} times as long`;
      return [atLeast('import-ratio', rawMs / importMs, '', 0.3, words)];
    } finally {
      folder.remove();
    }
  },
};

type Rows = Record<(typeof tables)[number], Record<string, unknown>[]>;

async function rowsOf(profileDir: string): Promise<Rows> {
  const db = await databaseOf(profileDir, { isReadOnly: true });
  const all = (table: string) => db.prepare(`SELECT * FROM ${table}`).all() as Record<string, unknown>[]; // objects with the table's columns
  const rows: Rows = {
    customers: all('customers'),
    contacts: all('contacts'),
    outbox: all('outbox'),
    sync_base: all('sync_base'),
    history: all('history'),
  };
  db.close();
  return rows;
}

/** The floor under any import: the finished rows, with nothing left to compute, in transactions of the same size. */
function insertRaw(path: string, rows: Rows): number {
  const db = openDatabase(path, { key: new Uint8Array(32).fill(7) });
  migrate(db, pendingMigrations(db), '2026-01-01T00:00:00.000Z');
  const inserts = tables.map((table) => ({ table, run: prepareInsert(db, table, rows[table][0]) }));
  const parts = Math.ceil(rows.customers.length / rowsPerTransaction);
  const ms = timedSync(() => {
    for (let part = 0; part < parts; part += 1) {
      db.transaction(() => {
        for (const { table, run } of inserts) {
          const list = rows[table];
          const size = Math.ceil(list.length / parts);
          for (const row of list.slice(part * size, (part + 1) * size)) run(row);
        }
      }).immediate();
    }
  });
  db.close();
  return ms;
}

function prepareInsert(
  db: Db,
  table: string,
  first: Record<string, unknown> | undefined,
): (row: Record<string, unknown>) => void {
  if (first === undefined) return () => {};
  const names = Object.keys(first);
  const statement = db.prepare<unknown[]>(
    `INSERT INTO ${table} (${names.map((name) => `"${name}"`).join(', ')}) VALUES (${names.map(() => '?').join(', ')})`,
  );
  return (row) => void statement.run(...names.map((name) => row[name]));
}

function csvOf(customers: number): string {
  const lines = customerLines(customers).map((cells) => cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(','));
  return `\ufeff${lines.join('\r\n')}\r\n`;
}

/** The demo company as a list: a heading, and a line for each customer with one of its contacts. */
export function customerLines(customers: number): string[][] {
  let id = 0;
  const company = createDemoCompany({ customers, seed: 4, today: demoToday, nextId: () => String((id += 1)) });
  const lines = [['Tên khách hàng', 'Mã số thuế', 'Điện thoại', 'Email', 'Địa chỉ', 'Người liên hệ']];
  const contacts = new Map<string | null, string>();
  for (const { entity, rows } of company.batches) {
    if (entity === 'contacts')
      for (const row of rows) if (!contacts.has(row.rootId)) contacts.set(row.rootId, String(row.fields['name']));
    if (entity !== 'customers') continue;
    for (const { id: rowId, fields } of rows) {
      const cells = [fields['name'], fields['taxCode'], fields['phone'], fields['email'], fields['address'], contacts.get(rowId)];
      lines.push(cells.map((cell) => String(cell ?? '')));
    }
  }
  return lines;
}
