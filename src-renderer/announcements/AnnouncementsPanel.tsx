import { Button } from '@mantine/core';
import { IconMail } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Announcement } from '../../src-shared/announcements/announcements.contract.ts';
import { sentenceOf } from '../api/errors.ts';
import { useCommand } from '../api/use-command.ts';
import { useLanguage } from '../api/use-language.ts';
import { Card } from '../ui/Card.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';
import { FailedState } from '../ui/FailedState.tsx';
import { writeDayTime, writeNumber } from '../ui/formats.ts';
import { LoadingState } from '../ui/LoadingState.tsx';
import { useShortcut } from '../ui/shortcuts.tsx';
import { StateBadge } from '../ui/StateBadge.tsx';
import { announceDrawer } from './announce-drawer.ts';
import classes from './Announcements.module.css';
import { useAnnouncements } from './use-announcements.ts';

const tones = { draft: 'warn', sent: 'good', dropped: 'neutral' } as const;

/** What was announced by mail: which drafts went out, which did not, and how far the telling in person is. */
export function AnnouncementsPanel() {
  const { t } = useTranslation('announcements');
  const language = useLanguage();
  const list = useAnnouncements();
  const write = () => announceDrawer.open({ policies: [] });
  useShortcut('new', write);
  if (list.isError) return <FailedState reason={sentenceOf(list.error, language)} onRetry={() => void list.refetch()} />;
  if (list.data === undefined) return <LoadingState lines={4} />;
  const { announcements } = list.data;
  return (
    <div className={classes.panel}>
      {announcements.length === 0 ? (
        <EmptyState icon={<IconMail size={22} stroke={1.5} aria-hidden />} title={t('list.empty')} text={t('list.emptyText')}>
          <Button onClick={write}>{t('list.new')}</Button>
        </EmptyState>
      ) : (
        <div className={classes.row}>
          <span className={classes.push} />
          <Button onClick={write}>{t('list.new')}</Button>
        </div>
      )}
      {announcements.map((announcement) => (
        <OneAnnouncement key={announcement.id} announcement={announcement} />
      ))}
    </div>
  );
}

function OneAnnouncement({ announcement }: { announcement: Announcement }) {
  const { t } = useTranslation('announcements');
  const language = useLanguage();
  const { id, title, madeAt, madeBy, isMine, mails, changed, job } = announcement;
  const said = (count: number) => ({ count, shown: writeNumber(count, language) });
  const sent = useCommand(
    (core, wanted: number[] | null) => core.announcements.markSent({ id, ...(wanted === null ? {} : { mails: wanted }) }),
    { done: ({ count }) => t('list.markedSent', said(count)) },
  );
  const drop = useCommand((core, mail: number) => core.announcements.drop({ id, mails: [mail] }), {
    done: ({ count }) => t('list.dropped', said(count)),
  });
  const isBusy = sent.isRunning || drop.isRunning;
  const drafts = mails.filter(({ state }) => state === 'draft');
  return (
    <Card
      title={title}
      aside={
        <span className={classes.soft}>{t('list.made', { day: writeDayTime(madeAt), name: madeBy ?? t('list.someone') })}</span>
      }
    >
      {changed.length > 0 && drafts.length > 0 ? (
        <p className={classes.warning}>{t('list.changed', { names: changed.join('; ') })}</p>
      ) : null}
      <ul className={classes.mails}>
        {mails.map(({ mail, of, taskId, recipients, state, unlogged }) => (
          <li key={taskId} className={classes.mail}>
            <span>{t('list.mail', { mail, of })}</span>
            <span className={classes.soft}>{t('list.recipients', said(recipients))}</span>
            <StateBadge tone={tones[state]}>{t(`list.states.${state}`)}</StateBadge>
            <span className={classes.push} />
            {isMine && state === 'draft' ? (
              <>
                <Button
                  variant="default"
                  size="compact-sm"
                  disabled={isBusy}
                  aria-label={t('list.sentOf', { mail })}
                  onClick={() => void sent.run([mail])}
                >
                  {t('list.sent')}
                </Button>
                <Button
                  variant="subtle"
                  size="compact-sm"
                  disabled={isBusy}
                  aria-label={t('list.dropOf', { mail })}
                  onClick={() => void drop.run(mail)}
                >
                  {t('list.drop')}
                </Button>
              </>
            ) : null}
            {isMine && unlogged > 0 ? (
              <Button
                variant="default"
                size="compact-sm"
                disabled={isBusy}
                aria-label={t('list.logOf', { mail })}
                onClick={() => void sent.run([mail])}
              >
                {t('list.log')}
              </Button>
            ) : null}
          </li>
        ))}
      </ul>
      <div className={classes.row}>
        {job === null ? null : (
          <Link to="/tasks" search={{ batch: id }} className={classes.link ?? ''}>
            {t('list.job', { done: writeNumber(job.done, language), total: writeNumber(job.made - job.cancelled, language) })}
          </Link>
        )}
        <span className={classes.push} />
        {isMine && drafts.length > 1 ? (
          <Button
            variant="default"
            size="compact-sm"
            loading={sent.isRunning}
            disabled={isBusy}
            onClick={() => void sent.run(drafts.map(({ mail }) => mail))}
          >
            {t('list.allSent')}
          </Button>
        ) : null}
      </div>
    </Card>
  );
}
