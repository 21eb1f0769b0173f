import { copyFileSync, cpSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Outcome } from '../../src-shared/rpc/errors.ts';
import { createUuidV7 } from '../../src-shared/lib/ids.ts';
import { createApprovalRulesService, createApprovalsService } from '../../src-main/core/approvals/index.ts';
import { createContactsService } from '../../src-main/core/contacts/contacts.service.ts';
import { createCustomersService } from '../../src-main/core/customers/index.ts';
import { createDispatcher } from '../../src-main/core/dispatcher.ts';
import { createGroupsService } from '../../src-main/core/groups/groups.service.ts';
import { createHandoversService } from '../../src-main/core/handovers/handovers.service.ts';
import { createHelpService } from '../../src-main/core/help/help.service.ts';
import { createInteractionsService } from '../../src-main/core/interactions/interactions.service.ts';
import { createLeadServices } from '../../src-main/core/lead-services.ts';
import { createSameCustomerServices } from '../../src-main/core/merges/index.ts';
import { createOpportunitiesService } from '../../src-main/core/opportunities/index.ts';
import { createPartsService } from '../../src-main/core/parts/parts.service.ts';
import { createChanges } from '../../src-main/core/platform/changes.ts';
import { createJobs } from '../../src-main/core/platform/jobs.ts';
import type { Log } from '../../src-main/core/platform/log.ts';
import type { Ports, Secrets } from '../../src-main/core/platform/ports.ts';
import { type ProfilePaths, profilePaths, readProfile, writeProfile } from '../../src-main/core/platform/profile-folder.ts';
import { createProfile } from '../../src-main/core/profile/create-profile.ts';
import { openProfileDatabase } from '../../src-main/core/profile/open-profile.ts';
import { openSession, type Session, type SessionDeps } from '../../src-main/core/profile/session.ts';
import { createOrdersService } from '../../src-main/core/orders/index.ts';
import { createPricesService } from '../../src-main/core/prices/index.ts';
import { createQuotesService } from '../../src-main/core/quotes/index.ts';
import { createTasksService } from '../../src-main/core/tasks/index.ts';
import { createUndoService } from '../../src-main/core/undo/index.ts';
import { createViewsService } from '../../src-main/core/views/views.service.ts';
import { createVisitsService } from '../../src-main/core/visits/index.ts';
import type { Random } from '../faults/random.ts';
import { noNetwork } from '../support/no-network.ts';
import { crashing, isCrash } from './crash.ts';

/*
 * A laptop: the real core's doors and services on a real encrypted database, with a clock and chance that the simulation owns.
 */

export interface LaptopFacts {
  readonly name: string;
  readonly folder: string;
  readonly userId: string;
  readonly deviceId: string;
  readonly random: Random;
  /** The wall clock of this laptop, right or wrong. */
  readonly now: () => number;
  readonly onError: (message: string, error: unknown) => void;
}

/** What is kept of a laptop between two starts. */
export interface Laptop {
  readonly name: string;
  readonly userId: string;
  /** Its program does not know the newest field (`older-laptop.ts`). */
  isOlder: boolean;
  session: Session;
  dispatch: (procedure: string, input: unknown) => Promise<Outcome<unknown>>;
  /** Ends the program at once, as kill -9 does: what was not committed is gone. */
  crash(): void;
  start(): Promise<void>;
  /** Keeps a copy of the whole profile, and puts it back. */
  backUp(): void;
  hasBackUp(): boolean;
  restoreBackUp(way: RestoreWay): Promise<void>;
  close(): void;
  readonly log: Log;
  /** Every device that this laptop has been. */
  readonly deviceIds: Set<string>;
  readonly paths: ProfilePaths;
}

/**
 * How an earlier state comes back: through the program, which makes a new device of it or lays the journal over it, or by somebody who
 * copies the folder and says nothing.
 */
export type RestoreWay = 'new device' | 'later changes kept' | 'folder copied';

/** Profile.json names the device, as `profile/session.ts` reads it. */
export function rememberDevice(laptop: Laptop, deviceId: string): void {
  const profile = readProfile(laptop.paths);
  if (profile === null) throw new Error('the profile is gone');
  writeProfile(laptop.paths, { ...profile, deviceId });
  laptop.deviceIds.add(deviceId);
}

/** All laptops begin as copies of one profile, so there is one key. */
const keys: Uint8Array[] = [];
const secrets: Secrets = {
  async wrap(key) {
    keys.push(key);
    return { backend: 'memory', isStrong: true, blob: String(keys.length - 1) };
  },
  async unwrap({ blob }) {
    const key = keys[Number(blob)];
    if (key === undefined) throw new Error('the simulation has no such key');
    return key;
  },
};
const quietLog: Log = { info: () => undefined, warn: () => undefined, error: () => undefined };

/** One empty profile of an office, made once for each process; the laptops begin as copies of it. */
export async function makeTemplate(folder: string): Promise<string> {
  mkdirSync(folder, { recursive: true });
  const deps = sessionDepsOf(
    folder,
    seededPorts(Date.parse('2026-11-01T00:00:00Z'), () => 7),
    quietLog,
  );
  const session = await createProfile(deps, { kind: 'office', companyName: 'Phương Nam' });
  session.ctx.db.pragma('wal_checkpoint(TRUNCATE)');
  session.close();
  return folder;
}

function seededPorts(at: number, byte: () => number): Ports {
  const randomBytes = (count: number) => Uint8Array.from({ length: count }, byte);
  const clock = { now: () => at };
  return portsOf(clock.now, randomBytes);
}

