export { createLeadPlacement } from './place-lead.ts';
