import { type Customer } from '../../../src-shared/customers/customer.ts';
import {
  customerLine,
  type CustomerFilter,
  type CustomerLine,
  type CustomerOrder,
  type IndexedSort,
} from '../../../src-shared/customers/customer-list.ts';
import {
  isDerivedListField,
  isRowListField,
  type ListField,
  type RowListField,
} from '../../../src-shared/customers/list-fields.ts';
import { AppError } from '../../../src-shared/rpc/errors.ts';
import { columnOf } from '../../../src-shared/sync/entities.ts';
import type { SqlStatement } from '../platform/database.ts';
import { textQueryOf } from './customer-search.ts';
import { customerOfMore, placesFrom } from './search-more.ts';
import { isInRecycleBin, isListed } from './family.ts';
import { createDerivedColumns, type DerivedFrom } from './derived-columns.ts';
import { createOwnColumns, ownFieldsIn } from './own-columns.ts';

const lineColumns = `c.id, c.kind, c.name, c.trade_name AS tradeName, c.tax_code AS taxCode, c.phone, c.email, c.address,
  c.province_code AS provinceCode, c.lifecycle, c.rating, c.source, c.owner_id AS ownerId, u.name AS ownerName,
  c.last_visit_at AS lastVisitAt, c.next_visit_at AS nextVisitAt, c.created_at AS createdAt, c.deleted_at AS deletedAt`;

const pageColumns = `${lineColumns}, c.website, c.founded_on AS foundedOn, c.legal_representative AS legalRepresentative,
  c.note, c.team_id AS teamId, c.rev,
  c.parent_id AS parentId, c.site_kind AS siteKind, c.activity_scope AS activityScope, c.ward_code AS wardCode,
  c.old_address AS oldAddress, c.birthday, c.gender, c.salutation, c.need_state AS needState, c.potential, c.profession,
  c.needs, c.behaviour, c.tastes, c.demographics, c.preferred_channel AS preferredChannel, c.senior_met_on AS seniorMetOn,
  c.senior_met_by AS seniorMetBy, c.not_buying_reason AS notBuyingReason, c.not_buying_note AS notBuyingNote,
  c.relationship_step AS relationshipStep, c.help_needed AS helpNeeded, c.last_transaction_on AS lastTransactionOn,
  c.restricted_on AS restrictedOn, c.restricted_reason AS restrictedReason, c.merged_into AS mergedInto`;

/** The expression that each order sorts by; the index of the same expression stands in the first migration. */
const sortKeys: Readonly<Record<IndexedSort, string>> = {
  name: 'c.name_sort',
  createdAt: 'c.created_at',
  lastVisitAt: "ifnull(c.last_visit_at, '')",
  nextVisitAt: "ifnull(c.next_visit_at, '9999')",
};

function isSortKey(by: ListField): by is IndexedSort {
  return Object.hasOwn(sortKeys, by);
}

const lineFields = new Set(Object.keys(customerLine.shape));

/** The columns of a line, and as `more_…` those that were asked for beyond them. Names come from the registry alone. */
function columnsWith(fields: readonly ListField[]): string {
  const more = moreOf(fields).map((field) => `, c."${columnOf(field)}" AS "more_${field}"`);
  return lineColumns + more.join('');
}

function moreOf(fields: readonly ListField[]): RowListField[] {
  return [...new Set(fields)].filter(isRowListField).filter((field) => !lineFields.has(field));
}

/** Takes what was asked for beyond a line into `more`. */
function toLine(row: Record<string, unknown>, fields: readonly ListField[]): CustomerLine {
  const { rid: _rid, key: _key, ...line } = row;
  const more = moreOf(fields);
  if (more.length === 0) return line as CustomerLine; // what is left are the columns of a line
  const values: Record<string, unknown> = {};
  for (const field of more) {
    values[field] = line[`more_${field}`];
    delete line[`more_${field}`];
  }
  return { ...line, more: values } as CustomerLine; // the columns of a line and those asked for
}

interface ListQuery {
  readonly from: string;
  readonly where: readonly string[];
  readonly parameters: readonly string[];
  /** With a text the order is that of the search index. */
  readonly key: string | null;
  readonly direction: 'ASC' | 'DESC';
  /** What comes after its last row: customers found by their representative or their place. */
  readonly more: ListQuery | null;
}

/** What a cursor among those says in the place of a sort key. */
const amongMore = 'more';

