import { ActionIcon, Anchor, Button, Drawer, Menu, TextInput } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { IconArrowUpRight, IconDots } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Visit } from '../../src-shared/visits/visit.ts';
import { useCommand } from '../api/use-command.ts';
import { useLanguage } from '../api/use-language.ts';
import { VisitIcsButton } from '../appointments/index.ts';
import { NotePriceButton, NotePriceItem } from '../competitors/index.ts';
import { OwnFacts } from '../custom-fields/index.ts';
import { PaperIntake, PapersCard } from '../files/index.ts';
import { ExpensesOfVisit } from '../expenses/index.ts';
import { ProofCard } from '../proof/index.ts';
import { DialogFocus } from '../ui/DialogFocus.tsx';
import { FailedState } from '../ui/FailedState.tsx';
import { sentenceOf } from '../api/errors.ts';
import { dayOf } from '../ui/formats.ts';
import { LoadingState } from '../ui/LoadingState.tsx';
import { StateBadge } from '../ui/StateBadge.tsx';
import { useNow } from '../ui/use-now.ts';
import { FormsOnVisit } from '../visit-forms/index.ts';
import { longDay } from './day-names.ts';
import { newVisitDrawer, visitDrawer, visitResultDrawer } from './drawers.ts';
import { OverlapNote } from './OverlapNote.tsx';
import { MovePanel } from './MovePanel.tsx';
import { useLastOpened } from './use-last-opened.ts';
import { useVisit } from './use-visits.ts';
import { useVisitWords } from './use-visit-words.ts';
import classes from './VisitDrawer.module.css';
import { VisitFacts, VisitResult } from './VisitFacts.tsx';
import { markOf, toneOfMark } from './visit-marks.ts';

/** A visit with everything that can be done to it; the frame shows it, any screen opens it. */
export function VisitDrawer() {
  const { t } = useTranslation(['visits', 'ui']);
  const language = useLanguage();
  const { isOpen, value, key } = useLastOpened(visitDrawer);
  const visit = useVisit(value?.visitId ?? null);
  return (
    <Drawer.Root
      opened={isOpen}
      onClose={visitDrawer.close}
      position="right"
      size={480}
      transitionProps={{ duration: 120 }}
      trapFocus={false}
      classNames={{ content: classes.content ?? '' }}
    >
      <Drawer.Overlay backgroundOpacity={0.25} />
      <Drawer.Content>
        {visit.data === undefined || visit.data.id !== value?.visitId ? (
          <>
            <Drawer.Header className={classes.header ?? ''}>
              <Drawer.Title>{t('visits:details.title')}</Drawer.Title>
              <Drawer.CloseButton aria-label={t('ui:close')} />
            </Drawer.Header>
            {visit.error === null ? (
              <LoadingState />
            ) : (
              <FailedState reason={sentenceOf(visit.error, language)} onRetry={() => void visit.refetch()} />
            )}
          </>
        ) : (
          <VisitContent key={key} visit={visit.data} opensMoving={value.isMoving === true} />
        )}
        <DialogFocus isOpen={isOpen} />
      </Drawer.Content>
    </Drawer.Root>
  );
}

