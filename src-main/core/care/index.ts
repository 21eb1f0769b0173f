export { type Care, createCare } from './care.service.ts';
export { createCareSources } from './care-sources.ts';
