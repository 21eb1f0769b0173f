import { createUuidV7 } from '../../src-shared/lib/ids.ts';
import { nextHlc } from '../../src-shared/sync/clock.ts';
import type { EntityName } from '../../src-shared/sync/entities.ts';
import type { Fields, FieldValue } from '../../src-shared/sync/merge.ts';
import type { OpResult, PullAnswer, WireOp } from '../../src-shared/sync/protocol.ts';
import { knownSchema } from '../../src-shared/sync/row-rules.ts';
import { isMemberOf } from '../../src-shared/sync/scopes.ts';
import { createMemoryStore } from '../../src-server/sync/memory-store.ts';
import { pull } from '../../src-server/sync/pull.ts';
import { push } from '../../src-server/sync/push.ts';
import type { SyncStore } from '../../src-server/sync/store.ts';
import { hashOfScopes } from '../../src-server/sync/wire-rows.ts';

/*
 * An office with two teams for tests of sync, on whichever store: people, their laptops as bare devices that push operations and pull
 * pages, without a database of their own.
 */

/** Starts high, so that nothing of a test looks older than what the office was seeded with. */
let nowMs = Date.parse('2026-11-25T01:00:00.000Z');
let salt = 0;
/** Unlike the product's: the same in each run of a file. */
export const newId = createUuidV7(
  () => nowMs,
  (count) => Uint8Array.from({ length: count }, (_, index) => ((salt += 1) * 37 + index * 11) & 0xff),
);
export const testClock = {
  now: () => nowMs,
  advance: (ms: number) => {
    nowMs += ms;
  },
};

export interface SeededPerson {
  readonly id: string;
  readonly name: string;
  readonly role: 'rep' | 'manager' | 'admin';
  readonly teamId: string | null;
  readonly departmentId: string | null;
  readonly isActive: boolean;
}

export interface OfficeSeed {
  readonly tenantId: string;
  readonly epoch: string;
  readonly teams: readonly { readonly id: string; readonly name: string }[];
  readonly people: readonly SeededPerson[];
  readonly devices: readonly { readonly id: string; readonly userId: string }[];
}

/** A store and the way into it that office commands have. */
export interface StoreUnderTest {
  readonly name: string;
  readonly store: SyncStore;
  seed(seed: OfficeSeed): Promise<void>;
  /** Moves a person to another team, as an office command does: with a commit of its own. */
  setTeam(tenantId: string, userId: string, teamId: string | null): Promise<void>;
  /** Who leads a team from now on. */
  setLeader(tenantId: string, teamId: string, userId: string): Promise<void>;
  /** He does not work here any more. */
  leave(tenantId: string, userId: string): Promise<void>;
  close(): Promise<void>;
}

export function memoryStoreUnderTest(): StoreUnderTest {
  const store = createMemoryStore(undefined, () => nowMs);
  return {
    name: 'memory',
    store,
    async seed({ tenantId, epoch, teams, people, devices }) {
      store.office(tenantId).epoch = epoch;
      store.load(
        tenantId,
        'teams',
        teams.map(({ id, name }) => ({ id, fields: { name } })),
      );
      store.load(
        tenantId,
        'users',
        people.map(({ id, ...fields }) => ({ id, fields })),
      );
      for (const { id, userId } of devices) store.addDevice(tenantId, id, userId);
    },
    async setTeam(tenantId, userId, teamId) {
      store.load(tenantId, 'users', [{ id: userId, fields: { teamId } }]);
    },
    async setLeader(tenantId, teamId, leaderId) {
      store.load(tenantId, 'teams', [{ id: teamId, fields: { leaderId } }]);
    },
    async leave(tenantId, userId) {
      store.load(tenantId, 'users', [{ id: userId, fields: { isActive: false } }]);
    },
    close: async () => undefined,
  };
}

export type PersonName = 'lan' | 'minh' | 'duc' | 'tung' | 'huy' | 'gone';

/** Lan and Minh are reps of the south, Đức manages it, Tùng is a rep of the north, Huy the administrator. */
export async function anOffice(under: StoreUnderTest) {
  const tenantId = newId();
  const epoch = newId();
  const south = newId();
  const north = newId();
  const accounts = newId();
  const person = (
    name: string,
    role: SeededPerson['role'],
    teamId: string | null,
    isActive = true,
    departmentId: string | null = null,
  ): SeededPerson => ({
    id: newId(),
    departmentId,
    name,
    role,
    teamId,
    isActive,
  });
  const people: Record<PersonName, SeededPerson> = {
    lan: person('Lan', 'rep', south),
    minh: person('Minh', 'rep', south),
    duc: person('Đức', 'manager', south),
    tung: person('Tùng', 'rep', north, true, accounts),
    huy: person('Huy', 'admin', null),
    gone: person('Gone', 'rep', south, false),
  };
  const names = Object.keys(people) as PersonName[]; // the object's own keys
  const deviceIds = new Map(names.map((name) => [name, newId()]));
  await under.seed({
    tenantId,
    epoch,
    teams: [
      { id: south, name: 'Miền Nam' },
      { id: north, name: 'Miền Bắc' },
    ],
    people: Object.values(people),
    devices: names.map((name) => ({ id: deviceIds.get(name) ?? '', userId: people[name].id })),
  });
  const laptops = new Map<PersonName, TestLaptop>();
  return {
    under,
    tenantId,
    epoch,
    south,
    north,
    /** The department of Tùng alone. */
    accounts,
    people,
    /** The one laptop of a person. */
    laptop(name: PersonName): TestLaptop {
      const known = laptops.get(name);
      if (known !== undefined) return known;
      const made = createLaptop({
        store: under.store,
        tenantId,
        epoch,
        userId: people[name].id,
        deviceId: deviceIds.get(name) ?? '',
      });
      laptops.set(name, made);
      return made;
    },
    /** One more laptop of a person, whose device the office knows already. */
    anotherLaptop: (name: PersonName, deviceId: string): TestLaptop =>
      createLaptop({ store: under.store, tenantId, epoch, userId: people[name].id, deviceId }),
    deviceId: (name: PersonName) => deviceIds.get(name) ?? '',
  };
}
export type TestOffice = Awaited<ReturnType<typeof anOffice>>;

