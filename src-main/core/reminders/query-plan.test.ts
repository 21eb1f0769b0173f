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
    const walked = asked.flatMap((sql) => walkedTables(db, sql));
    expect(walked).toEqual([]);
    const before = asked.length;
    createCareSources(recording);
    expect(asked.slice(before).flatMap((sql) => walkedTables(db, sql))).toEqual([]);
  });
});

function walkedTables(db: Db, sql: string): string[] {
  const aliases = new Map([...sql.matchAll(/(\w+) AS (\w)\b/g)].map(([, table, alias]) => [alias, table]));
  const names = [...new Set([...sql.matchAll(/@(\w+)/g)].map(([, name]) => name ?? ''))];
  const rows = db
    .prepare(`EXPLAIN QUERY PLAN ${sql}`)
    .all(Object.fromEntries(names.map((name) => [name, name === 'ends' || name === 'keys' ? '[]' : 'x'])));
  return (rows as { detail: string }[]) // the columns of a plan
    .flatMap(({ detail }) => /^SCAN (\w+)(?! USING COVERING INDEX)/.exec(detail)?.[1] ?? [])
    .map((name) => aliases.get(name) ?? name)
    .filter((name) => !['d', 'json_each', 'up', 'CONSTANT'].includes(name));
}
