export { createTargetsService } from './targets.service.ts';
