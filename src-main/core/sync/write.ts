import { localDay } from '../../../src-shared/lib/dates.ts';
import { AppError } from '../../../src-shared/rpc/errors.ts';
import { nextHlc } from '../../../src-shared/sync/clock.ts';
import { type EntityName, isEntityName, policyOf } from '../../../src-shared/sync/entities.ts';
import { inTransaction } from '../platform/database.ts';
import type { JournalEntry } from '../platform/journal.ts';
import { schemaVersion } from '../platform/migrate.ts';
import { closesAggregate } from '../../../src-shared/sync/transitions.ts';
import { documentRules } from '../../../src-shared/sync/documents.ts';
import { differenceOf, pickFields, withoutNulls } from './field-values.ts';
import { createJournalHand } from './journal-hand.ts';
import { replayEntry } from './replay.ts';
import { createManyWriter, partsOfMany } from './write-many.ts';
import {
  gatheredChildren,
  insertRow,
  keepBase,
  mergeRootsOf,
  prepareWriteStatements,
  updateRow,
  valuesOfNewRow,
  type NewRow,
  type WriteStatements,
} from './write-row.ts';
import type { FieldValue, Fields, StoredRow } from './rows.ts';
import { createStateStore, type StateStore } from './state.ts';
import type { ChangeKind, WriteDoor, WriteDoorDeps, WriteTransaction } from './write-door.ts';

/*
 * THE one write door. A change of a synced row is, in one immediate transaction:
 *
 *     base (the office's version, once)  →  row  →  operation (outbox)  →  history      COMMIT  →  journal  →  answer  →  "changed"
 *
 * Row and operation commit together: a change stored but not queued would never reach the office.
 * The journal comes after COMMIT and before the answer: an acknowledged change exists twice. A slice of work that is answered at its end only
 * has it in a turn of its own.
 */

export function createWriteDoor(deps: WriteDoorDeps): WriteDoor {
  const { db } = deps;
  const state = createStateStore(db);
  const statements = { ...prepareWriteStatements(db, deps.localColumns), many: createManyWriter(db, deps.localColumns) };

  /**
   * Of the first operation since the start. A folder that somebody put back by hand goes on under the same numbers; with a clock that was
   * ahead it would count on from the same instant too, and the office would take what is new for what it has answered already.
   */
  let firstStep = stepOf(deps.ids.randomBytes(2));
  const journal = createJournalHand(deps, (opNo) => {
    const operations = statements.opsAfter.all(opNo) as Omit<JournalEntry, 'userId'>[]; // the columns selected
    const userId = state.get('user_id');
    return operations.map((operation) => ({ ...operation, userId }));
  });

  const refresh = (entry: JournalEntry, rootId: string) => {
    if (!isEntityName(entry.entity)) return;
    deps.afterWrite[entry.entity]?.(createGroup(deps, state, statements, entry.groupId).tx, new Set([rootId]));
  };

  return {
    transact(work, options = {}) {
      const { group, value } = inTransaction(db, () => {
        // Inside the transaction: the clock of the last operation must not be one that another process has passed since.
        const made = createGroup(deps, state, statements, options.groupId ?? deps.ids.next(), firstStep);
        statements.openGuard.run();
        const result = work(made.tx);
        made.finish();
        statements.closeGuard.run();
        return { group: made, value: result };
      });
      if (group.entries.length > 0) firstStep = 1;
      if (options.isSlice === true) journal.addLater(group.entries);
      else journal.add(group.entries);
      deps.changes.changed(group.touched);
      return { value, groupId: group.tx.groupId };
    },
    replay(entries) {
      const newest = Number(statements.lastOpNo.get() ?? 0);
      const missing = entries.filter((entry) => entry.opNo > newest);
      for (const part of slices(missing, 500)) {
        inTransaction(db, () => {
          statements.openGuard.run();
          for (const entry of part) replayEntry({ ...deps, refresh }, state, statements, entry);
          statements.closeGuard.run();
        });
      }
      return missing.length;
    },
    settle: journal.settle,
    catchUpJournal: journal.catchUp,
  };
}

type AllStatements = WriteStatements & { readonly many: ReturnType<typeof createManyWriter> };

