import type { EntityDefinition } from '../../src-shared/sync/entities.ts';
import { isTest, linesMatching, type Problem, type SourceFile } from './source-files.ts';

/** The only files that may write a synced table. */
const doors = /^src-main\/core\/sync\/(write|apply)(-[a-z]+)*\.ts$/;

/**
 * Writes to synced tables outside the door: they would have no operation and no history, and the office would never hear of them.
 * Statements whose table name is put in at run time are found by their verb alone.
 */
export function writesOutsideTheDoor(
  files: readonly SourceFile[],
  entities: Readonly<Record<string, EntityDefinition>>,
): Problem[] {
  const tables = Object.values(entities).map(({ table }) => table);
  const names = [...tables, ...tables.map(camelCase)].join('|');
  const sql = new RegExp(
    `\\b(INSERT\\s+(OR\\s+\\w+\\s+)?INTO|REPLACE\\s+INTO|UPDATE(\\s+OR\\s+\\w+)?|DELETE\\s+FROM)\\s+["\`]?(main\\.)?["\`]?(${names})\\b`,
    'i',
  );
  const anyTable = /\b(INSERT\s+(OR\s+\w+\s+)?INTO|REPLACE\s+INTO|UPDATE(\s+OR\s+\w+)?|DELETE\s+FROM)\s+["`]?\$\{/i;
  const drizzle = new RegExp(`\\.(insert|update|delete)\\(\\s*(schema\\.|tables\\.)?(${names})\\b`);
  return files
    .filter(({ path }) => path.startsWith('src-main/') && !isTest(path) && !doors.test(path))
    .flatMap((file) => [sql, anyTable, drizzle].flatMap((pattern) => linesMatching(file, pattern)));
}

function camelCase(table: string): string {
  return table.replace(/_([a-z])/g, (_all, letter: string) => letter.toUpperCase());
}
