export { createLeadPlacement, type LeadPlacement } from './place-lead.ts';
