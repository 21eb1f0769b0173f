import { ActionIcon, Button, Menu, SegmentedControl, Select } from '@mantine/core';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { IconCash, IconDownload } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { exportFormats } from '../../src-shared/exports/exports.contract.ts';
import type { DebtorFilter } from '../../src-shared/receivables/receivables.contract.ts';
import { useClient } from '../api/client.tsx';
import { sentenceOf } from '../api/errors.ts';
import { useFileOut, useMayExport } from '../api/use-file-out.ts';
import { useLanguage } from '../api/use-language.ts';
import { useTeam } from '../api/use-team.ts';
import { Card } from '../ui/Card.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';
import { FailedState } from '../ui/FailedState.tsx';
import { dayOf, writeMoney, writeNumber } from '../ui/formats.ts';
import { LoadingState } from '../ui/LoadingState.tsx';
import { PageHeader } from '../ui/PageHeader.tsx';
import { usePlace } from '../ui/place.tsx';
import { SearchBox } from '../ui/SearchBox.tsx';
import { useShortcut } from '../ui/shortcuts.tsx';
import { useNow } from '../ui/use-now.ts';
import { AgeingTable, OwnersTable } from './AgeingTable.tsx';
import { invoiceDrawer, receiptDrawer } from './drawers.ts';
import { ImportDrawer } from './ImportDrawer.tsx';
import classes from './Receivables.module.css';
import { useAgeing } from './use-receivables.ts';

const whose = ['mine', 'team', 'all'] as const;

export interface ReceivablesSearch {
  readonly who?: (typeof whose)[number];
  readonly owner?: string;
  readonly overdue?: boolean;
}

export function readReceivablesSearch(search: Record<string, unknown>): ReceivablesSearch {
  const who = whose.find((known) => known === search['who']);
  const { owner } = search;
  return {
    ...(who === undefined ? {} : { who }),
    ...(typeof owner === 'string' && /^[0-9a-f-]{36}$/i.test(owner) ? { owner } : {}),
    ...(search['overdue'] === true ? { overdue: true } : {}),
  };
}

