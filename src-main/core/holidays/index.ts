export { createHolidaysService, createOfficeDaysReader } from './holidays.service.ts';
