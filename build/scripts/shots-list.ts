import type { Page } from 'playwright-core';

/** One picture: a place of the program, and what a person did there before it was taken. */
export interface Shot {
  readonly name: string;
  /** A place; `:customer` and `:visit` become ids of the demo company. */
  readonly path: string;
  /** The start screen needs a laptop without a profile. */
  readonly profile: 'demo' | 'none';
  readonly act?: (page: Page) => Promise<void>;
}

/** Every screen and its faces worth looking at. A new screen adds its lines here. */
export const shots: readonly Shot[] = [
  { name: 'start', path: '/', profile: 'none' },
  { name: 'today', path: '/', profile: 'demo' },
  { name: 'customers', path: '/customers', profile: 'demo' },
  { name: 'customers-none-found', path: '/customers?text=kh%C3%B4ng%20c%C3%B3%20ai', profile: 'demo' },
  { name: 'customer', path: '/customers/:customer', profile: 'demo' },
  { name: 'customer-gone', path: '/customers/0192d3f0-0000-7000-8000-000000000001', profile: 'demo' },
  { name: 'visits', path: '/visits', profile: 'demo' },
  { name: 'import', path: '/import', profile: 'demo' },
  { name: 'settings', path: '/settings', profile: 'demo' },
  { name: 'palette', path: '/customers', profile: 'demo', act: (page) => page.keyboard.press('Control+k') },
  {
    name: 'palette-found',
    path: '/customers',
    profile: 'demo',
    act: async (page) => {
      await page.keyboard.press('Control+k');
      await page.keyboard.type('cong ty');
    },
  },
  { name: 'shortcuts', path: '/customers', profile: 'demo', act: (page) => page.keyboard.press('?') },
  { name: 'new-customer', path: '/customers', profile: 'demo', act: (page) => page.keyboard.press('Control+Alt+n') },
];
