import { Button } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { IconSearchOff, IconTrash, IconUsers } from '@tabler/icons-react';
import { useCallback, useMemo, useState } from 'react';
import { useTranslation } from '../locales/words.tsx';
import { fieldsOf } from '../../src-shared/customers/filter.ts';
import { isListField } from '../../src-shared/customers/list-fields.ts';
import { useClient } from '../api/client.tsx';
import { sentenceOf } from '../api/errors.ts';
import { useLanguage } from '../api/use-language.ts';
import { RetiredNote } from '../custom-fields/index.ts';
import { ExportMenu } from '../exports/index.ts';
import { ColumnChooser } from '../ui/data-table/ColumnChooser.tsx';
import type { TableOrder } from '../ui/data-table/columns.ts';
import { DataTable } from '../ui/data-table/DataTable.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';
import { FailedState } from '../ui/FailedState.tsx';
import { writeNumber } from '../ui/formats.ts';
import { LoadingState } from '../ui/LoadingState.tsx';
import { PageHeader } from '../ui/PageHeader.tsx';
import { usePlace } from '../ui/place.tsx';
import { SearchBox } from '../ui/SearchBox.tsx';
import { writtenKeys } from '../ui/shortcuts.tsx';
import { showFailureToast } from '../ui/toasts.tsx';
import { useStable } from '../ui/use-stable.ts';
import classes from './CustomerList.module.css';
import { FilterButton, FilterChips } from './FilterButton.tsx';
import { newCustomerDrawer } from './NewCustomerDrawer.tsx';
import { StatisticsDrawer } from './StatisticsDrawer.tsx';
import { SelectionBar } from './SelectionBar.tsx';
import { GroupPanel, GroupSelect } from './GroupPanel.tsx';
import { useColumnLayout, useShownColumns } from './use-columns.tsx';
import { readAllIds, useCustomerSource } from './use-customers.ts';
import type { ListState } from './use-list-state.ts';
import { useListState } from './use-list-state.ts';
import { ViewBar } from './ViewBar.tsx';

/** So many may be changed at once; the contract allows no more. */
const mostSelected = 10_000;
const nothing: ReadonlySet<string> = new Set();

/** All customers: views, filters, any number of rows, and what can be done with many at once. */
export function CustomerListPage() {
  const { t } = useTranslation(['customers', 'duplicates', 'leads']);
  const { t: lists } = useTranslation('customerLists');
  const language = useLanguage();
  const client = useClient();
  const navigate = useNavigate();
  const state = useListState();
  const layout = useColumnLayout();
  const { all, columns, fields } = useShownColumns(layout);
  const { source, error, retry } = useCustomerSource(state.filter, state.order, fields);
  const exported = useMemo(() => columns.flatMap(({ sortId = '' }) => (isListField(sortId) ? [sortId] : [])), [columns]);
  const [selection, setSelection] = useSelectionOf(state);
  const [isCounting, setIsCounting] = useState(false);
  const stopCounting = useCallback(() => setIsCounting(false), []);
  const { order, filter } = state;
  const can = useStable({
    changeGroup: state.changeGroup,
    changeOrder: (wanted: TableOrder) => state.changeOrder(toOrder(wanted.by, wanted.descending)),
    search: (text: string) => state.changeFilter({ text }),
    show: layout.show,
    widen: layout.widen,
  });
  usePlace({ title: t('title') });

  async function selectAll() {
    const ids = await readAllIds(client, state.filter, mostSelected);
    if (ids === null)
      showFailureToast({
        title: t('selection.label'),
        reason: t('selection.tooMany', { most: writeNumber(mostSelected, language) }),
      });
    else setSelection(new Set(ids));
  }

  const hasText = (state.filter.text ?? '').trim() !== '';
  return (
    <div className={classes.page}>
      <div className={classes.top}>
        <PageHeader
          title={t('title')}
          count={
            source === undefined
              ? undefined
              : t('count', {
                  count: source.total,
                  shown: `${writeNumber(source.total, language)}${source.isCounting ? '+' : ''}`,
                })
          }
          actions={
            <>
              <Button variant="subtle" onClick={() => setIsCounting(true)}>
                {lists('statistics.open')}
              </Button>
              <Button variant="subtle" onClick={() => void navigate({ to: '/leads' })}>
                {t('leads:title')}
              </Button>
              <Button variant="subtle" onClick={() => void navigate({ to: '/duplicates' })}>
                {t('duplicates:title')}
              </Button>
              <Button onClick={() => newCustomerDrawer.open({})} title={writtenKeys('new')}>
                {t('new')}
              </Button>
            </>
          }
        />
        <ViewBar state={state} layout={layout} />
      </div>
      {selection.size > 0 ? (
        <SelectionBar ids={[...selection]} isBin={state.isBin} onClear={() => setSelection(nothing)} />
      ) : (
        <div className={classes.tools}>
          <SearchBox label={t('filterText')} value={state.own.text ?? ''} width={300} onSearch={can.search} />
          <FilterButton state={state} />
          <FilterChips state={state} />
          <span className={classes.grow} />
          <GroupSelect group={state.group} onGroup={can.changeGroup} />
          <ExportMenu filter={filter} order={order} columns={exported} />
          <ColumnChooser columns={all} shown={layout.shown} onShown={can.show} />
        </div>
      )}
      <RetiredNote fields={askedFields(state, layout.shown)} />
      <StatisticsDrawer state={state} isOpen={isCounting} onClose={stopCounting} />
      <div className={classes.main}>
        <GroupPanel state={state} />
        <div className={classes.body}>
          {source === undefined ? (
            error === null ? (
              <LoadingState lines={10} />
            ) : (
              <FailedState reason={sentenceOf(error, language)} onRetry={retry} />
            )
          ) : source.total === 0 ? (
            <NoCustomers state={state} />
          ) : (
            <DataTable
              label={t('title')}
              columns={columns}
              onWidth={can.widen}
              source={source}
              rowId={(row) => row.id}
              rowName={(row) => row.name}
              {...(hasText ? {} : { order, onOrder: can.changeOrder })}
              onOpen={(row) => void navigate({ to: '/customers/$id', params: { id: row.id } })}
              selection={selection}
              onSelection={setSelection}
              onSelectAll={() => void selectAll()}
              rememberAs="customers"
            />
          )}
        </div>
      </div>
    </div>
  );
}

