import { useNavigate, useSearch } from '@tanstack/react-router';
import { IconFileText } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { quoteStates } from '../../src-shared/quotes/quote.ts';
import { useLanguage } from '../api/use-language.ts';
import { WaitingApprovals } from '../papers/index.ts';
import { writeMoney, writeNumber } from '../ui/formats.ts';
import { usePlace } from '../ui/place.tsx';
import { useShortcut } from '../ui/shortcuts.tsx';
import { newQuoteDrawer } from './new-quote-drawer.ts';
import { QuoteTable } from './QuoteTable.tsx';
import classes from './Quotes.module.css';
import { readSaleListSearch, SaleList } from './SaleList.tsx';
import { useQuotes } from './use-quotes.ts';

const shownStates = [...quoteStates, 'expired'] as const;

export const readQuoteListSearch = (search: Record<string, unknown>) => readSaleListSearch(shownStates, search);

/** All quotes, with what those in each state come to. */
export function QuoteListPage() {
  const { t } = useTranslation('quotes');
  const language = useLanguage();
  const navigate = useNavigate();
  const shown = useSearch({ from: '/quotes' });
  const { state, owner } = shown;
  const [text, setText] = useState('');
  const asked = { text, ...(owner === undefined ? {} : { ownerId: owner }) };
  const list = useQuotes({
    ...asked,
    ...(state === undefined
      ? {}
      : state === 'expired'
        ? { isExpired: true }
        : { states: [state], ...(state === 'sent' ? { isExpired: false } : {}) }),
  });
  const everything = useQuotes({ ...asked, limit: 1 }).data?.sums ?? [];
  usePlace({ title: t('title') });
  const onNew = () => newQuoteDrawer.open({});
  useShortcut('new', onNew);
  const quotes = list.data?.quotes ?? [];
  return (
    <SaleList
      of="quotes"
      icon={<IconFileText size={22} stroke={1.5} aria-hidden />}
      list={list}
      rows={quotes}
      text={text}
      onSearch={setText}
      shown={shown}
      onShow={(search) => void navigate({ to: '/quotes', search })}
      chips={[
        ...everything.map(({ state: one, count, totalDong }) => ({
          state: one,
          label: `${t(`states.${one}`)} ${writeNumber(count, language)}`,
          title: writeMoney(totalDong),
        })),
        { state: 'expired', label: t('expired') },
      ]}
      above={
        <div className={classes.waiting}>
          <WaitingApprovals />
        </div>
      }
      onNew={onNew}
    >
      <QuoteTable quotes={quotes} />
    </SaleList>
  );
}
