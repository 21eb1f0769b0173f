import { useNavigate, useSearch } from '@tanstack/react-router';
import { useMemo } from 'react';
import type { CustomerFilter, CustomerOrder } from '../../src-shared/customers/customer-list.ts';
import type { GroupingField } from '../../src-shared/customers/list-fields.ts';
import { useStatus } from '../api/use-status.ts';
import { dayOf } from '../ui/formats.ts';
import { useNow } from '../ui/use-now.ts';
import type { ListSearch } from './search-params.ts';
import { filterOf, isBuiltIn, standardOrder, withoutEmpty } from './views.ts';

const noFilter: CustomerFilter = {};

export interface ListState {
  /** A built-in view, or the id of a saved one. */
  readonly view: string;
  /** What the user filters by on top of the view. */
  readonly own: CustomerFilter;
  /** View and own filter together: what is asked of the core. */
  readonly filter: CustomerFilter;
  readonly order: CustomerOrder;
  readonly isBin: boolean;
  /** What the list is grouped by, and the open group's value: undefined while all are shown, null for the one without a value. */
  readonly group: GroupingField | undefined;
  readonly opened: string | null | undefined;
  /** The filter without the open group: what the groups are counted of. */
  readonly groupsFilter: CustomerFilter;
  changeFilter(change: { readonly [Field in keyof CustomerFilter]?: CustomerFilter[Field] | undefined }): void;
  clearFilter(): void;
  changeOrder(order: CustomerOrder): void;
  changeGroup(group: GroupingField | undefined): void;
  openGroup(value: string | null | undefined): void;
  show(search: ListSearch): void;
}

/** What the list shows. The address holds it, so Back works and a link to a filtered list can be copied. */
export function useListState(): ListState {
  const search = useSearch({ from: '/customers' });
  const navigate = useNavigate({ from: '/customers' });
  const userId = useStatus()?.profile?.userId ?? null;
  const today = dayOf(useNow());
  const view = search.view ?? 'all';
  const own = search.filter ?? noFilter;
  const order = search.order ?? standardOrder;
  const { group, opened } = search;
  const groupsFilter = useMemo(
    () => ({ ...own, ...(isBuiltIn(view) ? filterOf(view, { today, userId }) : {}) }),
    [own, view, today, userId],
  );

  const filter = useMemo(
    () =>
      group === undefined || opened === undefined ? groupsFilter : { ...groupsFilter, valued: { by: group, value: opened } },
    [groupsFilter, group, opened],
  );

  // One object as long as it says the same: the parts of the list's page are drawn anew only when it changes.
  return useMemo(() => {
    // Typing into the filter is one place in the history, not one for each key.
    const go = (next: ListSearch, replace: boolean) => void navigate({ to: '/customers', search: next, replace });
    return {
      view,
      own,
      filter,
      groupsFilter,
      group,
      opened,
      order,
      isBin: filter.deleted === true,
      changeFilter: (change) => go({ ...search, filter: withoutEmpty({ ...own, ...change }) }, true),
      clearFilter: () => go({ ...search, filter: {} }, true),
      changeOrder: (next) => go({ ...search, order: next }, true),
      changeGroup: (next) => go(withoutGroup(search, next), true),
      openGroup: (value) => go(value === undefined ? withoutGroup(search, group) : { ...search, opened: value }, true),
      show: (next) => go(next, false),
    };
  }, [search, navigate, view, own, filter, groupsFilter, group, opened, order]);
}

function withoutGroup({ group: _group, opened: _opened, ...others }: ListSearch, group: GroupingField | undefined): ListSearch {
  return group === undefined ? others : { ...others, group };
}
