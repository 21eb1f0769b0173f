import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach } from 'vitest';
import { createUuidV7 } from '../../src-shared/lib/ids.ts';
import type { CoreEvent } from '../../src-shared/rpc/events.ts';
import { AppError } from '../../src-shared/rpc/errors.ts';
import type { EntityName } from '../../src-shared/sync/entities.ts';
import type { DeviceNamesAnswer, PushAnswer, PushRequest, WireEntity } from '../../src-shared/sync/protocol.ts';
import type { Context } from '../../src-main/core/context.ts';
import { createChanges } from '../../src-main/core/platform/changes.ts';
import { createJobs } from '../../src-main/core/platform/jobs.ts';
import { createLog } from '../../src-main/core/platform/log.ts';
import { profilePaths } from '../../src-main/core/platform/profile-folder.ts';
import type { Ports } from '../../src-main/core/platform/ports.ts';
import { createProfile } from '../../src-main/core/profile/create-profile.ts';
import { type Session, syncColumns } from '../../src-main/core/profile/session.ts';
import { createSyncEngine, type SyncEngine, type Timers } from '../../src-main/core/sync/engine.ts';
import type { Answered, OfficeLink } from '../../src-main/core/sync/link.ts';
import { createMemoryStore, type MemoryStore } from '../../src-server/sync/memory-store.ts';
import { digestsOf } from '../../src-server/sync/digests.ts';
import { contentsOf } from '../../src-server/sync/contents.ts';
import { pull } from '../../src-server/sync/pull.ts';
import { push } from '../../src-server/sync/push.ts';
import { memorySecrets } from './devices.ts';
import { noNetwork } from './no-network.ts';

/*
 * Laptops with their real database and sync engine beside the server's real code on plain maps, without HTTP between them: what the
 * two do to each other in one process, quickly, with a link that a test can cut.
 */

export const tenantId = '0190a000-0000-7000-8000-0000000000aa';
const firstMorning = Date.parse('2026-11-23T01:00:00.000Z');

const opened = new Set<{ close(): void }>();
const folders = new Set<string>();
afterEach(() => {
  for (const session of opened) session.close();
  opened.clear();
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
  folders.clear();
});

export interface Person {
  readonly id: string;
  readonly name: string;
  readonly role: 'rep' | 'manager' | 'admin';
  readonly teamId: string | null;
}

export interface TestOffice {
  readonly store: MemoryStore;
  readonly clock: { now: number };
  readonly nextId: () => string;
  readonly people: Readonly<Record<'lan' | 'minh' | 'duc' | 'tung', Person>>;
  readonly south: string;
  readonly north: string;
  /** One row of the office as it stands. */
  row(entity: WireEntity, id: string): Readonly<Record<string, unknown>> | null;
  setPerson(id: string, fields: { teamId?: string | null; role?: string; isActive?: boolean }): void;
}

/** Lan and Minh are reps of the south, Đức manages it, Tùng is a rep of the north. */
export function anOffice(): TestOffice {
  const clock = { now: firstMorning };
  const nextId = createUuidV7(() => clock.now, randomBytes);
  const store = createMemoryStore();
  const [south, north] = [nextId(), nextId()];
  const person = (name: string, role: Person['role'], teamId: string | null): Person => ({ id: nextId(), name, role, teamId });
  const people = {
    lan: person('Lan', 'rep', south),
    minh: person('Minh', 'rep', south),
    duc: person('Đức', 'manager', south),
    tung: person('Tùng', 'rep', north),
  };
  store.load(tenantId, 'teams', [
    { id: south, fields: { name: 'Miền Nam', sellsQuotes: false, sellsOpportunities: false, servesWarranty: false } },
    { id: north, fields: { name: 'Miền Bắc', sellsQuotes: false, sellsOpportunities: false, servesWarranty: false } },
  ]);
  store.load(
    tenantId,
    'users',
    Object.values(people).map(({ id, ...fields }) => ({ id, fields: { ...fields, isActive: true } })),
  );
  return {
    store,
    clock,
    nextId,
    people,
    south,
    north,
    row(entity, id) {
      const row = store.office(tenantId).rows.get(entity)?.get(id);
      return row === undefined ? null : { ...row.fields, rev: row.rev, scopeId: row.scopeId, deletedAt: row.deletedAt };
    },
    setPerson(id, fields) {
      store.load(tenantId, 'users', [{ id, fields }]);
    },
  };
}

/** What a test does to a link. Each is asked once for each question. */
export interface LinkFaults {
  isCut?: boolean;
  /** The office gets the push and its answer is lost. */
  losesAnswer?: boolean;
  beforePush?: (request: PushRequest) => void | Promise<void>;
  beforePull?: () => void | Promise<void>;
  /** Breaks a snapshot off after so many lines. */
  cutsSnapshotAfter?: number;
  /** An older office: it does not know these kinds of rows. */
  unknownTables?: readonly string[];
  /** The office is older than the question what a scope has. */
  hasNoContents?: boolean;
  /** The office answers this instead. */
  pushAnswer?: (request: PushRequest) => PushAnswer | null;
  /** What the office says of the names of laptops; it knows none without. */
  deviceNames?: () => DeviceNamesAnswer;
  hangs?: boolean;
  serverTimeOffsetMs?: number;
}

