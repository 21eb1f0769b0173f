import { join } from 'node:path';
import { openDatabase, type Db } from '../src-main/core/platform/database.ts';
import { migrate, pendingMigrations } from '../src-main/core/platform/migrate.ts';
import { databaseOf } from './core.ts';
import { atLeast, type Bench, type Figure, rounded } from './figure.ts';
import { seconds, timedSync } from './measure.ts';
import { joined, laptop, officeServer } from './office-world.ts';
import { pouch } from './peers.ts';
import { temporaryFolder, withoutBackups } from './profiles.ts';

export const firstSync: Bench = {
  ids: ['first-sync-pouch', 'first-sync-raw', 'first-sync-rows'],
  title:
    'office.join of a rep with 100 000 customers, real PostgreSQL → HTTP → encrypted SQLite with all indexes, beside PouchDB and a raw side-file load',
  async run({ isQuick }) {
    const customers = isQuick ? 20_000 : 100_000;
    const server = await officeServer(customers);
    try {
      // The first one warms the server's plans and both programs' code.
      await (await joined(server.login, 'Laptop 0')).end();
      const fresh = await laptop();
      const startedAt = performance.now();
      await fresh.client.office.join({ ...server.login, deviceName: 'Laptop 1' });
      const joinMs = performance.now() - startedAt;
      withoutBackups(fresh.profileDir);
      const db = await databaseOf(fresh.profileDir, { isReadOnly: true });
      const rows = db.prepare('SELECT * FROM customers').all() as Record<string, unknown>[]; // objects with the table's columns
      db.close();
      await fresh.end();
      if (rows.length !== customers) throw new Error(`${rows.length} of ${customers} customers came`);
      const raw = rawLoad(rows);
      const rate = (ms: number) => Math.round(customers / (ms / 1000));
      const words = `${customers} customers in ${seconds(joinMs)}, log-in and search index included (${rate(joinMs)} a second); raw side file with the same indexes ${seconds(raw.allMs)}, of it both search indexes ${seconds(raw.searchMs)}`;
      const figures: Figure[] = [
        atLeast('first-sync-raw', raw.allMs / joinMs, '', 0.3, words),
        atLeast('first-sync-rows', rate(joinMs), 'rows/s', 20_000, words),
      ];
      if (isQuick) return figures;
      const peer = pouch('pull', documentsOf(rows));
      // PouchDB has no search index: ours is taken off with what the raw load needed for it.
      const plainMs = joinMs - raw.searchMs;
      const faster = (peer.seconds * 1000) / plainMs;
      return [
        atLeast(
          'first-sync-pouch',
          faster,
          '×',
          8,
          `PouchDB ${rounded(peer.seconds)} s; ours without the ${seconds(raw.searchMs)} of the search index ${seconds(plainMs)}, with it ${rounded((peer.seconds * 1000) / joinMs)} ×`,
        ),
        ...figures,
      ];
    } finally {
      await server.end();
    }
  },
};

export function documentsOf(rows: readonly Record<string, unknown>[]): Record<string, unknown>[] {
  const own = new Set([
    'rid',
    'search',
    'contact_search',
    'name_sort',
    'dedupe_tax',
    'dedupe_name',
    'last_visit_at',
    'next_visit_at',
  ]);
  return rows.map(({ id, ...row }) => ({
    _id: id,
    ...Object.fromEntries(Object.entries(row).filter(([name, value]) => value !== null && !own.has(name))),
  }));
}

/** The floor under any first sync: finished rows from memory into an encrypted file that nothing guards, then the same indexes. */
function rawLoad(rows: readonly Record<string, unknown>[]): { allMs: number; searchMs: number } {
  const folder = temporaryFolder();
  const db = openDatabase(join(folder.path, 'raw.db'), { key: new Uint8Array(32).fill(7) });
  migrate(db, pendingMigrations(db), '2026-01-01T00:00:00.000Z');
  db.pragma('journal_mode = OFF');
  db.pragma('synchronous = OFF');
  const later = dropped(db);
  const names = Object.keys(rows[0] ?? {});
  const insert = db.prepare<unknown[]>(
    `INSERT INTO customers (${names.map((name) => `"${name}"`).join(', ')}) VALUES (${names.map(() => '?').join(', ')})`,
  );
  let searchMs = 0;
  const allMs = timedSync(() => {
    for (let at = 0; at < rows.length; at += 50_000) {
      db.exec('BEGIN');
      for (const row of rows.slice(at, at + 50_000)) insert.run(names.map((name) => row[name]));
      db.exec('COMMIT');
    }
    for (const sql of later) db.exec(sql);
    searchMs = timedSync(() => {
      for (const index of ['customers_tri', 'customers_pre']) db.exec(`INSERT INTO ${index}(${index}) VALUES ('rebuild')`);
    });
  });
  db.close();
  folder.remove();
  return { allMs, searchMs };
}

function dropped(db: Db): string[] {
  const found = db
    .prepare("SELECT name, type, sql FROM sqlite_master WHERE type IN ('index', 'trigger') AND sql IS NOT NULL")
    .all() as {
    name: string;
    type: string;
    sql: string;
  }[]; // the columns selected
  for (const { name, type } of found) db.exec(`DROP ${type} "${name}"`);
  return found.map(({ sql }) => sql);
}
