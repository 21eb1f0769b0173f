export { useActivityTypes } from './use-activity-types.ts';
