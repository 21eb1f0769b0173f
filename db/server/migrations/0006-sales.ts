import { catalogueSql } from './0006-catalogue.ts';
import { feedSql } from './0006-feed.ts';
import { leadsSql } from './0006-leads.ts';
import { pipelineSql } from './0006-pipeline.ts';
import { pricesSql } from './0006-prices.ts';
import { quotesSql } from './0006-quotes.ts';
import type { ServerMigration } from './migration.ts';

/** From need to signed quote, in the office. */
export const sales: ServerMigration = {
  version: 6,
  name: 'sales',
  sql: [pipelineSql, leadsSql, catalogueSql, pricesSql, quotesSql, feedSql].join(''),
};
