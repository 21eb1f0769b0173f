export { createPricesService } from './prices.service.ts';
