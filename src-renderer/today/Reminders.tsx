import { ActionIcon, Tooltip } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { IconCalendarPlus } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { daysBetween } from '../../src-shared/lib/dates.ts';
import { useLanguage } from '../api/use-language.ts';
import { Card } from '../ui/Card.tsx';
import { writeShortDay } from '../ui/formats.ts';
import { newVisitDrawer, shortWeekday } from '../visits/index.ts';
import classes from './TodayPage.module.css';
import type { Today } from './use-today.ts';

/** Birthdays and founding days of the next week, each with the customer's page and a visit one click away. */
export function Reminders({ anniversaries, on }: { anniversaries: Today['anniversaries']; on: string }) {
  const { t } = useTranslation('today');
  const language = useLanguage();
  function when(day: string): string {
    const distance = daysBetween(on, day);
    if (distance === 0) return t('reminders.today');
    return distance === 1 ? t('reminders.tomorrow') : `${shortWeekday(day, language)} ${writeShortDay(day, on)}`;
  }
  return (
    <Card title={t('reminders.title')} aside={t('reminders.days')} isFlush={anniversaries.length > 0}>
      {anniversaries.length === 0 ? (
        <p className={classes.quiet}>{t('reminders.none')}</p>
      ) : (
        <ul className={classes.rows}>
          {anniversaries.map((entry) => {
            const isBirthday = entry.kind === 'birthday';
            return (
              <li key={`${entry.kind}-${entry.customerId}-${entry.name}`}>
                <div className={classes.grow}>
                  <Link to="/customers/$id" params={{ id: entry.customerId }} className={classes.name}>
                    {t(`reminders.${entry.kind}`, { name: entry.name })}
                  </Link>
                  <div className={classes.under}>
                    {when(entry.on)} ·{' '}
                    {isBirthday ? t('reminders.age', { count: entry.years }) : t('reminders.years', { count: entry.years })}
                    {isBirthday ? ` · ${entry.customerName}` : ''}
                  </div>
                </div>
                <Tooltip label={t('reminders.plan', { name: entry.customerName })}>
                  <ActionIcon
                    variant="subtle"
                    color="gray"
                    size={28}
                    aria-label={t('reminders.plan', { name: entry.customerName })}
                    onClick={() => newVisitDrawer.open({ customer: { id: entry.customerId, name: entry.customerName } })}
                  >
                    <IconCalendarPlus size={16} stroke={1.75} aria-hidden />
                  </ActionIcon>
                </Tooltip>
              </li>
            );
          })}
        </ul>
      )}
    </Card>
  );
}
