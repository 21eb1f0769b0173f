import { ActionIcon, Button, Menu } from '@mantine/core';
import { IconClock } from '@tabler/icons-react';
import { useContext, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { instantOf } from '../../src-shared/lib/dates.ts';
import { dayOf } from '../ui/formats.ts';
import { LaterMenu } from '../ui/later.tsx';
import { ClockOffset, useNow } from '../ui/use-now.ts';
import { DayField } from '../ui/DayField.tsx';
import { TimeField } from '../visits/index.ts';
import classes from './Reminders.module.css';
import { snoozeChoices } from './snooze-choices.ts';

/** Later: in an hour, tomorrow morning, on Monday, or at a time of one's own. */
export function SnoozeMenu({ name, onSnooze }: { name: string; onSnooze: (until: string) => void }) {
  const { t } = useTranslation('reminders');
  const [isChoosing, setIsChoosing] = useState(false);
  const offset = useContext(ClockOffset);
  const choose = (which: 'hour' | 'tomorrow' | 'week') => onSnooze(snoozeChoices(Date.now() - offset)[which]);
  return (
    <>
      <LaterMenu
        position="bottom-end"
        button={(props) => (
          <ActionIcon
            {...props}
            variant="subtle"
            color="gray"
            size={28}
            aria-label={t('snooze.of', { name })}
            title={t('snooze.label')}
          >
            <IconClock size={16} stroke={1.75} aria-hidden />
          </ActionIcon>
        )}
      >
        <Menu.Dropdown>
          <Menu.Item onClick={() => choose('hour')}>{t('snooze.hour')}</Menu.Item>
          <Menu.Item onClick={() => choose('tomorrow')}>{t('snooze.tomorrow')}</Menu.Item>
          <Menu.Item onClick={() => choose('week')}>{t('snooze.week')}</Menu.Item>
          <Menu.Item onClick={() => setIsChoosing(true)}>{t('snooze.choose')}</Menu.Item>
        </Menu.Dropdown>
      </LaterMenu>
      {isChoosing ? <ChooseTime name={name} onSnooze={onSnooze} onClose={() => setIsChoosing(false)} /> : null}
    </>
  );
}

function ChooseTime({ name, onSnooze, onClose }: { name: string; onSnooze: (until: string) => void; onClose: () => void }) {
  const { t } = useTranslation('reminders');
  const now = useNow();
  const [day, setDay] = useState<string | null>(dayOf(now + 24 * 3_600_000));
  const [time, setTime] = useState('08:00');
  const until = day === null ? null : instantOf(day, time);
  const isPast = until !== null && Date.parse(until) <= now;
  return (
    <form
      className={classes.choose}
      aria-label={t('snooze.of', { name })}
      onSubmit={(event) => {
        event.preventDefault();
        if (until === null || isPast) return;
        onSnooze(until);
        onClose();
      }}
    >
      <DayField label={t('snooze.day')} value={day} onChange={setDay} error={isPast ? t('snooze.past') : null} />
      <TimeField label={t('snooze.time')} value={time} onChange={setTime} />
      <div className={classes.buttons}>
        <Button type="submit" disabled={until === null || isPast}>
          {t('snooze.set')}
        </Button>
        <Button variant="default" onClick={onClose}>
          {t('cancel')}
        </Button>
      </div>
    </form>
  );
}
