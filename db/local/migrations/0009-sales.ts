import { catalogueSql } from './0009-catalogue.ts';
import { leadsSql } from './0009-leads.ts';
import { pipelineSql } from './0009-pipeline.ts';
import { pricesSql } from './0009-prices.ts';
import { quotesSql } from './0009-quotes.ts';
import type { Migration } from './migration.ts';

/** From need to signed quote: opportunities, leads, catalogue, prices, quotes. */
export const sales: Migration = {
  version: 9,
  name: 'sales',
  sql: [pipelineSql, leadsSql, catalogueSql, pricesSql, quotesSql].join(''),
};
