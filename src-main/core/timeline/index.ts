export { createTimelineReader } from './timeline.service.ts';
export { newest } from './place.ts';
export { isLastWord } from './activities.ts';
export { activityMatch } from './activity-words.ts';
