import { importsSql } from './0004-imports.ts';
import { ownFieldsSql } from './0004-own-fields.ts';
import { papersSql } from './0004-papers.ts';
import { peopleSql } from './0004-people.ts';
import { timelineSql } from './0004-timeline.ts';
import type { ServerMigration } from './migration.ts';

/** What the customer record still lacked: papers, own fields, requests of persons, one timeline, imports that update. */
export const recordComplete: ServerMigration = {
  version: 4,
  name: 'record-complete',
  sql: [papersSql, peopleSql, ownFieldsSql, timelineSql, importsSql].join(''),
};
