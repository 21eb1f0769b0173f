export { assessDrawer, convertDrawer } from './drawers.ts';
export { LeadCard } from './LeadCard.tsx';
export { LeadDrawers } from './LeadDrawers.tsx';
export { LeadsPage, readLeadsSearch } from './LeadsPage.tsx';
export { OriginOf, StartedFrom } from './StartedFrom.tsx';
