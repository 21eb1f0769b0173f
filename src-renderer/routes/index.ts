export { RoutePage } from './RoutePage.tsx';
export { readRouteSearch } from './route-search.ts';
export { useDayRoute } from './use-route.ts';
export { writeKilometres } from './write-kilometres.ts';
