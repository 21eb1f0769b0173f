export { createDayPacksService } from './day-packs.service.ts';
export { eveningsPack } from './evening.ts';
