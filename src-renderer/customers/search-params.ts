import { z } from 'zod';
import { customerFilter, customerOrder } from '../../src-shared/customers/customer-list.ts';
import { groupingField } from '../../src-shared/customers/list-fields.ts';

const listSearch = z.object({
  /** A built-in view, or the id of a saved one. */
  view: z.string().max(60).optional().catch(undefined),
  filter: customerFilter.optional().catch(undefined),
  order: customerOrder.optional().catch(undefined),
  group: groupingField.optional().catch(undefined),
  /** The group that is open; null is the one of customers without a value. */
  opened: z.string().max(80).nullable().optional().catch(undefined),
});
export type ListSearch = z.output<typeof listSearch>;

export const pageTabs = ['overview', 'profile', 'contacts', 'sales', 'files', 'history'] as const;
export type PageTab = (typeof pageTabs)[number];

const pageSearch = z.object({
  tab: z.enum(pageTabs).optional().catch(undefined),
  /** An entry of the timeline at which it begins: its instant and its id. */
  entry: z
    .string()
    .max(120)
    .regex(/^\S+Z \S+$/)
    .optional()
    .catch(undefined),
});

/** The state of the list as its address says it; what makes no sense is left out. */
export function readListSearch(search: Record<string, unknown>): ListSearch {
  return listSearch.parse(search);
}

export function readPageSearch(search: Record<string, unknown>): z.output<typeof pageSearch> {
  return pageSearch.parse(search);
}
