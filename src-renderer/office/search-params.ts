import { z } from 'zod';

export const syncTabs = ['pending', 'conflicts'] as const;
export type SyncTab = (typeof syncTabs)[number];

const syncSearch = z.object({ tab: z.enum(syncTabs).optional().catch(undefined) });

/** Which part of the page is open, as its address says it. */
export function readSyncSearch(search: Record<string, unknown>): z.output<typeof syncSearch> {
  return syncSearch.parse(search);
}
