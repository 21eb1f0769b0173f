export { createGroupsReader, groupsByRule } from './group-rules.ts';
export { createGroupsOfCustomer } from './groups-of-customer.ts';
