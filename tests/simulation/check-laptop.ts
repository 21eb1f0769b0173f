import { type EntityName, columnOf, entities, entityNames } from '../../src-shared/sync/entities.ts';
import { isMemberOf, scopesOf } from '../../src-shared/sync/scopes.ts';
import { contactSearchOf, customerColumns, searchOf } from '../../src-main/core/customers/customer-columns.ts';
import type { Db } from '../../src-main/core/platform/database.ts';
import type { Fields } from '../../src-main/core/sync/rows.ts';
import { keptOf, newerField } from './older-laptop.ts';
import type { OfficeContents, OfficeRow } from './office.ts';

/*
 * I1, I2, I6, I8 of docs/sync: what a laptop must hold once everything has settled.
 */

export function checkLaptop(
  laptop: {
    name: string;
    userId: string;
    db: Db;
    wasPutBack?: boolean;
    isOlder?: boolean;
  },
  contents: OfficeContents,
): string[] {
  const { db } = laptop;
  const wrong: string[] = [];
  const say = (text: string) => wrong.push(`${laptop.name}: ${text}`);
  const user = contents.users.find(({ id }) => id === laptop.userId);
  const scopes = new Set(user === undefined ? [] : scopesOf(user, contents));
  for (const name of entityNames) {
    const wanted = (contents.rows.get(name) ?? []).filter((row) => isMemberOf(row.scopeId, scopes));
    compareRows(db, name, wanted, { wasPutBack: laptop.wasPutBack === true, isOlder: laptop.isOlder === true }, say);
  }
  compareHistory(db, contents, scopes, laptop.wasPutBack === true, say);
  const waiting = db.prepare("SELECT count(*) FROM outbox WHERE state IN ('pending', 'sent', 'acked')").pluck().get();
  if (waiting !== 0) say(`I2 ${String(waiting)} operations still wait`);
  const bases = db.prepare('SELECT count(*) FROM sync_base').pluck().get();
  if (bases !== 0) say(`I2 ${String(bases)} bases are left of rows for which nothing waits`);
  const held = (db.prepare('SELECT scope_id FROM sync_scope ORDER BY scope_id').pluck().all() as string[]).join(); // TEXT
  if (held !== [...scopes].sort().join()) say(`I6 holds the scopes ${held} instead of ${[...scopes].sort().join()}`);
  checkComputed(db, say);
  return wrong;
}

function compareRows(
  db: Db,
  name: EntityName,
  wanted: readonly OfficeRow[],
  { wasPutBack, isOlder }: { readonly wasPutBack: boolean; readonly isOlder: boolean },
  say: (text: string) => void,
): void {
  const { table, fields } = entities[name];
  const found = new Map(
    (db.prepare(`SELECT * FROM "${table}"`).all() as Record<string, string | number | null>[]) // STRICT tables hold nothing else
      .map((row) => [String(row['id']), row]),
  );
  for (const row of wanted) {
    const local = found.get(row.id);
    found.delete(row.id);
    if (local === undefined) {
      say(`I1 ${name} ${row.id} is missing (rev ${row.rev}, ${row.scopeId}, deleted ${String(row.deletedAt)})`);
      continue;
    }
    const expected: Record<string, unknown> = {
      rev: row.rev,
      scope_id: row.scopeId,
      root_id: row.rootId,
      created_at: row.createdAt,
      created_by: row.createdBy,
      deleted_at: row.deletedAt,
      ...Object.fromEntries(fields.map((field) => [columnOf(field), toStored(row.fields[field] ?? null)])),
    };
    if (isOlder && name === 'customers') {
      // R19: what it does not know is kept as the office has it, whatever it changes beside.
      const kept = keptOf(local['extra']);
      const there = row.fields[newerField] ?? null;
      if (kept !== there)
        say(`R19 ${name} ${row.id} keeps ${String(kept)} of a field it does not know, the office has ${String(there)}`);
      expected[columnOf(newerField)] = null;
    }
    for (const [column, value] of Object.entries(expected)) {
      if (local[column] !== value)
        say(`I1 ${name} ${row.id} ${column}: ${String(local[column])}, the office has ${String(value)}`);
    }
  }
  for (const [id, row] of found) {
    // What an office that was put back has lost for good stays with whoever has it: absence is never deletion.
    if (wasPutBack && row['rev'] === -1) continue;
    say(`I6 ${name} ${id} (rev ${String(row['rev'])}, ${String(row['scope_id'])}) should not be here`);
  }
}

function toStored(value: string | number | boolean | null): string | number | null {
  return typeof value === 'boolean' ? Number(value) : value;
}

/** Every line of the history that this laptop may see, once, with the office's values, and no other. */
function compareHistory(
  db: Db,
  contents: OfficeContents,
  scopes: ReadonlySet<string>,
  wasPutBack: boolean,
  say: (text: string) => void,
): void {
  const found = new Map<string, number>();
  const lines = db
    .prepare(
      `SELECT device_id, op_no, group_id, entity, row_id, kind, ifnull(field, '') AS field, ifnull(old_value, '') AS old_value,
              ifnull(new_value, '') AS new_value FROM history`,
    )
    .all() as Record<string, string | number>[]; // TEXT and INTEGER columns
  for (const line of lines) {
    const key = Object.values(line).join(' ');
    found.set(key, (found.get(key) ?? 0) + 1);
  }
  for (const [key, count] of found) if (count > 1) say(`I4 history has ${key} ${count} times`);
  for (const line of contents.history) {
    if (!isMemberOf(line.scopeId, scopes)) continue;
    const changes = Object.entries(JSON.parse(line.changes) as Record<string, unknown[]>); // the server wrote JSON
    for (const [field, values] of changes.length === 0 ? [['', []] as const] : changes) {
      const head = [line.deviceId, line.opNo, line.groupId, line.entity, line.rowId, line.kind, field];
      const key = [...head, ...(field === '' ? ['', ''] : values.map((value) => JSON.stringify(value)))].join(' ');
      if (!found.delete(key)) say(`I4 history lacks ${key}`);
    }
  }
  // What an office that was put back has lost for good stays with whoever has it.
  if (!wasPutBack) for (const key of found.keys()) say(`I4 history has ${key}, of which the office knows nothing`);
}

