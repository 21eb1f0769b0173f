import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { IconClockPause } from '@tabler/icons-react';
import { type ReactNode, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import {
  opportunityOrders,
  type OpportunityCard,
  type OpportunityFilter,
} from '../../src-shared/opportunities/opportunity-record.ts';
import { useClient } from '../api/client.tsx';
import { sentenceOf } from '../api/errors.ts';
import { useChoices } from '../api/use-choices.ts';
import { useLanguage } from '../api/use-language.ts';
import type { Column } from '../ui/data-table/columns.ts';
import { DataTable } from '../ui/data-table/DataTable.tsx';
import type { TableSource } from '../ui/data-table/use-blocks.ts';
import { FailedState } from '../ui/FailedState.tsx';
import { writeDay, writeMoney, writeNumber } from '../ui/formats.ts';
import { LoadingState } from '../ui/LoadingState.tsx';
import { StateBadge } from '../ui/StateBadge.tsx';
import classes from './Opportunities.module.css';
import type { OpportunitySearch } from './opportunity-search.ts';
import { opportunityEntities, useStages } from './use-opportunities.ts';

const blockSize = 100;

/** Every opportunity that the filter lets through, with their sums above. */
export function OpportunityTable({
  filter,
  search,
  today,
  empty,
  onOrder,
}: {
  filter: OpportunityFilter;
  search: OpportunitySearch;
  today: string;
  /** What stands where nothing is let through. */
  empty: ReactNode;
  onOrder: (by: OpportunitySearch['by'], down: boolean) => void;
}) {
  const { t } = useTranslation('opportunities');
  const language = useLanguage();
  const client = useClient();
  const navigate = useNavigate();
  const columns = useColumns(today);
  const by = search.by ?? 'expectedClose';
  const descending = search.down ?? false;
  const asked = useMemo(() => ({ ...filter, by, descending, on: today }), [filter, by, descending, today]);
  const first = useQuery({
    queryKey: ['opportunities', 'list', asked, 'sums'],
    meta: { entities: opportunityEntities },
    queryFn: () => client.opportunities.list({ ...asked, limit: 1 }),
  });
  const total = first.data?.total ?? 0;
  const source = useMemo(
    (): TableSource<OpportunityCard> => ({
      total,
      blockSize,
      block: (block) => ({
        queryKey: ['opportunities', 'list', asked, block],
        meta: { entities: opportunityEntities },
        queryFn: async () =>
          (await client.opportunities.list({ ...asked, offset: block * blockSize, limit: blockSize })).opportunities,
      }),
    }),
    [asked, client, total],
  );
  if (first.isError) return <FailedState reason={sentenceOf(first.error, language)} onRetry={() => void first.refetch()} />;
  if (first.data === undefined) return <LoadingState lines={10} />;
  return (
    <div className={classes.table}>
      <p className={classes.sums} role="status">
        {t('listSums', {
          count: total,
          shown: writeNumber(total, language),
          total: writeMoney(first.data.totalDong),
          weighted: writeMoney(first.data.weightedDong),
        })}
      </p>
      {total === 0 ? (
        empty
      ) : (
        <div className={classes.tableBody}>
          <DataTable
            label={t('title')}
            columns={columns}
            source={source}
            rowId={(row) => row.id}
            rowName={(row) => row.title}
            order={{ by, descending }}
            onOrder={(order) =>
              onOrder(
                opportunityOrders.find((known) => known === order.by),
                order.descending,
              )
            }
            onOpen={(row) => void navigate({ to: '/opportunities/$id', params: { id: row.id } })}
            rememberAs="opportunities"
          />
        </div>
      )}
    </div>
  );
}

function useColumns(today: string): readonly Column<OpportunityCard>[] {
  const { t } = useTranslation('opportunities');
  const { nameOf } = useStages();
  const { wordFor } = useChoices('tag');
  return useMemo(
    () => [
      {
        ...{ id: 'title', label: t('fields.title'), width: 170, grows: true, sortId: 'title' },
        render: (row) => <span className={classes.strong}>{row.title}</span>,
      },
      {
        ...{ id: 'customer', label: t('fields.customerId'), width: 150, grows: true, sortId: 'customer' },
        render: (row) => row.customerName ?? t('unseen'),
      },
      {
        ...{ id: 'stage', label: t('fields.stageId'), width: 180, sortId: 'stage' },
        render: (row) => (
          <>
            <StateBadge tone={row.kind === 'won' ? 'good' : row.kind === 'lost' ? 'bad' : 'info'}>
              {nameOf(row.stageId)}
            </StateBadge>
            {row.isStanding ? (
              <span className={classes.standing} title={t('standingHint', { count: row.daysInStage })}>
                {' '}
                <IconClockPause size={13} stroke={1.75} aria-hidden /> {t('days', { count: row.daysInStage })}
              </span>
            ) : null}
          </>
        ),
      },
      {
        ...{ id: 'value', label: t('fields.valueDong'), width: 130, isRight: true, sortId: 'value', startsDescending: true },
        render: (row) => <span className="fb-figures">{row.valueDong === null ? '–' : writeMoney(row.valueDong)}</span>,
      },
      {
        ...{ id: 'probability', label: t('probabilityShort'), width: 84, isRight: true },
        render: (row) => `${row.probabilityPercent} %`,
      },
      {
        ...{ id: 'potential', label: t('potentialShort'), width: 96, isRight: true, sortId: 'potential', startsDescending: true },
        render: (row) => (row.potentialPercent === null ? '–' : `${row.potentialPercent} %`),
      },
      {
        ...{ id: 'expectedClose', label: t('fields.expectedCloseOn'), width: 112, sortId: 'expectedClose' },
        render: (row) => {
          const day = row.kind === 'open' ? row.expectedCloseOn : row.closedAt;
          const isLate = row.kind === 'open' && day !== null && day < today;
          return day === null ? '–' : <span className={isLate ? classes.late : undefined}>{writeDay(day)}</span>;
        },
      },
      { ...{ id: 'owner', label: t('fields.ownerId'), width: 130, sortId: 'owner' }, render: (row) => row.ownerName },
      {
        ...{ id: 'tags', label: t('fields.tags'), width: 100 },
        render: (row) => row.tags.map((tag) => wordFor(tag)).join(', '),
      },
    ],
    [t, nameOf, wordFor, today],
  );
}
