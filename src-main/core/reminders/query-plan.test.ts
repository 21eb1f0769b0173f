import { expect, test } from 'vitest';
import { aDevice } from '../../../tests/support/devices.ts';
import { inspect } from '../../../tests/support/inspect.ts';
import { lookedUpRows } from '../../../tests/support/looked-up-rows.ts';
import { recordStatements } from '../../../tests/support/recorded-statements.ts';
import { createCareSources } from '../care/index.ts';
import type { Db } from '../platform/database.ts';
import { createReminderSources } from './reminder-sources.ts';

test('what a person is reminded of is found through indexes: nothing walks all customers, people, visits or tasks', async () => {
  const device = await aDevice();
  await inspect(device, (db) => {
    const { recording, asked } = recordStatements(db);
    createReminderSources(recording);
    // Of orders the index alone is walked, which holds the days and nothing else.
    const [days = '', ...others] = asked.filter((sql) => walkedTables(db, sql).length > 0);
    expect(others).toEqual([]);
    expect(planOf(db, days)).toEqual(['SCAN p USING INDEX orders_customer']);
    expect(lookedUpRows(db, days)).toEqual({ along: 1, read: 0 });
    // SQLite compiles a statement with a bound LIMIT anew at every call; not so with a plus before it.
    expect(asked.filter((sql) => /LIMIT [@?:$]/.test(sql))).toEqual([]);
    expect(asked.filter((sql) => sql.includes('LIMIT +@most'))).toHaveLength(8);
    const indexesOf = (sql: string) => planOf(db, sql).flatMap((line) => /INDEX (\w+)/.exec(line)?.[1] ?? []);
    const used = new Set(asked.flatMap(indexesOf));
    // Going through one's own customers is walking too, for whoever has them all: debts alone are asked of them, where they are few.
    const ofOwn = asked.filter((sql) => indexesOf(sql).includes('customers_owner'));
    expect(
      ofOwn.map((sql) => /count\(\*\) FROM \(SELECT 1 .* LIMIT \+@most\)$|^WITH mine\(id\)/.exec(sql)?.[0].slice(0, 4)),
    ).toEqual(['coun', 'WITH']);
    expect(
      [...new Set(asked.filter((sql) => !ofOwn.includes(sql)).flatMap(indexesOf))]
        .filter((index) => index.startsWith('customers_'))
        .sort(),
    ).toEqual(['customers_birthday', 'customers_founded', 'customers_merged']);
    // The newest debts come in the order of their index.
    const plans = asked.map((sql) => planOf(db, sql));
    expect(plans.filter((plan) => plan.some((line) => /SEARCH i USING INDEX invoices_due/.test(line)))).toHaveLength(2);
    for (const plan of plans.filter((lines) => lines.some((line) => /invoices_due/.test(line))))
      expect(plan.filter((line) => line === 'USE TEMP B-TREE FOR ORDER BY').length).toBeLessThanOrEqual(1);
    for (const index of [
      ...[
        'contacts_birthday',
        'relations_birthday',
        'yearly_days_kept',
        'tasks_assignee',
        'invoices_due',
        'invoices_unpaid',
        'orders_due',
      ],
      ...['contracts_end', 'contracts_parent', 'installed_items_warranty', 'installed_items_maintenance'],
    ])
      expect([...used]).toContain(index);
    const before = asked.length;
    createCareSources(recording);
    expect(asked.slice(before).filter((sql) => sql !== days && walkedTables(db, sql).length > 0)).toEqual([]);
  });
});

function walkedTables(db: Db, sql: string): string[] {
  const aliases = new Map([...sql.matchAll(/(\w+) AS (\w)\b/g)].map(([, table, alias]) => [alias, table]));
  return planOf(db, sql)
    .flatMap((line) => /^SCAN (\w+)(?! USING COVERING INDEX)/.exec(line)?.[1] ?? [])
    .map((name) => aliases.get(name) ?? name)
    .filter((name) => !['d', 'l', 'json_each', 'up', 'mine', 'newest', 'CONSTANT'].includes(name));
}

function planOf(db: Db, sql: string): string[] {
  const names = [...new Set([...sql.matchAll(/@(\w+)/g)].map(([, name]) => name ?? ''))];
  const rows = db
    .prepare(`EXPLAIN QUERY PLAN ${sql}`)
    .all(
      Object.fromEntries(names.map((name) => [name, ['keys', 'ids', 'rids'].includes(name) ? '[]' : name === 'most' ? 1 : 'x'])),
    );
  return (rows as { detail: string }[]).map(({ detail }) => detail); // the columns of a plan
}