/** What a customer's row gathers: of its own contacts and visits and of those of everything that was merged into it. */
function checkComputed(db: Db, say: (text: string) => void): void {
  const customers = db.prepare('SELECT * FROM customers ORDER BY rid').all() as Record<string, string | null>[]; // read here are TEXT columns
  const contactsOf = db.prepare(
    'SELECT name, phone, email FROM contacts WHERE customer_id = ? AND deleted_at IS NULL ORDER BY rid',
  );
  const lastVisit = db
    .prepare("SELECT max(starts_at) FROM visits WHERE customer_id = ? AND state = 'done' AND deleted_at IS NULL")
    .pluck();
  const planned = db
    .prepare("SELECT 1 FROM visits WHERE customer_id = ? AND starts_at = ? AND state = 'planned' AND deleted_at IS NULL")
    .pluck();
  const mergedInto = Map.groupBy(customers, (row) => row['merged_into']);
  const familyOf = (first: Record<string, string | null>) => {
    const family = new Set([first]);
    for (const member of family) for (const merged of mergedInto.get(member['id'] ?? '') ?? []) family.add(merged);
    return [...family];
  };
  for (const row of customers) {
    const id = String(row['id']);
    const family = familyOf(row);
    const ids = family.map((member) => String(member['id']));
    const fields: Fields = Object.fromEntries(entities.customers.fields.map((field) => [field, row[columnOf(field)] ?? null]));
    const merged = family
      .slice(1)
      .map((member) => ({ name: String(member['name']), phone: member['phone'] ?? null, email: member['email'] ?? null }));
    const contacts = ids.flatMap((one) => contactsOf.all(one) as typeof merged); // the columns selected
    const contactSearch = [...contacts, ...merged].map(contactSearchOf).join(' ');
    const computed = customerColumns.compute(fields, { contact_search: contactSearch });
    for (const [index, column] of customerColumns.columns.entries()) {
      if (row[column] !== computed[index])
        say(`I8 customer ${id} ${column}: ${String(row[column])}, computed ${String(computed[index])}`);
    }
    if (row['search'] !== searchOf(fields, contactSearch)) say(`I8 customer ${id} is searched by ${String(row['search'])}`);
    const last = ids
      .map((one) => lastVisit.get(one))
      .filter((at) => typeof at === 'string')
      .sort()
      .at(-1);
    if (row['last_visit_at'] !== (last ?? null)) say(`I8 customer ${id} was last visited ${String(row['last_visit_at'])}`);
    const next = row['next_visit_at'];
    if (next !== null && !ids.some((one) => planned.get(one, next) === 1))
      say(`I8 customer ${id} has no planned visit at ${String(next)}`);
  }
  checkIndexes(db, say);
  checkMoreIndex(db, say);
}

/** The indexes hold what the table holds, once the changes that wait for them are in. */
function checkIndexes(db: Db, say: (text: string) => void): void {
  const waiting = db.prepare('SELECT rid, indexed FROM search_waiting').all() as { rid: number; indexed: string }[]; // its columns
  const now = db.prepare('SELECT search FROM customers WHERE rid = ?').pluck();
  for (const index of ['customers_tri', 'customers_pre']) {
    db.exec('BEGIN IMMEDIATE');
    try {
      for (const { rid, indexed } of waiting) {
        db.prepare(`INSERT INTO ${index}(${index}, rowid, search) VALUES ('delete', ?, ?)`).run(rid, indexed);
        db.prepare(`INSERT INTO ${index}(rowid, search) VALUES (?, ?)`).run(rid, now.get(rid));
      }
      db.exec(`INSERT INTO ${index}(${index}, rank) VALUES ('integrity-check', 1)`);
    } catch (error) {
      say(`I8 ${index}: ${String(error)}`);
    } finally {
      db.exec('ROLLBACK');
    }
  }
}

/** The same for representatives and places, as far as customers stand in that index. */
function checkMoreIndex(db: Db, say: (text: string) => void): void {
  const add = 'INSERT INTO customers_more(rowid, words) VALUES (?, ?)';
  const takeOut = "INSERT INTO customers_more(customers_more, rowid, words) VALUES ('delete', ?, ?)";
  interface Words {
    readonly rid: number;
    readonly representative: string | null;
    readonly place: string | null;
  }
  const waiting = db.prepare('SELECT rid, representative, place FROM customers_more_waiting').all() as Words[]; // its columns
  const now = db.prepare('SELECT rid, representative, place FROM customers_more_of WHERE rid = ?');
  const each = (sql: string, { rid, representative, place }: Words) => {
    if (representative !== null) db.prepare(sql).run(BigInt(rid), representative);
    if (place !== null) db.prepare(sql).run(BigInt(rid) + 1_099_511_627_776n, place);
  };
  db.exec('BEGIN IMMEDIATE');
  try {
    for (const before of waiting) {
      each(takeOut, before);
      const words = now.get(before.rid) as Words | undefined; // its columns
      if (words !== undefined) each(add, words);
    }
    db.exec("INSERT INTO customers_more(customers_more, rank) VALUES ('integrity-check', 1)");
  } catch (error) {
    say(`I8 customers_more: ${String(error)}`);
  } finally {
    db.exec('ROLLBACK');
  }
}
