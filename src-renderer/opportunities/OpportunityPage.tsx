import { Button } from '@mantine/core';
import { Link, useNavigate, useParams } from '@tanstack/react-router';
import { IconTargetOff } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { OpportunityRecord } from '../../src-shared/opportunities/opportunity-record.ts';
import { AppError } from '../../src-shared/rpc/errors.ts';
import { sentenceOf } from '../api/errors.ts';
import { useChoices } from '../api/use-choices.ts';
import { useCommand } from '../api/use-command.ts';
import { useLanguage } from '../api/use-language.ts';
import { PapersCard } from '../files/index.ts';
import { FurtherSales, OriginOf } from '../leads/index.ts';
import { EmptyState } from '../ui/EmptyState.tsx';
import { FailedState } from '../ui/FailedState.tsx';
import { dayOf, writeDay, writeMoney } from '../ui/formats.ts';
import { LoadingState } from '../ui/LoadingState.tsx';
import { usePlace } from '../ui/place.tsx';
import { RecordHeader } from '../ui/RecordHeader.tsx';
import { StateBadge } from '../ui/StateBadge.tsx';
import { useNow } from '../ui/use-now.ts';
import { lostDrawer } from './drawers.ts';
import classes from './OpportunityPage.module.css';
import { OwnFieldsCard } from '../custom-fields/index.ts';
import { OpportunityFacts } from './OpportunityFacts.tsx';
import { OpportunityHistory } from './OpportunityHistory.tsx';
import { OpportunityNext } from './OpportunityNext.tsx';
import { OpportunityPeople } from './OpportunityPeople.tsx';
import { QuotesOf } from '../quotes/index.ts';
import { OpportunityProducts } from './OpportunityProducts.tsx';
import { StageBar } from './StageBar.tsx';
import { useOpportunity, useStages } from './use-opportunities.ts';

/** One opportunity on one page. */
export function OpportunityPage() {
  const { t } = useTranslation('opportunities');
  const language = useLanguage();
  const navigate = useNavigate();
  const { id } = useParams({ from: '/opportunities/$id' });
  const record = useOpportunity(id);
  usePlace({
    title: t('title'),
    ...(record.data === undefined ? {} : { detail: record.data.title }),
    onTitle: () => void navigate({ to: '/opportunities' }),
  });
  if (record.isError && record.error instanceof AppError && ['not-found', 'invalid'].includes(record.error.code)) {
    return (
      <EmptyState
        icon={<IconTargetOff size={22} stroke={1.5} aria-hidden />}
        title={t('page.notFound')}
        text={t('page.notFoundText')}
      >
        <Button variant="default" onClick={() => void navigate({ to: '/opportunities' })}>
          {t('page.back')}
        </Button>
      </EmptyState>
    );
  }
  if (record.isError) return <FailedState reason={sentenceOf(record.error, language)} onRetry={() => void record.refetch()} />;
  if (record.data === undefined) return <LoadingState lines={8} />;
  return <Page key={id} record={record.data} />;
}

