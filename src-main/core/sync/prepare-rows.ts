import { AppError } from '../../../src-shared/rpc/errors.ts';
import { entities, type EntityDefinition, type EntityName, isEntityName } from '../../../src-shared/sync/entities.ts';
import { snapshotEnd, snapshotHead, type SnapshotHead } from '../../../src-shared/sync/protocol.ts';
import {
  assembleRows,
  type ComputedRows,
  plainColumns,
  type PreparedRows,
  type PreparerSettings,
  rowHead,
  type SqlValue,
} from './assemble-rows.ts';
import { type FieldValue, type Fields, toSql } from './rows.ts';
import { valuesOf } from './snapshot-text.ts';
import type { SyncColumns } from './sync-columns.ts';

/*
 * From the texts of a first sync to rows as the tables take them. It needs no database, so that another thread can do it while this one
 * writes. What is computed across rows (a customer's contacts in its search text, the dates of its visits) is gathered while those rows
 * pass by: contacts, visits and own values come before customers.
 *
 * Most values stand in the text as the table takes them. Whoever writes has that text already, so only what is computed goes from thread to
 * thread (`ComputedRows`), and the two are put together where they are written (`assemble-rows.ts`).
 */

export type { ComputedRows, PreparedRows, PreparerSettings, SqlValue } from './assemble-rows.ts';

/** Takes the texts of one snapshot after the other, in their order. */
export interface RowPreparer {
  /** Comes first. */
  begin(settings: PreparerSettings): void;
  prepare(text: string): Promise<PreparedRows>;
  stop(): Promise<void>;
}

export type PreparedColumns = Pick<SyncColumns, 'local' | 'contactSearchOf' | 'ownSearchOf'>;

/** Both halves of the work in one thread. @throws as `createRowComputing` */
export function createRowPreparing(columns: PreparedColumns, settings: PreparerSettings): (text: string) => PreparedRows {
  const compute = createRowComputing(columns, settings);
  return (text) => assembleRows(text, compute(text), settings);
}

/** The first half, in whichever thread. @throws `not-an-office` where a row has no place here; errors of JSON and zod where it is none */
export function createRowComputing(columns: PreparedColumns, settings: PreparerSettings): (text: string) => ComputedRows {
  const gathered: Gathered = { contacts: new Map(), ownValues: new Map(), lastVisit: new Map(), nextVisit: new Map() };
  let table: Table | null = null;
  return (text) => {
    const lines: FieldValue[][] = [];
    for (const value of valuesOf(text)) {
      if (Array.isArray(value))
        lines.push(value as FieldValue[]); // how many there are is checked below, their kinds by the forms
      else if (isEnd(value)) snapshotEnd.parse(value);
      else table = tableOf(snapshotHead.parse(value), columns, settings, gathered);
    }
    if (table === null) throw badSnapshot('it begins without a head');
    return table(lines);
  };
}

type Table = (lines: readonly (readonly FieldValue[])[]) => ComputedRows;

function tableOf(head: SnapshotHead, columns: PreparedColumns, settings: PreparerSettings, gathered: Gathered): Table {
  const { entity, columns: names } = head;
  for (const name of rowHead) if (!names.includes(name)) throw badSnapshot(`${entity} has no ${name}`);
  const place = new Map(names.map((name, at) => [name, at]));
  const idAt = place.get('id') ?? -1;
  const gather = gatherer(entity, place, columns, gathered, settings.now);
  const plain = plainColumns(head, settings);
  const { targets, put } =
    entity === 'history' ? historyRows(place) : isEntityName(entity) ? computedColumns(entity, names, columns, gathered) : noRows;
  // A column that must have a value has one in every row.
  const isPlainUsed = plain.map(({ isRequired }) => isRequired);
  const isUsed = targets.map(() => false);

  return (lines) => {
    const computed: SqlValue[][] = [];
    for (const line of lines) {
      if (line.length !== names.length) throw badSnapshot(`${entity} has a row of ${line.length} values`);
      gather?.(line);
      put(line, computed);
    }
    for (const [at, { source }] of plain.entries()) {
      isPlainUsed[at] ||= source !== -1 && lines.some((line) => line[source] !== null);
    }
    for (const at of isUsed.keys()) isUsed[at] ||= computed.some((row) => row[at] !== null);
    const last = lines[lines.length - 1];
    const [usedPlain, used] = [trueAt(isPlainUsed), trueAt(isUsed)];
    return {
      head,
      count: lines.length,
      lastId: last === undefined ? null : String(last[idAt]),
      columns: [...usedPlain.map((at) => plain[at]?.column ?? ''), ...used.map((at) => targets[at] ?? '')],
      plain: usedPlain,
      computed: used.length === targets.length ? computed : computed.map((row) => used.map((at) => row[at] ?? null)),
    };
  };
}

const trueAt = (list: readonly boolean[]): number[] => [...list.keys()].filter((at) => list[at] === true);

interface RowMaker {
  readonly targets: readonly string[];
  readonly put: (line: readonly FieldValue[], rows: SqlValue[][]) => void;
}

/** An entity that a later program brings: this one keeps nothing of it and fetches it when it knows it. */
const noRows: RowMaker = { targets: [], put: () => undefined };

interface Gathered {
  readonly contacts: Map<string, string>;
  readonly ownValues: Map<string, string>;
  readonly lastVisit: Map<string, string>;
  readonly nextVisit: Map<string, string>;
}

