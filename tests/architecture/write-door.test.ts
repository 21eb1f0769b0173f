import { expect, test } from 'vitest';
import { entities } from '../../src-shared/sync/entities.ts';
import { sourceFiles } from './source-files.ts';
import { writesOutsideTheDoor } from './write-door.ts';

test('what an office shares is written through the one door only, so no change is ever kept from the office', () => {
  expect(writesOutsideTheDoor(sourceFiles(), entities)).toEqual([]);
});

test('a write that goes around the door is found, in SQL and in drizzle', () => {
  const around = [
    "db.prepare('UPDATE customers SET name = ?')",
    'db.prepare(\'insert or replace into "visits" VALUES (1)\')',
    'db.exec(`DELETE FROM main.contacts`)',
    'db.prepare(`INSERT INTO ${table} VALUES (1)`)',
    'db.insert(savedViews).values(view)',
  ];
  const inside = [
    "db.prepare('SELECT * FROM customers')",
    "db.prepare('UPDATE imports SET state = ?')",
    '// UPDATE customers by hand',
    "reason: 'updates customers'",
  ];
  const file = (path: string) => ({ path, text: [...around, ...inside].join('\n') });
  const lines = writesOutsideTheDoor([file('src-main/core/customers/customers.repository.ts')], entities).map(({ line }) => line);
  expect([...new Set(lines)].sort()).toEqual([1, 2, 3, 4, 5]);
  expect(writesOutsideTheDoor([file('src-main/core/sync/write.ts'), file('src-main/core/sync/apply.ts')], entities)).toEqual([]);
});
