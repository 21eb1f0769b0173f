export { createGroupsOfCustomer } from './groups-of-customer.ts';
