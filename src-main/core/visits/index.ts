export { createMyVisits } from './my-visits.ts';
export { createProofService } from './proof.service.ts';
export { createVisitsRepository } from './visits.repository.ts';
export { createVisitsService } from './visits.service.ts';
