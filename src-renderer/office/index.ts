export { momentOf } from './moments.ts';
export { OfficeBanners } from './OfficeBanners.tsx';
export { OfficeClock } from './OfficeClock.tsx';
export { OfficePopover } from './OfficePopover.tsx';
export { OfficeSettings } from './OfficeSettings.tsx';
export { readSyncSearch } from './search-params.ts';
export { isLate, situationOf, type Situation } from './situation.ts';
export { SyncPage } from './SyncPage.tsx';
export { useSyncNow } from './use-sync-now.ts';
