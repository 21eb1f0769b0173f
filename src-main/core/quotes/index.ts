export { createCosts } from './costs.ts';
export { createQuotesService } from './quotes.service.ts';
