import { SegmentedControl } from '@mantine/core';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { IconContract } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { contractStates } from '../../src-shared/contracts/contract.ts';
import { sentenceOf } from '../api/errors.ts';
import { useLanguage } from '../api/use-language.ts';
import { useTeam } from '../api/use-team.ts';
import { writeMoney, writeNumber } from '../ui/formats.ts';
import { ListScreen } from '../ui/ListScreen.tsx';
import { ListViews } from '../views/index.ts';
import { usePlace } from '../ui/place.tsx';
import { useShortcut } from '../ui/shortcuts.tsx';
import { ContractTable } from './ContractTable.tsx';
import { newContractDrawer } from './drawers.ts';
import { useContracts } from './use-contracts.ts';

const choices = ['due', ...contractStates] as const;
type Choice = (typeof choices)[number];

export interface ContractsSearch {
  readonly show?: Choice;
  readonly who?: 'mine';
}

export function readContractsSearch(search: Record<string, unknown>): ContractsSearch {
  const show = choices.find((known) => known === search['show']);
  return { ...(show === undefined ? {} : { show }), ...(search['who'] === 'mine' ? { who: 'mine' } : {}) };
}

/** All contracts, those that end first above. */
export function ContractsPage() {
  const { t } = useTranslation('contracts');
  const language = useLanguage();
  const navigate = useNavigate();
  const team = useTeam();
  const { show, who } = useSearch({ from: '/contracts' });
  const [text, setText] = useState('');
  const list = useContracts({
    ...{ text, who: who ?? 'all', limit: 500 },
    ...(show === undefined ? {} : show === 'due' ? { isDue: true } : { states: [show] }),
  });
  usePlace({ title: t('title') });
  const onNew = () => newContractDrawer.open({});
  useShortcut('new', onNew);
  const { data } = list;
  const contracts = data?.contracts ?? [];
  const go = (next: ContractsSearch) => void navigate({ to: '/contracts', search: next, replace: true });
  const withWho = who === undefined ? {} : { who };
  const isNarrowed = text !== '' || show !== undefined || who !== undefined;
  const chip = (choice: Choice | undefined, label: string) => ({
    key: choice ?? 'all',
    label,
    isOn: show === choice,
    onChoose: () => go({ ...withWho, ...(choice === undefined ? {} : { show: choice }) }),
  });
  return (
    <ListScreen
      title={t('title')}
      count={
        data === undefined
          ? undefined
          : [
              writeNumber(data.total, language),
              ...(data.total === 0 ? [] : [t('sumOf', { total: writeMoney(data.totalDong) })]),
            ].join(' · ')
      }
      newLabel={t('new.contract')}
      onNew={onNew}
      search={{ label: t('search'), text, onSearch: setText }}
      who={
        team.length > 1 ? (
          <SegmentedControl
            size="xs"
            aria-label={t('whose')}
            value={who ?? 'all'}
            data={(['all', 'mine'] as const).map((value) => ({ value, label: t(`who.${value}`) }))}
            onChange={(value) => go({ ...(show === undefined ? {} : { show }), ...(value === 'mine' ? { who: 'mine' } : {}) })}
          />
        ) : null
      }
      views={
        <ListViews
          entity="contracts"
          search={{ ...(show === undefined ? {} : { show }), ...withWho }}
          text={text}
          onShow={(spec) => {
            setText(spec.text);
            go(readContractsSearch(spec.search));
          }}
        />
      }
      chipsLabel={t('fields.state')}
      chips={[
        chip(undefined, t('all')),
        chip('due', `${t('endsSoon')} ${writeNumber(data?.due ?? 0, language)}`),
        ...contractStates.flatMap((state) => {
          const count = data?.states.find((one) => one.state === state)?.count ?? 0;
          return count === 0 && show !== state ? [] : [chip(state, `${t(`states.${state}`)} ${writeNumber(count, language)}`)];
        }),
      ]}
      isPending={list.isPending}
      failure={list.isError ? sentenceOf(list.error, language) : null}
      onRetry={() => void list.refetch()}
      empty={
        list.isSuccess && contracts.length === 0
          ? {
              icon: <IconContract size={22} stroke={1.5} aria-hidden />,
              title: t(isNarrowed ? 'noneTitle' : 'emptyTitle'),
              text: t(isNarrowed ? 'noneText' : 'emptyText'),
            }
          : null
      }
      more={
        data !== undefined && data.total > contracts.length ? t('shownOf', { shown: contracts.length, total: data.total }) : null
      }
    >
      {contracts.length === 0 ? null : <ContractTable contracts={contracts} />}
    </ListScreen>
  );
}
