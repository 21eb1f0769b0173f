import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { randomBytes } from 'node:crypto';
import { afterAll, afterEach } from 'vitest';
import type { Client, Contract } from '../../src-shared/contract.ts';
import { createUuidV7 } from '../../src-shared/lib/ids.ts';
import { createClient } from '../../src-shared/rpc/client.ts';
import type { CoreEvent } from '../../src-shared/rpc/events.ts';
import { AppError } from '../../src-shared/rpc/errors.ts';
import { createCore, type Core } from '../../src-main/core/core.ts';
import type { Network, Ports, Secrets } from '../../src-main/core/platform/ports.ts';
import { noNetwork } from './no-network.ts';

/** A whole program on a profile folder of its own, with a clock that only the test moves. */
export interface Device {
  readonly client: Client;
  readonly core: Core;
  readonly profileDir: string;
  readonly events: CoreEvent[];
  readonly logged: string[];
  clock: { now: number };
  /** What the core does of itself every five seconds: the day's backup, visits of rules, reminders. It does none of it before. */
  keepHouse(): void;
  /** Ends the program and starts it again on the same folder. */
  restart(): Promise<Device>;
}

export const mondayMorning = Date.parse('2026-11-23T01:00:00.000Z'); // 08:00 in Vietnam

interface Started {
  readonly running: Set<Core>;
  readonly folders: Set<string>;
}
const ofOneTest: Started = { running: new Set(), folders: new Set() };
const ofTheFile: Started = { running: new Set(), folders: new Set() };

async function end({ running, folders }: Started): Promise<void> {
  for (const core of running) await core.close();
  running.clear();
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
  folders.clear();
}
afterEach(async () => await end(ofOneTest));
afterAll(async () => await end(ofTheFile));

/** A fresh program without a profile. `lasts`: it is started for all tests of a file and ends after them. */
export async function aFreshDevice(
  more: { secrets?: Secrets; profileDir?: string; network?: Network; lasts?: boolean } = {},
): Promise<Device> {
  const profileDir = more.profileDir ?? mkdtempSync(join(tmpdir(), 'fieldbook-test-'));
  const started = more.lasts === true ? ofTheFile : ofOneTest;
  started.folders.add(profileDir);
  const ports = { secrets: more.secrets ?? memorySecrets(), network: more.network ?? noNetwork };
  return startDevice(profileDir, { now: mondayMorning }, ports, started);
}

/** A program whose user, Lan, works alone. */
export async function aDevice(): Promise<Device> {
  const device = await aFreshDevice();
  await device.client.profile.create({ userName: 'Nguyễn Thị Lan', companyName: 'Cửa hàng Lan' });
  device.events.length = 0;
  return device;
}

async function startDevice(
  profileDir: string,
  clock: { now: number },
  { secrets, network }: Pick<Ports, 'secrets' | 'network'>,
  { running, folders }: Started,
): Promise<Device> {
  const logged: string[] = [];
  const ports: Ports = {
    clock: { now: () => clock.now },
    ids: { next: createUuidV7(() => clock.now, randomBytes), randomBytes },
    secrets,
    network,
    files: {
      resolveForReading: async (ref) => ({ path: ref, name: ref.split('/').pop() ?? ref }),
      resolveForWriting: async (ref) => ref,
    },
    log: { write: (entry) => void logged.push(JSON.stringify(entry)) },
  };
  let keepHouse: () => void = () => undefined;
  const core = createCore({
    profileDir,
    ports,
    version: '0.0.0-test',
    capabilities: { host: 'memory', canPickFiles: false, canNotify: false, canOpenFolders: false },
    checksOutputs: true,
    // A test that takes longer on a busy machine would find a backup that it did not make.
    every(_ms, work) {
      keepHouse = work;
      return () => (keepHouse = () => undefined);
    },
  });
  const events: CoreEvent[] = [];
  core.subscribe((event) => events.push(event));
  await core.start();
  running.add(core);
  return {
    core,
    client: createClient<Contract>({ call: core.dispatch, subscribe: core.subscribe }),
    profileDir,
    events,
    logged,
    clock,
    keepHouse: () => keepHouse(),
    async restart() {
      await core.close();
      running.delete(core);
      return startDevice(profileDir, clock, { secrets, network }, { running, folders });
    },
  };
}

/** Keeps keys in the memory of the test; a real store wraps them. */
export function memorySecrets(): Secrets {
  const keys = new Map<string, Uint8Array>();
  return {
    async wrap(key) {
      const blob = String(keys.size);
      keys.set(blob, key);
      return { backend: 'memory', isStrong: true, blob };
    },
    async unwrap({ blob }) {
      const key = keys.get(blob);
      if (key === undefined) throw new AppError('key-unavailable', 'the test has no such key');
      return key;
    },
  };
}

/** The code of a refusal; fails the test where there is none. */
export async function refusalOf(call: Promise<unknown>): Promise<AppError> {
  const error = await call.then(
    () => null,
    (refusal: unknown) => refusal,
  );
  if (error instanceof AppError) return error;
  throw new Error(`expected a refusal, got ${String(error)}`);
}
