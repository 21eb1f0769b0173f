import { papersSql } from './0004-papers.ts';
import { peopleSql } from './0004-people.ts';
import { timelineSql } from './0004-timeline.ts';
import type { ServerMigration } from './migration.ts';

/** What the customer record still lacked in the office: the bytes of papers, requests of persons and the erase list, corrections. */
export const recordComplete: ServerMigration = {
  version: 4,
  name: 'record-complete',
  sql: [papersSql, peopleSql, timelineSql].join(''),
};
