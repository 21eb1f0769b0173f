import { Drawer } from '@mantine/core';
import { useQueries } from '@tanstack/react-query';
import { memo } from 'react';
import { useTranslation } from '../locales/words.tsx';
import type { CustomerFilter } from '../../src-shared/customers/customer-list.ts';
import type { GroupingField } from '../../src-shared/customers/list-fields.ts';
import { useClient } from '../api/client.tsx';
import { useLanguage } from '../api/use-language.ts';
import { useGroups } from '../groups/index.ts';
import { writeNumber } from '../ui/formats.ts';
import classes from './Statistics.module.css';
import { countQuery, groupsQuery } from './use-customers.ts';
import { useFieldWords } from './use-field-words.ts';
import type { ListState } from './use-list-state.ts';

const fields = [
  'rating',
  'lifecycle',
  'tradingState',
  'mainIndustry',
  'source',
  'provinceCode',
  'needState',
  'kind',
] as const satisfies readonly GroupingField[];
const mostBars = 12;

interface Bar {
  readonly key: string;
  readonly label: string;
  readonly count: number;
  readonly filter: CustomerFilter;
}

/** The customers of the list by class, stage, trading state, industry, source, province and group; each bar opens its list. */
export const StatisticsDrawer = memo(function StatisticsDrawer({
  state,
  isOpen,
  onClose,
}: {
  state: ListState;
  isOpen: boolean;
  onClose: () => void;
}) {
  const { t } = useTranslation('customerLists');
  const { t: ui } = useTranslation('ui');
  return (
    <Drawer
      opened={isOpen}
      onClose={onClose}
      position="right"
      size={560}
      title={t('statistics.title')}
      transitionProps={{ duration: 120 }}
      closeButtonProps={{ 'aria-label': ui('close') }}
    >
      {isOpen ? <Statistics state={state} onOpened={onClose} /> : null}
    </Drawer>
  );
});

function Statistics({ state, onOpened }: { state: ListState; onOpened: () => void }) {
  const { t } = useTranslation('customerLists');
  const { t: words } = useTranslation('customers');
  const { t: groupWords } = useTranslation('groups');
  const client = useClient();
  const { valueOf } = useFieldWords();
  const filter = state.groupsFilter;
  const answers = useQueries({ queries: fields.map((field) => groupsQuery(client, filter, field)) });
  const groups = useGroups().groups.filter(({ isActive }) => isActive);
  const counts = useQueries({ queries: groups.map(({ id }) => countQuery(client, { ...filter, groupId: id })) });
  const total = answers[0]?.data?.total ?? 0;

  function open(chosen: CustomerFilter) {
    onOpened();
    state.show({ view: state.isBin ? 'bin' : 'all', filter: chosen, order: state.order });
  }
  return (
    <div className={classes.charts}>
      {fields.map((field, at) => (
        <BarChart
          key={field}
          title={words(`fields.${field}`)}
          total={total}
          bars={(answers[at]?.data?.groups ?? []).map(({ value, count }) => ({
            key: value ?? '',
            label: value === null ? t('grouping.without') : valueOf(field, value),
            count,
            filter: { ...filter, valued: { by: field, value } },
          }))}
          onOpen={open}
        />
      ))}
      {groups.length === 0 ? null : (
        <BarChart
          title={groupWords('title')}
          total={total}
          bars={groups
            .map(({ id, name }, at) => ({
              key: id,
              label: name,
              count: counts[at]?.data ?? 0,
              filter: { ...filter, groupId: id },
            }))
            .toSorted((a, b) => b.count - a.count)}
          onOpen={open}
        />
      )}
    </div>
  );
}

function BarChart({
  title,
  total,
  bars,
  onOpen,
}: {
  title: string;
  total: number;
  bars: readonly Bar[];
  onOpen: (filter: CustomerFilter) => void;
}) {
  const { t } = useTranslation('customerLists');
  const language = useLanguage();
  const most = Math.max(1, ...bars.map(({ count }) => count));
  const shown = bars.slice(0, mostBars);
  return (
    <section aria-label={title}>
      <h3 className={classes.title}>{title}</h3>
      {shown.map((bar) => (
        <button key={bar.key} type="button" className={classes.bar} onClick={() => onOpen(bar.filter)}>
          <span className={classes.label}>{bar.label}</span>
          <span className={classes.track} aria-hidden>
            <span className={classes.fill} style={{ width: `${(100 * bar.count) / most}%` }} />
          </span>
          <span className={classes.count}>
            {writeNumber(bar.count, language)}{' '}
            <span className={classes.share}>{total === 0 ? '' : `${Math.round((100 * bar.count) / total)} %`}</span>
          </span>
        </button>
      ))}
      {bars.length > shown.length ? (
        <p className={classes.more}>{t('statistics.more', { count: bars.length - shown.length })}</p>
      ) : null}
    </section>
  );
}
