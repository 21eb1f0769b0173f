import { useNavigate, useSearch } from '@tanstack/react-router';
import { IconShoppingCart } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { addDays } from '../../src-shared/lib/dates.ts';
import { orderStates } from '../../src-shared/orders/order.ts';
import { useLanguage } from '../api/use-language.ts';
import { readSaleListSearch, SaleList } from '../quotes/index.ts';
import { dayOf, writeMoney, writeNumber } from '../ui/formats.ts';
import { usePlace } from '../ui/place.tsx';
import { useShortcut } from '../ui/shortcuts.tsx';
import { useNow } from '../ui/use-now.ts';
import { newOrderDrawer } from './order-drawers.ts';
import { OrderTable } from './OrderTable.tsx';
import { useOrders } from './use-orders.ts';

const shownStates = [...orderStates, 'due', 'late'] as const;
/** What is wanted within a week is due. */
const dueDays = 7;

export const readOrderListSearch = (search: Record<string, unknown>) => readSaleListSearch(shownStates, search);

/** All orders, with what those in each state come to, those due and those late. */
export function OrderListPage() {
  const { t } = useTranslation('orders');
  const language = useLanguage();
  const navigate = useNavigate();
  const today = dayOf(useNow());
  const shown = useSearch({ from: '/orders' });
  const { state, owner } = shown;
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
  const onNew = () => newOrderDrawer.open({});
  useShortcut('new', onNew);
  const orders = list.data?.orders ?? [];
  return (
    <SaleList
      of="orders"
      icon={<IconShoppingCart size={22} stroke={1.5} aria-hidden />}
      list={list}
      rows={orders}
      text={text}
      onSearch={setText}
      shown={shown}
      onShow={(search) => void navigate({ to: '/orders', search })}
      chips={[
        ...(everything?.sums ?? []).map(({ state: one, count, totalDong }) => ({
          state: one,
          label: `${t(`states.${one}`)} ${writeNumber(count, language)}`,
          title: writeMoney(totalDong),
        })),
        { state: 'due', label: t('due') },
        { state: 'late', label: `${t('late')} ${writeNumber(everything?.late ?? 0, language)}` },
      ]}
      onNew={onNew}
    >
      <OrderTable orders={orders} />
    </SaleList>
  );
}
