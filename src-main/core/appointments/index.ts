export { createAppointmentsService } from './appointments.service.ts';
