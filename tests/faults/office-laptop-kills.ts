import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { migrate } from '../../src-server/platform/migrate.ts';
import { openPgliteDatabase } from '../../src-server/platform/pglite-database.ts';
import { openDatabase } from '../../src-main/core/platform/database.ts';
import { profilePaths } from '../../src-main/core/platform/profile-folder.ts';
import { addTestOffice } from '../server/test-office.ts';
import { readOffice } from '../simulation/office-contents.ts';
import { call, coreOf, keyOf } from './fault-core.ts';
import { compareWithOffice, joinOffice, settle, workALittle } from './office-laptops.ts';
import { openLine } from './office-proxy.ts';
import { startOfficeServer } from './office-server.ts';
import { createRandom } from './random.ts';
import { childEnvironment, temporaryFolder } from './tools.ts';
import { after } from './work-parent.ts';

export interface LaptopKillReport {
  readonly seed: number;
  readonly kills: number;
  readonly acknowledged: number;
  /** At how many kills a request of the victim was on its way. */
  readonly inFlight: number;
  readonly wrong: readonly string[];
  readonly seconds: number;
}

/** R1 with an office: a laptop is ended while it writes, sends and lays pages of the office into its database; a second one feeds it. */
export async function runLaptopKills(options: {
  kills: number;
  seed: number;
  budgetSeconds?: number;
}): Promise<LaptopKillReport> {
  const began = performance.now();
  const seconds = () => (performance.now() - began) / 1000;
  const random = createRandom(options.seed);
  const folder = temporaryFolder('laptop-kills');
  const env = childEnvironment(folder.path);
  const database = await openPgliteDatabase(null);
  await migrate(database, new Date().toISOString());
  const office = await addTestOffice(database);
  const server = await startOfficeServer(database);
  const line = await openLine(server.port);
  const wrong: string[] = [];
  let [kills, acknowledged, inFlight] = [0, 0, 0];
  const feeder = await joinOffice(folder.path, 'feeder', line.address, office.people.managerNorth);
  const victim = await joinOffice(folder.path, 'victim', line.address, office.people.repNorth);
  await victim.core.close();
  const script = new URL('./office-laptop-child.ts', import.meta.url).pathname;
  const customers: string[] = [];
  try {
    for (; kills < options.kills && seconds() < (options.budgetSeconds ?? Infinity) && wrong.length === 0; kills += 1) {
      // What the victim has to fetch.
      for (let step = 0; step < 12; step += 1) await workALittle(feeder, random, customers);
      const id = customers[0];
      if (id !== undefined) {
        const ownerId = random.below(2) === 0 ? office.people.repNorth.userId : office.people.managerNorth.userId;
        await call(feeder.core, 'customers.updateMany', { ids: customers.slice(-10), change: { ownerId } });
      }
      await settle(feeder, 10_000);
      const child = spawn(process.execPath, [script, victim.profileDir, String(random.below(1_000_000))], {
        env,
        stdio: ['ignore', 'pipe', 'pipe'],
      });
      let [last, errors] = [0, ''];
      child.stderr.setEncoding('utf8').on('data', (text: string) => (errors += text));
      const ended = new Promise<void>((resolve) => child.once('close', () => resolve()));
      // Ended while it starts to work, or after some changes; then a little later, in the middle of whatever it does.
      const wanted = random.below(8);
      let said = 0;
      await new Promise<void>((resolve) => {
        createInterface({ input: child.stdout }).on('line', (line) => {
          if (line !== 'working') {
            last = Math.max(last, Number(line));
            acknowledged += 1;
            said += 1;
          }
          if (said >= wanted) resolve();
        });
        child.once('close', () => resolve());
      });
      await after(random.next() * 80);
      if (line.inFlight() > 0) inFlight += 1;
      child.kill('SIGKILL');
      await ended;
      if (errors !== '') wrong.push(errors);
      const db = openDatabase(profilePaths(victim.profileDir).data, { key: await keyOf(victim.profileDir) });
      const newest = Number(db.prepare('SELECT max(op_no) FROM outbox').pluck().get() ?? 0);
      db.close();
      if (newest < last)
        wrong.push(`kill ${kills + 1}: operation ${last} was acknowledged and is not there, the newest is ${newest}`);
    }
    const core = coreOf(victim.profileDir);
    await core.start();
    await settle({ core }, 20_000);
    await settle(feeder, 10_000);
    await settle({ core }, 20_000);
    await core.close();
    const contents = await readOffice(database, office.tenantId);
    wrong.push(...(await compareWithOffice(victim, contents)), ...(await compareWithOffice(feeder, contents)));
  } catch (error) {
    wrong.push(error instanceof Error ? (error.stack ?? error.message) : String(error));
  } finally {
    await feeder.core.close();
    await line.close();
    await server.close();
    await database.close();
    folder.remove();
  }
  return { seed: options.seed, kills, acknowledged, inFlight, wrong, seconds: seconds() };
}