function VisitContent({ visit, opensMoving }: { visit: Visit; opensMoving: boolean }) {
  const { t } = useTranslation(['visits', 'ui']);
  const language = useLanguage();
  const words = useVisitWords();
  const navigate = useNavigate();
  const mark = markOf(visit, useNow());
  const [panel, setPanel] = useState<'move' | 'cancel' | null>(opensMoving && visit.state === 'planned' ? 'move' : null);
  const reopen = useCommand((client, id: string) => client.visits.reopen({ id }), {
    done: () => t('visits:toast.reopened', { name: visit.customerName }),
  });

  function openCustomer() {
    visitDrawer.close();
    void navigate({ to: '/customers/$id', params: { id: visit.customerId } });
  }

  function record() {
    visitDrawer.close();
    visitResultDrawer.open({ visitId: visit.id });
  }

  return (
    <>
      <Drawer.Header className={classes.header ?? ''}>
        <div style={{ minWidth: 0 }}>
          <Drawer.Title className={classes.title ?? ''}>{visit.customerName}</Drawer.Title>
          <div className={classes.under}>
            <span>
              {longDay(dayOf(visit.startsAt), language)} · {words.times(visit)}
            </span>
            <StateBadge tone={toneOfMark[mark]} withDot={mark === 'done'}>
              {words.mark(mark)}
            </StateBadge>
          </div>
        </div>
        <Drawer.CloseButton aria-label={t('ui:close')} />
      </Drawer.Header>
      <Drawer.Body className={classes.body ?? ''}>
        {panel === 'move' ? <MovePanel visit={visit} onDone={() => setPanel(null)} /> : null}
        {panel === 'cancel' ? <CancelPanel visit={visit} onDone={() => setPanel(null)} /> : null}
        {visit.state === 'planned' ? <OverlapNote {...visit} exceptId={visit.id} /> : null}
        <VisitFacts visit={visit} />
        <ProofCard visit={visit} />
        <FormsOnVisit
          visit={visit}
          isReadOnly={visit.state === 'cancelled'}
          onFill={visitDrawer.close}
          onClosed={() => visitDrawer.open({ visitId: visit.id })}
        />
        <PaperIntake
          owner={{ customerId: visit.customerId, onEntity: 'visits', onId: visit.id }}
          name={visit.customerName}
          onTaken={nothing}
          isOnTop
        />
        {visit.state === 'cancelled' ? null : (
          <ExpensesOfVisit
            visit={{ id: visit.id, customerId: visit.customerId, customerName: visit.customerName, day: dayOf(visit.startsAt) }}
            onOpen={visitDrawer.close}
          />
        )}
        <OwnFacts customerId={visit.customerId} entity="visits" rowId={visit.id} isReadOnly={false} />
        <PapersCard owner={{ customerId: visit.customerId, onEntity: 'visits', onId: visit.id }} isReadOnly={false} isSmall />
        {visit.result === null ? null : <VisitResult result={visit.result} onCorrect={record} />}
        <div>
          <VisitIcsButton visitId={visit.id} name={visit.customerName} />
          <Anchor component="button" type="button" size="sm" onClick={openCustomer}>
            {t('visits:details.openCustomer')} <IconArrowUpRight size={14} aria-hidden style={{ verticalAlign: '-2px' }} />
          </Anchor>
        </div>
      </Drawer.Body>
      <footer className={classes.footer}>
        {visit.state === 'planned' ? (
          <>
            <Button onClick={record} data-autofocus>
              {t('visits:details.record')}
            </Button>
            <Button variant="default" onClick={() => setPanel('move')}>
              {t('visits:details.move')}
            </Button>
            <span className={classes.push} />
            <Menu position="top-end">
              <Menu.Target>
                <ActionIcon variant="default" size={30} aria-label={t('ui:more')}>
                  <IconDots size={16} aria-hidden />
                </ActionIcon>
              </Menu.Target>
              <Menu.Dropdown>
                <NotePriceItem onLeave={visitDrawer.close} />
                <Menu.Item onClick={() => setPanel('cancel')}>{t('visits:details.cancel')}</Menu.Item>
              </Menu.Dropdown>
            </Menu>
          </>
        ) : null}
        {visit.state === 'cancelled' ? (
          <Button loading={reopen.isRunning} onClick={() => void reopen.run(visit.id)} data-autofocus>
            {t('visits:details.reopen')}
          </Button>
        ) : null}
        {visit.state === 'done' ? (
          <Button
            variant="default"
            onClick={() => {
              visitDrawer.close();
              newVisitDrawer.open({ customer: { id: visit.customerId, name: visit.customerName } });
            }}
            data-autofocus
          >
            {t('visits:details.planNext')}
          </Button>
        ) : null}
        {visit.state === 'done' ? <NotePriceButton onLeave={visitDrawer.close} /> : null}
      </footer>
    </>
  );
}

function nothing() {
  // The tiles of the drawer show what was taken in.
}

function CancelPanel({ visit, onDone }: { visit: Visit; onDone: () => void }) {
  const { t } = useTranslation(['visits', 'ui']);
  const [reason, setReason] = useState('');
  const cancel = useCommand((client, input: { id: string; reason: string | null }) => client.visits.cancel(input), {
    done: () => t('visits:toast.cancelled', { name: visit.customerName }),
  });
  async function run() {
    const done = await cancel.run({ id: visit.id, reason: reason.trim() === '' ? null : reason });
    if (done !== null) onDone();
  }
  return (
    <form
      className={classes.panel}
      aria-label={t('visits:details.cancel')}
      onSubmit={(event) => {
        event.preventDefault();
        void run();
      }}
    >
      <h3>{t('visits:details.cancel')}</h3>
      <TextInput
        label={t('visits:details.cancelReason')}
        value={reason}
        maxLength={2000}
        autoFocus
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      <div className={classes.row}>
        <span className={classes.push} />
        <Button variant="default" onClick={onDone}>
          {t('visits:details.keep')}
        </Button>
        <Button type="submit" color="red" loading={cancel.isRunning}>
          {t('visits:details.cancelNow')}
        </Button>
      </div>
    </form>
  );
}
