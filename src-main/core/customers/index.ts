export { contactSearchOf, customerColumns, ownSearchOf } from './customer-columns.ts';
export { customerGathered } from './customer-gathered.ts';
export { refreshContactSearch, refreshVisitDates } from './customer-derived.ts';
export { createFamily, type Family, inFamily, isListed, joinShownCustomer } from './family.ts';
export { createCustomersRepository } from './customers.repository.ts';
export { prepareRowsFile } from './prepare-rows-file.ts';
export { changeCustomer, createCustomersService, newCustomerFields } from './customers.service.ts';
export { createStandingService } from './standing.service.ts';
export { createOwnColumns } from './own-columns.ts';
