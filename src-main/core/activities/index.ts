export { createActivityTypesService } from './activity-types.service.ts';
