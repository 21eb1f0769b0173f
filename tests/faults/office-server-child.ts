// The office's server in a process of its own, which a test ends in the middle of anything. Says its address, then only answers.
import { migrate } from '../../src-server/platform/migrate.ts';
import { openPostgresDatabase } from '../../src-server/platform/postgres-database.ts';
import { startOfficeServer } from './office-server.ts';

const [url = ''] = process.argv.slice(2);
const database = await openPostgresDatabase(url);
await migrate(database, new Date().toISOString());
const { port } = await startOfficeServer(database);
process.stdout.write(`${port}\n`);
// Its parent holds the other end: without a parent there is nobody to serve.
process.stdin.on('end', () => process.exit(0)).resume();
