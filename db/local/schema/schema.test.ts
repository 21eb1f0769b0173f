import Database from 'better-sqlite3';
import { getTableConfig, type SQLiteTable } from 'drizzle-orm/sqlite-core';
import { expect, test } from 'vitest';
import { migrations } from '../migrations/all.ts';
import {
  contacts,
  customers,
  customersMoreUpto,
  customersMoreWaiting,
  duplicateKeys,
  duplicatePairs,
  duplicatesWaiting,
  interactions,
  searchWaiting,
} from './customers.ts';
import * as customerRecord from './customer-record.ts';
import { importBatches, importFailedRows, importProblems, searchHeld } from './device.ts';
import { conflicts, departments, listItems, savedViews, teams, users } from './office.ts';
import * as officeRecord from './office-record.ts';
import * as orders from './orders.ts';
import * as papers from './papers.ts';
import * as repsDay from './reps-day.ts';
import * as sales from './sales.ts';
import { history, outbox, syncBase, syncScope, syncState } from './sync.ts';
import { visitResults, visits } from './visits.ts';
import { columnOf, entities } from '../../../src-shared/sync/entities.ts';

const tables: SQLiteTable[] = [
  contacts, customers, interactions, importBatches, importFailedRows, importProblems, searchHeld, listItems, savedViews, teams, users, history, outbox, syncBase,
  syncScope, syncState, visitResults, visits, conflicts, departments, searchWaiting,
  duplicateKeys, duplicatePairs, duplicatesWaiting, customersMoreUpto, customersMoreWaiting,
  ...Object.values(customerRecord), ...Object.values(officeRecord), ...Object.values(papers), ...Object.values(repsDay), ...Object.values(sales), ...Object.values(orders),
]; // biome-ignore format: a list of names

function migrated(): Database.Database {
  const db = new Database(':memory:');
  for (const migration of migrations) db.exec(migration.sql);
  return db;
}

interface ColumnInfo {
  name: string;
  type: string;
  notnull: number;
  pk: number;
}

test('the tables that the migrations make are the tables that the schema names, column by column', () => {
  const db = migrated();
  for (const table of tables) {
    const config = getTableConfig(table);
    const made = db.pragma(`table_info("${config.name}")`) as ColumnInfo[];
    const named = config.columns.map((column) => ({
      name: column.name,
      type: column.getSQLType().toUpperCase(),
      notnull: column.notNull && !column.primary,
    }));
    const sorted = <T extends { name: string }>(columns: T[]) => columns.sort((a, b) => (a.name < b.name ? -1 : 1));
    expect(
      sorted(made.map(({ name, type, notnull, pk }) => ({ name, type, notnull: notnull === 1 && pk === 0 }))),
      config.name,
    ).toEqual(
      sorted(
        named.map((column) => ({ ...column, notnull: column.notnull && made.find((one) => one.name === column.name)?.pk === 0 })),
      ),
    );
  }
});

test('no table is made that the schema does not name', () => {
  const made = migrated()
    .prepare(
      "SELECT name FROM sqlite_master WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%' AND name NOT LIKE 'customers\\_tri\\_%' ESCAPE '\\' AND name NOT LIKE 'customers\\_pre\\_%' ESCAPE '\\' AND (name NOT LIKE 'customers\\_more\\_%' ESCAPE '\\' OR name IN ('customers_more_upto', 'customers_more_waiting')) AND name NOT LIKE 'activity\\_fts\\_%' ESCAPE '\\' AND name NOT LIKE 'transaction\\_fts\\_%' ESCAPE '\\' AND name NOT LIKE 'sqlite%'",
    )
    .pluck()
    .all();
  expect(made.sort()).toEqual(tables.map((table) => getTableConfig(table).name).sort());
});

test('every field of the entity registry has its column', () => {
  const db = migrated();
  for (const [name, entity] of Object.entries(entities)) {
    const columns = (db.pragma(`table_info("${entity.table}")`) as ColumnInfo[]).map((column) => column.name);
    expect(columns, name).toEqual(expect.arrayContaining(entity.fields.map(columnOf)));
    expect(columns, name).toEqual(
      expect.arrayContaining(['rid', 'id', 'scope_id', 'root_id', 'rev', 'deleted_at', 'extra', 'created_at', 'created_by']),
    );
  }
});
