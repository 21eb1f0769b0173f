import { IconLifebuoy } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { HelpRequest } from '../../src-shared/help/help.contract.ts';
import { sentenceOf } from '../api/errors.ts';
import { useLanguage } from '../api/use-language.ts';
import { EmptyState } from '../ui/EmptyState.tsx';
import { FailedState } from '../ui/FailedState.tsx';
import { LoadingState } from '../ui/LoadingState.tsx';
import { StateBadge } from '../ui/StateBadge.tsx';
import classes from './Help.module.css';
import { HelpLine } from './HelpLine.tsx';
import { useAnsweredHelp, useHelpRequests } from './use-help.ts';

/** Requests for help and plans in one place: what waits, and what was answered in the last months. */
export function HelpOverview() {
  const { t } = useTranslation('help');
  const language = useLanguage();
  const open = useHelpRequests(null);
  const answered = useAnsweredHelp();
  const failed = [open, answered].find(({ isError }) => isError);
  if (failed !== undefined)
    return <FailedState reason={sentenceOf(failed.error, language)} onRetry={() => void failed.refetch()} />;
  if (open.data === undefined || answered.data === undefined) return <LoadingState lines={8} />;
  const [waiting, said] = [open.data.requests, answered.data.requests];
  if (waiting.length === 0 && said.length === 0)
    return (
      <EmptyState
        icon={<IconLifebuoy size={22} stroke={1.5} aria-hidden />}
        title={t('overview.emptyTitle')}
        text={t('overview.emptyText')}
      />
    );
  return (
    <div className={classes.overview}>
      <Requests title={t('overview.open')} requests={waiting} empty={t('overview.noneOpen')} />
      <Requests title={t('overview.answered')} requests={said} empty={t('overview.noneAnswered')} />
    </div>
  );
}

function Requests({ title, requests, empty }: { title: string; requests: readonly HelpRequest[]; empty: string }) {
  return (
    <section aria-label={title} className={classes.requests}>
      <h2 className={classes.heading}>
        {title} <StateBadge tone="neutral">{requests.length}</StateBadge>
      </h2>
      {requests.length === 0 ? <p className={classes.empty}>{empty}</p> : null}
      <ul className={classes.list}>
        {requests.map((request) => (
          <HelpLine key={request.id} request={request} isReadOnly={false} withCustomer />
        ))}
      </ul>
    </section>
  );
}
