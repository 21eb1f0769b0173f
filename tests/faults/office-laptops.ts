import { join } from 'node:path';
import type { Core } from '../../src-main/core/core.ts';
import { openDatabase } from '../../src-main/core/platform/database.ts';
import { profilePaths, readProfile } from '../../src-main/core/platform/profile-folder.ts';
import type { OfficeStatus } from '../../src-shared/office/office.contract.ts';
import { checkLaptop } from '../simulation/check-laptop.ts';
import { checkVerdicts } from '../simulation/check-verdicts.ts';
import type { OfficeContents } from '../simulation/office.ts';
import type { Person } from '../server/test-office.ts';
import { password } from '../server/test-server.ts';
import { call, coreOf, keyOf } from './fault-core.ts';
import type { Random } from './random.ts';

/** A whole program that has joined the office, in this process. */
export interface OfficeLaptop {
  readonly name: string;
  readonly profileDir: string;
  readonly core: Core;
  readonly userId: string;
}

export async function joinOffice(
  folder: string,
  name: string,
  address: string,
  person: Person,
  host: 'cli' | 'memory' = 'cli',
): Promise<OfficeLaptop> {
  const profileDir = join(folder, name);
  const core = coreOf(profileDir, host);
  await core.start();
  await call(core, 'office.join', { address, account: person.account, password, deviceName: name });
  await settle({ core }, 20_000);
  return { name, profileDir, core, userId: person.userId };
}

/** Something that a rep does many times a day; answers how many operations the laptop has made in all. */
export async function workALittle(laptop: Pick<OfficeLaptop, 'core'>, random: Random, customers: string[]): Promise<void> {
  const { core } = laptop;
  const id = customers.length === 0 ? null : random.pick(customers);
  const kind = id === null ? 0 : random.below(5);
  const mark = random.below(1_000_000);
  if (kind === 0) {
    const made = await call<{ id: string }>(core, 'customers.create', { name: `Công ty ${mark}`, phone: '0903 555 101' });
    customers.push(made.id);
  } else if (kind === 1) await call(core, 'customers.update', { id, change: { note: `ghi chú ${mark}` } });
  else if (kind === 2) await call(core, 'interactions.create', { customerId: id, kind: 'call', text: `đã gọi ${mark}` });
  else if (kind === 3) await call(core, 'contacts.create', { customerId: id, name: `Chị Lan ${mark}` });
  else await call(core, 'visits.create', { customerId: id, startsAt: new Date(Date.now() + mark * 1000).toISOString() });
}

export function statusOf(laptop: Pick<OfficeLaptop, 'core'>): Promise<OfficeStatus> {
  return call<OfficeStatus>(laptop.core, 'office.status');
}

/** Syncs until nothing waits. Answers after how many milliseconds; throws where it takes longer than `mostMs`. */
export async function settle(laptop: Pick<OfficeLaptop, 'core'>, mostMs: number): Promise<number> {
  const began = performance.now();
  for (;;) {
    const status = await call<OfficeStatus>(laptop.core, 'office.syncNow');
    const ms = performance.now() - began;
    if (status.waiting === 0 && status.problem === null && status.loading === null) return ms;
    if (ms > mostMs) throw new Error(`after ${Math.round(ms)} ms ${status.waiting} operations wait: ${JSON.stringify(status)}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

/** Waits until the laptop has sent and fetched everything by itself. Answers after how many milliseconds; throws where it takes longer. */
export async function settleAlone(laptop: Pick<OfficeLaptop, 'core'>, mostMs: number): Promise<number> {
  const began = performance.now();
  for (;;) {
    const status = await statusOf(laptop);
    const ms = performance.now() - began;
    if (status.waiting === 0 && status.problem === null && status.loading === null) return ms;
    if (ms > mostMs) throw new Error(`left alone, after ${Math.round(ms)} ms ${status.waiting} wait: ${JSON.stringify(status)}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

/** Compares a laptop with the office through a connection of its own. */
export async function compareWithOffice(
  laptop: Pick<OfficeLaptop, 'name' | 'profileDir' | 'userId'>,
  contents: OfficeContents,
): Promise<string[]> {
  const paths = profilePaths(laptop.profileDir);
  const profile = readProfile(paths);
  if (profile === null) return [`${laptop.name} has no profile`];
  const db = openDatabase(paths.data, { key: await keyOf(laptop.profileDir) });
  try {
    const { name, userId } = laptop;
    const deviceIds = new Set([profile.deviceId]);
    const numbers = db.prepare("SELECT op_no FROM outbox WHERE state = 'archived' ORDER BY op_no").pluck().all() as number[]; // INTEGER
    const doubled = contents.history.length - new Set(contents.history.map(({ deviceId, opNo }) => `${deviceId}/${opNo}`)).size;
    return [
      ...checkLaptop({ name, userId, db }, contents),
      ...checkVerdicts({ name, deviceIds, db }, contents),
      ...(doubled > 0 ? [`${doubled} operations are twice in the office's history`] : []),
      ...numbers.flatMap((opNo) =>
        contents.results.has(`${profile.deviceId}/${opNo}`) ? [] : [`${name}: the office has lost operation ${opNo}`],
      ),
    ];
  } finally {
    db.close();
  }
}
