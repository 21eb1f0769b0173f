import { type ChildProcess, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { migrate } from '../../src-server/platform/migrate.ts';
import { openPostgresDatabase } from '../../src-server/platform/postgres-database.ts';
import { readOffice } from '../simulation/office-contents.ts';
import { addTestOffice } from '../server/test-office.ts';
import { startPostgres, type TestPostgres } from '../support/postgres.ts';
import { call } from './fault-core.ts';
import {
  compareWithOffice,
  joinOffice,
  type OfficeLaptop,
  settle,
  settleAlone,
  statusOf,
  workALittle,
} from './office-laptops.ts';
import { openLine } from './office-proxy.ts';
import { createRandom } from './random.ts';
import { childEnvironment, temporaryFolder } from './tools.ts';
import { after } from './work-parent.ts';

export interface OfficeKillReport {
  readonly seed: number;
  readonly serverKills: number;
  readonly databaseKills: number;
  readonly operations: number;
  /** At how many kills a request was on its way. */
  readonly inFlight: number;
  readonly wrong: readonly string[];
  readonly slowestHealingMs: number;
  /** The longest that a laptop took after the database was back without anybody asking it to sync. */
  readonly slowestAloneMs: number;
  readonly seconds: number;
}

interface ServerChild {
  readonly port: number;
  /** Where it ended though nobody killed it: its last words. */
  endedAlone(): string | null;
  kill(): Promise<void>;
}

/** A server in a process of its own, over a database that is there. */
async function startServerChild(url: string, folder: string): Promise<ServerChild> {
  const script = new URL('./office-server-child.ts', import.meta.url).pathname;
  const child: ChildProcess = spawn(process.execPath, [script, url], {
    stdio: ['pipe', 'pipe', 'pipe'],
    env: childEnvironment(folder),
  });
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  let isKilled = false;
  let errors = '';
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    errors += text;
    if (process.env['FIELDBOOK_DEBUG'] === '1') process.stderr.write(text);
  });
  const port = await new Promise<number>((resolve, reject) => {
    if (child.stdout === null) return reject(new Error('the child has no output'));
    createInterface({ input: child.stdout }).once('line', (line) => resolve(Number(line)));
    child.once('exit', () => reject(new Error(`the server did not start: ${errors.slice(-2000)}`)));
  });
  return {
    port,
    endedAlone: () => (isKilled || (child.exitCode === null && child.signalCode === null) ? null : errors.slice(-2000)),
    async kill() {
      isKilled = true;
      child.kill('SIGKILL');
      await ended;
    },
  };
}

/** R13: the server or its database is ended in the middle of pushes and pulls; each change arrives once all the same. */
export async function runOfficeKills(options: {
  kills: number;
  seed: number;
  /** Every so many kills it is PostgreSQL that ends, as in a power cut. */
  databaseEvery: number;
  budgetSeconds?: number;
}): Promise<OfficeKillReport> {
  const began = performance.now();
  const seconds = () => (performance.now() - began) / 1000;
  const random = createRandom(options.seed);
  const folder = temporaryFolder('office-kills');
  const postgres: TestPostgres = await startPostgres({ isDurable: true });
  const wrong: string[] = [];
  let [serverKills, databaseKills, operations, inFlight, slowestHealingMs, slowestAloneMs] = [0, 0, 0, 0, 0, 0];
  const laptops: OfficeLaptop[] = [];
  let server: ServerChild | null = null;
  try {
    const owner = await openPostgresDatabase(postgres.url());
    await migrate(owner, new Date().toISOString());
    const office = await addTestOffice(owner);
    await owner.close();
    server = await startServerChild(postgres.url(), folder.path);
    const line = await openLine(server.port);
    const { repNorth, managerNorth } = office.people;
    laptops.push(await joinOffice(folder.path, 'rep', line.address, repNorth, 'memory'));
    laptops.push(await joinOffice(folder.path, 'manager', line.address, managerNorth, 'memory'));
    const customers = new Map<OfficeLaptop, string[]>(laptops.map((laptop) => [laptop, []]));
    let next = startServerChild(postgres.url(), folder.path);
    next.catch(() => undefined);

    for (let kill = 0; kill < options.kills && seconds() < (options.budgetSeconds ?? Infinity); kill += 1) {
      const killsDatabase = kill % options.databaseEvery === options.databaseEvery - 1;
      // Every second time nobody asks the laptops to sync once the database is back.
      const isLeftAlone = killsDatabase && databaseKills % 2 === 0;
      let isOver = false;
      const working = laptops.map(async (laptop) => {
        while (!isOver) {
          for (let step = 0; step < 3; step += 1) await workALittle(laptop, random, customers.get(laptop) ?? []);
          operations += 3;
          await call(laptop.core, 'office.syncNow');
        }
      });
      try {
        await after(random.next() * 250);
        if (line.inFlight() > 0) inFlight += 1;
        if (killsDatabase) {
          await postgres.kill();
          databaseKills += 1;
          await after(random.next() * 50);
          if (isLeftAlone) {
            isOver = true;
            await Promise.allSettled(working);
            for (const laptop of laptops) {
              await workALittle(laptop, random, customers.get(laptop) ?? []);
              await call(laptop.core, 'office.syncNow');
              const { waiting, problem } = await statusOf(laptop);
              if (waiting === 0 || problem === null) wrong.push(`${laptop.name} has sent something to a database that is away`);
            }
          }
          await postgres.start();
          // The spare server may have found no database.
          await (await next.catch(() => null))?.kill();
          next = startServerChild(postgres.url(), folder.path);
          next.catch(() => undefined);
        } else {
          await server.kill();
          serverKills += 1;
          server = await next;
          line.target.port = server.port;
          next = startServerChild(postgres.url(), folder.path);
          next.catch(() => undefined);
        }
      } finally {
        isOver = true;
        const ended = await Promise.allSettled(working);
        wrong.push(...ended.flatMap((each) => (each.status === 'rejected' ? [String(each.reason)] : [])));
      }
      const lastWords = server.endedAlone();
      if (lastWords !== null) throw new Error(`the server ended by itself: ${lastWords}`);
      if (isLeftAlone) {
        const alone = await Promise.all(laptops.map((laptop) => settleAlone(laptop, 10_000)));
        slowestAloneMs = Math.max(slowestAloneMs, ...alone);
      }
      const healing = await Promise.all(laptops.map((laptop) => settle(laptop, 20_000)));
      slowestHealingMs = Math.max(slowestHealingMs, ...healing);
    }
    for (const laptop of [...laptops, ...laptops]) await settle(laptop, 20_000);
    const reader = await openPostgresDatabase(postgres.url());
    const contents = await readOffice(reader, office.tenantId);
    await reader.close();
    for (const laptop of laptops) wrong.push(...(await compareWithOffice(laptop, contents)));
    await (await next.catch(() => null))?.kill();
    await line.close();
  } catch (error) {
    wrong.push(error instanceof Error ? (error.stack ?? error.message) : String(error));
  } finally {
    for (const { core } of laptops) await core.close();
    await server?.kill();
    await postgres.stop();
    folder.remove();
  }
  return {
    seed: options.seed,
    serverKills,
    databaseKills,
    operations,
    inFlight,
    wrong,
    slowestHealingMs,
    slowestAloneMs,
    seconds: seconds(),
  };
}
