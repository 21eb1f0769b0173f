import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { IconCloudCheck } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PendingChange } from '../../src-shared/office/office.contract.ts';
import { useClient } from '../api/client.tsx';
import { sentenceOf } from '../api/errors.ts';
import { useLanguage } from '../api/use-language.ts';
import { pendingQuery } from '../api/use-office.ts';
import { useWaitingPapers } from '../files/index.ts';
import { Card } from '../ui/Card.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';
import { FailedState } from '../ui/FailedState.tsx';
import { writeNumber } from '../ui/formats.ts';
import { LoadingState } from '../ui/LoadingState.tsx';
import { groupsOf } from './change-fields.ts';
import { EditRefusedDrawer } from './EditRefusedDrawer.tsx';
import { DiscardedLine, RefusedChange, WaitingLine } from './PendingChangeViews.tsx';
import classes from './Sync.module.css';

const mostShown = 200;

/** Refused changes first, each with its reason and what can be done about it; then what waits; on demand what was given up. */
export function PendingList({ isOffline }: { isOffline: boolean }) {
  const { t } = useTranslation('office');
  const language = useLanguage();
  const [withDiscarded, setWithDiscarded] = useState(false);
  const [edited, setEdited] = useState<PendingChange | null>(null);
  const papers = useWaitingPapers();
  const pending = useQuery(pendingQuery(useClient(), withDiscarded));
  if (pending.isError) {
    return <FailedState reason={sentenceOf(pending.error, language)} onRetry={() => void pending.refetch()} />;
  }
  if (pending.data === undefined) return <LoadingState lines={6} />;

  const of = (state: PendingChange['state']) => pending.data.filter((change) => change.state === state);
  const refused = groupsOf(of('rejected'));
  const waiting = of('waiting');
  const discarded = of('discarded');
  const countOf = (count: number) => t('pending.count', { count, shown: writeNumber(count, language) });
  return (
    <div className={classes.column}>
      {refused.length === 0 ? null : (
        <Card title={t('pending.rejected')} aside={countOf(of('rejected').length)} isFlush>
          <p className={classes.lead}>{t('pending.rejectedText')}</p>
          <ul className={classes.changes}>
            {refused.map((group) => (
              <RefusedChange key={group.groupId} group={group} onEdit={() => setEdited(group.main)} />
            ))}
          </ul>
        </Card>
      )}
      {waiting.length === 0 ? null : (
        <Card title={t('pending.waiting')} aside={countOf(waiting.length)} isFlush>
          <p className={classes.lead}>{t(isOffline ? 'pending.waitingOffline' : 'pending.waitingOnline')}</p>
          <ul className={classes.changes}>
            {waiting.map((change) => (
              <WaitingLine key={change.opNo} change={change} />
            ))}
          </ul>
        </Card>
      )}
      {refused.length === 0 && waiting.length === 0 && papers.length === 0 ? (
        <Card>
          <EmptyState
            icon={<IconCloudCheck size={22} stroke={1.5} aria-hidden />}
            title={t('pending.emptyTitle')}
            text={t('pending.emptyText')}
          />
        </Card>
      ) : null}
      {pending.data.length >= mostShown ? <p className={classes.note}>{t('pending.more')}</p> : null}
      {withDiscarded ? (
        <Card title={t('pending.discarded')} aside={countOf(discarded.length)} isFlush>
          {discarded.length === 0 ? <p className={classes.lead}>{t('pending.noneDiscarded')}</p> : null}
          <ul className={classes.changes}>
            {discarded.map((change) => (
              <DiscardedLine key={change.opNo} change={change} />
            ))}
          </ul>
        </Card>
      ) : null}
      <div>
        <Button variant="subtle" onClick={() => setWithDiscarded(!withDiscarded)}>
          {t(withDiscarded ? 'pending.hideDiscarded' : 'pending.showDiscarded')}
        </Button>
      </div>
      {edited === null ? null : <EditRefusedDrawer key={edited.opNo} change={edited} onClose={() => setEdited(null)} />}
    </div>
  );
}
