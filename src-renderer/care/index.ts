export { CareDrawer } from './CareDrawer.tsx';
export { CarePlansCard } from './CarePlansCard.tsx';
export { careDrawer } from './drawer.ts';