/** What customers owe, by customer and by rep; written down, taken in and taken out from here. */
export function ReceivablesPage() {
  const { t } = useTranslation('receivables');
  const language = useLanguage();
  const navigate = useNavigate();
  const team = useTeam();
  const search = useSearch({ from: '/receivables' });
  const [text, setText] = useState('');
  const [isImporting, setIsImporting] = useState(false);
  const filter: DebtorFilter = {
    who: search.who ?? 'all',
    ...(search.owner === undefined ? {} : { ownerId: search.owner }),
    ...(search.overdue === true ? { isOverdue: true } : {}),
    ...(text.trim() === '' ? {} : { text }),
  };
  const list = useAgeing(filter);
  usePlace({ title: t('title') });
  useShortcut('new', () => receiptDrawer.open({}));
  const go = (next: ReceivablesSearch) => void navigate({ to: '/receivables', search: next });
  const { data } = list;
  const hasOthers = team.length > 1;
  const isNarrow = text.trim() !== '' || search.who !== undefined || search.owner !== undefined || search.overdue === true;
  const { owner: _owner, ...withoutOwner } = search;
  const { overdue: _overdue, ...withoutOverdue } = search;

  return (
    <div>
      <PageHeader
        title={t('title')}
        count={data === undefined || data.count === 0 ? undefined : t('customersCount', { count: data.count })}
        actions={
          <>
            <Button variant="default" onClick={() => setIsImporting(true)}>
              {t('import.open')}
            </Button>
            <Button variant="default" onClick={() => invoiceDrawer.open({})}>
              {t('newInvoice')}
            </Button>
            <Button onClick={() => receiptDrawer.open({})}>{t('newReceipt')}</Button>
          </>
        }
      />
      <div className={classes.bar}>
        <SearchBox value={text} onSearch={setText} label={t('search')} />
        {hasOthers ? (
          <>
            <SegmentedControl
              size="xs"
              aria-label={t('whose')}
              value={search.who ?? 'all'}
              data={whose.map((value) => ({ value, label: t(`who.${value}`) }))}
              onChange={(value) => {
                const { who: _who, ...rest } = withoutOwner;
                const who = whose.find((known) => known === value && known !== 'all');
                go({ ...rest, ...(who === undefined ? {} : { who }) });
              }}
            />
            <Select
              size="xs"
              aria-label={t('owner')}
              placeholder={t('everybody')}
              clearable
              searchable
              value={search.owner ?? null}
              data={team.map(({ id, name }) => ({ value: id, label: name }))}
              onChange={(value) => go({ ...withoutOwner, ...(value === null ? {} : { owner: value }) })}
            />
          </>
        ) : null}
        <Button
          size="compact-sm"
          variant={search.overdue === true ? 'light' : 'subtle'}
          aria-pressed={search.overdue === true}
          onClick={() => go(search.overdue === true ? withoutOverdue : { ...search, overdue: true })}
        >
          {t('onlyOverdue')}
        </Button>
        <span className={classes.push} />
        <ExportDebts filter={filter} isOff={data === undefined || data.count === 0} />
      </div>
      <div className={classes.page}>
        {list.isPending ? <LoadingState lines={8} /> : null}
        {list.isError ? <FailedState reason={sentenceOf(list.error, language)} onRetry={() => void list.refetch()} /> : null}
        {data !== undefined && data.count === 0 ? (
          <EmptyState
            icon={<IconCash size={22} stroke={1.5} aria-hidden />}
            title={t(isNarrow ? 'noneTitle' : 'emptyTitle')}
            text={t(isNarrow ? 'noneText' : 'emptyText')}
          >
            {isNarrow ? null : <Button onClick={() => invoiceDrawer.open({})}>{t('newInvoice')}</Button>}
          </EmptyState>
        ) : null}
        {data === undefined || data.count === 0 ? null : (
          <>
            <dl className={classes.tiles}>
              {(['open', 'overdue', 'credit', 'balance'] as const).map((key) => (
                <div key={key}>
                  <dt>{t(key)}</dt>
                  <dd className={`fb-figures ${key === 'overdue' && data.total.overdueDong > 0 ? classes.late : ''}`}>
                    {writeMoney(data.total[`${key}Dong`])}
                  </dd>
                </div>
              ))}
            </dl>
            {data.owners.length > 1 ? (
              <Card title={t('byRep')} isFlush>
                <OwnersTable owners={data.owners} onChoose={(owner) => go({ ...withoutOwner, owner })} />
              </Card>
            ) : null}
            <Card title={t('byCustomer')} isFlush>
              <AgeingTable debtors={data.customers} total={data.total} withOwner={data.owners.length > 1} />
            </Card>
            {data.count > data.customers.length ? (
              <p className={classes.soft}>
                {t('shownOf', { shown: writeNumber(data.customers.length, language), total: writeNumber(data.count, language) })}
              </p>
            ) : null}
          </>
        )}
      </div>
      {isImporting ? <ImportDrawer onClose={() => setIsImporting(false)} /> : null}
    </div>
  );
}

function ExportDebts({ filter, isOff }: { filter: DebtorFilter; isOff: boolean }) {
  const { t } = useTranslation(['receivables', 'exports']);
  const client = useClient();
  const language = useLanguage();
  const today = dayOf(useNow());
  const mayExport = useMayExport(true);
  const { isRunning, takeOut } = useFileOut();
  if (!mayExport) return null;
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <ActionIcon
          variant="default"
          size={30}
          loading={isRunning}
          disabled={isOff}
          aria-label={t('receivables:export')}
          title={t('receivables:export')}
        >
          <IconDownload size={16} stroke={1.75} aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {exportFormats.map((format) => (
          <Menu.Item
            key={format}
            onClick={() =>
              void takeOut({ name: `${t('receivables:title')} ${today}.${format}`, failed: t('exports:failed') }, async (to) => {
                const { rows } = await client.receivables.export({ ...filter, file: to.file, format, language });
                return t('receivables:exported', { count: rows, name: to.name });
              })
            }
          >
            {t(`exports:format.${format}`)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
