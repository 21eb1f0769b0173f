import { Button, SegmentedControl } from '@mantine/core';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { IconTool } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { installedItemLists } from '../../src-shared/installed-items/installed-items.contract.ts';
import { sentenceOf } from '../api/errors.ts';
import { useLanguage } from '../api/use-language.ts';
import { useTeam } from '../api/use-team.ts';
import { EmptyState } from '../ui/EmptyState.tsx';
import { FailedState } from '../ui/FailedState.tsx';
import { writeNumber } from '../ui/formats.ts';
import { LoadingState } from '../ui/LoadingState.tsx';
import { PageHeader } from '../ui/PageHeader.tsx';
import { usePlace } from '../ui/place.tsx';
import { SearchBox } from '../ui/SearchBox.tsx';
import { useShortcut } from '../ui/shortcuts.tsx';
import { installedDrawer } from './drawers.ts';
import classes from './InstalledItems.module.css';
import { InstalledTable } from './InstalledTable.tsx';
import { useInstalled } from './use-installed.ts';

type List = (typeof installedItemLists)[number];

export interface InstalledSearch {
  readonly list?: List;
  readonly who?: 'mine';
}

export function readInstalledSearch(search: Record<string, unknown>): InstalledSearch {
  const list = installedItemLists.find((known) => known === search['list']);
  return { ...(list === undefined ? {} : { list }), ...(search['who'] === 'mine' ? { who: 'mine' } : {}) };
}

/** Everything that was sold and stands at customers; what is due is one click away. */
export function InstalledPage() {
  const { t } = useTranslation('installed-items');
  const language = useLanguage();
  const navigate = useNavigate();
  const team = useTeam();
  const { list: shown = 'all', who } = useSearch({ from: '/installed-items' });
  const [text, setText] = useState('');
  const list = useInstalled({ list: shown, who: who ?? 'all', text, limit: 500 });
  usePlace({ title: t('title') });
  useShortcut('new', () => installedDrawer.open({}));
  const { data } = list;
  const items = data?.items ?? [];
  const go = (next: InstalledSearch) => void navigate({ to: '/installed-items', search: next, replace: true });
  const isNarrowed = text !== '' || shown !== 'all' || who !== undefined;
  return (
    <div className={classes.page}>
      <PageHeader
        title={t('title')}
        count={data === undefined ? undefined : writeNumber(data.total, language)}
        actions={<Button onClick={() => installedDrawer.open({})}>{t('new')}</Button>}
      />
      <div className={classes.bar}>
        <SearchBox value={text} onSearch={setText} label={t('search')} />
        {team.length > 1 ? (
          <SegmentedControl
            size="xs"
            aria-label={t('whose')}
            value={who ?? 'all'}
            data={(['all', 'mine'] as const).map((value) => ({ value, label: t(`who.${value}`) }))}
            onChange={(value) =>
              go({ ...(shown === 'all' ? {} : { list: shown }), ...(value === 'mine' ? { who: 'mine' } : {}) })
            }
          />
        ) : null}
        <div className={classes.chips} role="group" aria-label={t('lists')}>
          {installedItemLists.map((one) => (
            <Button
              key={one}
              size="compact-sm"
              variant={shown === one ? 'light' : 'subtle'}
              aria-pressed={shown === one}
              onClick={() => go({ ...(one === 'all' ? {} : { list: one }), ...(who === undefined ? {} : { who }) })}
            >
              {`${t(`list.${one}`)} ${writeNumber(data?.counts[one] ?? 0, language)}`}
            </Button>
          ))}
        </div>
      </div>
      {list.isPending ? <LoadingState lines={8} /> : null}
      {list.isError ? <FailedState reason={sentenceOf(list.error, language)} onRetry={() => void list.refetch()} /> : null}
      {list.isSuccess && items.length === 0 ? (
        <EmptyState
          icon={<IconTool size={22} stroke={1.5} aria-hidden />}
          title={t(isNarrowed ? 'noneTitle' : 'emptyTitle')}
          text={t(isNarrowed ? 'noneText' : 'emptyText')}
        >
          <Button onClick={() => installedDrawer.open({})}>{t('new')}</Button>
        </EmptyState>
      ) : null}
      {items.length === 0 ? null : <InstalledTable items={items} />}
      {data !== undefined && data.total > items.length ? (
        <p className={classes.more}>{t('shownOf', { shown: items.length, total: data.total })}</p>
      ) : null}
    </div>
  );
}
