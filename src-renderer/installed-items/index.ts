export { InstalledDrawer } from './InstalledDrawer.tsx';
export { installedDrawer } from './drawers.ts';
export { InstalledOf } from './InstalledOf.tsx';
export { InstalledPage, readInstalledSearch } from './InstalledPage.tsx';
