import { useQuery } from '@tanstack/react-query';
import { IconCalendarEvent } from '@tabler/icons-react';
import { formatTime } from '../../src-shared/lib/dates.ts';
import { useClient } from '../api/client.tsx';
import { useTranslation } from '../locales/words.tsx';
import { dayOf, writeShortDay } from '../ui/formats.ts';
import { AppointmentDrawer } from './AppointmentDrawer.tsx';
import classes from './Appointments.module.css';
import { appointmentsQuery } from './appointments-query.ts';
import { appointmentDrawer } from './drawer.ts';

/** What stands in the calendar of these days beside visits, in one line above the grid; nothing where there is none. */
export function AppointmentsStrip({ from, to }: { from: string; to: string }) {
  const { t } = useTranslation('appointments');
  const appointments = useQuery(appointmentsQuery(useClient(), { from, to })).data?.appointments ?? [];
  return (
    <>
      {appointments.length === 0 ? null : (
        <ul className={classes.strip} aria-label={t('strip')}>
          {appointments.map((one) => {
            const when = one.isAllDay ? t('allDay') : `${formatTime(one.startsAt)}–${formatTime(one.endsAt)}`;
            const day = dayOf(one.startsAt);
            return (
              <li key={one.id}>
                <button
                  type="button"
                  className={classes.chip}
                  title={[one.title, one.place, one.isMine ? null : t('sharedBy', { name: one.ownerName ?? '' })]
                    .filter((part) => part !== null)
                    .join(' · ')}
                  onClick={() => appointmentDrawer.open({ appointment: one })}
                >
                  <IconCalendarEvent size={13} stroke={1.75} aria-hidden />
                  <span className={`${classes.when} fb-figures`}>
                    {from === to ? when : `${writeShortDay(day, day)}, ${when}`}
                  </span>
                  <span className={classes.name}>{one.title}</span>
                </button>
              </li>
            );
          })}
        </ul>
      )}
      <AppointmentDrawer />
    </>
  );
}
