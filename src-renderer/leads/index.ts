export { assessDrawer, convertDrawer, sellMoreDrawer } from './drawers.ts';
export { LeadCard } from './LeadCard.tsx';
export { LeadDrawers } from './LeadDrawers.tsx';
export { LeadsPage, readLeadsSearch } from './LeadsPage.tsx';
export { OriginOf, StartedFrom } from './StartedFrom.tsx';
export { SoldFromTask } from './SoldFromTask.tsx';
export { FurtherSales } from './FurtherSales.tsx';
