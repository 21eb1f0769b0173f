/**
 * One step of the office's database, forward only; SQL that PostgreSQL 15 and PGlite both have. A released one is never edited: its hash
 * is checked at every start. What a step must do for a new table is told in `0001-start.ts`.
 */
export interface ServerMigration {
  readonly version: number;
  readonly name: string;
  readonly sql: string;
}
