export { createCustomerHandover, createPeopleReader } from './handovers.service.ts';