function listQueryOf(filter: CustomerFilter, order: CustomerOrder): ListQuery {
  const text = filter.text === undefined ? null : textQueryOf(filter.text);
  const conditions: string[] = [];
  const parameters: string[] = [];
  let hasIndex = false;
  const equal = (column: string, value: string | undefined) => {
    if (value === undefined) return;
    // The first filter's index holds what the others ask; the plus keeps SQLite, which has no statistics here, from taking another one.
    conditions.push(`${hasIndex ? '+' : ''}${column} = ?`);
    parameters.push(value);
    hasIndex = true;
  };
  conditions.push(filter.deleted === true ? isInRecycleBin : isListed);
  // The most telling one first: an owner has fewer customers than a province, and a province than a class.
  equal('c.owner_id', filter.ownerId);
  equal('c.province_code', filter.provinceCode);
  equal('c.source', filter.source);
  equal('c.rating', filter.rating);
  equal('c.lifecycle', filter.lifecycle);
  equal('c.kind', filter.kind);
  if (filter.notVisitedSince !== undefined) {
    conditions.push("ifnull(c.last_visit_at, '') < ?");
    parameters.push(filter.notVisitedSince);
  }
  const direction = order.descending ? 'DESC' : 'ASC';
  if (text === null) {
    // Orders without an index are no business of these queries (`list-result.ts`).
    const key = isSortKey(order.by) ? sortKeys[order.by] : sortKeys.name;
    return { from: 'customers AS c', where: conditions, parameters, key, direction, more: null };
  }
  // The first of both is what the index of names is asked; the rest says who is found by name.
  const [, ...isNamed] = text.where;
  const [, ...names] = text.parameters;
  const more: ListQuery | null =
    text.more === null
      ? null
      : {
          from: `customers_more AS t CROSS JOIN customers AS c ON c.rid = ${customerOfMore}`,
          where: [
            't.customers_more MATCH ?',
            // Each customer once: by its name, by its representative, by its place.
            `NOT (${isNamed.join(' AND ')})`,
            `t.rowid NOT IN (SELECT rowid + ${placesFrom} FROM customers_more WHERE customers_more MATCH ? AND rowid < ${placesFrom})`,
            ...conditions,
          ],
          parameters: [text.more, ...names, text.more, ...parameters],
          key: null,
          direction,
          more: null,
        };
  return {
    from: text.from,
    where: [...text.where, ...conditions],
    parameters: [...text.parameters, ...parameters],
    key: null,
    direction,
    more,
  };
}

/** A place in a list: the sort key and the row number of the row before it. Opaque to screens. */
interface Cursor {
  readonly key: string | null;
  readonly rid: number;
}

function writeCursor(cursor: Cursor): string {
  return Buffer.from(JSON.stringify([cursor.key, cursor.rid])).toString('base64url');
}

function readCursor(text: string): Cursor {
  try {
    const value: unknown = JSON.parse(Buffer.from(text, 'base64url').toString());
    if (Array.isArray(value) && value.length === 2) {
      const [key, rid] = value as unknown[];
      if ((key === null || typeof key === 'string') && typeof rid === 'number') return { key, rid };
    }
  } catch {
    // Falls through to the refusal below.
  }
  throw new AppError('invalid', 'the cursor does not come from this program', { fields: { after: 'unknown-cursor' } });
}

/** Where a page begins: at the top, among the rows with the cursor's own sort key, or beyond them. */
type PageStart = 'top' | 'same-key' | 'beyond';

/**
 * Rows of a list after a cursor, one walk along an index. Not `(key, rid) > (?, ?)`: SQLite seeks by the first of the two only, and a
 * million customers without a next visit have the same key, so each page would pass over those before it again.
 */
function pageSql(query: ListQuery, columns: string, start: PageStart, limit: number): string {
  const beyond = query.direction === 'ASC' ? '>' : '<';
  const where = [...query.where];
  // The index itself must jump to the place: through the joined table every page would read all matches before it again.
  if (query.key === null && start !== 'top') where.push('t.rowid > ?');
  else if (start === 'same-key') where.push(`${query.key} = ? AND c.rid ${beyond} ?`);
  else if (start === 'beyond') where.push(`${query.key} ${beyond} ?`);
  // Among equal keys the row number alone is the order; naming the key too would make SQLite sort them all.
  const keys = query.key === null ? [] : start === 'same-key' ? ['c.rid'] : [query.key, 'c.rid'];
  const order = keys.length === 0 ? '' : `ORDER BY ${keys.map((key) => `${key} ${query.direction}`).join(', ')}`;
  const place = query.key === null ? 't.rowid' : 'c.rid';
  return `SELECT ${columns}, ${place} AS rid, ${query.key ?? 'NULL'} AS key FROM ${query.from}
          ${columns.includes('u.name') ? 'LEFT JOIN users AS u ON u.id = c.owner_id' : ''}
          WHERE ${where.join(' AND ')} ${order} LIMIT ${limit}`;
}

type Placed<T> = T & { rid: number; key: string | null };

