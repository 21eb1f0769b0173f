import { Select } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { sentenceOf } from '../api/errors.ts';
import { useLanguage } from '../api/use-language.ts';
import { useTeam } from '../api/use-team.ts';
import { writeMoney, writeNumber } from '../ui/formats.ts';
import { ListScreen } from '../ui/ListScreen.tsx';
import { ListViews } from '../views/index.ts';

export interface SaleListSearch<State extends string> {
  readonly state?: State;
  readonly owner?: string;
}

/** What a link asks of a list: one of the states shown, whose. */
export function readSaleListSearch<State extends string>(
  states: readonly State[],
  search: Record<string, unknown>,
): SaleListSearch<State> {
  const state = states.find((known) => known === search['state']);
  const { owner } = search;
  return { ...(state === undefined ? {} : { state }), ...(typeof owner === 'string' ? { owner } : {}) };
}

/** The list of all quotes, or of all orders. */
export function SaleList<State extends string>({
  of,
  icon,
  list,
  rows,
  text,
  onSearch,
  shown: { state, owner },
  onShow,
  chips,
  above,
  onNew,
  children,
}: {
  of: 'quotes' | 'orders';
  icon: ReactNode;
  list: {
    readonly data: { readonly total: number } | undefined;
    readonly error: unknown;
    readonly isPending: boolean;
    readonly isError: boolean;
    readonly isSuccess: boolean;
    readonly refetch: () => unknown;
  };
  rows: readonly { readonly totalDong: number | null }[];
  text: string;
  onSearch: (text: string) => void;
  shown: SaleListSearch<State>;
  onShow: (next: SaleListSearch<State>) => void;
  chips: readonly { readonly state: State; readonly label: string; readonly title?: string }[];
  /** What stands between the filters and the table. */
  above?: ReactNode;
  onNew: () => void;
  /** The table. */
  children: ReactNode;
}) {
  const { t } = useTranslation(of);
  const language = useLanguage();
  const team = useTeam();
  const withOwner = owner === undefined ? {} : { owner };
  const isAll = text === '' && state === undefined;
  const { data } = list;
  const sum = rows.reduce((total, { totalDong }) => total + (totalDong ?? 0), 0);
  const count = (total: number) =>
    [writeNumber(total, language), ...(rows.length === 0 ? [] : [t('sumOf', { total: writeMoney(sum) })])].join(' · ');
  return (
    <ListScreen
      title={t('title')}
      count={data === undefined ? undefined : count(data.total)}
      newLabel={t('new')}
      onNew={onNew}
      search={{ label: t('search'), text, onSearch }}
      who={
        team.length > 1 ? (
          <Select
            size="xs"
            aria-label={t('column.owner')}
            placeholder={t('everybody')}
            clearable
            value={owner ?? null}
            data={team.map(({ id, name }) => ({ value: id, label: name }))}
            onChange={(value) =>
              onShow({ ...(state === undefined ? {} : { state }), ...(value === null ? {} : { owner: value }) })
            }
          />
        ) : null
      }
      chipsLabel={t('column.state')}
      chips={[
        { key: 'all', label: t('all'), isOn: state === undefined, onChoose: () => onShow(withOwner) },
        ...chips.map(({ state: one, ...chip }) => ({
          ...chip,
          key: one,
          isOn: state === one,
          onChoose: () => onShow({ state: one, ...withOwner }),
        })),
      ]}
      views={
        <ListViews
          entity={of}
          search={{ ...(state === undefined ? {} : { state }), ...withOwner }}
          text={text}
          onShow={(spec) => {
            onSearch(spec.text);
            // The route's own reader drops what it does not know.
            onShow(spec.search as SaleListSearch<State>);
          }}
        />
      }
      above={above}
      isPending={list.isPending}
      failure={list.isError ? sentenceOf(list.error, language) : null}
      onRetry={() => void list.refetch()}
      empty={
        list.isSuccess && rows.length === 0
          ? { icon, title: t(isAll ? 'emptyTitle' : 'noneTitle'), text: t(isAll ? 'emptyText' : 'noneText') }
          : null
      }
      more={data !== undefined && data.total > rows.length ? t('shownOf', { shown: rows.length, total: data.total }) : null}
    >
      {rows.length === 0 ? null : children}
    </ListScreen>
  );
}
