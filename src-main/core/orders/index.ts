export { createOrdersService } from './orders.service.ts';
