export { createFillerOf, createVisitPlanServices } from './visit-plans.service.ts';
export { createVisitPlanner, type VisitPlanner } from './visit-planner.ts';
