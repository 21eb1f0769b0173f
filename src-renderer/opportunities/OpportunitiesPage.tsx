import { Button, SegmentedControl } from '@mantine/core';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { IconPlus, IconTargetArrow } from '@tabler/icons-react';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { sentenceOf } from '../api/errors.ts';
import { useLanguage } from '../api/use-language.ts';
import { EmptyState } from '../ui/EmptyState.tsx';
import { FailedState } from '../ui/FailedState.tsx';
import { dayOf, writeMoney, writeNumber } from '../ui/formats.ts';
import { LoadingState } from '../ui/LoadingState.tsx';
import { PageHeader } from '../ui/PageHeader.tsx';
import { usePlace } from '../ui/place.tsx';
import { useShortcut } from '../ui/shortcuts.tsx';
import { useNow } from '../ui/use-now.ts';
import { ListViews } from '../views/index.ts';
import { newOpportunityDrawer } from './drawers.ts';
import classes from './Opportunities.module.css';
import { OpportunityBoard } from './OpportunityBoard.tsx';
import { type OpportunitySearch, readOpportunitySearch } from './opportunity-search.ts';
import { OpportunityTable } from './OpportunityTable.tsx';
import { OpportunityTools } from './OpportunityTools.tsx';
import { filterOf, useBoard } from './use-opportunities.ts';

/** “Cơ hội”: what may become a sale, by stage or as a list, with what it is worth. */
export function OpportunitiesPage() {
  const { t } = useTranslation('opportunities');
  const language = useLanguage();
  const navigate = useNavigate();
  const search = useSearch({ from: '/opportunities' });
  const today = dayOf(useNow());
  const isList = search.view === 'list';
  const filter = useMemo(() => filterOf(search, today), [search, today]);
  const board = useBoard(filter, !isList);
  const { data } = board;
  usePlace({ title: t('title') });
  useShortcut('new', () => newOpportunityDrawer.open({}));
  const change = (next: Partial<OpportunitySearch>) => {
    const asked = Object.entries({ ...search, ...next }).filter(([, value]) => value !== undefined);
    void navigate({ to: '/opportunities', search: Object.fromEntries(asked), replace: true });
  };
  const { view: _view, by: _by, down: _down, ...narrowing } = search;
  const isFiltered = Object.values(narrowing).some((value) => value !== undefined);
  const isEmpty = !isList && data !== undefined && data.stages.every(({ count }) => count === 0);
  const empty = (
    <EmptyState
      icon={<IconTargetArrow size={22} stroke={1.5} aria-hidden />}
      title={t(isFiltered ? 'emptyFiltered' : 'empty')}
      {...(isFiltered ? {} : { text: t('emptyText') })}
    >
      {isFiltered ? (
        <Button variant="default" onClick={() => change(allOf(narrowing))}>
          {t('showAll')}
        </Button>
      ) : (
        <Button onClick={() => newOpportunityDrawer.open({})}>{t('new')}</Button>
      )}
    </EmptyState>
  );
  return (
    <div className={classes.page}>
      <PageHeader
        title={t('title')}
        count={
          data === undefined || isList
            ? undefined
            : t('headSums', {
                count: data.count,
                shown: writeNumber(data.count, language),
                total: writeMoney(data.openDong),
                weighted: writeMoney(data.weightedDong),
              })
        }
        actions={
          <>
            <SegmentedControl
              size="xs"
              aria-label={t('view')}
              value={search.view ?? 'board'}
              onChange={(view) => change({ view: view === 'list' ? 'list' : undefined })}
              data={[
                { value: 'board', label: t('viewBoard') },
                { value: 'list', label: t('viewList') },
              ]}
            />
            <Button variant="default" onClick={() => void navigate({ to: '/reports', search: { tab: 'forecast' } })}>
              {t('toForecast')}
            </Button>
            <Button leftSection={<IconPlus size={15} stroke={1.75} aria-hidden />} onClick={() => newOpportunityDrawer.open({})}>
              {t('new')}
            </Button>
          </>
        }
      />
      <OpportunityTools search={search} onChange={change} />
      <ListViews
        entity="opportunities"
        search={defined(search)}
        text=""
        onShow={(spec) => void navigate({ to: '/opportunities', search: readOpportunitySearch(spec.search), replace: true })}
      />
      {isList ? (
        <OpportunityTable
          filter={filter}
          search={search}
          today={today}
          empty={empty}
          onOrder={(by, down) => change({ by, down: down || undefined })}
        />
      ) : (
        <div className={classes.scroll} tabIndex={-1}>
          {board.error === null ? null : (
            <FailedState reason={sentenceOf(board.error, language)} onRetry={() => void board.refetch()} />
          )}
          {board.isPending ? <LoadingState lines={8} /> : null}
          {isEmpty ? empty : data === undefined ? null : <OpportunityBoard stages={data.stages} today={today} />}
        </div>
      )}
    </div>
  );
}

/** What stands in the address, without what does not. */
function defined(search: OpportunitySearch): Record<string, string | boolean> {
  return Object.fromEntries(Object.entries(search).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])));
}

/** Nothing narrows any more. */
function allOf(narrowing: Partial<OpportunitySearch>): Partial<OpportunitySearch> {
  return Object.fromEntries(Object.keys(narrowing).map((name) => [name, undefined]));
}