/** What does not stand in the office's row as the table takes it. */
function computedColumns(entity: EntityName, names: readonly string[], columns: PreparedColumns, gathered: Gathered): RowMaker {
  const definition: EntityDefinition = entities[entity];
  const local = columns.local[entity];
  const place = new Map(names.map((name, at) => [name, at]));
  const known = new Set<string>([...rowHead, ...definition.fields]);
  const unknown = names.flatMap((name, at) => (known.has(name) ? [] : [[name, at] as const]));
  const dates = entity === 'customers' ? ['last_visit_at', 'next_visit_at'] : [];
  const extra = unknown.length > 0 ? ['extra'] : [];
  const idAt = place.get('id') ?? -1;
  const needed = (local?.dependsOn ?? []).map((field) => [field, place.get(field) ?? -1] as const);

  return {
    targets: [...(local?.columns ?? []), ...dates, ...extra],
    put(line, rows) {
      const values: SqlValue[] = [];
      const id = String(line[idAt]);
      if (local !== undefined) {
        const fields: Fields = {};
        for (const [field, source] of needed) fields[field] = source === -1 ? null : (line[source] ?? null);
        values.push(...local.compute(fields, { contact_search: contactSearchIn(gathered, id) }));
      }
      if (entity === 'customers') values.push(gathered.lastVisit.get(id) ?? null, gathered.nextVisit.get(id) ?? null);
      if (unknown.length > 0)
        values.push(JSON.stringify(Object.fromEntries(unknown.map(([name, source]) => [name, line[source] ?? null]))));
      rows.push(values);
    },
  };
}

/** One line of the office's history is a change of a row; here every field has a line of its own. */
function historyRows(place: ReadonlyMap<string, number>): RowMaker {
  const at = (name: string) => place.get(name) ?? -1;
  const [entity, rowId, rootId, groupId, kind] = ['entity', 'rowId', 'rootId', 'groupId', 'kind'].map(at);
  const [changes, when, userId, deviceId, opNo] = ['changes', 'at', 'userId', 'deviceId', 'opNo'].map(at);
  const of = (line: readonly FieldValue[], index: number | undefined) => toSql(line[index ?? -1]);

  return {
    targets: [
      ...['entity', 'row_id', 'root_id', 'group_id', 'kind', 'field', 'old_value', 'new_value'],
      ...['at', 'user_id', 'device_id', 'op_no'],
    ],
    put(line, rows) {
      const head = [of(line, entity), of(line, rowId), of(line, rootId), of(line, groupId), of(line, kind)];
      const tail = [of(line, when), of(line, userId), of(line, deviceId), of(line, opNo)];
      const text = of(line, changes);
      // JSON of the office: {field: [old, new]}.
      const changed = typeof text === 'string' ? Object.entries(JSON.parse(text) as Record<string, [unknown, unknown]>) : [];
      if (changed.length === 0) rows.push([...head, null, null, null, ...tail]);
      for (const [field, [before, after]] of changed)
        rows.push([...head, field, JSON.stringify(before ?? null), JSON.stringify(after ?? null), ...tail]);
    },
  };
}

function contactSearchIn({ contacts, ownValues }: Gathered, customerId: string): string {
  const own = ownValues.get(customerId);
  const people = contacts.get(customerId) ?? '';
  return own === undefined ? people : people === '' ? own : `${people} ${own}`;
}

/** What a row adds to columns of its customer. */
function gatherer(entity: string, place: ReadonlyMap<string, number>, columns: PreparedColumns, gathered: Gathered, now: string) {
  const text = (line: readonly FieldValue[], name: string): string | null => {
    const value = line[place.get(name) ?? -1];
    return typeof value === 'string' ? value : null;
  };
  if (entity === 'contacts') {
    return (line: readonly FieldValue[]): void => {
      const customerId = text(line, 'customerId');
      if (customerId === null || text(line, 'deletedAt') !== null) return;
      const added = columns.contactSearchOf({
        name: text(line, 'name') ?? '',
        phone: text(line, 'phone'),
        email: text(line, 'email'),
      });
      const before = gathered.contacts.get(customerId);
      gathered.contacts.set(customerId, before === undefined ? added : `${before} ${added}`);
    };
  }
  if (entity === 'customValues') {
    return (line: readonly FieldValue[]): void => {
      const customerId = text(line, 'customerId');
      const of = text(line, 'entity');
      if (customerId === null || text(line, 'deletedAt') !== null || (of !== 'customers' && of !== 'contacts')) return;
      const added = columns.ownSearchOf(text(line, 'value') ?? '');
      if (added === '') return;
      const before = gathered.ownValues.get(customerId);
      gathered.ownValues.set(customerId, before === undefined ? added : `${before} ${added}`);
    };
  }
  if (entity === 'visits') {
    return (line: readonly FieldValue[]): void => {
      const customerId = text(line, 'customerId');
      const startsAt = text(line, 'startsAt');
      if (customerId === null || startsAt === null || text(line, 'deletedAt') !== null) return;
      const state = text(line, 'state');
      if (state === 'done' && startsAt > (gathered.lastVisit.get(customerId) ?? '')) gathered.lastVisit.set(customerId, startsAt);
      if (state === 'planned' && startsAt >= now && startsAt < (gathered.nextVisit.get(customerId) ?? '9999')) {
        gathered.nextVisit.set(customerId, startsAt);
      }
    };
  }
  return null;
}

function isEnd(value: unknown): boolean {
  return typeof value === 'object' && value !== null && 'end' in value;
}

function badSnapshot(message: string): AppError {
  return new AppError('not-an-office', `the snapshot cannot be read: ${message}`);
}
