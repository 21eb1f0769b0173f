import type { Appointment } from '../../src-shared/appointments/appointments.contract.ts';
import { createOpener } from '../ui/opener.ts';

/** Null: a new one. */
export const appointmentDrawer = createOpener<{ readonly appointment: Appointment | null; readonly day?: string }>();
