import { hash } from 'node:crypto';
import { localDay } from '../../src-shared/lib/dates.ts';
import { addToDigest, digestText, emptyDigest } from '../../src-shared/sync/digest.ts';
import { entityNames, type EntityName } from '../../src-shared/sync/entities.ts';
import type { Fields } from '../../src-shared/sync/merge.ts';
import { rowColumns, type WireEntity, wireEntities } from '../../src-shared/sync/protocol.ts';
import type { People } from '../../src-shared/sync/rights.ts';
import { isComposite, isMemberOf, isRootEntity, officeScope } from '../../src-shared/sync/scopes.ts';
import { standInsOn } from '../../src-shared/team/substitution.ts';
import type {
  Commit,
  DeviceState,
  ReadTransaction,
  ScopeMove,
  StoredResult,
  StoredRow,
  SyncedRow,
  SyncStore,
  WriteTransaction,
} from './store.ts';
import { entitiesOfCustomers, entitiesOfOthers } from './commit.ts';
import { fieldsOnWire, wireRowOf } from './wire-rows.ts';

/*
 * An office in plain maps: for the simulation, which plays thousands of them, and for tests of the rules. Rows are never changed in
 * place, so a copy of an office is a copy of its maps.
 */

export interface MemoryOffice {
  seq: number;
  epoch: string;
  readonly rows: Map<WireEntity, Map<string, StoredRow>>;
  readonly moves: ScopeMove[];
  readonly devices: Map<string, DeviceState>;
  /** By device, then by number of the operation. */
  readonly results: Map<string, Map<number, StoredResult>>;
  /** By series and year: the next number. */
  readonly counters: Map<string, number>;
}

export interface MemoryStore extends SyncStore {
  /** Made on first use; its maps may be looked at and, between transactions, changed. */
  office(tenantId: string): MemoryOffice;
  /** A commit of the office itself: rows as an office command would write them, `rev` being the new head. Gives the head. */
  load(
    tenantId: string,
    entity: EntityName,
    rows: readonly { readonly id: string; readonly fields: Fields; readonly scopeId?: string }[],
  ): number;
  addDevice(tenantId: string, deviceId: string, userId: string, lastOpNo?: number): void;
  /** A copy of everything, as a backup is; `restore` puts it back, under another epoch where one is given. */
  backup(tenantId: string): MemoryOffice;
  restore(tenantId: string, backup: MemoryOffice, epoch?: string): void;
}

export function createMemoryStore(
  firstEpoch = '00000000-0000-7000-8000-000000000001',
  nowMs: () => number = Date.now,
): MemoryStore {
  const today = () => localDay(new Date(nowMs()).toISOString());
  const offices = new Map<string, MemoryOffice>();
  const queues = new Map<string, Promise<unknown>>();

  const officeOf = (tenantId: string) => {
    let office = offices.get(tenantId);
    if (office === undefined) {
      office = {
        seq: 0,
        epoch: firstEpoch,
        rows: new Map(),
        moves: [],
        devices: new Map(),
        results: new Map(),
        counters: new Map(),
      };
      offices.set(tenantId, office);
    }
    return office;
  };
  /** Transactions of one office follow one another; one that fails stops nobody. */
  const inTurn = async <T>(tenantId: string, work: () => Promise<T>): Promise<T> => {
    const turn = (queues.get(tenantId) ?? Promise.resolve()).then(work, work);
    queues.set(tenantId, turn);
    return await turn;
  };

  return {
    office: officeOf,
    write: async (tenantId, work) => await inTurn(tenantId, async () => await work(writerOf(officeOf(tenantId), today()))),
    read: async (tenantId, work) => await inTurn(tenantId, async () => await work(readerOf(officeOf(tenantId), today()))),
    load(tenantId, entity, rows) {
      const office = officeOf(tenantId);
      office.seq += 1;
      for (const { id, fields, scopeId } of rows) {
        const before = tableOf(office, entity).get(id);
        tableOf(office, entity).set(id, {
          id,
          rev: office.seq,
          scopeId: scopeId ?? before?.scopeId ?? officeScope,
          rootId: isRootEntity(entity) ? id : null,
          createdAt: before?.createdAt ?? '2026-01-01T00:00:00.000Z',
          createdBy: before?.createdBy ?? null,
          deletedAt: null,
          fields: { ...before?.fields, ...fields },
          extra: null,
          fv: before?.fv ?? {},
        });
      }
      return office.seq;
    },
    addDevice(tenantId, deviceId, userId, lastOpNo = 0) {
      officeOf(tenantId).devices.set(deviceId, { userId, lastOpNo });
    },
    backup: (tenantId) => copyOf(officeOf(tenantId)),
    restore(tenantId, backup, epoch) {
      offices.set(tenantId, { ...copyOf(backup), epoch: epoch ?? backup.epoch });
    },
  };
}

function copyOf(office: MemoryOffice): MemoryOffice {
  return {
    seq: office.seq,
    epoch: office.epoch,
    rows: new Map([...office.rows].map(([entity, rows]) => [entity, new Map(rows)])),
    moves: [...office.moves],
    devices: new Map(office.devices),
    results: new Map([...office.results].map(([device, results]) => [device, new Map(results)])),
    counters: new Map(office.counters),
  };
}

