import { ActionIcon, Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { IconCalendarPlus, IconCheck, IconTruckDelivery } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Reminder } from '../../src-shared/reminders/reminders.contract.ts';
import { taskDrawer, useDeliveryTask } from '../tasks/index.ts';
import { newVisitDrawer, visitDrawer, visitResultDrawer } from '../visits/index.ts';
import classes from './Reminders.module.css';
import { SnoozeMenu } from './SnoozeMenu.tsx';
import { isTask, useMark } from './use-reminders.ts';
import { useReminderWords } from './use-reminder-words.ts';

/** One reminder: a click works on it; put off, done, opened again beside it. */
export function ReminderLine({ reminder, on, onLeave }: { reminder: Reminder; on: string; onLeave?: () => void }) {
  const { t } = useTranslation('reminders');
  const words = useReminderWords(on);
  const title = words.title(reminder);
  const mark = useMark(({ state }) => t(`marked.${state}`, { name: title }));
  const isOpen = reminder.state === 'open';
  return (
    <li className={classes.line} data-handled={!isOpen || undefined}>
      <div className={classes.grow}>
        <ReminderName reminder={reminder} title={title} {...(onLeave === undefined ? {} : { onLeave })} />
        <div className={`${classes.under} ${words.isOverdue(reminder) ? classes.overdue : ''}`}>{words.under(reminder)}</div>
      </div>
      <div className={classes.acts}>
        {isOpen ? (
          <>
            <WorkOnIt reminder={reminder} {...(onLeave === undefined ? {} : { onLeave })} />
            <SnoozeMenu name={title} onSnooze={(until) => void mark.run({ reminder, state: 'snoozed', until })} />
            <ActionIcon
              variant="subtle"
              color="gray"
              size={28}
              aria-label={t('doneOf', { name: title })}
              title={t('done')}
              onClick={() => void mark.run({ reminder, state: 'done' })}
            >
              <IconCheck size={16} stroke={1.75} aria-hidden />
            </ActionIcon>
          </>
        ) : (
          <Button
            variant="subtle"
            aria-label={t('reopenOf', { name: title })}
            onClick={() => void mark.run({ reminder, state: 'open' })}
          >
            {t('reopen')}
          </Button>
        )}
      </div>
    </li>
  );
}

function ReminderName({ reminder, title, onLeave }: { reminder: Reminder; title: string; onLeave?: () => void }) {
  const { kind, customerId, recordId, quote } = reminder;
  if (quote !== null && recordId !== null) {
    return (
      <Link to="/quotes/$id" params={{ id: recordId }} className={classes.name} title={title} onClick={() => onLeave?.()}>
        {title}
      </Link>
    );
  }
  if (kind === 'renewal' && recordId !== null) {
    return (
      <Link to="/contracts/$id" params={{ id: recordId }} className={classes.name} title={title} onClick={() => onLeave?.()}>
        {title}
      </Link>
    );
  }
  if ((kind === 'visit' || kind === 'missing-result') && recordId !== null) {
    return (
      <button
        type="button"
        className={classes.name}
        title={title}
        onClick={() => {
          onLeave?.();
          visitDrawer.open({ visitId: recordId });
        }}
      >
        {title}
      </button>
    );
  }
  if ((kind === 'task' || kind === 'care' || kind === 'escalated') && recordId !== null) {
    return (
      <button
        type="button"
        className={classes.name}
        title={title}
        onClick={() => {
          onLeave?.();
          taskDrawer.open({ taskId: recordId });
        }}
      >
        {title}
      </button>
    );
  }
  if (kind === 'delivery' && recordId !== null) {
    return (
      <Link to="/orders/$id" params={{ id: recordId }} className={classes.name} title={title} onClick={() => onLeave?.()}>
        {title}
      </Link>
    );
  }
  if (customerId === null) return <span className={classes.name}>{title}</span>;
  return (
    <Link
      to="/customers/$id"
      params={{ id: customerId }}
      search={kind === 'warranty' || kind === 'maintenance' ? { tab: 'sales' } : {}}
      className={classes.name}
      title={title}
      onClick={() => onLeave?.()}
    >
      {title}
    </Link>
  );
}

/** The one click that a kind is worked on with. */
function WorkOnIt({ reminder, onLeave }: { reminder: Reminder; onLeave?: () => void }) {
  const { t } = useTranslation('reminders');
  const { kind, customerId, customerName, recordId } = reminder;
  if (kind === 'missing-result' && recordId !== null) {
    return (
      <Button
        variant="default"
        aria-label={t('recordOf', { name: reminder.name })}
        onClick={() => {
          onLeave?.();
          visitResultDrawer.open({ visitId: recordId });
        }}
      >
        {t('record')}
      </Button>
    );
  }
  if (kind === 'delivery' && recordId !== null) return <MakeDeliveryTask reminder={reminder} orderId={recordId} />;
  // What somebody asked, said or left undone is worked on where it stands.
  const isOfSomebody = reminder.quote !== null || reminder.byName !== undefined;
  if (kind === 'visit' || isOfSomebody || isTask(reminder) || customerId === null || customerName === null) return null;
  return (
    <ActionIcon
      variant="subtle"
      color="gray"
      size={28}
      aria-label={t('planOf', { name: customerName })}
      title={t('planOf', { name: customerName })}
      onClick={() => {
        onLeave?.();
        newVisitDrawer.open({ customer: { id: customerId, name: customerName } });
      }}
    >
      <IconCalendarPlus size={16} stroke={1.75} aria-hidden />
    </ActionIcon>
  );
}

/** One click makes the delivery a task of the day. */
function MakeDeliveryTask({ reminder: { name, customerName }, orderId }: { reminder: Reminder; orderId: string }) {
  const { t } = useTranslation('tasks');
  const { make } = useDeliveryTask();
  return (
    <ActionIcon
      variant="subtle"
      color="gray"
      size={28}
      aria-label={t('delivery.makeOf', { name })}
      title={t('delivery.make')}
      onClick={() => void make({ orderId, name, customerName })}
    >
      <IconTruckDelivery size={16} stroke={1.75} aria-hidden />
    </ActionIcon>
  );
}
