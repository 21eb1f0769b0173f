export { createDuplicatesService } from './duplicates.service.ts';
