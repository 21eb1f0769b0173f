import { z } from 'zod';

export const productTabs = ['catalogue', 'prices'] as const;

const productSearch = z.object({
  tab: z.enum(productTabs).optional().catch(undefined),
  text: z.string().max(200).optional().catch(undefined),
  group: z.uuid().optional().catch(undefined),
  state: z.enum(['active', 'inactive', 'all']).optional().catch(undefined),
  sort: z.enum(['name', 'code']).optional().catch(undefined),
  descending: z.boolean().optional().catch(undefined),
});
export type ProductSearch = z.output<typeof productSearch>;

/** The state of the screen as its address says it; what makes no sense is left out. */
export function readProductSearch(search: Record<string, unknown>): ProductSearch {
  return Object.fromEntries(Object.entries(productSearch.parse(search)).filter(([, value]) => value !== undefined));
}
