import type { CustomerFilter, CustomerOrder } from '../../src-shared/customers/customer-list.ts';
import { addDays } from '../../src-shared/lib/dates.ts';

export const builtInViews = ['all', 'mine', 'shared', 'not-visited', 'bin'] as const;
export type BuiltInView = (typeof builtInViews)[number];

export const standardOrder: CustomerOrder = { by: 'name', descending: false };
export const standardColumns = ['name', 'lifecycle', 'rating', 'phone', 'ownerName', 'lastVisitAt', 'nextVisitAt', 'address'];

/** What a built-in view shows. `today` is a day; `userId` the user of this laptop. */
export function filterOf(view: BuiltInView, { today, userId }: { today: string; userId: string | null }): CustomerFilter {
  switch (view) {
    case 'mine':
      return userId === null ? {} : { ownerId: userId };
    case 'shared':
      return { sharedWithMe: true };
    case 'not-visited':
      return { notVisitedSince: addDays(today, -60) };
    case 'bin':
      return { deleted: true };
    default:
      return {};
  }
}

export function isBuiltIn(view: string): view is BuiltInView {
  return builtInViews.some((builtIn) => builtIn === view);
}

/** The filter without the fields that are not set, so that equal filters are written alike. */
export function withoutEmpty(
  filter: { readonly [Field in keyof CustomerFilter]?: CustomerFilter[Field] | undefined },
): CustomerFilter {
  // Only entries that are undefined or empty are dropped; what is left has the filter's own types.
  return Object.fromEntries(Object.entries(filter).filter(([, value]) => value !== undefined && value !== '')) as CustomerFilter;
}