export interface CustomersRepository {
  get(id: string): Customer | null;
  /** At most `limit` rows after the cursor, and the cursor after them (null at the end). */
  list(
    filter: CustomerFilter,
    order: CustomerOrder,
    after: string | null,
    limit: number,
    fields: readonly ListField[],
  ): { rows: CustomerLine[]; next: string | null };
  /** The lines of these row numbers, in their order; a row that is gone is left out. */
  lines(rids: Iterable<number>, fields: readonly ListField[]): CustomerLine[];
  /** A cursor after each `step` of the next `most` rows, and how many rows there really were. */
  skip(
    filter: CustomerFilter,
    order: CustomerOrder,
    after: string | null,
    step: number,
    most: number,
  ): { cursors: string[]; count: number };
  has(id: string): boolean;
}

export function createCustomersRepository(ctx: DerivedFrom): CustomersRepository {
  const { db } = ctx;
  const statements = new Map<string, SqlStatement>();
  const prepared = (sql: string): SqlStatement => {
    let statement = statements.get(sql);
    if (statement === undefined) {
      // Filters and orders are few; a fuzzed stream of them must not fill the memory.
      if (statements.size > 200) statements.clear();
      statement = db.prepare<unknown[]>(sql);
      statements.set(sql, statement);
    }
    return statement;
  };
  const own = createOwnColumns(db);
  const derived = createDerivedColumns(ctx);
  /** Own fields and derived ones are no columns: they are added to the few lines of a page. */
  const withOwn = (lines: CustomerLine[], fields: readonly ListField[]): CustomerLine[] => {
    const ownFields = ownFieldsIn(fields);
    const derivedFields = [...new Set(fields)].filter(isDerivedListField);
    if (ownFields.length + derivedFields.length === 0) return lines;
    return lines.map((line) => ({
      ...line,
      more: {
        ...line.more,
        ...Object.fromEntries(ownFields.map((field) => [field, own.of(line.id, field)])),
        ...Object.fromEntries(derivedFields.map((field) => [field, derived.of(line.id, field)])),
      },
    }));
  };
  const byId = db.prepare(`SELECT ${pageColumns} FROM customers AS c LEFT JOIN users AS u ON u.id = c.owner_id WHERE c.id = ?`);
  const exists = db.prepare('SELECT 1 FROM customers WHERE id = ?').pluck();

  const walk = <T>(query: ListQuery, columns: string, place: Cursor | null, limit: number): Placed<T>[] => {
    const rows = (start: PageStart, values: readonly (string | number | null)[], count: number) =>
      prepared(pageSql(query, columns, start, count)).all(...query.parameters, ...values) as Placed<T>[]; // the columns named
    if (place === null) return rows('top', [], limit);
    const { key, rid } = place;
    if (query.key === null) return rows('beyond', [rid], limit);
    const same = rows('same-key', [key, rid], limit);
    return same.length === limit ? same : [...same, ...rows('beyond', [key], limit).slice(0, limit - same.length)];
  };
  const page = <T>(query: ListQuery, columns: string, after: string | null, limit: number): Placed<T>[] => {
    const place = after === null ? null : readCursor(after);
    const { more } = query;
    if (more === null) return walk(query, columns, place, limit);
    const isAmongMore = place?.key === amongMore;
    const first = isAmongMore ? [] : walk<T>(query, columns, place, limit);
    if (first.length === limit) return first;
    const others = walk<T>(more, columns, isAmongMore ? place : null, limit - first.length);
    return [...first, ...others.map((row) => ({ ...row, key: amongMore }))];
  };

  return {
    get: (id) => (byId.get(id) as Customer | undefined) ?? null, // pageColumns are the fields of Customer
    has: (id) => exists.get(id) === 1,
    lines(rids, fields) {
      const statement = prepared(
        `SELECT ${columnsWith(fields)} FROM customers AS c LEFT JOIN users AS u ON u.id = c.owner_id WHERE c.rid = ?`,
      );
      const rows: CustomerLine[] = [];
      for (const rid of rids) {
        const row = statement.get(rid) as Record<string, unknown> | undefined; // the columns named
        if (row !== undefined) rows.push(toLine(row, fields));
      }
      return withOwn(rows, fields);
    },
    list(filter, order, after, limit, fields) {
      const found = page<Record<string, unknown>>(listQueryOf(filter, order), columnsWith(fields), after, limit);
      const last = found[found.length - 1];
      const rows = withOwn(
        found.map((row) => toLine(row, fields)),
        fields,
      );
      return { rows, next: last === undefined || found.length < limit ? null : writeCursor(last) };
    },
    skip(filter, order, after, step, most) {
      const found = page<object>(listQueryOf(filter, order), '1 AS present', after, most);
      const stops = found.filter((_row, at) => (at + 1) % step === 0);
      return { cursors: stops.map(writeCursor), count: found.length };
    },
  };
}
