import { ActionIcon, Button, Drawer, Menu, TextInput } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { IconDots } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { TaskChange } from '../../src-shared/tasks/task-record.ts';
import { useHost } from '../api/client.tsx';
import { ExternalLink } from '../api/ExternalLink.tsx';
import { sentenceOf } from '../api/errors.ts';
import { useCommand } from '../api/use-command.ts';
import { useLanguage } from '../api/use-language.ts';
import { OwnFacts } from '../custom-fields/index.ts';
import { SoldFromTask } from '../leads/index.ts';
import { DialogFocus } from '../ui/DialogFocus.tsx';
import { FailedState } from '../ui/FailedState.tsx';
import { dayOf, writeDayTime } from '../ui/formats.ts';
import { LoadingState } from '../ui/LoadingState.tsx';
import { StateBadge } from '../ui/StateBadge.tsx';
import { TextArea } from '../ui/TextArea.tsx';
import { useNow } from '../ui/use-now.ts';
import { CustomerField, useLastOpened } from '../visits/index.ts';
import { RestrictedMark } from '../consent/index.ts';
import { CompletePanel } from './CompletePanel.tsx';
import { taskDrawer } from './drawers.ts';
import { addressedWords, mailLink, textMessageLink } from './message-links.ts';
import { MessageToCopy } from './MessageToCopy.tsx';
import { TaskFields } from './TaskFields.tsx';
import { TaskHistory } from './TaskHistory.tsx';
import classes from './Tasks.module.css';
import { useTaskWords } from './use-task-words.ts';
import { useTask } from './use-tasks.ts';

type ShownTask = NonNullable<ReturnType<typeof useTask>['data']>;

/** A task with everything that can be done to it; the frame shows it, any screen opens it. */
export function TaskDrawer() {
  const { t } = useTranslation(['tasks', 'ui']);
  const language = useLanguage();
  const { isOpen, value, key } = useLastOpened(taskDrawer);
  const task = useTask(value?.taskId ?? null);
  return (
    <Drawer.Root
      opened={isOpen}
      onClose={taskDrawer.close}
      position="right"
      size={480}
      transitionProps={{ duration: 120 }}
      trapFocus={false}
      classNames={{ content: classes.content ?? '' }}
    >
      <Drawer.Overlay backgroundOpacity={0.25} />
      <Drawer.Content aria-label={task.data?.title ?? t('tasks:details')}>
        {task.data === undefined || task.data.id !== value?.taskId ? (
          <>
            <Drawer.Header className={classes.header ?? ''}>
              <Drawer.Title>{t('tasks:details')}</Drawer.Title>
              <Drawer.CloseButton aria-label={t('ui:close')} />
            </Drawer.Header>
            {task.error === null ? (
              <LoadingState />
            ) : (
              <FailedState reason={sentenceOf(task.error, language)} onRetry={() => void task.refetch()} />
            )}
          </>
        ) : (
          <TaskContent key={key} task={task.data} />
        )}
        <DialogFocus isOpen={isOpen} />
      </Drawer.Content>
    </Drawer.Root>
  );
}

