import type { Context } from '../context.ts';
import { createDuplicatesService } from '../duplicates/index.ts';
import { createMergesService } from './merges.service.ts';

/** Several records of one customer: finding them, and making them one. */
export function createSameCustomerServices(ctx: Context) {
  return { duplicates: createDuplicatesService(ctx), merges: createMergesService(ctx) };
}

export { createMerger } from './merge-records.ts';
