import { type DataFolder, takeDataFolder } from './data-folder.ts';
import type { OfficeDatabase } from './database.ts';
import { migrate } from './migrate.ts';
import { openPgliteDatabase } from './pglite-database.ts';
import { openPostgresDatabase } from './postgres-database.ts';

/** Opens the office's database, real or embedded, and brings its tables up to this program. */
export async function openDatabase(
  place: { readonly url: string | undefined; readonly folder: string },
  now: string,
): Promise<{ database: OfficeDatabase; migrated: number; close: () => Promise<void> }> {
  let held: DataFolder | null = null;
  let database: OfficeDatabase | null = null;
  const close = async () => {
    try {
      await database?.close();
    } finally {
      held?.release();
    }
  };
  try {
    if (place.url !== undefined && place.url !== '') {
      database = await openPostgresDatabase(place.url);
    } else {
      held = takeDataFolder(place.folder);
      database = await openPgliteDatabase(held.database);
    }
    return { database, migrated: await migrate(database, now), close };
  } catch (error) {
    await close();
    throw error;
  }
}
