import { expect, test } from 'vitest';
import { aDevice } from '../../../tests/support/devices.ts';
import { inspect } from '../../../tests/support/inspect.ts';
import { lookedUpRows } from '../../../tests/support/looked-up-rows.ts';
import { recordStatements } from '../../../tests/support/recorded-statements.ts';
import { createFamily } from '../customers/index.ts';
import { createSourcesReader } from './plan-sources.ts';

test('to plan visits ten thousand customers are read once: their numbers out of the index, then each row by its number', async () => {
  const device = await aDevice();
  await inspect(device, (db) => {
    const { recording, asked } = recordStatements(db);
    createSourcesReader(recording, () => Promise.resolve(new Set()), createFamily(db));
    const ofCustomers = asked.filter((sql) => sql.includes('FROM customers'));
    const planOf = (sql: string) => {
      const plan = db.prepare(`EXPLAIN QUERY PLAN ${sql}`).all(...[...sql.matchAll(/\?/g)].map(() => 'x'));
      return (plan as { detail: string }[]).map(({ detail }) => detail); // SQLite's own column
    };
    const isWalked = (sql: string) => !planOf(sql).every((line) => /\((rowid|id)=\?\)/.test(line));
    const walked = ofCustomers.filter(isWalked);
    expect(walked.map((sql) => planOf(sql)[0])).toEqual([expect.stringContaining('customers_owner')]);
    expect(walked.map((sql) => lookedUpRows(db, sql, ['x', 0]).read)).toEqual([0]);
  });
});
