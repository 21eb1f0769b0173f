export { createErasureUpkeep, type ErasureUpkeep } from './erasure-upkeep.ts';
export { createPersonsService } from './persons.service.ts';
export { findPersonRows } from './person-rows.ts';
