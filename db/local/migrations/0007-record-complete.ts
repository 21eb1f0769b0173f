import { importsSql } from './0007-imports.ts';
import { ownFieldsSql } from './0007-own-fields.ts';
import { papersSql } from './0007-papers.ts';
import { peopleSql } from './0007-people.ts';
import { timelineSql } from './0007-timeline.ts';
import type { Migration } from './migration.ts';

/** What the customer record still lacked: papers, own fields, requests of persons, one timeline, imports that update. */
export const recordComplete: Migration = {
  version: 7,
  name: 'record-complete',
  sql: [papersSql, peopleSql, ownFieldsSql, timelineSql, importsSql].join(''),
};
