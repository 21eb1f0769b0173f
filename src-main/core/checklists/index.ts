export { createChecklistsService } from './checklists.service.ts';
