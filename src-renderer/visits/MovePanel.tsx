import { Button, SimpleGrid } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { addDays, formatTime, instantOf, localDay } from '../../src-shared/lib/dates.ts';
import type { Visit } from '../../src-shared/visits/visit.ts';
import { useLanguage } from '../api/use-language.ts';
import { DayField } from '../ui/DayField.tsx';
import { longWeekday } from './day-names.ts';
import { DayNote } from './NewVisitDrawer.tsx';
import { TimeField } from './TimeField.tsx';
import { laterBy, minutesOf } from './time-choices.ts';
import { useMoveVisit } from './use-move-visit.ts';
import classes from './VisitDrawer.module.css';

/** Moves a visit without a pointer: another day, another time, or a step with one key. */
export function MovePanel({ visit, onDone }: { visit: Visit; onDone: () => void }) {
  const { t } = useTranslation(['visits', 'ui']);
  const language = useLanguage();
  const move = useMoveVisit({ isQuiet: true });
  const [day, setDay] = useState<string | null>(localDay(visit.startsAt));
  const [from, setFrom] = useState(formatTime(visit.startsAt));
  const [to, setTo] = useState(formatTime(visit.endsAt));
  const isEndEarly = minutesOf(to) <= minutesOf(from);

  async function save() {
    if (day === null || isEndEarly) return;
    const moved = await move.run({ visit, startsAt: instantOf(day, from), endsAt: instantOf(day, to) });
    if (moved !== null) onDone();
  }

  function later(days: number) {
    setDay(addDays(day ?? localDay(visit.startsAt), days));
  }

  return (
    <form
      className={classes.panel}
      aria-label={t('visits:move.title')}
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <h3>{t('visits:move.title')}</h3>
      <SimpleGrid cols={{ base: 1, xs: 3 }} spacing="sm">
        <DayField
          label={t('visits:form.day')}
          value={day}
          onChange={setDay}
          error={day === null ? t('visits:form.dayMissing') : null}
        />
        <TimeField
          label={t('visits:form.from')}
          value={from}
          onChange={(time) => {
            setTo(laterBy(time, Math.max(15, minutesOf(to) - minutesOf(from))));
            setFrom(time);
          }}
        />
        <TimeField
          label={t('visits:form.to')}
          value={to}
          onChange={setTo}
          error={isEndEarly ? t('visits:form.endEarly') : null}
        />
      </SimpleGrid>
      {day === null ? null : <DayNote day={day} weekday={longWeekday(day, language)} />}
      {move.failure === null ? null : (
        <div className={classes.failure} role="alert">
          {move.failure}
        </div>
      )}
      <div className={classes.row}>
        <Button variant="default" size="compact-sm" onClick={() => later(1)}>
          {t('visits:move.dayLater')}
        </Button>
        <Button variant="default" size="compact-sm" onClick={() => later(7)}>
          {t('visits:move.weekLater')}
        </Button>
        <span className={classes.push} />
        <Button variant="default" onClick={onDone}>
          {t('ui:cancel')}
        </Button>
        <Button type="submit" loading={move.isRunning}>
          {t('visits:move.save')}
        </Button>
      </div>
    </form>
  );
}
