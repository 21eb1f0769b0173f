export { PlansCard } from './PlansCard.tsx';
export { TetPlanDrawer } from './TetPlanDrawer.tsx';
export { VisitRulesCard } from './VisitRulesCard.tsx';