export type OpDraft = Pick<WireOp, 'entity' | 'id' | 'kind'> & Partial<WireOp>;
export type TestLaptop = ReturnType<typeof createLaptop>;

function createLaptop(who: { store: SyncStore; tenantId: string; epoch: string; userId: string; deviceId: string }) {
  let lastOpNo = 0;
  let hlc: string | null = null;
  /** What this laptop has, by entity and id; a pull lays pages over it the way the real engine does. */
  const held = new Map<string, Map<string, Record<string, FieldValue>>>();
  let cursor = 0;
  let scopes: readonly string[] = [];

  const number = (draft: OpDraft): WireOp => {
    hlc = nextHlc(hlc, nowMs);
    lastOpNo += 1;
    return {
      opNo: lastOpNo,
      group: newId(),
      patch: {},
      baseRev: cursor,
      hlc,
      at: new Date(nowMs).toISOString(),
      ...draft,
    };
  };
  const pushOps = async (ops: readonly WireOp[], more: { schemaV?: number; epoch?: string; deviceId?: string } = {}) =>
    await push(
      { store: who.store, nowMs: () => nowMs, newId },
      { tenantId: who.tenantId, userId: who.userId, deviceId: who.deviceId },
      {
        deviceId: more.deviceId ?? who.deviceId,
        epoch: more.epoch ?? who.epoch,
        schemaV: more.schemaV ?? knownSchema,
        ops: [...ops],
      },
    );

  const laptop = {
    ...who,
    held,
    /** Operations with this laptop's next numbers; the caller may say more. */
    ops: (...drafts: readonly OpDraft[]): WireOp[] => drafts.map(number),
    pushOps,
    /** Pushes and answers the results; the push has to be done. */
    async push(...drafts: readonly OpDraft[]): Promise<OpResult[]> {
      testClock.advance(1000);
      const { answer } = await pushOps(drafts.map(number));
      if (answer.outcome !== 'done') throw new Error(`the push was not done: ${answer.outcome}`);
      return answer.results;
    },
    async pullPage(limit?: number): Promise<PullAnswer | null> {
      const query = { cursor, scopes: hashOfScopes(scopes), ...(limit === undefined ? {} : { limit }) };
      const { answer } = await pull(who.store, who, query);
      if (answer === null) return null;
      if (answer.scopes !== null) {
        const now = new Set(answer.scopes);
        for (const rows of held.values()) {
          for (const [id, row] of rows) if (!isMemberOf(String(row['scopeId']), now)) rows.delete(id);
        }
        const added = answer.scopes.filter((scope) => !scopes.includes(scope));
        scopes = answer.scopes;
        for (const scope of added) await loadScope(scope);
      }
      for (const { rootId, to } of answer.moves) {
        for (const rows of held.values()) {
          for (const [id, row] of rows) {
            if (row['rootId'] !== rootId) continue;
            if (isMemberOf(to, new Set(scopes))) rows.set(id, { ...row, scopeId: to });
            else rows.delete(id);
          }
        }
      }
      for (const table of answer.tables) for (const row of table.rows) put(table.entity, table.columns, row);
      cursor = answer.cursor;
      return answer;
    },
    /** Until there is nothing more. Gives the pages. */
    async pull(limit?: number): Promise<PullAnswer[]> {
      const pages: PullAnswer[] = [];
      for (;;) {
        const page = await laptop.pullPage(limit);
        if (page === null) return pages;
        pages.push(page);
        if (!page.hasMore) return pages;
      }
    },
    row: (entity: EntityName | 'history', id: string) => held.get(entity)?.get(id) ?? null,
    rows: (entity: EntityName | 'history') => [...(held.get(entity)?.values() ?? [])],
    cursor: () => cursor,
    setCursor: (to: number) => {
      cursor = to;
    },
    scopes: () => scopes,
  };

  const put = (entity: string, columns: readonly string[], values: readonly FieldValue[]) => {
    const row = Object.fromEntries(columns.map((column, index) => [column, values[index] ?? null]));
    const table = held.get(entity) ?? new Map<string, Record<string, FieldValue>>();
    held.set(entity, table);
    const id = String(row['id']);
    if (Number(table.get(id)?.['rev'] ?? -1) <= Number(row['rev'])) table.set(id, row);
  };
  const loadScope = async (scope: string) => {
    const { wireEntities } = await import('../../src-shared/sync/protocol.ts');
    await who.store.read(who.tenantId, async (tx) => {
      for (const entity of wireEntities) {
        const { columns, lines } = await tx.snapshot(entity, scope, null);
        let text = '';
        for await (const line of lines) text += typeof line === 'string' ? line : new TextDecoder().decode(line);
        for (const line of text.split('\n')) {
          if (line !== '') put(entity, columns, JSON.parse(line) as FieldValue[]); // a line of the snapshot is a row's values
        }
      }
    });
  };
  return laptop;
}

/** A customer's required fields, and whatever the test is about. */
export function customerPatch(fields: Fields = {}): Fields {
  return { kind: 'company', name: 'Công ty An Phát', lifecycle: 'lead', ...fields };
}
