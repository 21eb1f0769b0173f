// The office's server and its commands: `npm run server`, `npm run server -- office create …`
import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { createUuidV7, randomFromStore } from '../src-shared/lib/ids.ts';
import { createPasswordHasher } from './accounts/hashing.ts';
import { commandUsage, isCommand, runCommand } from './admin/commands.ts';
import { CommandRefused } from './admin/commit.ts';
import { readPassword } from './admin/read-password.ts';
import { type ServerDeps, serverDefaults } from './platform/app.ts';
import { FolderInUse } from './platform/data-folder.ts';
import { NewerDatabase } from './platform/migrate.ts';
import { openDatabase } from './platform/open-database.ts';
import { DatabaseAway } from './platform/database-away.ts';
import { DatabaseTooOld } from './platform/postgres-database.ts';
import { readStartOptions, StartRefused, typedPath } from './platform/start-options.ts';
import { startUpkeep } from './platform/upkeep.ts';
import { officeRooms, officeUpkeep } from './rooms.ts';
import { createServer } from './server.ts';

const usage = `npm run server -- [--data office-data] [--port 4600] [--host 127.0.0.1] [--tls-cert FILE --tls-key FILE | --behind-proxy]
  Starts the office's server: on the PostgreSQL of DATABASE_URL, or else on an embedded one in the folder --data.

${commandUsage}`;

const clock = { now: () => Date.now() };
const ids = {
  next: createUuidV7(clock.now, randomFromStore(randomBytes)),
  randomBytes: (count: number) => new Uint8Array(randomBytes(count)),
};

async function main(argv: readonly string[]): Promise<void> {
  if (argv.includes('--help') || argv[0] === 'help') {
    console.log(usage);
  } else if (isCommand(argv)) {
    await command(argv);
  } else {
    await serve(argv);
  }
}

async function command(argv: readonly string[]): Promise<void> {
  const at = argv.indexOf('--data');
  const { database, close } = await openDatabase(placeOf(at === -1 ? undefined : argv[at + 1]), new Date().toISOString());
  try {
    const hasher = createPasswordHasher(serverDefaults.passwordCost);
    const say = (line: string) => console.log(line);
    await runCommand({ database, clock, ids, hasher, say, readPassword, pathOf: typedPath }, argv);
  } finally {
    await close();
  }
}

async function serve(argv: readonly string[]): Promise<void> {
  const words = readWords(argv);
  const start = readStartOptions(words, process.env);
  const { database, migrated, close } = await openDatabase(placeOf(words.data), new Date().toISOString());
  const deps: ServerDeps = {
    database,
    clock,
    ids,
    log: { level: process.env['FIELDBOOK_LOG'] === 'debug' ? 'debug' : 'info', write: null },
    config: {
      ...serverDefaults,
      version: programVersion(),
      isBehindProxy: start.isBehindProxy,
      tls: start.tls,
      mostBlobBytes: start.mostBlobBytes ?? serverDefaults.mostBlobBytes,
    },
  };
  const server = await createServer(deps, officeRooms);

  const endUpkeep = startUpkeep({ database, clock, log: server.app.log }, officeUpkeep);
  let isStopping = false;
  const stop = async (signal: NodeJS.Signals): Promise<void> => {
    if (isStopping) return;
    isStopping = true;
    server.app.log.info({ event: 'stopping', signal }, 'stopping');
    await server.close();
    await endUpkeep();
    await close();
    server.app.log.info({ event: 'stopped' }, 'stopped');
  };
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.on(signal, () => void stop(signal).catch(fail));

  let address: string;
  try {
    address = await server.listen({ host: start.host, port: start.port });
  } catch (error) {
    await server.close();
    await endUpkeep();
    await close();
    if (error instanceof Error && 'code' in error && error.code === 'EADDRINUSE') {
      throw new StartRefused(`Port ${start.port} is taken by another program. Choose another with --port, or 0 for a free one.`);
    }
    throw error;
  }
  if (migrated > 0) server.app.log.info({ event: 'migrated', steps: migrated }, 'migrated');
  console.log(`The office answers at ${address} (${database.kind === 'pglite' ? 'embedded database' : 'PostgreSQL'}).`);
}

function readWords(argv: readonly string[]) {
  try {
    return parseArgs({
      args: [...argv],
      options: {
        data: { type: 'string' },
        port: { type: 'string' },
        host: { type: 'string' },
        'tls-cert': { type: 'string' },
        'tls-key': { type: 'string' },
        'behind-proxy': { type: 'boolean' },
      },
    }).values;
  } catch (error) {
    throw new StartRefused(`${error instanceof Error ? error.message : 'These words are not understood.'}\n\n${usage}`);
  }
}

function placeOf(data: string | undefined): { url: string | undefined; folder: string } {
  return { url: process.env['DATABASE_URL'], folder: typedPath(data ?? 'office-data') };
}

function programVersion(): string {
  const read: unknown = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'));
  return typeof read === 'object' && read !== null && 'version' in read ? String(read.version) : '0.0.0';
}

/** What a person can do something about is told in a sentence; all else with its place in the program. */
function fail(error: unknown): void {
  const isExpected = [CommandRefused, StartRefused, FolderInUse, NewerDatabase, DatabaseTooOld, DatabaseAway].some(
    (kind) => error instanceof kind,
  );
  if (isExpected && error instanceof Error) console.error(error.message);
  else console.error(error);
  process.exitCode = 1;
}

await main(process.argv.slice(2)).catch(fail);
