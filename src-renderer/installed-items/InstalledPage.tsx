import { SegmentedControl } from '@mantine/core';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { IconTool } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { installedItemLists } from '../../src-shared/installed-items/installed-items.contract.ts';
import { sentenceOf } from '../api/errors.ts';
import { useLanguage } from '../api/use-language.ts';
import { useTeam } from '../api/use-team.ts';
import { writeNumber } from '../ui/formats.ts';
import { ListScreen } from '../ui/ListScreen.tsx';
import { usePlace } from '../ui/place.tsx';
import { useShortcut } from '../ui/shortcuts.tsx';
import { installedDrawer } from './drawers.ts';
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
  const onNew = () => installedDrawer.open({});
  useShortcut('new', onNew);
  const { data } = list;
  const items = data?.items ?? [];
  const go = (next: InstalledSearch) => void navigate({ to: '/installed-items', search: next, replace: true });
  const isNarrowed = text !== '' || shown !== 'all' || who !== undefined;
  return (
    <ListScreen
      title={t('title')}
      count={data === undefined ? undefined : writeNumber(data.total, language)}
      newLabel={t('new')}
      onNew={onNew}
      search={{ label: t('search'), text, onSearch: setText }}
      who={
        team.length > 1 ? (
          <SegmentedControl
            size="xs"
            aria-label={t('whose')}
            value={who ?? 'all'}
            data={(['all', 'mine'] as const).map((value) => ({ value, label: t(`who.${value}`) }))}
            onChange={(value) =>
              go({ ...(shown === 'all' ? {} : { list: shown }), ...(value === 'mine' ? { who: 'mine' } : {}) })
            }
          />
        ) : null
      }
      chipsLabel={t('lists')}
      chips={installedItemLists.map((one) => ({
        key: one,
        label: `${t(`list.${one}`)} ${writeNumber(data?.counts[one] ?? 0, language)}`,
        isOn: shown === one,
        onChoose: () => go({ ...(one === 'all' ? {} : { list: one }), ...(who === undefined ? {} : { who }) }),
      }))}
      isPending={list.isPending}
      failure={list.isError ? sentenceOf(list.error, language) : null}
      onRetry={() => void list.refetch()}
      empty={
        list.isSuccess && items.length === 0
          ? {
              icon: <IconTool size={22} stroke={1.5} aria-hidden />,
              title: t(isNarrowed ? 'noneTitle' : 'emptyTitle'),
              text: t(isNarrowed ? 'noneText' : 'emptyText'),
            }
          : null
      }
      more={data !== undefined && data.total > items.length ? t('shownOf', { shown: items.length, total: data.total }) : null}
    >
      {items.length === 0 ? null : <InstalledTable items={items} />}
    </ListScreen>
  );
}
