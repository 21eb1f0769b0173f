export { createCosts } from './costs.ts';
export { hashOfContent } from './quote-rows.ts';
export { createQuotesService } from './quotes.service.ts';
