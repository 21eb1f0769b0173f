export { createStockService } from './stock.service.ts';