function TaskContent({ task }: { task: ShownTask }) {
  const { t } = useTranslation(['tasks', 'ui']);
  const words = useTaskWords();
  const today = dayOf(useNow());
  const [panel, setPanel] = useState<'complete' | 'cancel' | null>(null);
  const isOver = task.state === 'done' || task.state === 'cancelled';
  const update = useCommand((client, change: TaskChange) => client.tasks.update({ id: task.id, change }), {
    done: () => t('tasks:toast.changed', { title: task.title }),
  });
  const move = useCommand((client, state: 'open' | 'doing') => client.tasks.move({ ids: [task.id], state }), {
    done: (_answer, state) => t('tasks:toast.moved', { title: task.title, state: t(`tasks:state.${state}`) }),
  });
  const remove = useCommand((client, id: string) => client.tasks.delete({ id }), {
    done: () => t('tasks:toast.removed', { title: task.title }),
  });
  const due = words.due(task, today);
  return (
    <>
      <Drawer.Header className={classes.header ?? ''}>
        <div style={{ minWidth: 0 }}>
          <Drawer.Title className={classes.drawerTitle ?? ''}>{task.title}</Drawer.Title>
          <div className={classes.badges}>
            <StateBadge tone={task.state === 'done' ? 'good' : task.state === 'doing' ? 'info' : 'neutral'}>
              {t(`tasks:state.${task.state}`)}
            </StateBadge>
            {due === null ? null : <span className={!isOver && (task.dueOn ?? '') < today ? classes.late : ''}>{due}</span>}
            {task.escalatedAt === null || isOver ? null : <StateBadge tone="warn">{t('tasks:escalated')}</StateBadge>}
            <span>
              {t('tasks:writtenBy', { name: task.authorName ?? t('tasks:somebody'), when: writeDayTime(task.createdAt) })}
            </span>
          </div>
        </div>
        <Drawer.CloseButton aria-label={t('ui:close')} />
      </Drawer.Header>
      <Drawer.Body className={classes.body ?? ''}>
        {panel === null ? null : <CompletePanel key={panel} task={task} kind={panel} onClose={() => setPanel(null)} />}
        {isOver && task.outcome !== null ? (
          <p className={classes.said}>
            <strong>{t('tasks:outcome')}:</strong> {task.outcome}
          </p>
        ) : null}
        <Reach task={task} />
        <SoldFromTask task={task} onLeave={taskDrawer.close} />
        {task.batch === null ? null : (
          <Link to="/tasks" search={{ batch: task.batch.id }} className={classes.link} onClick={taskDrawer.close}>
            {t('tasks:partOf', { title: task.batch.title, done: task.batch.done, total: task.batch.made })}
          </Link>
        )}
        <LeavingField
          label={t('tasks:fields.title')}
          value={task.title}
          isRequired
          onSave={(title) => void update.run({ title })}
        />
        {task.customerId === null || task.customerState === 'deleted' ? (
          <CustomerField
            label={t('tasks:fields.customerId')}
            isRequired={false}
            value={task.customerId === null ? null : { id: task.customerId, name: task.customerName ?? '' }}
            onChange={(customer) => void update.run({ customerId: customer?.id ?? null })}
          />
        ) : null}
        <TaskFields
          values={task}
          refused={update.fields}
          withChannel={task.customerId !== null}
          onChange={({ assigneeId, ...change }) => void update.run(assigneeId == null ? change : { ...change, assigneeId })}
        />
        <LeavingField
          label={t('tasks:fields.note')}
          value={task.note ?? ''}
          isLong
          onSave={(note) => void update.run({ note })}
        />
        <OwnFacts customerId={task.id} entity="tasks" rowId={task.id} isReadOnly={false} />
        <TaskHistory lines={task.history} />
      </Drawer.Body>
      <footer className={classes.footer}>
        {isOver ? (
          <Button loading={move.isRunning} onClick={() => void move.run('open')} data-autofocus>
            {t('tasks:reopen')}
          </Button>
        ) : (
          <>
            <Button variant={panel === 'complete' ? 'default' : 'filled'} onClick={() => setPanel('complete')} data-autofocus>
              {t('tasks:complete')}
            </Button>
            <Button
              variant="default"
              loading={move.isRunning}
              onClick={() => void move.run(task.state === 'doing' ? 'open' : 'doing')}
            >
              {t(task.state === 'doing' ? 'tasks:putBack' : 'tasks:begin')}
            </Button>
          </>
        )}
        <span className={classes.push} />
        <Menu position="top-end">
          <Menu.Target>
            <ActionIcon variant="default" size={30} aria-label={t('ui:more')}>
              <IconDots size={16} aria-hidden />
            </ActionIcon>
          </Menu.Target>
          <Menu.Dropdown>
            {isOver ? null : <Menu.Item onClick={() => setPanel('cancel')}>{t('tasks:cancel')}</Menu.Item>}
            <Menu.Item
              onClick={() =>
                void remove.run(task.id).then((answer) => {
                  if (answer !== null) taskDrawer.close();
                })
              }
            >
              {t('tasks:remove')}
            </Menu.Item>
          </Menu.Dropdown>
        </Menu>
      </footer>
    </>
  );
}

