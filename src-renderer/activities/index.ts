export { ActivityTypesCard } from './ActivityTypesCard.tsx';
export { useActivityTypes } from './use-activity-types.ts';
