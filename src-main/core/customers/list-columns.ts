import {
  isDerivedListField,
  isOwnListField,
  isRowListField,
  type DerivedListField,
  type ListField,
  listFields,
  type OwnListField,
  ownFieldIdOf,
  type RowListField,
} from '../../../src-shared/customers/list-fields.ts';
import { columnOf } from '../../../src-shared/sync/entities.ts';
import type { Context } from '../context.ts';
import { pauseForOthers } from '../platform/pause.ts';
import { isInRecycleBin, isListed } from './family.ts';
import { createDerivedColumns, type DerivedFrom, type MainLine, sectionOf } from './derived-columns.ts';
import { codeFor, emptyColumn, type ListColumn, setCode } from './list-column.ts';
import { createOwnColumns, typedOwn } from './own-columns.ts';

/*
 * Columns of the customers in memory, for what no index answers: filters over any field, any order, groups and counts. A scan of the
 * encrypted table costs 300 ms at 100 000 rows; a column that was read once answers in 2 ms, and an edit changes one number in it.
 * Every column is a number a row (which of the column's distinct values it has), so that a condition is tested once a value and not
 * once a row, and 100 000 rows of a choice take 400 KB. Columns are read when they are first asked for, in slices between which others
 * come, and forgotten when so much changes that naming the rows would cost more.
 */

/** Where a row is shown: in lists, in the recycle bin, or under the record that it was merged into. */
export type RowState = 'listed' | 'bin' | 'merged';

export interface ListTable {
  /** Row numbers of the table, rising; those of deleted and of merged customers too. */
  readonly rids: readonly number[];
  readonly states: readonly RowState[];
  column(field: ListField): ListColumn;
  /** The place of a row number in `rids`, or -1. */
  placeOf(rid: number): number;
}

interface Reading {
  readonly startedAt: number;
  readonly wanted: readonly RowListField[];
  readonly made: readonly ListColumn[];
  readonly rids: number[];
  readonly states: RowState[];
  /** So many rows after a row number. */
  readonly rowsAfter: (rid: number, count: number) => (string | number | null)[][];
}

const rowsPerSlice = 3000;
/** Nobody waits for these rows, and others shall not wait for them either. */
const rowsPerSliceAhead = 400;
/** Texts are as long as they are; so many columns of them are kept. */
const mostColumns = 40;
const visitFields: readonly ListField[] = ['lastVisitAt', 'nextVisitAt'];
/** Read along with whatever is asked for first: going through the table is the dear part, and these have few values and are asked for next. */
const readAlong: readonly RowListField[] = ['lifecycle', 'rating', 'ownerId', 'provinceCode', 'lastVisitAt', 'nextVisitAt'];