function tableOf(office: MemoryOffice, entity: WireEntity): Map<string, StoredRow> {
  let table = office.rows.get(entity);
  if (table === undefined) {
    table = new Map();
    office.rows.set(entity, table);
  }
  return table;
}

function peopleOf(office: MemoryOffice, today: string): People {
  const substitutions = [...tableOf(office, 'substitutions').values()]
    .filter(({ deletedAt }) => deletedAt === null)
    .map(({ fields }) => ({
      userId: String(fields['userId']),
      substituteId: String(fields['substituteId']),
      fromOn: String(fields['fromOn']),
      toOn: String(fields['toOn']),
    }));
  const teams = [...tableOf(office, 'teams').values()].filter(({ deletedAt }) => deletedAt === null);
  return {
    users: [...tableOf(office, 'users').values()].map(({ id, deletedAt, fields }) => ({
      id,
      teamId: typeof fields['teamId'] === 'string' ? fields['teamId'] : null,
      departmentId: typeof fields['departmentId'] === 'string' ? fields['departmentId'] : null,
      role: fields['role'] === 'admin' || fields['role'] === 'manager' ? fields['role'] : 'rep',
      isActive: fields['isActive'] === true && deletedAt === null,
    })),
    teamIds: teams.map(({ id }) => id),
    leaders: new Map(
      teams.flatMap(({ id, fields: { leaderId } }) => (typeof leaderId === 'string' ? [[id, leaderId] as const] : [])),
    ),
    standIns: standInsOn(substitutions, today),
    lateStandIns: standInsOn(substitutions, today, { late: true }),
  };
}

function readerOf(office: MemoryOffice, today: string): ReadTransaction {
  const inScopes = (entity: WireEntity, scopes: readonly string[]): SyncedRow[] => {
    const wanted = new Set(scopes);
    return [...tableOf(office, entity).values()].filter((row) => isMemberOf(row.scopeId, wanted));
  };
  return {
    head: async () => ({ seq: office.seq, epoch: office.epoch }),
    people: async () => peopleOf(office, today),
    withComposites: async (scopes) => [...scopes, ...compositesOf(office, new Set(scopes))],
    kindsChanged: async ({ after, upTo, scopes }) =>
      new Set(wireEntities.filter((entity) => inScopes(entity, scopes).some(({ rev }) => rev > after && rev <= upTo))),
    changes: async (entity, { after, upTo, scopes, limit }) =>
      inScopes(entity, scopes)
        .filter(({ rev }) => rev > after && rev <= upTo)
        .sort((a, b) => a.rev - b.rev || compare(a.id, b.id))
        .slice(0, limit ?? undefined),
    moves: async ({ after, upTo, scopes, limit }) =>
      office.moves
        .filter(({ seq, from, to }) => seq > after && seq <= upTo && (scopes.includes(from) || scopes.includes(to)))
        .sort((a, b) => a.seq - b.seq || compare(a.rootId, b.rootId))
        .slice(0, limit ?? undefined),
    kindsUnder: async (rootIds, scopes) =>
      new Set(
        wireEntities.filter((entity) =>
          inScopes(entity, scopes).some(({ rootId }) => rootId !== null && rootIds.includes(rootId)),
        ),
      ),
    subtree: async (entity, rootIds, scopes) =>
      inScopes(entity, scopes).filter(({ rootId }) => rootId !== null && rootIds.includes(rootId)),
    digests: async (scopes) =>
      new Map(
        entityNames.map((name) => [
          name,
          inScopes(name, scopes)
            .map((row) => hash('md5', digestText(row.id, row.rev, row.scopeId), 'hex'))
            .reduce(addToDigest, emptyDigest),
        ]),
      ),
    countIn: async (scope, kinds) => new Map(kinds.map((name) => [name, inScopes(name, [scope]).length])),
    kindsIn: async (scope) => new Set(wireEntities.filter((entity) => inScopes(entity, [scope]).length > 0)),
    snapshot: async (entity, scope, after, isFilledOnly) => {
      const rows = inScopes(entity, [scope])
        .filter(({ id }) => after === null || id > after)
        .sort((a, b) => compare(a.id, b.id));
      const isAnywhere = (field: string) => rows.some((row) => (row.fields[field] ?? null) !== null);
      const fields = fieldsOnWire(entity).filter((field) => isFilledOnly !== true || isAnywhere(field));
      const extras = [...new Set(rows.flatMap(({ extra }) => Object.keys(extra ?? {})))].sort();
      return {
        rows: rows.length,
        columns: [...rowColumns, ...fields, ...extras],
        lines: rows.map((row) => `${JSON.stringify(wireRowOf(row, fields, extras))}\n`),
      };
    },
  };
}

