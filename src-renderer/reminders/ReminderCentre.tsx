import { Drawer, Switch } from '@mantine/core';
import { type NavigateOptions, useNavigate } from '@tanstack/react-router';
import { IconBellCheck, IconChevronRight } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { keptDays, mostKeptDays } from '../../src-shared/customers/customer-list.ts';
import type { Reminder } from '../../src-shared/reminders/reminders.contract.ts';
import { type ShownKind, shownKinds } from '../../src-shared/reminders/reminder.ts';
import { sentenceOf } from '../api/errors.ts';
import { useLanguage } from '../api/use-language.ts';
import { useStatus } from '../api/use-status.ts';
import { DialogFocus } from '../ui/DialogFocus.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';
import { FailedState } from '../ui/FailedState.tsx';
import { dayOf, daysBetween } from '../ui/formats.ts';
import { LoadingState } from '../ui/LoadingState.tsx';
import { StateBadge } from '../ui/StateBadge.tsx';
import { useNow } from '../ui/use-now.ts';
import { reminderCentre } from './centre.ts';
import { NoticeSwitch } from './NoticeSwitch.tsx';
import { ReminderLine } from './ReminderLine.tsx';
import classes from './Reminders.module.css';
import { TradingTiles } from './TradingTiles.tsx';
import { useReminders } from './use-reminders.ts';

/** Everything that this person is reminded of, by kind, with counts that open their lists. */
export function ReminderCentre() {
  const isOpen = reminderCentre.use() !== null;
  const { t } = useTranslation('reminders');
  return (
    <Drawer.Root
      opened={isOpen}
      onClose={reminderCentre.close}
      position="right"
      size={520}
      transitionProps={{ duration: 120 }}
      trapFocus={false}
      classNames={{ content: classes.content ?? '' }}
    >
      <Drawer.Overlay backgroundOpacity={0.25} />
      <Drawer.Content aria-label={t('centre')}>
        <Drawer.Header px={16}>
          <Drawer.Title fw={600}>{t('centre')}</Drawer.Title>
          <Drawer.CloseButton aria-label={t('close')} />
        </Drawer.Header>
        <Drawer.Body p={0}>{isOpen ? <Content /> : null}</Drawer.Body>
        <DialogFocus isOpen={isOpen} />
      </Drawer.Content>
    </Drawer.Root>
  );
}

/** The list where all of a kind stands; others have none, their lines open the records. */
const listOf: Readonly<Partial<Record<ShownKind, NavigateOptions>>> = {
  'to-approve': { to: '/quotes' },
  approval: { to: '/quotes' },
  help: { to: '/tasks', search: { view: 'help' } },
  'help-answer': { to: '/tasks', search: { view: 'help' } },
  escalated: { to: '/tasks', search: { who: 'escalated' } },
  visit: { to: '/visits', search: { view: 'agenda' } },
  'missing-result': { to: '/visits', search: { view: 'agenda' } },
  task: { to: '/tasks' },
  care: { to: '/tasks' },
  receivable: { to: '/receivables' },
  delivery: { to: '/orders' },
  renewal: { to: '/contracts' },
  warranty: { to: '/installed-items', search: { list: 'warranty', who: 'mine' } },
  maintenance: { to: '/installed-items', search: { list: 'maintenance', who: 'mine' } },
};

function KindTitle({
  title,
  list,
  onShow,
}: {
  title: string;
  list: NavigateOptions | undefined;
  onShow: (list: NavigateOptions) => void;
}) {
  if (list === undefined) return title;
  return (
    <button type="button" className={classes.headLink} onClick={() => onShow(list)}>
      {title}
      <IconChevronRight size={14} stroke={1.75} aria-hidden />
    </button>
  );
}

function Content() {
  const { t } = useTranslation('reminders');
  const language = useLanguage();
  const navigate = useNavigate();
  const on = dayOf(useNow());
  const userId = useStatus()?.profile?.userId;
  const [withHandled, setWithHandled] = useState(false);
  const list = useReminders(on, withHandled);
  const { data } = list;
  if (list.isError) return <FailedState reason={sentenceOf(list.error, language)} onRetry={() => void list.refetch()} />;
  if (data === undefined) return <LoadingState lines={8} />;
  const shown = shownKinds
    .map((kind) => ({ kind, lines: data.reminders.filter((reminder) => reminder.kind === kind) }))
    .filter(({ lines }) => lines.length > 0);

  /** Of days that come round each year the customers, as far ahead as is shown here. */
  function listFor(kind: ShownKind, lines: readonly Reminder[]): NavigateOptions | undefined {
    const what = keptDays.find((kept) => kept === kind);
    if (what === undefined) return listOf[kind];
    const days = Math.min(mostKeptDays, Math.max(0, ...lines.map((line) => daysBetween(on, line.on))));
    return {
      to: '/customers',
      search: { filter: { keptWithin: { what, days }, ...(userId === undefined ? {} : { ownerId: userId }) } },
    };
  }

  function show(list: NavigateOptions) {
    reminderCentre.close();
    void navigate(list);
  }

  return (
    <>
      <TradingTiles customers={data.customers} onLeave={reminderCentre.close} />
      <div className={classes.bar}>
        <NoticeSwitch />
        {data.handled === 0 && !withHandled ? null : (
          <Switch
            label={t('withHandled', { count: data.handled })}
            checked={withHandled}
            onChange={(event) => setWithHandled(event.currentTarget.checked)}
          />
        )}
      </div>
      {data.quiet.includes('visit') ? <p className={classes.note}>{t('tetQuiet')}</p> : null}
      {shown.length === 0 ? (
        <EmptyState icon={<IconBellCheck size={22} stroke={1.5} aria-hidden />} title={t('emptyTitle')} text={t('emptyText')} />
      ) : null}
      {shown.map(({ kind, lines }) => (
        <div key={kind} role="group" aria-label={t(`kind.${kind}`)}>
          <h3 className={classes.head}>
            <KindTitle title={t(`kind.${kind}`)} list={listFor(kind, lines)} onShow={show} />
            <StateBadge tone={kind === 'missing-result' ? 'warn' : 'neutral'}>{data.counts[kind] ?? 0}</StateBadge>
          </h3>
          <ul className={classes.lines}>
            {lines.map((reminder) => (
              <ReminderLine key={reminder.key} reminder={reminder} on={on} onLeave={reminderCentre.close} />
            ))}
          </ul>
        </div>
      ))}
    </>
  );
}