export interface Laptop {
  readonly session: Session;
  readonly folder: string;
  readonly ctx: Context;
  readonly engine: SyncEngine;
  readonly person: Person;
  readonly faults: LinkFaults;
  readonly asked: string[];
  readonly events: CoreEvent[];
  readonly logged: string[];
  /** What the daily comparison told: `kind here/there`, and whether it said that this stays. */
  readonly differences: { readonly rows: string; readonly isStill: boolean }[];
  readonly timers: ManualTimers;
  readonly pushed: PushRequest[];
  /** Columns of a row as SQLite has them. */
  row(table: string, id: string): Readonly<Record<string, unknown>> | null;
  count(sql: string, ...parameters: string[]): number;
  deviceId(): string;
  /** The engine anew on the same database, as after a restart. */
  newEngine(): SyncEngine;
}

export interface ManualTimers extends Timers {
  readonly waiting: { at: number; work: () => void }[];
  /** Lets time pass; timers that are due go off in their order. */
  pass(ms: number): Promise<void>;
}

export function manualTimers(clock: { now: number }): ManualTimers {
  const waiting: { at: number; work: () => void }[] = [];
  return {
    waiting,
    after(ms, work) {
      const timer = { at: clock.now + ms, work };
      waiting.push(timer);
      return () => {
        const place = waiting.indexOf(timer);
        if (place >= 0) waiting.splice(place, 1);
      };
    },
    async pass(ms) {
      const end = clock.now + ms;
      for (;;) {
        await settled();
        const [next] = waiting.filter(({ at }) => at <= end).sort((a, b) => a.at - b.at);
        if (next === undefined) break;
        waiting.splice(waiting.indexOf(next), 1);
        clock.now = Math.max(clock.now, next.at);
        next.work();
      }
      clock.now = end;
    },
  };
}

/** Lets everything that needs no timer run to its end. */
async function settled(): Promise<void> {
  for (let turn = 0; turn < 40; turn += 1) await new Promise((resolve) => setImmediate(resolve));
}

export async function aLaptop(office: TestOffice, who: keyof TestOffice['people']): Promise<Laptop> {
  const person = office.people[who];
  const folder = mkdtempSync(join(tmpdir(), 'fieldbook-sync-'));
  folders.add(folder);
  const logged: string[] = [];
  const clock = { now: () => office.clock.now };
  const ports: Ports = {
    clock,
    ids: { next: office.nextId, randomBytes },
    secrets: memorySecrets(),
    network: noNetwork,
    files: { resolveForReading: async (ref) => ({ path: ref, name: ref }), resolveForWriting: async (ref) => ref },
    log: { write: (entry) => void logged.push(JSON.stringify(entry)) },
  };
  const changes = createChanges();
  const log = createLog(ports.log, clock);
  const session: Session = await createProfile(
    {
      ports,
      paths: profilePaths(folder),
      log,
      changes,
      jobs: createJobs({ changes, ids: ports.ids, now: clock.now }),
      onJournal: () => undefined,
    },
    { kind: 'office', companyName: 'Công ty', userId: person.id },
  );
  opened.add(session);
  const { ctx } = session;
  const device = String(ctx.state.get('device_id'));
  ctx.state.set('session_device_id', device);
  ctx.state.set('server_epoch', office.store.office(tenantId).epoch);
  office.store.addDevice(tenantId, device, person.id);

  const events: CoreEvent[] = [];
  changes.subscribe((event) => events.push(event));
  const faults: LinkFaults = {};
  const asked: string[] = [];
  const pushed: PushRequest[] = [];
  const differences: { rows: string; isStill: boolean }[] = [];
  const timers = manualTimers(office.clock);
  const link = memoryLink(office, person.id, ctx, { faults, asked, pushed });
  const newEngine = () =>
    createSyncEngine({
      db: ctx.db,
      state: ctx.state,
      clock,
      ids: ports.ids,
      log,
      changes,
      link,
      timers,
      random: () => 0.5,
      columns: syncColumns,
      rememberDevice: () => undefined,
      onDiffers: (found, isStill) => {
        for (const { entity, rowsHere, rowsThere } of found)
          differences.push({ rows: `${entity} ${rowsHere}/${rowsThere}`, isStill });
      },
    });
  return {
    ctx,
    session,
    folder,
    engine: newEngine(),
    person,
    faults,
    asked,
    events,
    logged,
    differences,
    timers,
    pushed,
    newEngine,
    row: (table, id) =>
      (ctx.db.prepare(`SELECT * FROM "${table}" WHERE id = ?`).get(id) as Record<string, unknown> | undefined) ?? null, // one row's columns
    count: (sql, ...parameters) =>
      Number(
        ctx.db
          .prepare(sql)
          .pluck()
          .get(...parameters),
      ),
    deviceId: () => String(ctx.state.get('device_id')),
  };
}

