import { Button, Select } from '@mantine/core';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { IconShoppingCart } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { addDays } from '../../src-shared/lib/dates.ts';
import { orderStates } from '../../src-shared/orders/order.ts';
import { sentenceOf } from '../api/errors.ts';
import { useLanguage } from '../api/use-language.ts';
import { useTeam } from '../api/use-team.ts';
import { EmptyState } from '../ui/EmptyState.tsx';
import { FailedState } from '../ui/FailedState.tsx';
import { dayOf, writeMoney, writeNumber } from '../ui/formats.ts';
import { LoadingState } from '../ui/LoadingState.tsx';
import { PageHeader } from '../ui/PageHeader.tsx';
import { usePlace } from '../ui/place.tsx';
import { SearchBox } from '../ui/SearchBox.tsx';
import { useShortcut } from '../ui/shortcuts.tsx';
import { useNow } from '../ui/use-now.ts';
import { newOrderDrawer } from './order-drawers.ts';
import classes from './Orders.module.css';
import { OrderTable } from './OrderTable.tsx';
import { useOrders } from './use-orders.ts';

const shownStates = [...orderStates, 'due', 'late'] as const;
type ShownState = (typeof shownStates)[number];
/** What is wanted within a week is due. */
const dueDays = 7;

export interface OrderListSearch {
  readonly state?: ShownState;
  readonly owner?: string;
}

export function readOrderListSearch(search: Record<string, unknown>): OrderListSearch {
  const state = shownStates.find((known) => known === search['state']);
  const { owner } = search;
  return { ...(state === undefined ? {} : { state }), ...(typeof owner === 'string' ? { owner } : {}) };
}

/** All orders, with what those in each state come to, those due and those late. */
export function OrderListPage() {
  const { t } = useTranslation('orders');
  const language = useLanguage();
  const navigate = useNavigate();
  const team = useTeam();
  const today = dayOf(useNow());
  const { state, owner } = useSearch({ from: '/orders' });
  const [text, setText] = useState('');
  const asked = { text, ...(owner === undefined ? {} : { ownerId: owner }) };
  const list = useOrders({
    ...asked,
    ...(state === undefined
      ? {}
      : state === 'late'
        ? { isLate: true }
        : state === 'due'
          ? { dueUntil: addDays(today, dueDays) }
          : { states: [state] }),
  });
  const everything = useOrders({ ...asked, limit: 1 }).data;
  usePlace({ title: t('title') });
  useShortcut('new', () => newOrderDrawer.open({}));
  const orders = list.data?.orders ?? [];
  const go = (next: OrderListSearch) => void navigate({ to: '/orders', search: next });
  const withOwner = owner === undefined ? {} : { owner };
  const chip = (one: ShownState | undefined, label: string, title?: string) => (
    <Button
      key={one ?? 'all'}
      size="compact-sm"
      variant={state === one ? 'light' : 'subtle'}
      aria-pressed={state === one}
      title={title}
      onClick={() => go(one === undefined ? withOwner : { state: one, ...withOwner })}
    >
      {label}
    </Button>
  );
  return (
    <div>
      <PageHeader
        title={t('title')}
        count={
          list.data === undefined
            ? undefined
            : [
                writeNumber(list.data.total, language),
                ...(orders.length === 0
                  ? []
                  : [t('sumOf', { total: writeMoney(orders.reduce((sum, { totalDong }) => sum + (totalDong ?? 0), 0)) })]),
              ].join(' · ')
        }
        actions={<Button onClick={() => newOrderDrawer.open({})}>{t('new')}</Button>}
      />
      <div className={classes.bar}>
        <SearchBox value={text} onSearch={setText} label={t('search')} />
        {team.length > 1 ? (
          <Select
            size="xs"
            aria-label={t('column.owner')}
            placeholder={t('everybody')}
            clearable
            value={owner ?? null}
            data={team.map(({ id, name }) => ({ value: id, label: name }))}
            onChange={(value) => go({ ...(state === undefined ? {} : { state }), ...(value === null ? {} : { owner: value }) })}
          />
        ) : null}
        <div className={classes.chips} role="group" aria-label={t('column.state')}>
          {chip(undefined, t('all'))}
          {(everything?.sums ?? []).map(({ state: one, count, totalDong }) =>
            chip(one, `${t(`states.${one}`)} ${writeNumber(count, language)}`, writeMoney(totalDong)),
          )}
          {chip('due', t('due'))}
          {chip('late', `${t('late')} ${writeNumber(everything?.late ?? 0, language)}`)}
        </div>
      </div>
      {list.isPending ? <LoadingState lines={8} /> : null}
      {list.isError ? <FailedState reason={sentenceOf(list.error, language)} onRetry={() => void list.refetch()} /> : null}
      {list.isSuccess && orders.length === 0 ? (
        <EmptyState
          icon={<IconShoppingCart size={22} stroke={1.5} aria-hidden />}
          title={t(text === '' && state === undefined ? 'emptyTitle' : 'noneTitle')}
          text={t(text === '' && state === undefined ? 'emptyText' : 'noneText')}
        >
          <Button onClick={() => newOrderDrawer.open({})}>{t('new')}</Button>
        </EmptyState>
      ) : null}
      {orders.length === 0 ? null : <OrderTable orders={orders} />}
      {list.data !== undefined && list.data.total > orders.length ? (
        <p className={classes.more}>{t('shownOf', { shown: orders.length, total: list.data.total })}</p>
      ) : null}
    </div>
  );
}
