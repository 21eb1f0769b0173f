export { hashOfContent } from './quote-rows.ts';
export { createQuotesService } from './quotes.service.ts';
