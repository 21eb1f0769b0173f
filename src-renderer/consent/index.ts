export { PersonDrawer } from './PersonDrawer.tsx';
export { personDrawer } from './person-drawer.ts';
export { RestrictedBanner, RestrictedMark } from './RestrictedBanner.tsx';
