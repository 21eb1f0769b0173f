export { createPromotionsService } from './promotions.service.ts';
