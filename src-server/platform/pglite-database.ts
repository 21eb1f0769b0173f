import fs from 'node:fs';
import { PGlite, type Transaction, types } from '@electric-sql/pglite';
import { appRole, type OfficeDatabase, ownerSetting, type OwnerSql, type SqlValue, tenantSetting } from './database.ts';

/**
 * PostgreSQL inside this process: one connection, so transactions follow one another. `folder` null keeps everything in memory.
 * The folder belongs to one process at a time; whoever opens it holds a lock of its own (`data-folder.ts`).
 */
export async function openPgliteDatabase(folder: string | null): Promise<OfficeDatabase> {
  return pgliteDatabase(folder === null ? await PGlite.create() : await openDurably(folder));
}

/** The office's database on a PGlite that runs already. */
export function pgliteDatabase(db: PGlite): OfficeDatabase {
  async function transaction<T>(begin: (tx: Transaction) => Promise<void>, work: (sql: OwnerSql) => Promise<T>): Promise<T> {
    return await db.transaction(async (tx) => {
      await begin(tx);
      return await work(sqlOf(tx));
    });
  }

  return {
    kind: 'pglite',
    inTenant: (tenantId, mode, work) => transaction((tx) => enter(tx, mode, tenantId), work),
    asNobody: (mode, work) => transaction((tx) => enter(tx, mode, ''), work),
    asOwner: (work) =>
      transaction(async (tx) => {
        await tx.query('SELECT set_config($1, $2, true)', [ownerSetting, 'on']);
      }, work),
    listen: async (channel, heard) => {
      const stop = await db.listen(channel, heard);
      return async () => await stop();
    },
    close: async () => {
      if (!db.closed) await db.close();
    },
  };
}

/**
 * PGlite switches fsync off, and its file system would not know what to do with it. An acknowledged push must survive a power cut, so
 * both are put right here: one fsync for each commit.
 */
async function openDurably(folder: string): Promise<PGlite> {
  const startParams = [...PGlite.defaultStartParams.filter((word) => word !== '-F'), '-c', 'wal_sync_method=fsync'];
  const db = await PGlite.create(folder, { startParams });
  // Emscripten's table of file systems; not in the package's types, so each step is looked at.
  const { filesystems } = db.Module.FS as unknown as { filesystems?: Record<string, { stream_ops?: Record<string, unknown> }> };
  const operations = filesystems?.['NODEFS']?.stream_ops;
  if (operations === undefined) throw new Error('this version of PGlite hides its file system: commits would not be durable');
  operations['fsync'] = (stream: { readonly nfd?: number }): number => {
    if (stream.nfd !== undefined) fs.fsyncSync(stream.nfd);
    return 0;
  };
  return db;
}

/** Role and tenant, both for this transaction only. */
async function enter(tx: Transaction, mode: 'write' | 'snapshot', tenantId: string): Promise<void> {
  if (mode === 'snapshot') await tx.exec('SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY');
  // `role` is a setting as well; set_config(…, true) is SET LOCAL.
  await tx.query("SELECT set_config($1, $2, true), set_config('role', $3, true)", [tenantSetting, tenantId, appRole]);
}

/** Numbers as their text, as PostgreSQL says them. */
const asText = { [types.INT8]: String, [types.TEXT]: String };

function sqlOf(tx: Transaction): OwnerSql {
  return {
    query: async <T>(text: string, parameters: readonly SqlValue[] = []): Promise<T[]> =>
      (await tx.query<T>(text, [...parameters])).rows,
    script: async (text) => {
      await tx.exec(text);
    },
    texts: async (text, parameters = []) => {
      const { rows } = await tx.query<(string | null)[]>(text, [...parameters], { rowMode: 'array', parsers: asText });
      return rows[0] ?? null;
    },
    isAlone: true,
  };
}
