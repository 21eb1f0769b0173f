export { createPriceClashes } from './agreed-prices.ts';
export { createPriceRows } from './price-rows.ts';
export { createGroupIdsOf, createPricesService } from './prices.service.ts';
export { missingErrors, refuseFields, spanErrors } from './refuse-policy.ts';
export { saveRow } from './save-row.ts';
export { createPaymentWords } from './payment-words.ts';
