export { createTurnoverNumbers } from './turnover-numbers.ts';
export { createTurnoverService } from './turnover.service.ts';
