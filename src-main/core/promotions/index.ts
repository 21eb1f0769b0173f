export { createPromotionsService } from './promotions.service.ts';
export { createQuotePromises } from './quote-promises.ts';
