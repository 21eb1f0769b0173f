export { DayOffNote } from './DayOffNote.tsx';
export { HolidaysCard } from './HolidaysCard.tsx';
export { useOfficeDays } from './use-office-days.ts';
