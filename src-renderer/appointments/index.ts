export { AppointmentsStrip } from './AppointmentsStrip.tsx';
export { CalendarFilesMenu, VisitIcsButton } from './CalendarFilesMenu.tsx';