function portsOf(now: () => number, randomBytes: (count: number) => Uint8Array): Ports {
  return {
    clock: { now },
    ids: { next: createUuidV7(now, randomBytes), randomBytes },
    secrets,
    network: noNetwork,
    files: { resolveForReading: async (ref) => ({ path: ref, name: ref }), resolveForWriting: async (ref) => ref },
    log: { write: () => undefined },
  };
}

function sessionDepsOf(folder: string, ports: Ports, log: Log): SessionDeps {
  const changes = createChanges();
  return {
    ports,
    paths: profilePaths(folder),
    log,
    changes,
    jobs: createJobs({ changes, ids: ports.ids, now: ports.clock.now }),
    onJournal: () => undefined,
  };
}

/** A copy of the template with its own device and person. */
export async function makeLaptop(template: string, facts: LaptopFacts): Promise<Laptop> {
  const { folder, random } = facts;
  copyProfile(template, folder);
  const paths = profilePaths(folder);
  const profile = readProfile(paths);
  if (profile === null) throw new Error('the template has no profile');
  writeProfile(paths, { ...profile, userId: facts.userId, deviceId: facts.deviceId });
  const randomBytes = (count: number) => Uint8Array.from({ length: count }, () => random.below(256));
  const ports = portsOf(facts.now, randomBytes);
  const log: Log = {
    ...quietLog,
    error: (message, error) => {
      if (!isCrash(error)) facts.onError(message, error);
    },
  };
  const backup = `${folder}-backup`;
  let hasBackup = false;

  const laptop: Laptop = {
    name: facts.name,
    userId: facts.userId,
    isOlder: false,
    log,
    paths,
    deviceIds: new Set([facts.deviceId]),
    session: await openAt(folder, ports, log),
    dispatch: async () => {
      throw new Error('not started');
    },
    crash() {
      crashing.add(laptop.session.ctx.db);
      laptop.session.close();
    },
    async start() {
      laptop.session = await openAt(folder, ports, log);
      laptop.deviceIds.add(laptop.session.profile.deviceId);
      laptop.dispatch = dispatcherOf(laptop.session, log);
    },
    backUp() {
      laptop.session.ctx.db.pragma('wal_checkpoint(TRUNCATE)');
      rmSync(backup, { recursive: true, force: true });
      copyProfile(folder, backup);
      hasBackup = true;
    },
    hasBackUp: () => hasBackup,
    async restoreBackUp(way) {
      laptop.crash();
      const journal = `${folder}-journal`;
      if (way === 'later changes kept') renameSync(paths.journal, journal);
      const before = readProfile(paths);
      rmSync(folder, { recursive: true, force: true });
      copyProfile(backup, folder);
      const old = readProfile(paths);
      if (old === null || before === null) throw new Error('the backup has no profile');
      if (way === 'later changes kept') {
        rmSync(paths.journal, { recursive: true, force: true });
        renameSync(journal, paths.journal);
        writeProfile(paths, before);
      } else if (way === 'new device') {
        // As `restoreBackup` does: the numbers go back, so this is another device now.
        writeProfile(paths, { ...old, deviceId: ports.ids.next() });
      }
      await laptop.start();
    },
    close() {
      crashing.delete(laptop.session.ctx.db);
      if (laptop.session.ctx.db.open) laptop.session.close();
      for (const path of [folder, backup]) rmSync(path, { recursive: true, force: true });
    },
  };
  // The copied database still knows the template's person.
  laptop.session.ctx.state.set('user_id', facts.userId);
  laptop.dispatch = dispatcherOf(laptop.session, log);
  return laptop;
}

async function openAt(folder: string, ports: Ports, log: Log): Promise<Session> {
  const deps = sessionDepsOf(folder, ports, log);
  const profile = readProfile(deps.paths);
  if (profile === null) throw new Error(`${folder} has no profile`);
  return openSession(deps, await openProfileDatabase({ ...ports, paths: deps.paths, log }, profile));
}

/** The commands of the contract that a person on this laptop can give. */
function dispatcherOf({ ctx }: Session, log: Log): Laptop['dispatch'] {
  const customers = createCustomersService(ctx);
  const quotes = createQuotesService(ctx, createPricesService(ctx));
  const handlers: Readonly<Record<string, object>> = {
    customers,
    parts: createPartsService(ctx),
    help: createHelpService(ctx),
    groups: createGroupsService(ctx),
    handovers: createHandoversService(ctx, customers),
    ...createSameCustomerServices(ctx),
    contacts: createContactsService(ctx),
    interactions: createInteractionsService(ctx),
    visits: createVisitsService(ctx),
    views: createViewsService(ctx),
    undo: createUndoService(ctx),
    ...createLeadServices(ctx),
    opportunities: createOpportunitiesService(ctx),
    quotes,
    orders: createOrdersService(ctx, quotes),
    tasks: createTasksService(ctx, customers),
    approvals: createApprovalsService(ctx, () => null),
    approvalRules: createApprovalRulesService(ctx),
  };
  return createDispatcher({
    log,
    checksOutputs: false,
    onDamage: async () => false,
    lookup(domain, verb) {
      const found = (handlers[domain] as Record<string, ((input: unknown) => unknown) | undefined> | undefined)?.[verb]; // as in core.ts
      if (found === undefined) throw new Error(`the simulation has no ${domain}.${verb}`);
      return found;
    },
  });
}

/** Database, log and journal as they lie on the disk now: what a kill would leave. */
function copyProfile(from: string, to: string): void {
  mkdirSync(to, { recursive: true });
  for (const entry of readdirSync(from, { withFileTypes: true })) {
    if (entry.name.endsWith('-shm')) continue;
    const [source, target] = [join(from, entry.name), join(to, entry.name)];
    if (entry.isDirectory()) cpSync(source, target, { recursive: true });
    else copyFileSync(source, target);
  }
}
