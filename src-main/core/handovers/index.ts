export { createPeopleReader } from './handovers.service.ts';
