export { createInstalledItemsService } from './installed-items.service.ts';
