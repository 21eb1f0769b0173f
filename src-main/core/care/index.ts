export { type Care, createCare } from './care.service.ts';