/** Every field that the list asks for: to filter, sort and group by, and to show. */
function askedFields({ filter, order, group }: ListState, columns: readonly string[]): string[] {
  return [
    ...(filter.where === undefined ? [] : fieldsOf(filter.where)),
    ...(filter.valued === undefined ? [] : [filter.valued.by]),
    ...(group === undefined ? [] : [group]),
    order.by,
    ...columns,
  ];
}

function toOrder(by: string, descending: boolean): ListState['order'] {
  return { by: isListField(by) ? by : 'name', descending };
}

/** The selection belongs to what is shown: another view or filter begins with none. */
function useSelectionOf(state: ListState): [ReadonlySet<string>, (selection: ReadonlySet<string>) => void] {
  const shown = JSON.stringify(state.filter);
  const [selection, setSelection] = useState({ shown, ids: nothing });
  return [selection.shown === shown ? selection.ids : nothing, (ids) => setSelection({ shown, ids })];
}

function NoCustomers({ state }: { state: ListState }) {
  const { t } = useTranslation('customers');
  const navigate = useNavigate();
  if (Object.keys(state.own).length > 0 || state.opened !== undefined) {
    return (
      <EmptyState
        icon={<IconSearchOff size={22} stroke={1.5} aria-hidden />}
        title={t('empty.filteredTitle')}
        text={t('empty.filteredText')}
      >
        <Button variant="default" onClick={state.clearFilter}>
          {t('filterClear')}
        </Button>
      </EmptyState>
    );
  }
  if (state.isBin)
    return (
      <EmptyState icon={<IconTrash size={22} stroke={1.5} aria-hidden />} title={t('empty.binTitle')} text={t('empty.binText')} />
    );
  if (state.view !== 'all')
    return <EmptyState icon={<IconSearchOff size={22} stroke={1.5} aria-hidden />} title={t('empty.filteredTitle')} />;
  return (
    <EmptyState icon={<IconUsers size={22} stroke={1.5} aria-hidden />} title={t('empty.title')} text={t('empty.text')}>
      <Button onClick={() => newCustomerDrawer.open({})}>{t('new')}</Button>
      <Button variant="default" onClick={() => void navigate({ to: '/imports' })}>
        {t('empty.import')}
      </Button>
    </EmptyState>
  );
}
