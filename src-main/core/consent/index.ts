export { createConsentService } from './consent.service.ts';
export { readPerson, recordOf } from './person-rows.ts';
