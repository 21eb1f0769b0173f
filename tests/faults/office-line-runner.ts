import { migrate } from '../../src-server/platform/migrate.ts';
import { openPgliteDatabase } from '../../src-server/platform/pglite-database.ts';
import { addTestOffice } from '../server/test-office.ts';
import { readOffice } from '../simulation/office-contents.ts';
import { compareWithOffice, joinOffice, type OfficeLaptop, settle, workALittle } from './office-laptops.ts';
import { type Line, type LineFault, openLine } from './office-proxy.ts';
import { startOfficeServer } from './office-server.ts';
import { createRandom, type Random } from './random.ts';
import { call } from './fault-core.ts';
import { temporaryFolder } from './tools.ts';

export interface LineReport {
  readonly seed: number;
  readonly scenarios: number;
  readonly requests: Readonly<Record<string, number>>;
  readonly operations: number;
  readonly wrong: readonly string[];
  readonly slowestHealingMs: number;
  readonly seconds: number;
}

export interface LineWorld {
  readonly line: Line;
  readonly laptops: readonly OfficeLaptop[];
  /** What differs between the laptops and the office now; everything has to be at rest. */
  compare(): Promise<string[]>;
  close(): Promise<void>;
}

/** Two reps of one team and their manager, behind one bad line to a real server. */
export async function openLineWorld(): Promise<LineWorld> {
  const folder = temporaryFolder('line');
  const database = await openPgliteDatabase(null);
  await migrate(database, new Date().toISOString());
  const office = await addTestOffice(database);
  const server = await startOfficeServer(database);
  const line = await openLine(server.port);
  const { repNorth, managerNorth } = office.people;
  const laptops = [
    await joinOffice(folder.path, 'rep', line.address, repNorth),
    await joinOffice(folder.path, 'second', line.address, repNorth),
    await joinOffice(folder.path, 'manager', line.address, managerNorth),
  ];
  return {
    line,
    laptops,
    async compare() {
      const contents = await readOffice(database, office.tenantId);
      const found = await Promise.all(laptops.map((laptop) => compareWithOffice(laptop, contents)));
      return found.flat();
    },
    async close() {
      for (const { core } of laptops) await core.close();
      await line.close();
      await server.close();
      await database.close();
      folder.remove();
    },
  };
}

