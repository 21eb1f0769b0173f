export { PlansCard } from './PlansCard.tsx';
export { PurposesCard } from './PurposesCard.tsx';
export { TetPlanDrawer } from './TetPlanDrawer.tsx';
export { VisitRulesCard } from './VisitRulesCard.tsx';
