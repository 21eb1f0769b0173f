import { Button } from '@mantine/core';
import { Link, useNavigate, useParams } from '@tanstack/react-router';
import { IconContract } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { ContractRecord } from '../../src-shared/contracts/contracts.contract.ts';
import { AppError } from '../../src-shared/rpc/errors.ts';
import { sentenceOf } from '../api/errors.ts';
import { useLanguage } from '../api/use-language.ts';
import { OwnFieldsCard } from '../custom-fields/index.ts';
import { PapersCard } from '../files/index.ts';
import { taskDrawer } from '../tasks/index.ts';
import { Card } from '../ui/Card.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';
import { FailedState } from '../ui/FailedState.tsx';
import { writeDay, writeMoney } from '../ui/formats.ts';
import { LoadingState } from '../ui/LoadingState.tsx';
import { usePlace } from '../ui/place.tsx';
import { RecordHeader } from '../ui/RecordHeader.tsx';
import { ContractActions } from './ContractActions.tsx';
import { ContractFacts } from './ContractFacts.tsx';
import { HistoryLines } from './ContractHistory.tsx';
import classes from './Contracts.module.css';
import { ContractEnd, ContractStateBadge, ContractTable } from './ContractTable.tsx';
import { newContractDrawer } from './drawers.ts';
import { useContract } from './use-contracts.ts';

/** One contract on one page. */
export function ContractPage() {
  const { t } = useTranslation('contracts');
  const language = useLanguage();
  const navigate = useNavigate();
  const { id } = useParams({ from: '/contracts/$id' });
  const record = useContract(id);
  usePlace({
    title: t('title'),
    ...(record.data === undefined ? {} : { detail: record.data.title }),
    onTitle: () => void navigate({ to: '/contracts' }),
  });
  if (record.isError && record.error instanceof AppError && ['not-found', 'invalid'].includes(record.error.code)) {
    return (
      <EmptyState
        icon={<IconContract size={22} stroke={1.5} aria-hidden />}
        title={t('page.notFound')}
        text={t('page.notFoundText')}
      >
        <Button variant="default" onClick={() => void navigate({ to: '/contracts' })}>
          {t('page.back')}
        </Button>
      </EmptyState>
    );
  }
  if (record.isError) return <FailedState reason={sentenceOf(record.error, language)} onRetry={() => void record.refetch()} />;
  if (record.data === undefined) return <LoadingState lines={8} />;
  return <Page key={id} record={record.data} />;
}

function Page({ record }: { record: ContractRecord }) {
  const { t } = useTranslation('contracts');
  const isReadOnly = record.customerState !== 'seen';
  const follows = record.children.filter(({ kind }) => kind === 'contract');
  const adds = record.children.filter(({ kind }) => kind !== 'contract');
  return (
    <div className={classes.page}>
      {record.customerState === 'deleted' ? (
        <p className={classes.banner} role="status">
          {t('page.customerDeleted')}
        </p>
      ) : null}
      <RecordHeader
        mark={t(`mark.${record.kind}`)}
        title={record.title}
        under={
          <>
            {record.customerName === null ? (
              t('unseen')
            ) : (
              <Link to="/customers/$id" params={{ id: record.customerId }} search={{ tab: 'sales' }} className={classes.link}>
                {record.customerName}
              </Link>
            )}
            {record.code === null ? '' : ` · ${record.code}`}
            {record.kind === 'contract' ? '' : ` · ${t(`kinds.${record.kind}`)}`}
          </>
        }
        actions={isReadOnly ? undefined : <ContractActions record={record} />}
        facts={[
          { label: t('fields.state'), value: <ContractStateBadge contract={record} /> },
          { label: t('fields.valueDong'), value: record.valueDong === null ? '–' : writeMoney(record.valueDong) },
          { label: t('fields.fromOn'), value: record.fromOn === null ? '–' : writeDay(record.fromOn) },
          { label: t('fields.toOn'), value: <ContractEnd contract={record} /> },
          { label: t('fields.ownerId'), value: record.ownerName ?? '–' },
        ]}
      />
      <div className={classes.columns}>
        <div className={classes.column}>
          {record.parent === null ? null : (
            <Card title={t(record.kind === 'contract' ? 'chain.follows' : 'chain.addsTo')} isFlush>
              <ContractTable contracts={[record.parent]} isOfOne />
            </Card>
          )}
          {follows.length === 0 ? null : (
            <Card title={t('chain.followedBy')} isFlush>
              <ContractTable contracts={follows} isOfOne />
            </Card>
          )}
          {record.kind === 'contract' ? (
            <Card
              title={t('chain.annexes')}
              isFlush={adds.length > 0}
              aside={
                isReadOnly || record.customerName === null ? null : (
                  <>
                    {(['annex', 'settlement'] as const).map((kind) => (
                      <Button
                        key={kind}
                        variant="subtle"
                        onClick={() =>
                          newContractDrawer.open({
                            kind,
                            parent: { id: record.id, title: record.title },
                            customer: { id: record.customerId, name: record.customerName ?? '' },
                          })
                        }
                      >
                        {t(`add.${kind}`)}
                      </Button>
                    ))}
                  </>
                )
              }
            >
              {adds.length === 0 ? <p className={classes.none}>{t('chain.none')}</p> : <ContractTable contracts={adds} isOfOne />}
            </Card>
          ) : null}
          <PapersCard
            owner={{ customerId: record.ownCustomerId, onEntity: 'contracts', onId: record.id }}
            isReadOnly={isReadOnly}
            isSmall
          />
          <Card title={t('history')} isFlush>
            <HistoryLines lines={record.history} />
          </Card>
        </div>
        <div className={classes.column}>
          <ContractFacts record={record} isReadOnly={isReadOnly} />
          <OwnFieldsCard customerId={record.customerId} entity="contracts" rowId={record.id} isReadOnly={isReadOnly} />
          <From record={record} />
        </div>
      </div>
    </div>
  );
}

/** What it came from, and the task to renew it. */
function From({ record }: { record: ContractRecord }) {
  const { t } = useTranslation('contracts');
  const { task, quoteId, quoteName, opportunityId, opportunityTitle, orderId, orderName } = record;
  if (task === null && quoteName === null && opportunityTitle === null && orderName === null) return null;
  return (
    <Card title={t('around')} isFlush>
      <ul className={classes.lines}>
        {task === null ? null : (
          <li>
            <span className={classes.grow}>
              <Button variant="transparent" size="compact-sm" px={0} onClick={() => taskDrawer.open({ taskId: task.id })}>
                {t('task')}
              </Button>
            </span>
            <span className={classes.when}>
              {[task.assigneeName, t(`taskStates.${task.state}`, { defaultValue: '' })].filter(Boolean).join(' · ')}
            </span>
          </li>
        )}
        {quoteId === null || quoteName === null ? null : (
          <li>
            <span className={classes.soft}>{t('quote')}</span>
            <Link to="/quotes/$id" params={{ id: quoteId }} className={classes.link}>
              {quoteName}
            </Link>
          </li>
        )}
        {orderId === null || orderName === null ? null : (
          <li>
            <span className={classes.soft}>{t('order')}</span>
            <Link to="/orders/$id" params={{ id: orderId }} className={classes.link}>
              {orderName}
            </Link>
          </li>
        )}
        {opportunityId === null || opportunityTitle === null ? null : (
          <li>
            <span className={classes.soft}>{t('opportunity')}</span>
            <Link to="/opportunities/$id" params={{ id: opportunityId }} className={classes.link}>
              {opportunityTitle}
            </Link>
          </li>
        )}
      </ul>
    </Card>
  );
}
