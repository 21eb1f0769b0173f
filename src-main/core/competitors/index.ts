export { createCompetitorsService } from './competitors.service.ts';
