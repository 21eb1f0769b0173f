export { createSubstitutionsService } from './substitutions.service.ts';
