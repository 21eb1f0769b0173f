import { expect, test } from 'vitest';
import { aDevice } from '../../../tests/support/devices.ts';
import { inspect } from '../../../tests/support/inspect.ts';
import { createCareSources } from '../care/index.ts';
import type { Db } from '../platform/database.ts';
import { createReminderSources } from './reminder-sources.ts';

test('what a person is reminded of is found through indexes: nothing walks all customers, people, visits or tasks', async () => {
  const device = await aDevice();
  await inspect(device, (db) => {
    const asked: string[] = [];
    const recording = new Proxy(db, {
      get(target, name) {
        if (name !== 'prepare') return Reflect.get(target, name) as unknown;
        return (sql: string) => {
          asked.push(sql);
          return target.prepare(sql);
        };
      },
    });
    createReminderSources(recording);
    expect(asked.flatMap((sql) => walkedTables(db, sql))).toEqual([]);
    const used = new Set(asked.flatMap((sql) => planOf(db, sql).flatMap((line) => /INDEX (\w+)/.exec(line)?.[1] ?? [])));
    // Going through one's own customers is walking too, for whoever has them all.
    expect([...used].filter((index) => index.startsWith('customers_')).sort()).toEqual([
      'customers_birthday',
      'customers_founded',
    ]);
    for (const index of [
      ...['contacts_birthday', 'relations_birthday', 'yearly_days_kept', 'tasks_assignee', 'invoices_due', 'orders_due'],
      ...['contracts_end', 'contracts_parent', 'installed_items_warranty', 'installed_items_maintenance'],
    ])
      expect([...used]).toContain(index);
    const before = asked.length;
    createCareSources(recording);
    expect(asked.slice(before).flatMap((sql) => walkedTables(db, sql))).toEqual([]);
  });
});

function walkedTables(db: Db, sql: string): string[] {
  const aliases = new Map([...sql.matchAll(/(\w+) AS (\w)\b/g)].map(([, table, alias]) => [alias, table]));
  return planOf(db, sql)
    .flatMap((line) => /^SCAN (\w+)(?! USING COVERING INDEX)/.exec(line)?.[1] ?? [])
    .map((name) => aliases.get(name) ?? name)
    .filter((name) => !['d', 'json_each', 'up', 'CONSTANT'].includes(name));
}

function planOf(db: Db, sql: string): string[] {
  const names = [...new Set([...sql.matchAll(/@(\w+)/g)].map(([, name]) => name ?? ''))];
  const rows = db
    .prepare(`EXPLAIN QUERY PLAN ${sql}`)
    .all(Object.fromEntries(names.map((name) => [name, name === 'ends' || name === 'keys' ? '[]' : 'x'])));
  return (rows as { detail: string }[]).map(({ detail }) => detail); // the columns of a plan
}
