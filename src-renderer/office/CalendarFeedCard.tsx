import { Button, CopyButton, TextInput } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useClient } from '../api/client.tsx';
import { sentenceOf } from '../api/errors.ts';
import { useCommand } from '../api/use-command.ts';
import { useLanguage } from '../api/use-language.ts';
import { Card } from '../ui/Card.tsx';
import { Confirm } from '../ui/Confirm.tsx';
import { FailedState } from '../ui/FailedState.tsx';
import { writeDayTime } from '../ui/formats.ts';
import { LoadingState } from '../ui/LoadingState.tsx';
import { showUndoToast } from '../ui/toasts.tsx';
import classes from './OfficeSettings.module.css';

const feedKey = ['office', 'calendarFeed'] as const;

/** The secret address under which a phone, Outlook or Google shows one's visits; the office tells it once and keeps only its hash. */
export function CalendarFeedCard() {
  const { t } = useTranslation('office');
  const client = useClient();
  const language = useLanguage();
  const queries = useQueryClient();
  const [address, setAddress] = useState<string | null>(null);
  const [asked, setAsked] = useState<'renew' | 'end' | null>(null);
  const feed = useQuery({ queryKey: feedKey, meta: { entities: [] }, queryFn: () => client.office.calendarFeed({}) });
  const make = useCommand((core, _input: null) => core.office.makeCalendarFeed({}));
  const stop = useCommand((core, _input: null) => core.office.endCalendarFeed({}));

  async function makeOne() {
    const made = await make.run(null);
    if (made !== null) setAddress(made.address);
    await queries.invalidateQueries({ queryKey: feedKey });
  }
  async function end() {
    if ((await stop.run(null)) === null) return;
    setAddress(null);
    showUndoToast({ message: t('feed.ended'), id: 'calendar-feed' });
    await queries.invalidateQueries({ queryKey: feedKey });
  }

  const madeAt = feed.data?.madeAt ?? null;
  return (
    <Card title={t('feed.title')}>
      <div className={classes.feed}>
        <p className={classes.text}>{t('feed.text')}</p>
        {feed.isError ? (
          <FailedState reason={sentenceOf(feed.error, language)} kept={t('feed.kept')} onRetry={() => void feed.refetch()} />
        ) : null}
        {feed.isPending ? <LoadingState lines={1} /> : null}
        {address === null ? null : (
          <div className={classes.secret}>
            <TextInput
              label={t('feed.address')}
              description={t('feed.once')}
              inputWrapperOrder={['label', 'input', 'description', 'error']}
              value={address}
              readOnly
              onFocus={(event) => event.currentTarget.select()}
            />
            <CopyButton value={address}>
              {({ copied, copy }) => <Button onClick={copy}>{copied ? t('feed.copied') : t('feed.copy')}</Button>}
            </CopyButton>
          </div>
        )}
        {feed.data === undefined ? null : madeAt === null ? (
          <Button variant="default" loading={make.isRunning} onClick={() => void makeOne()}>
            {t('feed.make')}
          </Button>
        ) : (
          <>
            <p className={classes.text}>{t('feed.since', { when: writeDayTime(madeAt) })}</p>
            <div className={classes.buttons}>
              <Button variant="default" loading={make.isRunning} onClick={() => setAsked('renew')}>
                {t('feed.renew')}
              </Button>
              <Button variant="default" loading={stop.isRunning} onClick={() => setAsked('end')}>
                {t('feed.end')}
              </Button>
            </div>
          </>
        )}
      </div>
      <Confirm
        isOpen={asked !== null}
        title={t(asked === 'renew' ? 'feed.renewTitle' : 'feed.endTitle')}
        consequence={t('feed.endText')}
        action={t(asked === 'renew' ? 'feed.renew' : 'feed.end')}
        onConfirm={() => void (asked === 'renew' ? makeOne() : end())}
        onClose={() => setAsked(null)}
      />
    </Card>
  );
}
