import { openPgliteDatabase } from '../../src-server/platform/pglite-database.ts';
import { migrate } from '../../src-server/platform/migrate.ts';
import { sessionSuite } from './session-suite.ts';

sessionSuite(async () => {
  const database = await openPgliteDatabase(null);
  await migrate(database, '2026-11-01T00:00:00.000Z');
  return database;
});
