export { createLeadsService } from './leads.service.ts';