export function createListColumns(ctx: Pick<Context, 'changes'> & DerivedFrom) {
  const columns = new Map<ListField, ListColumn>();
  const own = createOwnColumns(ctx.db);
  const derived = createDerivedColumns(ctx);
  /** The day that `tradingState` was worked out for. */
  let tradingDay = '';
  let rids: number[] = [];
  let states: RowState[] = [];
  let isEmpty = true;
  /** Rises with every change, so that whoever read meanwhile reads again. */
  let revision = 0;
  /** Rises with what the columns hold alone: a call that is written down meanwhile is no reason to read them again. */
  let held = 0;
  let loading: Promise<unknown> = Promise.resolve();
  let asking = 0;

  const forget = () => {
    columns.clear();
    rids = [];
    states = [];
    isEmpty = true;
    revision += 1;
    held += 1;
  };

  const rowById = (fields: readonly RowListField[]) =>
    ctx.db.prepare<[string]>(`SELECT rid, ${stateSql}, ${sqlOf(fields)} 1 FROM customers AS c WHERE id = ?`).raw();

  /** Takes over what changed in a few rows; where the rows themselves are others, everything is read again. */
  const takeOver = (ids: readonly string[]) => {
    if (isEmpty) return;
    const fields = [...columns.keys()].filter(isRowListField);
    const derivedFields = [...columns.keys()].filter(isDerivedListField);
    const ownFields = [...columns.keys()].filter(isOwnListField);
    const read = rowById(fields);
    for (const id of ids) {
      const row = read.get(id) as (string | number | null)[] | undefined; // scalars, as selected
      if (row === undefined) return forget();
      const rid = Number(row[0]);
      let place = placeOf(rid);
      if (place < 0) {
        if (rid < (rids.at(-1) ?? 0)) return forget();
        place = rids.push(rid) - 1;
      }
      const state = stateOf(row[1]);
      // A merge gives what stands in own fields and assessments to another row, and undoing it takes it from there.
      if (state !== states[place] && (state === 'merged' || states[place] === 'merged')) {
        for (const field of [...ownFields, ...derivedFields]) columns.delete(field);
      }
      states[place] = state;
      for (const [at, field] of fields.entries()) {
        const column = columns.get(field);
        if (column !== undefined) setCode(column, place, codeFor(column, field, row[at + 2] ?? null));
      }
      for (const field of ownFields) setOwn(field, id, place);
      for (const field of derivedFields) setDerived(field, id, place);
    }
  };

  const setOwn = (field: OwnListField, id: string, place: number) => {
    const column = columns.get(field);
    if (column !== undefined) setCode(column, place, codeFor(column, field, own.of(id, field)));
  };

  const setDerived = (field: DerivedListField, id: string, place: number) => {
    const column = columns.get(field);
    if (column !== undefined) setCode(column, place, codeFor(column, field, derived.of(id, field)));
  };

  const ridOf = ctx.db.prepare<[string]>('SELECT rid FROM customers WHERE id = ?').pluck();
  const takeOverOwn = (ids: readonly string[] | null) => {
    const fields = [...columns.keys()].filter(isOwnListField);
    for (const id of fields.length === 0 ? [] : (ids ?? [''])) {
      const value = own.changed(id);
      // A row that went away says nothing of whose it was.
      if (value === null) return void fields.map((field) => columns.delete(field));
      const field = fields.find((known) => ownFieldIdOf(known) === value.fieldId);
      const customerId = field === undefined ? null : own.winnerOf(value.rowId);
      const place = customerId === null ? -1 : placeOf(Number(ridOf.get(customerId) ?? -1));
      // Of a customer that is new here the column is filled when its own row is taken over.
      if (field !== undefined && customerId !== null && place >= 0) setOwn(field, customerId, place);
    }
  };

  const placeOf = (rid: number): number => {
    let low = 0;
    // They rise, so no row stands further on than if none before it were missing; and hardly any is missing.
    let high = Math.min(rids.length - 1, rid - (rids[0] ?? 0));
    if (rids[high] === rid) return high;
    while (low <= high) {
      const middle = (low + high) >>> 1;
      const found = rids[middle] ?? 0;
      if (found === rid) return middle;
      if (found < rid) low = middle + 1;
      else high = middle - 1;
    }
    return -1;
  };

  ctx.changes.subscribe((event) => {
    if (event.type !== 'changed') return;
    if (event.entity === '*' || (event.entity === 'customers' && event.ids === null)) return forget();
    revision += 1;
    if (['customers', 'customValues', 'visits', ...Object.keys(derivedFrom)].includes(event.entity)) held += 1;
    if (event.entity === 'customers') takeOver(event.ids ?? []);
    if (event.entity === 'customValues') takeOverOwn(event.ids);
    if (event.entity === 'visits') for (const field of visitFields) columns.delete(field);
    for (const field of derivedFrom[event.entity] ?? []) columns.delete(field);
  });

  const lastRid = ctx.db.prepare('SELECT max(rid) FROM customers').pluck();
  const begin = (fields: readonly ListField[]): Reading => {
    const wanted = fields.filter((field) => !columns.has(field)).filter(isRowListField);
    const slice = ctx.db
      .prepare<[number, number]>(
        `SELECT rid, ${stateSql}, ${sqlOf(wanted)} 1 FROM customers AS c WHERE rid > ? ORDER BY rid LIMIT +?`,
      )
      .raw();
    // As long as they will be, so that nothing is copied while they grow.
    const rows = (isEmpty ? Number(lastRid.get() ?? 0) : rids.length) + 1024;
    return {
      startedAt: held,
      wanted,
      made: wanted.map((): ListColumn => ({ codes: new Uint32Array(rows), values: [], codeOf: new Map() })),
      rids: [],
      states: [],
      rowsAfter: (rid, count) => slice.all(rid, count) as (string | number | null)[][], // scalars, as selected
    };
  };

  /** Takes over so many of the next rows; answers whether there may be more. */
  const readSome = (reading: Reading, count: number): boolean => {
    const rows = reading.rowsAfter(reading.rids.at(-1) ?? -1, count);
    for (const row of rows) {
      const place = reading.rids.push(Number(row[0])) - 1;
      reading.states.push(stateOf(row[1]));
      for (const [at, column] of reading.made.entries()) {
        const field = reading.wanted[at];
        if (field !== undefined) setCode(column, place, codeFor(column, field, row[at + 2] ?? null));
      }
    }
    return rows.length === count;
  };

  /** Nothing that the columns hold has changed since it began, so the rows are those of all other columns. */
  const end = (reading: Reading) => {
    rids = reading.rids;
    states = reading.states;
    isEmpty = false;
    for (const [at, field] of reading.wanted.entries()) {
      const column = reading.made[at];
      if (column !== undefined && !columns.has(field)) columns.set(field, column);
    }
  };

  /** Reads the rows and the columns that are not here yet. Answers false where something changed meanwhile. */
  const read = async (fields: readonly ListField[], pauses: boolean): Promise<boolean> => {
    const startedAt = held;
    const reading = begin(isEmpty ? [...new Set([...fields, ...readAlong])] : fields);
    if (reading.wanted.length === 0 && !isEmpty) return readOthers(fields, pauses, startedAt);
    while (readSome(reading, rowsPerSlice)) {
      if (pauses) await pauseForOthers();
      if (held !== startedAt) return false;
    }
    end(reading);
    return readOthers(fields, pauses, startedAt);
  };

  /** What is being read before anybody asks; it goes on where it was left. */
  let ahead: Reading | null = null;
  const readAhead = async (fields: readonly RowListField[], goesOn: () => boolean): Promise<boolean> => {
    const isStill = (reading: Reading) => reading.startedAt === held && fields.every((one) => isIn(reading, one));
    const isIn = (reading: Reading, field: RowListField) => columns.has(field) || reading.wanted.includes(field);
    while (!fields.every((field) => columns.has(field))) {
      if (asking > 0 || !goesOn()) return false;
      const reading = ahead !== null && isStill(ahead) ? ahead : begin(fields);
      ahead = reading;
      if (!readSome(reading, rowsPerSliceAhead)) {
        end(reading);
        ahead = null;
      }
      await pauseForOthers();
    }
    return true;
  };

  /** What stands in rows of its own. */
  const readOthers = async (fields: readonly ListField[], pauses: boolean, startedAt: number): Promise<boolean> => {
    for (const field of fields) {
      if (!isDerivedListField(field) || columns.has(field)) continue;
      if (field === 'tradingState') readTrading();
      else if (field === 'mainIndustry') {
        if (!(await readIndustries(pauses, startedAt))) return false;
      } else {
        const column = emptyColumn(rids.length);
        for (const [rid, value] of derived.lead.all(field)) {
          const place = placeOf(rid);
          if (place >= 0) setCode(column, place, codeFor(column, field, value));
        }
        columns.set(field, column);
      }
    }
    return readOwn(fields, pauses, startedAt);
  };

  /** One state for each distinct day of the last purchase. */
  const readTrading = () => {
    const bought = table.column('lastTransactionOn');
    const stateFor = derived.trading();
    const column = emptyColumn(rids.length);
    const codes = bought.values.map((day) => codeFor(column, 'tradingState', stateFor(day)));
    for (let place = 0; place < rids.length; place += 1) setCode(column, place, codes[bought.codes[place] ?? 0] ?? 0);
    tradingDay = derived.today();
    columns.set('tradingState', column);
  };

  const readIndustries = async (pauses: boolean, startedAt: number): Promise<boolean> => {
    const column = emptyColumn(rids.length);
    const ofMerged: string[] = [];
    let told: Pick<MainLine, 'customerId' | 'id'> = { customerId: '', id: '' };
    for (;;) {
      const lines = derived.industry.slice(told, rowsPerSlice);
      for (const line of lines) {
        const place = placeOf(line.rid);
        // The first of a customer's is its oldest.
        if (place >= 0 && line.customerId !== told.customerId) {
          if (states[place] === 'merged') ofMerged.push(line.customerId);
          setCode(column, place, codeFor(column, 'mainIndustry', sectionOf(line.code)));
        }
        told = line;
      }
      if (lines.length < rowsPerSlice) break;
      if (pauses) await pauseForOthers();
      if (held !== startedAt) return false;
    }
    columns.set('mainIndustry', column);
    for (const winnerId of new Set(ofMerged.map(derived.industry.winnerOf))) {
      const place = placeOf(Number(ridOf.get(winnerId) ?? -1));
      if (place >= 0) setDerived('mainIndustry', winnerId, place);
    }
    return true;
  };

  /** Own fields are rows of their own: those that have a value, by way of the index that holds all of it. */
  const readOwn = async (fields: readonly ListField[], pauses: boolean, startedAt: number): Promise<boolean> => {
    for (const field of fields) {
      if (!isOwnListField(field) || columns.has(field)) continue;
      const column = emptyColumn(rids.length);
      const written = new Uint8Array(rids.length);
      const ofMerged: string[] = [];
      for (let after = ''; ; ) {
        const rows = own.slice(field, after, rowsPerSlice);
        for (const [id, value, rid] of rows) {
          const place = placeOf(rid);
          if (place < 0) continue;
          if (states[place] === 'merged') ofMerged.push(id);
          written[place] = 1;
          setCode(column, place, codeFor(column, field, typedOwn(field, value)));
        }
        after = rows.at(-1)?.[0] ?? after;
        if (rows.length < rowsPerSlice) break;
        if (pauses) await pauseForOthers();
        if (held !== startedAt) return false;
      }
      columns.set(field, column);
      for (const id of ofMerged) {
        const winnerId = own.winnerOf(id);
        const place = placeOf(Number(ridOf.get(winnerId) ?? -1));
        if (place >= 0 && written[place] === 0) setOwn(field, winnerId, place);
      }
    }
    return true;
  };

  const ensure = async (asked: readonly ListField[]): Promise<void> => {
    // A state of yesterday is none of today.
    if (columns.has('tradingState') && tradingDay !== derived.today()) {
      columns.delete('tradingState');
      revision += 1;
    }
    const fields = asked.includes('tradingState') ? [...new Set([...asked, 'lastTransactionOn' as const])] : asked;
    const missing = fields.filter((field) => !columns.has(field)).length;
    // Those that were read last go: what is read ahead comes back at every visit of the list.
    const others = [...columns.keys()].filter((field) => !fields.includes(field)).toReversed();
    for (const field of others.slice(0, Math.max(0, columns.size + missing - mostColumns))) columns.delete(field);
    for (let turn = 0; turn < 4; turn += 1) if (await read(fields, true)) return;
    // Somebody writes all the time: then without giving way.
    await read(fields, false);
  };

  const table: ListTable = {
    get rids() {
      return rids;
    },
    get states() {
      return states;
    },
    placeOf,
    column(field) {
      const column = columns.get(field);
      if (column === undefined) throw new Error(`the column ${field} was not read`);
      return column;
    },
  };

  return {
    /** Runs the work with the columns in memory; nothing changes while it runs. */
    async with<T>(fields: readonly ListField[], work: (table: ListTable) => T): Promise<T> {
      asking += 1;
      const ready = loading.then(() => ensure(fields)).then(() => work(table));
      loading = ready.catch(() => {}).then(() => void (asking -= 1));
      return ready;
    },
    /** Reads columns that are not asked for yet, a little at a time; false where it gave way to somebody who asked. */
    readAhead,
    has: (field: ListField) => columns.has(field),
    revision: () => revision,
  };
}
export type ListColumns = ReturnType<typeof createListColumns>;

/** What changes these columns besides the customers themselves. */
const derivedFrom: Readonly<Record<string, readonly DerivedListField[]>> = {
  leadAssessments: ['leadVerdict', 'leadWarmth'],
  businessLines: ['mainIndustry'],
  officeSettings: ['tradingState'],
};

const stateSql = `CASE WHEN ${isListed} THEN 0 WHEN ${isInRecycleBin} THEN 1 ELSE 2 END`;

function stateOf(value: unknown): RowState {
  return value === 0 ? 'listed' : value === 1 ? 'bin' : 'merged';
}

/** Names come from the registry alone. */
function sqlOf(fields: readonly RowListField[]): string {
  return fields.map((field) => `"${columnOf(listFields.find((known) => known === field) ?? 'name')}",`).join(' ');
}
