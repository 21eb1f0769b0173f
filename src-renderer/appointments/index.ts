export { appointmentsQuery } from './appointments-query.ts';
export { AppointmentsStrip } from './AppointmentsStrip.tsx';
export { CalendarFilesMenu, VisitIcsButton } from './CalendarFilesMenu.tsx';
