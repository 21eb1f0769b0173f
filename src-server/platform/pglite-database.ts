import { PGlite, type Transaction } from '@electric-sql/pglite';
import { appRole, type OfficeDatabase, ownerSetting, type OwnerSql, type SqlValue, tenantSetting } from './database.ts';

/**
 * PostgreSQL inside this process: one connection, so transactions follow one another. `folder` null keeps everything in memory.
 * The folder belongs to one process at a time; whoever opens it holds a lock of its own (`data-folder.ts`).
 */
export async function openPgliteDatabase(folder: string | null): Promise<OfficeDatabase> {
  const db = folder === null ? await PGlite.create() : await PGlite.create(folder);

  async function transaction<T>(begin: (tx: Transaction) => Promise<void>, work: (sql: OwnerSql) => Promise<T>): Promise<T> {
    return await db.transaction(async (tx) => {
      await begin(tx);
      return await work(sqlOf(tx));
    });
  }

  return {
    kind: 'pglite',
    inTenant: (tenantId, mode, work) =>
      transaction(async (tx) => {
        if (mode === 'snapshot') await tx.exec('SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY');
        await enter(tx, tenantId);
      }, work),
    asNobody: (work) => transaction((tx) => enter(tx, ''), work),
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

/** Role and tenant, both for this transaction only. */
async function enter(tx: Transaction, tenantId: string): Promise<void> {
  // `role` is a setting as well; set_config(…, true) is SET LOCAL.
  await tx.query("SELECT set_config($1, $2, true), set_config('role', $3, true)", [tenantSetting, tenantId, appRole]);
}

function sqlOf(tx: Transaction): OwnerSql {
  return {
    query: async <T>(text: string, parameters: readonly SqlValue[] = []): Promise<T[]> =>
      (await tx.query<T>(text, [...parameters])).rows,
    script: async (text) => {
      await tx.exec(text);
    },
    copyOut: null,
  };
}