/** R12: seeded faults on each request, one scenario after another: work on the bad line, heal, compare. */
export async function runLineScenarios(
  world: LineWorld,
  options: {
    scenarios: number;
    seed: number;
    /** No scenario begins later than this. */
    budgetSeconds?: number;
    /** A comparison reads everything, so not after each. */
    compareEvery: number;
  },
): Promise<LineReport> {
  const began = performance.now();
  const random = createRandom(options.seed);
  const customers: string[] = [];
  const wrong: string[] = [];
  let [operations, slowestHealingMs, scenarios] = [0, 0, 0];
  const seconds = () => (performance.now() - began) / 1000;
  try {
    for (
      ;
      scenarios < options.scenarios && seconds() < (options.budgetSeconds ?? Infinity) && wrong.length === 0;
      scenarios += 1
    ) {
      world.line.decide = ({ bytes }) => drawFault(random, bytes);
      const laptop = random.pick(world.laptops);
      for (let step = random.below(4); step >= 0; step -= 1) {
        await workALittle(laptop, random, laptop === world.laptops[0] ? customers : customers.slice(0, 0));
        operations += 1;
        if (random.below(2) === 0) await call(laptop.core, 'office.syncNow');
      }
      world.line.decide = () => ({ kind: 'none' });
      slowestHealingMs = Math.max(slowestHealingMs, await settle(laptop, 10_000));
      if (scenarios % options.compareEvery !== options.compareEvery - 1) continue;
      for (const each of world.laptops) await settle(each, 10_000);
      wrong.push(...(await world.compare()).map((text) => `after ${scenarios + 1} scenarios: ${text}`));
    }
    for (let round = 0; round < 2; round += 1) for (const each of world.laptops) await settle(each, 10_000);
    wrong.push(...(await world.compare()));
  } catch (error) {
    wrong.push(`scenario ${scenarios + 1}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
  }
  return { seed: options.seed, scenarios, requests: world.line.counts, operations, wrong, slowestHealingMs, seconds: seconds() };
}

function drawFault(random: Random, bytes: number): LineFault {
  switch (random.below(16)) {
    case 0:
    case 1:
      return { kind: 'lost' };
    case 2:
    case 3:
      return { kind: 'cut-request', bytes: random.below(bytes + 1) };
    case 4:
    case 5:
      return { kind: 'cut-answer', bytes: random.below(random.below(2) === 0 ? 400 : 4000) };
    case 6:
      return { kind: 'twice', answers: random.pick(['first', 'second'] as const) };
    case 7:
      return { kind: 'delay', ms: random.below(60) };
    case 8:
      return { kind: 'late', ms: random.below(80) };
    case 9:
      return {
        kind: 'answered',
        status: random.pick([200, 302, 429, 502, 503] as const),
        body: random.pick(['html', 'empty', 'json'] as const),
      };
    default:
      return { kind: 'none' };
  }
}

/**
 * R12: one small push and one pull, cut after byte k of question and answer for k = 0, 1, 2 … (or every `stride`-th from a drawn start).
 */
export async function runEveryCut(
  world: LineWorld,
  options: { seed: number; stride: number; budgetSeconds?: number },
): Promise<LineReport> {
  const began = performance.now();
  const random = createRandom(options.seed);
  const [rep, second] = [world.laptops[0], world.laptops[1]];
  if (rep === undefined || second === undefined) throw new Error('two laptops were made');
  const wrong: string[] = [];
  const before = { ...world.line.counts };
  let [operations, slowestHealingMs, scenarios] = [0, 0, 0];
  const seconds = () => (performance.now() - began) / 1000;
  world.line.decide = () => ({ kind: 'none' });
  const customer = await call<{ id: string }>(rep.core, 'customers.create', { name: 'Bao bì Đại Phát' });
  await settle(rep, 10_000);
  await settle(second, 10_000);
  try {
    for (const [path, where] of [
      ['/sync/push', 'cut-request'],
      ['/sync/push', 'cut-answer'],
      ['/sync/pull', 'cut-request'],
      ['/sync/pull', 'cut-answer'],
    ] as const) {
      let end = Infinity;
      for (let bytes = random.below(options.stride); bytes <= end; bytes += options.stride) {
        if (seconds() > (options.budgetSeconds ?? Infinity))
          throw new Error(`only ${scenarios} cuts in ${options.budgetSeconds} s`);
        let cuts = 0;
        world.line.decide = (request) => {
          if (!request.path.startsWith(path) || cuts > 0) return { kind: 'none' };
          cuts += 1;
          if (where === 'cut-request') end = request.bytes;
          return { kind: where, bytes };
        };
        scenarios += 1;
        operations += 1;
        await call(rep.core, 'interactions.create', { customerId: customer.id, kind: 'note', text: `${path} ${where} ${bytes}` });
        await call(rep.core, 'office.syncNow');
        world.line.decide = () => ({ kind: 'none' });
        if (cuts === 0) throw new Error(`nothing was asked of ${path}`);
        slowestHealingMs = Math.max(slowestHealingMs, await settle(rep, 10_000));
        if (where === 'cut-answer') end = world.line.lastAnswerBytes.get(path) ?? 1;
      }
    }
    await settle(second, 10_000);
    await settle(world.laptops[2] ?? rep, 10_000);
    wrong.push(...(await world.compare()));
  } catch (error) {
    wrong.push(`cut ${scenarios}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
  }
  const requests = Object.fromEntries(
    Object.entries(world.line.counts).map(([kind, count]) => [kind, count - (before[kind] ?? 0)]),
  );
  return { seed: options.seed, scenarios, requests, operations, wrong, slowestHealingMs, seconds: seconds() };
}
