export { createBuyingCycleService } from './buying-cycle.service.ts';
export { createExpectedPurchases } from './expected-purchases.ts';
