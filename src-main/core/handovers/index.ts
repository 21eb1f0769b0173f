export { createCustomerHandover } from './handovers.service.ts';
export { createPeopleReader } from './people-reader.ts';
