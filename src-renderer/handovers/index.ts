export { CareCard } from './CareCard.tsx';
export { HandoverDrawer } from './HandoverDrawer.tsx';
