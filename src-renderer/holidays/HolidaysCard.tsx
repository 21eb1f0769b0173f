import { ActionIcon, Button } from '@mantine/core';
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OfficeHoliday } from '../../src-shared/holidays/holidays.contract.ts';
import { weekdayOf } from '../../src-shared/lib/dates.ts';
import { useCommand } from '../api/use-command.ts';
import { useLanguage } from '../api/use-language.ts';
import { Card } from '../ui/Card.tsx';
import { dayOf, writeDay } from '../ui/formats.ts';
import { StateBadge } from '../ui/StateBadge.tsx';
import { useNow } from '../ui/use-now.ts';
import { type DayLine, daysOfYear } from './days-of-year.ts';
import { HolidayDrawer, type HolidayDraft } from './HolidayDrawer.tsx';
import classes from './Holidays.module.css';
import { useHolidays } from './use-office-days.ts';
import { WorkingDayCalculator } from './WorkingDayCalculator.tsx';

const tones = { law: 'neutral', usual: 'neutral', 'in-lieu': 'neutral', off: 'info', working: 'warn' } as const;

/** The days off of a year: what the law says, and what the government and the office decide over it. */
export function HolidaysCard() {
  const { t } = useTranslation('holidays');
  const language = useLanguage();
  const today = dayOf(useNow());
  const [year, setYear] = useState(() => Number(today.slice(0, 4)));
  const [draft, setDraft] = useState<HolidayDraft | null>(null);
  const { holidays, mayChange } = useHolidays();
  const remove = useCommand((core, { id }: OfficeHoliday) => core.holidays.remove({ id }), {
    done: (_answer, { day }) => t('removed', { day: writeDay(day) }),
  });
  const act = ({ day, name, source, row }: DayLine) => {
    if (row !== null) setDraft({ id: row.id, day, kind: row.kind, vi: row.vi, en: row.en, source: source ?? '' });
    else setDraft({ id: null, day, kind: 'working', vi: t('worksOn', { name: name.vi }), en: '', source: '' });
  };
  return (
    <Card
      title={t('title')}
      aside={
        <span className={classes.bar}>
          <ActionIcon variant="subtle" size={28} aria-label={t('previousYear')} onClick={() => setYear(year - 1)}>
            <IconChevronLeft size={16} aria-hidden />
          </ActionIcon>
          <span className={`${classes.year} fb-figures`} aria-live="polite">
            {year}
          </span>
          <ActionIcon variant="subtle" size={28} aria-label={t('nextYear')} onClick={() => setYear(year + 1)}>
            <IconChevronRight size={16} aria-hidden />
          </ActionIcon>
          {mayChange ? (
            <Button variant="subtle" onClick={() => setDraft({ id: null, day: null, kind: 'off', vi: '', en: '', source: '' })}>
              {t('add')}
            </Button>
          ) : null}
        </span>
      }
    >
      <p className={classes.hint}>{t(mayChange ? 'hint' : 'hintReadOnly')}</p>
      {daysOfYear(year, holidays).map((line) => (
        <div key={line.day} className={classes.row}>
          <span className={`${classes.day} fb-figures`}>
            {t(`weekday.${weekdayOf(line.day)}` as 'weekday.1')} {writeDay(line.day)}
          </span>
          <span className={classes.name}>
            {line.name[language]} <StateBadge tone={tones[line.kind]}>{t(`kind.${line.kind}`)}</StateBadge>
            {line.source === null ? null : (
              <span className={classes.soft} title={line.source}>
                {line.source}
              </span>
            )}
          </span>
          <span className={classes.acts}>
            {mayChange ? (
              <Button
                variant="subtle"
                size="compact-sm"
                aria-label={t(line.row === null ? 'workOne' : 'editOne', { day: writeDay(line.day) })}
                onClick={() => act(line)}
              >
                {t(line.row === null ? 'work' : 'edit')}
              </Button>
            ) : null}
            {mayChange && line.row !== null ? (
              <Button
                variant="subtle"
                size="compact-sm"
                aria-label={t('removeOne', { day: writeDay(line.day) })}
                onClick={() => {
                  if (line.row !== null) void remove.run(line.row);
                }}
              >
                {t('remove')}
              </Button>
            ) : null}
          </span>
        </div>
      ))}
      <WorkingDayCalculator today={today} />
      {draft === null ? null : <HolidayDrawer draft={draft} onChange={setDraft} onClose={() => setDraft(null)} />}
    </Card>
  );
}
