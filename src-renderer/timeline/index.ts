export { Timeline } from './Timeline.tsx';
export { placeOf, writePlace } from './timeline-place.ts';
export { useTimelineEarly } from './timeline-query.ts';
