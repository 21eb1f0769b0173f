export { InstalledDrawer } from './InstalledDrawer.tsx';
export { FromOrderDrawer } from './FromOrderDrawer.tsx';
export { fromOrderDrawer, installedDrawer } from './drawers.ts';
export { InstalledOf } from './InstalledOf.tsx';
export { InstalledPage, readInstalledSearch } from './InstalledPage.tsx';
