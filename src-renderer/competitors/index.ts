export { CompetitorPicker } from './CompetitorPicker.tsx';
export { CompetitorPage } from './CompetitorPage.tsx';
export { CompetitorsPage } from './CompetitorsPage.tsx';
export { competitorPriceDrawer, newCompetitorDrawer } from './drawers.ts';
export { CompetitorDrawers } from './CompetitorDrawers.tsx';
export { NotePriceButton, NotePriceItem } from './NotePrice.tsx';
