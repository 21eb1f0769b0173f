import {
  IconCalendarEvent,
  IconCash,
  IconChartBar,
  IconChecklist,
  IconContract,
  IconFileText,
  IconHome,
  IconPackage,
  IconRefresh,
  IconShoppingCart,
  IconTableImport,
  IconTargetArrow,
  IconTool,
  IconUsers,
} from '@tabler/icons-react';
import type { TablerIcon } from '@tabler/icons-react';
import { useIsOffice } from '../api/use-office.ts';
import { useStatus } from '../api/use-status.ts';
import { useCustomerCount } from '../customers/index.ts';
import { useOpenOpportunityCount } from '../opportunities/index.ts';
import { useDueTaskCount } from '../tasks/index.ts';
import { useOpenVisitCount } from '../visits/index.ts';

export interface NavigationEntry {
  readonly id:
    | 'reports'
    | 'today'
    | 'customers'
    | 'visits'
    | 'products'
    | 'opportunities'
    | 'quotes'
    | 'orders'
    | 'receivables'
    | 'contracts'
    | 'installedItems'
    | 'tasks'
    | 'imports'
    | 'sync'
    | 'settings';
  readonly to: string;
  readonly icon: TablerIcon;
  /** A hook that gives the number behind the label; undefined shows none. */
  readonly useCount?: () => number | undefined;
  /** Only where the data belongs to an office. */
  readonly isOfOffice?: boolean;
}

/** The rail, from top to bottom: only screens that work. The first one is the home screen. */
export const navigation: readonly NavigationEntry[] = [
  { id: 'today', to: '/today', icon: IconHome },
  { id: 'customers', to: '/customers', icon: IconUsers, useCount: useCustomerCount },
  { id: 'visits', to: '/visits', icon: IconCalendarEvent, useCount: useOpenVisitCount },
  { id: 'tasks', to: '/tasks', icon: IconChecklist, useCount: useDueTaskCount },
  { id: 'opportunities', to: '/opportunities', icon: IconTargetArrow, useCount: useOpenOpportunityCount },
  { id: 'quotes', to: '/quotes', icon: IconFileText },
  { id: 'orders', to: '/orders', icon: IconShoppingCart },
  { id: 'receivables', to: '/receivables', icon: IconCash },
  { id: 'contracts', to: '/contracts', icon: IconContract },
  { id: 'installedItems', to: '/installed-items', icon: IconTool },
  { id: 'products', to: '/products', icon: IconPackage },
  { id: 'reports', to: '/reports', icon: IconChartBar },
  { id: 'imports', to: '/imports', icon: IconTableImport },
  { id: 'sync', to: '/sync', icon: IconRefresh, useCount: useAttentionCount, isOfOffice: true },
];

/** The entries that make sense for the profile that is open. */
export function useNavigation(): readonly NavigationEntry[] {
  const isOffice = useIsOffice();
  return navigation.filter((entry) => entry.isOfOffice !== true || isOffice);
}

/** Refused changes and open conflicts: what somebody has to look at. */
function useAttentionCount(): number | undefined {
  return useStatus()?.sync.attention;
}
