import { ActionIcon } from '@mantine/core';
import { IconBell } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { dayOf } from '../ui/formats.ts';
import { useNow } from '../ui/use-now.ts';
import { reminderCentre } from './centre.ts';
import classes from './Reminders.module.css';
import { useReminders } from './use-reminders.ts';

/** The bell of the top bar with how many reminders are open. */
export function ReminderBell() {
  const { t } = useTranslation('reminders');
  const total = useReminders(dayOf(useNow())).data?.total ?? 0;
  const label = total === 0 ? t('centre') : t('bell', { count: total });
  return (
    <ActionIcon
      variant="default"
      size={30}
      className={classes.bell ?? ''}
      aria-label={label}
      title={label}
      onClick={() => reminderCentre.open(true)}
    >
      <IconBell size={16} stroke={1.75} aria-hidden />
      {total === 0 ? null : (
        <span className={`${classes.badge} fb-figures`} aria-hidden>
          {total > 99 ? '99+' : total}
        </span>
      )}
    </ActionIcon>
  );
}