function Page({ record }: { record: OpportunityRecord }) {
  const { t } = useTranslation('opportunities');
  const navigate = useNavigate();
  const today = dayOf(useNow());
  const { nameOf } = useStages();
  const reasons = useChoices('lost_reason');
  const isReadOnly = record.customerState === 'deleted';
  const { id, title, kind } = record;
  const win = useCommand((client) => client.opportunities.close({ id, as: 'won' }), { done: () => t('toast.won', { title }) });
  const reopen = useCommand((client) => client.opportunities.reopen({ id }), { done: () => t('toast.reopened', { title }) });
  const remove = useCommand((client) => client.opportunities.delete({ id }), { done: () => t('toast.removed', { title }) });
  const isLate = kind === 'open' && record.expectedCloseOn !== null && record.expectedCloseOn < today;
  const actions = isReadOnly ? undefined : (
    <>
      {kind === 'open' ? (
        <>
          <Button variant="default" onClick={() => lostDrawer.open({ id, title })}>
            {t('page.lose')}
          </Button>
          <Button loading={win.isRunning} onClick={() => void win.run(undefined)}>
            {t('page.win')}
          </Button>
        </>
      ) : (
        <Button variant="default" loading={reopen.isRunning} onClick={() => void reopen.run(undefined)}>
          {t('page.reopen')}
        </Button>
      )}
      <Button
        variant="subtle"
        color="gray"
        loading={remove.isRunning}
        onClick={() =>
          void remove.run(undefined).then((done) => (done === null ? undefined : navigate({ to: '/opportunities' })))
        }
      >
        {t('page.remove')}
      </Button>
    </>
  );
  return (
    <div className={classes.page}>
      {isReadOnly ? (
        <p className={classes.banner} role="status">
          {t('page.customerDeleted')}
        </p>
      ) : null}
      {kind === 'lost' && record.lostReason === null ? (
        <p className={classes.banner} role="status">
          {t('page.noReason')}{' '}
          <Button variant="default" onClick={() => lostDrawer.open({ id, title, stageId: record.stageId })}>
            {t('page.giveReason')}
          </Button>
        </p>
      ) : null}
      <RecordHeader
        mark={t('page.mark')}
        title={title}
        under={
          <>
            {record.customerName === null ? (
              t('unseen')
            ) : (
              <Link to="/customers/$id" params={{ id: record.customerId }} search={{ tab: 'sales' }} className={classes.link}>
                {record.customerName}
              </Link>
            )}
            <OriginOf opportunityId={id} />
            {record.isStanding ? ` · ${t('standingHint', { count: record.daysInStage })}` : ''}
          </>
        }
        actions={actions}
        facts={[
          {
            label: t('fields.stageId'),
            value: (
              <StateBadge tone={kind === 'won' ? 'good' : kind === 'lost' ? 'bad' : 'info'}>{nameOf(record.stageId)}</StateBadge>
            ),
          },
          { label: t('fields.valueDong'), value: record.valueDong === null ? '–' : writeMoney(record.valueDong) },
          {
            label: t('probability'),
            value: `${record.probabilityPercent} %`,
          },
          { label: t('fields.potentialPercent'), value: record.potentialPercent === null ? '–' : `${record.potentialPercent} %` },
          kind === 'open'
            ? {
                label: t('fields.expectedCloseOn'),
                value:
                  record.expectedCloseOn === null ? (
                    '–'
                  ) : (
                    <span className={isLate ? classes.late : undefined}>
                      {writeDay(record.expectedCloseOn)}
                      {isLate ? ` · ${t('lateClose')}` : ''}
                    </span>
                  ),
              }
            : { label: t('closedOn'), value: record.closedAt === null ? '–' : writeDay(record.closedAt) },
          ...(kind === 'lost' && record.lostReason !== null
            ? [{ label: t('fields.lostReason'), value: reasons.wordFor(record.lostReason) }]
            : []),
          { label: t('fields.ownerId'), value: record.ownerName ?? '–' },
        ]}
        tabs={<StageBar record={record} isReadOnly={isReadOnly} />}
      />
      <div className={classes.columns}>
        <div className={classes.column}>
          <OpportunityProducts record={record} isReadOnly={isReadOnly} />
          <QuotesOf customerId={record.customerId} opportunityId={id} isReadOnly={isReadOnly} />
          <OpportunityNext record={record} isReadOnly={isReadOnly} />
          <PapersCard
            owner={{ customerId: record.customerId, onEntity: 'opportunities', onId: id }}
            isReadOnly={isReadOnly}
            isSmall
          />
          <OpportunityHistory record={record} />
        </div>
        <div className={classes.column}>
          <OpportunityFacts record={record} isReadOnly={isReadOnly} />
          <OwnFieldsCard customerId={record.customerId} entity="opportunities" rowId={id} isReadOnly={isReadOnly} />
          <FurtherSales record={record} isReadOnly={isReadOnly} />
          <OpportunityPeople record={record} isReadOnly={isReadOnly} />
        </div>
      </div>
    </div>
  );
}