function writerOf(office: MemoryOffice, today: string): WriteTransaction {
  return {
    lockHead: async () => ({ seq: office.seq, epoch: office.epoch }),
    device: async (deviceId) => office.devices.get(deviceId) ?? null,
    results: async (deviceId, opNos) => opNos.flatMap((opNo) => office.results.get(deviceId)?.get(opNo) ?? []),
    people: async () => peopleOf(office, today),
    rows: async (entity, ids) => ids.flatMap((id) => tableOf(office, entity).get(id) ?? []),
    anchors: async (entity, ids) =>
      ids.flatMap((id) => {
        const row = tableOf(office, entity).get(id);
        if (row === undefined) return [];
        const { scopeId, rootId, createdAt, deletedAt, fv } = row;
        return [{ id, scopeId, rootId, createdAt, deletedAt, fv: deletedAt === null ? {} : fv }];
      }),
    refusedCreates: async (deviceId, rowIds) => {
      const refused = new Set([...(office.results.get(deviceId)?.values() ?? [])].map(({ refusedRowId }) => refusedRowId));
      return rowIds.filter((id) => refused.has(id));
    },
    historyAfter: async (rowIds, after) =>
      [...tableOf(office, 'history').values()]
        .map(({ rev, fields }) => ({
          rowId: String(fields['rowId']),
          rev,
          opNo: Number(fields['opNo']),
          changes: String(fields['changes']),
        }))
        .filter(({ rowId, rev }) => rev > after && rowIds.includes(rowId))
        .sort((a, b) => a.rev - b.rev || a.opNo - b.opNo),
    openDeletionConflicts: async (rowIds) =>
      [...tableOf(office, 'conflicts').values()].flatMap(({ id, fields, deletedAt }) => {
        const rowId = String(fields['rowId']);
        const isOpen = fields['kind'] === 'edit-of-deleted' && fields['resolution'] === null && deletedAt === null;
        return isOpen && rowIds.includes(rowId) ? [{ id, rowId }] : [];
      }),
    erasedAmong: async (ids) =>
      [...tableOf(office, 'erasures').values()].map(({ fields }) => String(fields['onId'])).filter((id) => ids.includes(id)),
    rowsWhere: async (entity, field, values) =>
      [...tableOf(office, entity).values()].filter(
        (row) => field === null || values.includes(String(field === 'rootId' ? row.rootId : row.fields[field])),
      ),
    historyWhere: async (rootIds, rowIds) =>
      [...tableOf(office, 'history').values()]
        .map(({ id, rootId, fields }) => ({ id, rootId, rowId: String(fields['rowId']), changes: String(fields['changes']) }))
        .filter(({ rootId, rowId }) => (rootId !== null && rootIds.includes(rootId)) || rowIds.includes(rowId)),
    nextNumber: async (series, year) => {
      const next = office.counters.get(`${series}/${year}`) ?? 1;
      office.counters.set(`${series}/${year}`, next + 1);
      return next;
    },
    save: async (commit) => saveCommit(office, commit),
    onTheWay: async () => {},
  };
}

/** Nothing here waits, so a commit is there as a whole or not at all. */
function saveCommit(office: MemoryOffice, commit: Commit): void {
  const device = office.devices.get(commit.deviceId);
  if (device === undefined) throw new Error('no such device');
  office.devices.set(commit.deviceId, { ...device, lastOpNo: commit.lastOpNo });
  const results = office.results.get(commit.deviceId) ?? new Map<number, StoredResult>();
  office.results.set(commit.deviceId, results);
  for (const result of commit.results) results.set(result.opNo, result);
  if (commit.seq === null) return;

  office.seq = commit.seq;
  const moved = new Map(commit.moves.map((move) => [move.rootId, move]));
  if (moved.size > 0) {
    for (const entity of new Set<WireEntity>([...entitiesOfCustomers, ...entitiesOfOthers, 'history'])) {
      const table = tableOf(office, entity);
      for (const row of table.values()) {
        const move = row.rootId === null ? undefined : moved.get(row.rootId);
        if (move !== undefined) table.set(row.id, { ...row, scopeId: move.to });
      }
    }
    office.moves.push(...commit.moves);
  }
  for (const name of entityNames) for (const row of commit.rows.get(name) ?? []) tableOf(office, name).set(row.id, row);
  for (const { id, changes } of commit.redactedHistory ?? []) {
    const line = tableOf(office, 'history').get(id);
    if (line !== undefined) tableOf(office, 'history').set(id, { ...line, fields: { ...line.fields, changes } });
  }
  for (const line of commit.history) {
    const { id, scopeId, rootId, ...fields } = line;
    tableOf(office, 'history').set(id, {
      id,
      rev: commit.seq,
      scopeId,
      rootId,
      createdAt: commit.at,
      createdBy: line.userId,
      deletedAt: null,
      fields,
      extra: null,
      fv: {},
    });
  }
}

/** Composite scopes that rows or moves have and that one of these is a part of. */
function compositesOf(office: MemoryOffice, scopes: ReadonlySet<string>): Set<string> {
  const all = new Set(office.moves.flatMap(({ from, to }) => [from, to]));
  for (const table of office.rows.values()) for (const { scopeId } of table.values()) all.add(scopeId);
  return new Set([...all].filter((scope) => isComposite(scope) && isMemberOf(scope, scopes)));
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
