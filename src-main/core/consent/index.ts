export { createConsentService } from './consent.service.ts';
export { readPerson, recordOf } from './person-rows.ts';
export { createWhoAgreed } from './who-agreed.ts';
