import { Button, Select } from '@mantine/core';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { IconFileText } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { quoteStates } from '../../src-shared/quotes/quote.ts';
import { sentenceOf } from '../api/errors.ts';
import { useLanguage } from '../api/use-language.ts';
import { useTeam } from '../api/use-team.ts';
import { WaitingApprovals } from '../papers/index.ts';
import { EmptyState } from '../ui/EmptyState.tsx';
import { FailedState } from '../ui/FailedState.tsx';
import { writeMoney, writeNumber } from '../ui/formats.ts';
import { LoadingState } from '../ui/LoadingState.tsx';
import { PageHeader } from '../ui/PageHeader.tsx';
import { usePlace } from '../ui/place.tsx';
import { SearchBox } from '../ui/SearchBox.tsx';
import { useShortcut } from '../ui/shortcuts.tsx';
import { newQuoteDrawer } from './new-quote-drawer.ts';
import { QuoteTable } from './QuoteTable.tsx';
import classes from './Quotes.module.css';
import { useQuotes } from './use-quotes.ts';

const shownStates = [...quoteStates, 'expired'] as const;
type ShownState = (typeof shownStates)[number];

export interface QuoteListSearch {
  readonly state?: ShownState;
  readonly owner?: string;
}

export function readQuoteListSearch(search: Record<string, unknown>): QuoteListSearch {
  const state = shownStates.find((known) => known === search['state']);
  const { owner } = search;
  return { ...(state === undefined ? {} : { state }), ...(typeof owner === 'string' ? { owner } : {}) };
}

/** All quotes, with what those in each state come to. */
export function QuoteListPage() {
  const { t } = useTranslation('quotes');
  const language = useLanguage();
  const navigate = useNavigate();
  const team = useTeam();
  const { state, owner } = useSearch({ from: '/quotes' });
  const [text, setText] = useState('');
  const list = useQuotes({
    text,
    ...(owner === undefined ? {} : { ownerId: owner }),
    ...(state === undefined
      ? {}
      : state === 'expired'
        ? { isExpired: true }
        : { states: [state], ...(state === 'sent' ? { isExpired: false } : {}) }),
  });
  const everything = useQuotes({ text, ...(owner === undefined ? {} : { ownerId: owner }), limit: 1 }).data?.sums ?? [];
  usePlace({ title: t('title') });
  useShortcut('new', () => newQuoteDrawer.open({}));
  const quotes = list.data?.quotes ?? [];
  const go = (next: QuoteListSearch) => void navigate({ to: '/quotes', search: next });
  const withOwner = owner === undefined ? {} : { owner };
  return (
    <div>
      <PageHeader
        title={t('title')}
        count={
          list.data === undefined
            ? undefined
            : [
                writeNumber(list.data.total, language),
                ...(quotes.length === 0
                  ? []
                  : [t('sumOf', { total: writeMoney(quotes.reduce((sum, { totalDong }) => sum + (totalDong ?? 0), 0)) })]),
              ].join(' · ')
        }
        actions={<Button onClick={() => newQuoteDrawer.open({})}>{t('new')}</Button>}
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
          <Button
            size="compact-sm"
            variant={state === undefined ? 'light' : 'subtle'}
            aria-pressed={state === undefined}
            onClick={() => go(withOwner)}
          >
            {t('all')}
          </Button>
          {everything.map(({ state: one, count, totalDong }) => (
            <Button
              key={one}
              size="compact-sm"
              variant={state === one ? 'light' : 'subtle'}
              aria-pressed={state === one}
              title={writeMoney(totalDong)}
              onClick={() => go({ state: one, ...withOwner })}
            >
              {`${t(`states.${one}`)} ${writeNumber(count, language)}`}
            </Button>
          ))}
          <Button
            size="compact-sm"
            variant={state === 'expired' ? 'light' : 'subtle'}
            aria-pressed={state === 'expired'}
            onClick={() => go({ state: 'expired', ...withOwner })}
          >
            {t('expired')}
          </Button>
        </div>
      </div>
      <div className={classes.waiting}>
        <WaitingApprovals />
      </div>
      {list.isPending ? <LoadingState lines={8} /> : null}
      {list.isError ? <FailedState reason={sentenceOf(list.error, language)} onRetry={() => void list.refetch()} /> : null}
      {list.isSuccess && quotes.length === 0 ? (
        <EmptyState
          icon={<IconFileText size={22} stroke={1.5} aria-hidden />}
          title={t(text === '' && state === undefined ? 'emptyTitle' : 'noneTitle')}
          text={t(text === '' && state === undefined ? 'emptyText' : 'noneText')}
        >
          <Button onClick={() => newQuoteDrawer.open({})}>{t('new')}</Button>
        </EmptyState>
      ) : null}
      {quotes.length === 0 ? null : <QuoteTable quotes={quotes} />}
      {list.data !== undefined && list.data.total > quotes.length ? (
        <p className={classes.more}>{t('shownOf', { shown: quotes.length, total: list.data.total })}</p>
      ) : null}
    </div>
  );
}
