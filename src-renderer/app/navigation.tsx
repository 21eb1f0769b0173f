import { IconCalendarEvent, IconHome, IconTableImport, IconUsers } from '@tabler/icons-react';
import type { TablerIcon } from '@tabler/icons-react';
import { useCustomerCount } from '../customers/index.ts';
import { useOpenVisitCount } from '../visits/index.ts';

export interface NavigationEntry {
  readonly id: 'today' | 'customers' | 'visits' | 'imports' | 'settings';
  readonly to: string;
  readonly icon: TablerIcon;
  /** A hook that gives the number behind the label; undefined shows none. */
  readonly useCount?: () => number | undefined;
}

/** The rail, from top to bottom: only screens that work. The first one is the home screen. */
export const navigation: readonly NavigationEntry[] = [
  { id: 'today', to: '/today', icon: IconHome },
  { id: 'customers', to: '/customers', icon: IconUsers, useCount: useCustomerCount },
  { id: 'visits', to: '/visits', icon: IconCalendarEvent, useCount: useOpenVisitCount },
  { id: 'imports', to: '/imports', icon: IconTableImport },
];
