export { readHistory, readValue } from './history.repository.ts';
export { readRecordHistory } from './record-history.ts';
export { createLinkNames } from './link-names.ts';
export { withFirstValues } from './own-value-history.ts';