function createGroup(deps: WriteDoorDeps, state: StateStore, statements: AllStatements, groupId: string, firstStep = 1) {
  const entries: JournalEntry[] = [];
  const touched = new Map<string, Set<string>>();
  const rootsTouched = new Map<EntityName, Set<string>>();
  const nowMs = deps.clock.now();
  const now = new Date(nowMs).toISOString();
  const userId = state.get('user_id');
  const deviceId = state.get('device_id');
  let hlc = state.get('hlc');
  // The office's clock, as far as it is known: laptops whose clocks differ still agree on what came later.
  const wallMs = nowMs - Number(state.get('clock_offset_ms') ?? 0);

  const note = (name: EntityName, id: string, rootId: string | null) => {
    add(touched, name, id);
    if (rootId !== null) add(rootsTouched, name, rootId);
  };
  const nextClock = (isFirst: boolean) => (hlc = nextHlc(hlc, wallMs, isFirst ? firstStep : 1));
  const noteEntry = (entry: Omit<JournalEntry, 'groupId' | 'schemaV' | 'createdAt' | 'userId'>) =>
    entries.push({ ...entry, groupId, schemaV: schemaVersion, createdAt: now, userId });
  const addOperation = (name: EntityName, id: string, kind: ChangeKind, patch: Fields, baseRev: number) => {
    const clock = nextClock(entries.length === 0);
    const text = JSON.stringify(patch);
    const opNo = Number(
      statements.addOperation.run(null, groupId, name, id, kind, text, baseRev, clock, schemaVersion, now).lastInsertRowid,
    );
    noteEntry({ opNo, entity: name, rowId: id, kind, patch: text, baseRev, hlc: clock });
  };
  const addHistory = (
    name: EntityName,
    id: string,
    rootId: string | null,
    kind: ChangeKind,
    field: string | null,
    oldValue: FieldValue,
    newValue: FieldValue,
  ) => {
    // The line belongs to the operation added just before it.
    const opNo = entries[entries.length - 1]?.opNo ?? null;
    const values = field === null ? [null, null] : [JSON.stringify(oldValue), JSON.stringify(newValue)];
    statements.addHistory.run(name, id, rootId, groupId, kind, field, ...values, now, userId, deviceId, opNo);
  };
  const readOrThrow = (name: EntityName, id: string) => {
    const found = statements.read(name, id);
    if (found === null) throw new AppError('not-found', `no ${name} with this id`, { details: { entity: name, id } });
    return found;
  };
  // What the row brings to its customer was said when the customer was made.
  const noteNew = ({ name, id, local }: NewRow, rootId: string | null) =>
    note(name, id, name !== 'customers' && local !== undefined ? null : rootId);
  const createOne = (row: NewRow): boolean => {
    const { name, id, fields } = row;
    const inserted = insertRow(deps, statements, { ...row, now, userId });
    if (inserted === null) return false;
    addOperation(name, id, 'create', withoutNulls(fields), 0);
    addHistory(name, id, inserted.rootId, 'create', null, null, null);
    noteNew(row, inserted.rootId);
    return true;
  };
  const createMany = (name: EntityName, rows: readonly NewRow[]) => {
    const same = { name, groupId, now, userId, deviceId };
    const placed = rows.map((row) => valuesOfNewRow(deps, statements, row, userId));
    statements.many.insertRows(
      same,
      placed.map(({ values }) => values),
    );
    const made = rows.map(({ id, fields }, at) => ({
      rowId: id,
      rootId: placed[at]?.rootId ?? null,
      patch: JSON.stringify(withoutNulls(fields)),
      hlc: nextClock(entries.length === 0 && at === 0),
    }));
    const firstOpNo = statements.many.addOperations(same, made);
    for (const [at, { rowId, patch, hlc: clock }] of made.entries())
      noteEntry({ opNo: firstOpNo + at, entity: name, rowId, kind: 'create', patch, baseRev: 0, hlc: clock });
    rows.forEach((row, at) => noteNew(row, placed[at]?.rootId ?? null));
  };
  const setDeleted = (name: EntityName, id: string, kind: 'delete' | 'restore') => {
    const { row } = readOrThrow(name, id);
    const deletedAt = kind === 'delete' ? now : null;
    if ((row.deletedAt === null) === (deletedAt === null)) return false;
    keepBase(statements, name, row);
    statements.update(name, ['deleted_at']).run(deletedAt, id);
    addOperation(name, id, kind, {}, row.rev);
    addHistory(name, id, row.rootId, kind, null, null, null);
    note(name, id, row.rootId);
    return true;
  };

  /** A merge changes whose the merged record's contacts and visits are; an owner's change concerns what was merged into the customer. */
  const followMerges = (row: StoredRow, patch: Fields) => {
    for (const root of mergeRootsOf(row, patch, deps.localColumns.customers))
      for (const child of gatheredChildren) add(rootsTouched, child, root);
    const given = Object.fromEntries(Object.entries(patch).filter(([field]) => field === 'ownerId' || field === 'teamId'));
    if (Object.keys(given).length === 0) return;
    for (const merged of statements.mergedInto.all(row.id)) tx.update('customers', String(merged), given);
  };

  const tx: WriteTransaction = {
    groupId,
    now,
    today: localDay(new Date(wallMs).toISOString()),
    userId,
    db: deps.db,
    create(name, values, local) {
      const id = values.id ?? deps.ids.next();
      createOne({ name, id, fields: pickFields(name, values), local });
      return id;
    },
    createAll(name, rows) {
      const made = rows.map(({ values, local }) => ({
        name,
        id: values.id ?? deps.ids.next(),
        fields: pickFields(name, values),
        local,
      }));
      for (const part of partsOfMany(made)) {
        const [first] = part;
        if (part.length > 1) createMany(name, part);
        else if (first !== undefined && !createOne(first)) throw new AppError('unexpected', `${name} ${first.id} is not new`);
      }
      return made.map(({ id }) => id);
    },
    update(name, id, change, rev) {
      const { row, columns } = readOrThrow(name, id);
      const patch = differenceOf(row, pickFields(name, change));
      const fields = Object.keys(patch);
      if (fields.length === 0) return false;
      refuseClosed(name, row, patch);
      keepBase(statements, name, row);
      updateRow(deps, statements, name, row, columns, patch);
      // What is sent is what its sender had before him: the prices go along, whatever another laptop made of them meanwhile.
      const carried = closesAggregate(name, row.fields, patch) ? { ...aggregateOf(name, row.fields), ...patch } : patch;
      addOperation(name, id, 'update', carried, rev ?? row.rev);
      for (const field of fields) {
        addHistory(name, id, row.rootId, 'update', field, row.fields[field] ?? null, patch[field] ?? null);
      }
      note(name, id, row.rootId);
      if (name === 'customers') followMerges(row, patch);
      return true;
    },
    remove: (name, id) => setDeleted(name, id, 'delete'),
    restore: (name, id) => setDeleted(name, id, 'restore'),
    read: (name, id) => statements.read(name, id)?.row ?? null,
    setLocal(name, id, columns) {
      statements.update(name, Object.keys(columns)).run(...Object.values(columns), id);
      add(touched, name, id);
    },
  };

  return {
    tx,
    entries,
    touched,
    finish() {
      for (const [name, rootIds] of rootsTouched) deps.afterWrite[name]?.(tx, rootIds);
      if (hlc !== null) state.set('hlc', hlc);
    },
  };
}

/** Whoever writes, an undo and a choice between two versions among them: what was sent keeps its prices. */
function refuseClosed(name: EntityName, row: StoredRow, patch: Fields): void {
  const field = documentRules(name)?.refusedField(row.fields, patch) ?? null;
  if (field !== null)
    throw new AppError('conflict', `${field} of this document cannot be changed now`, { details: { field, id: row.id } });
}

function aggregateOf(name: EntityName, fields: Fields): Fields {
  return Object.fromEntries(Object.entries(fields).filter(([field]) => policyOf(name, field) === 'aggregate'));
}

function add<K>(map: Map<K, Set<string>>, key: K, id: string): void {
  const set = map.get(key);
  if (set === undefined) map.set(key, new Set([id]));
  else set.add(id);
}

function slices<T>(items: readonly T[], size: number): T[][] {
  const parts: T[][] = [];
  for (let at = 0; at < items.length; at += size) parts.push(items.slice(at, at + size));
  return parts;
}

/** One of 4 096, never 0. */
function stepOf([high = 0, low = 0]: Uint8Array): number {
  return 1 + (((high << 8) | low) & 0xfff);
}