function memoryLink(
  office: TestOffice,
  userId: string,
  ctx: Context,
  seen: { faults: LinkFaults; asked: string[]; pushed: PushRequest[] },
): OfficeLink {
  const { store } = office;
  const { faults } = seen;
  const epoch = () => store.office(tenantId).epoch;
  const answered = <T>(answer: T): Answered<T> => ({
    answer,
    epoch: epoch(),
    serverTime: office.clock.now + (faults.serverTimeOffsetMs ?? 0),
    roundTripMs: 0,
  });
  const reach = async (what: string): Promise<void> => {
    seen.asked.push(what);
    if (faults.hangs === true) await new Promise(() => undefined);
    if (faults.isCut === true) throw new AppError('offline', 'the test cut the line');
  };
  const refused = (error: unknown): never => {
    if (error instanceof Error && 'code' in error && error.code === 'office-changed') {
      throw new AppError('office-changed', error.message);
    }
    throw error;
  };
  return {
    async hello() {
      await reach('hello');
      return {
        hello: { product: 'fieldbook', protocol: 1, oldestProtocol: 1, version: 'test', serverTime: office.clock.now },
        roundTripMs: 0,
      };
    },
    async push(request) {
      await reach('push');
      await faults.beforePush?.(request);
      seen.pushed.push(request);
      const scripted = faults.pushAnswer?.(request) ?? null;
      if (scripted !== null) return answered(scripted);
      const deviceId = String(ctx.state.get('session_device_id'));
      const { answer } = await push(
        { store, nowMs: () => office.clock.now, newId: office.nextId },
        { tenantId, userId, deviceId },
        request,
      ).catch(refused);
      if (faults.losesAnswer === true) throw new AppError('offline', 'the test lost the answer');
      return answered(answer);
    },
    async pull(query) {
      await reach('pull');
      await faults.beforePull?.();
      const { answer } = await pull(store, { tenantId, userId }, query);
      return answered(answer);
    },
    async digests(cursor) {
      await reach('digests');
      if (faults.hasNoContents === true) throw unknownToOffice('no such route');
      return answered((await digestsOf(store, { tenantId, userId }, cursor)).answer);
    },
    deviceNames: async () => answered(faults.deviceNames?.() ?? { devices: [] }),
    async contents(scope) {
      await reach('contents');
      if (faults.hasNoContents === true) throw unknownToOffice('no such route');
      const { answer } = await contentsOf(store, { tenantId, userId }, scope).catch(refused);
      const unknown = new Set(faults.unknownTables ?? []);
      const kinds = Object.fromEntries(Object.entries(answer.kinds).filter(([name]) => !unknown.has(name)));
      return answered({ ...answer, kinds });
    },
    async snapshot({ scope, entity, after }) {
      await reach(`snapshot ${entity}`);
      if (faults.unknownTables?.includes(entity) === true) throw unknownToOffice('no such kind of rows');
      const snapshot = await store.read(tenantId, (tx) => tx.snapshot(entity as WireEntity, scope, after ?? null)); // the engine asks for what it knows
      const lines = snapshot.lines as readonly string[]; // a memory store answers lists
      const head = JSON.stringify({ seq: store.office(tenantId).seq, entity, columns: snapshot.columns, rows: snapshot.rows });
      async function* stream() {
        let sent = 0;
        for (const line of [head, ...lines, JSON.stringify({ end: snapshot.rows })]) {
          if (faults.cutsSnapshotAfter !== undefined && sent > faults.cutsSnapshotAfter) return;
          sent += 1;
          yield line;
        }
      }
      return answered(stream());
    },
    async events(_onNudge, signal) {
      await new Promise((_resolve, reject) => {
        signal.addEventListener('abort', () => reject(new AppError('offline', 'stopped')), { once: true });
      });
    },
    async renewDevice({ deviceId, lastOpNo }) {
      await reach('renewDevice');
      store.addDevice(tenantId, deviceId, userId, lastOpNo);
      ctx.state.set('session_device_id', deviceId);
    },
  };
}

function unknownToOffice(message: string): AppError {
  return new AppError('unexpected', message, { details: { refusal: 'not-found' } });
}

/** A customer as a form writes it. */
export function newCustomer(laptop: Laptop, name: string, more: Record<string, string | null> = {}): string {
  return laptop.ctx.write.transact((tx) =>
    tx.create('customers', {
      kind: 'company',
      name,
      lifecycle: 'lead',
      ownerId: laptop.person.id,
      teamId: laptop.person.teamId,
      ...more,
    }),
  ).value;
}

export function change(laptop: Laptop, entity: EntityName, id: string, fields: Record<string, string | null>): void {
  laptop.ctx.write.transact((tx) => tx.update(entity, id, fields));
}

/** Both in turn until neither has anything for the other. */
export async function syncAll(...laptops: readonly Laptop[]): Promise<void> {
  for (let round = 0; round < 3; round += 1) {
    for (const laptop of laptops) {
      const { problem } = await laptop.engine.syncOnce();
      if (problem !== null) throw new Error(`${laptop.person.name}: ${JSON.stringify(problem)} ${laptop.logged.join('\n')}`);
    }
  }
}
