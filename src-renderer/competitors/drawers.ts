import { createOpener } from '../ui/opener.ts';

/** Notes a price that somebody saw: `competitorPriceDrawer.open({})` from any screen. */
export const competitorPriceDrawer = createOpener<{
  readonly competitorId?: string;
  /** Where it is seen, such as the province of the customer who is visited. */
  readonly provinceCode?: string;
}>();

export const newCompetitorDrawer = createOpener<Readonly<Record<string, never>>>();
