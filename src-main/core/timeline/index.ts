export { createTimelineReader } from './timeline.service.ts';
export { newest } from './place.ts';
