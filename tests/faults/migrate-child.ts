// Brings a database to the newest version and is ended at the n-th boundary between two statements of a step.
import { openDatabase } from '../../src-main/core/platform/database.ts';
import { migrate, pendingMigrations } from '../../src-main/core/platform/migrate.ts';
import { withBoundaries } from './migrations.ts';

const [path = '', keyHex = '', killAt = '0', planted = ''] = process.argv.slice(2);
const db = openDatabase(path, { key: Buffer.from(keyHex, 'hex') });
let passed = 0;
db.function('boundary', () => {
  passed += 1;
  if (passed === Number(killAt)) process.kill(process.pid, 'SIGKILL');
  return null;
});
migrate(db, withBoundaries(pendingMigrations(db, JSON.parse(planted)), true), '2026-11-25T01:00:00.000Z');
db.close();
process.stdout.write(`${passed}\n`);