/** The customer, and the way to reach him that the task proposes, first. */
function Reach({ task }: { task: ShownTask }) {
  const { t } = useTranslation('tasks');
  const words = useTaskWords();
  if (task.customerId === null) return null;
  const { desktop } = useHost();
  const { phone, email, zalo, phoneGreeting, emailGreeting } = task.reach;
  // The customer's name at the end of the title is for the list of tasks.
  const ending = `: ${task.customerName ?? ''}`;
  const subject = task.title.endsWith(ending) ? task.title.slice(0, -ending.length) : task.title;
  const said = (greeting: string | null) => (task.words === null ? null : addressedWords(task.words, greeting));
  const body = said(emailGreeting);
  const letter = body === null ? null : { subject, body };
  const message = said(phoneGreeting);
  const ways = [
    {
      channel: 'phone',
      href: phone === null ? null : `tel:${phone.replace(/[^\d+]/g, '')}`,
      text: t('call', { number: phone ?? '' }),
    },
    { channel: 'email', href: email === null ? null : mailLink(email, letter), text: t('mail', { address: email ?? '' }) },
    { channel: 'zalo', href: zalo, text: t('openZalo') },
    {
      channel: 'sms',
      // The desktop shell opens no such link (`external-links.ts`).
      href: phone === null || desktop !== null ? null : textMessageLink(phone, message),
      text: t('message', { number: phone ?? '' }),
    },
  ].filter((way) => way.href !== null && (way.channel !== 'sms' || task.channel === 'sms'));
  const first = ways.toSorted((a, b) => Number(b.channel === task.channel) - Number(a.channel === task.channel));
  return (
    <div>
      {task.customerState === 'seen' ? (
        <Link to="/customers/$id" params={{ id: task.customerId }} className={classes.link} onClick={taskDrawer.close}>
          {task.customerName}
        </Link>
      ) : (
        <span>
          {task.customerName}{' '}
          <StateBadge tone="warn">{t(task.customerState === 'deleted' ? 'customerDeleted' : 'customerUnseen')}</StateBadge>
        </span>
      )}
      <div className={classes.reach}>
        {task.reach.isRestricted ? <RestrictedMark /> : null}
        {task.channel === null ? null : (
          <StateBadge tone="info">{t('by', { channel: words.channel(task.channel) ?? '' })}</StateBadge>
        )}
        {first.map(({ channel, href, text }) => (
          <ExternalLink key={channel} href={href ?? ''}>
            {text}
          </ExternalLink>
        ))}
      </div>
      {task.channel === 'sms' && phone !== null ? <MessageToCopy words={message} number={phone} /> : null}
      {task.channel === 'zalo' && message !== null ? <MessageToCopy words={message} number={null} /> : null}
    </div>
  );
}

/** A text that is saved when it is left; nothing is asked. */
function LeavingField({
  label,
  value,
  isLong = false,
  isRequired = false,
  onSave,
}: {
  label: string;
  value: string;
  isLong?: boolean;
  isRequired?: boolean;
  onSave: (text: string) => void;
}) {
  const [typed, setTyped] = useState<string | null>(null);
  function leave() {
    if (typed !== null && typed.trim() !== value.trim() && !(isRequired && typed.trim() === '')) onSave(typed);
    setTyped(null);
  }
  const common = { label, value: typed ?? value, onBlur: leave };
  return isLong ? (
    <TextArea {...common} maxLength={5000} onChange={(event) => setTyped(event.currentTarget.value)} />
  ) : (
    <TextInput
      {...common}
      maxLength={300}
      onChange={(event) => setTyped(event.currentTarget.value)}
      onKeyDown={(event) => {
        if (event.key === 'Enter') event.currentTarget.blur();
      }}
    />
  );
}
