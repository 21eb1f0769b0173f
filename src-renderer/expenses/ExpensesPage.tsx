import { ActionIcon, Button, Menu, SegmentedControl } from '@mantine/core';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { IconChevronLeft, IconChevronRight, IconDownload, IconReceipt } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Expense } from '../../src-shared/expenses/expenses.contract.ts';
import { type ExportFormat, exportFormats } from '../../src-shared/exports/exports.contract.ts';
import { addDays, monthRange } from '../../src-shared/lib/dates.ts';
import { useClient } from '../api/client.tsx';
import { sentenceOf } from '../api/errors.ts';
import { useFileOut } from '../api/use-file-out.ts';
import { useCommand } from '../api/use-command.ts';
import { useLanguage } from '../api/use-language.ts';
import { useTeam } from '../api/use-team.ts';
import { Card } from '../ui/Card.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';
import { FailedState } from '../ui/FailedState.tsx';
import { dayOf, writeMoney } from '../ui/formats.ts';
import { LoadingState } from '../ui/LoadingState.tsx';
import { PageHeader } from '../ui/PageHeader.tsx';
import { usePlace } from '../ui/place.tsx';
import { useShortcut } from '../ui/shortcuts.tsx';
import { useNow } from '../ui/use-now.ts';
import { ClaimRow } from './ClaimRow.tsx';
import { expenseDrawer } from './expense-drawer.ts';
import classes from './Expenses.module.css';
import { useExpenses, type Whose, whoseClaims } from './use-expenses.ts';

export interface ExpensesSearch {
  /** `2026-11`; without it this month. */
  readonly month?: string;
  readonly whose?: Whose;
}

export function readExpensesSearch(search: Record<string, unknown>): ExpensesSearch {
  const { month } = search;
  const whose = whoseClaims.find((known) => known === search['whose']);
  return {
    ...(typeof month === 'string' && /^\d{4}-(0[1-9]|1[0-2])$/.test(month) ? { month } : {}),
    ...(whose === undefined ? {} : { whose }),
  };
}

/** Claims of a month by trip with their sums; sent, approved and taken out from here. */
export function ExpensesPage() {
  const { t } = useTranslation('expenses');
  const language = useLanguage();
  const navigate = useNavigate();
  const today = dayOf(useNow());
  const { month = today.slice(0, 7), whose = 'mine' } = useSearch({ from: '/expenses' });
  const { first, last } = monthRange(`${month}-01`);
  const list = useExpenses({ from: first, to: last, whose });
  const claims = list.data?.expenses ?? [];
  const waiting = list.data?.waiting ?? 0;
  const hasOthers = useTeam().length > 1;
  const send = useCommand((client, ids: string[]) => client.expenses.send({ ids }), {
    done: (_sent, ids) => t('sent', { count: ids.length }),
  });
  const approve = useCommand((client, ids: string[]) => client.expenses.decide({ ids, state: 'approved' }), {
    done: (_done, ids) => t('approved', { count: ids.length }),
  });
  usePlace({ title: t('title') });
  useShortcut('new', () => expenseDrawer.open({}));
  const go = (by: -1 | 1) => {
    const next = by === 1 ? addDays(last, 1) : addDays(first, -1);
    void navigate({ to: '/expenses', search: { month: next.slice(0, 7), whose } });
  };
  const drafts = claims.filter((claim) => claim.isMine && claim.state === 'draft');
  const toDecide = claims.filter((claim) => claim.mayDecide && claim.state === 'sent');
  const trips = byTrip(claims);

  return (
    <div>
      <PageHeader
        title={t('title')}
        count={claims.length === 0 ? undefined : writeMoney(sumOf(claims))}
        actions={<Button onClick={() => expenseDrawer.open({})}>{t('new')}</Button>}
      />
      <div className={classes.bar}>
        <ActionIcon variant="default" size={30} aria-label={t('monthBefore')} onClick={() => go(-1)}>
          <IconChevronLeft size={16} aria-hidden />
        </ActionIcon>
        <strong>{t('month', { month: Number(month.slice(5)), year: month.slice(0, 4) })}</strong>
        <ActionIcon variant="default" size={30} aria-label={t('monthAfter')} onClick={() => go(1)}>
          <IconChevronRight size={16} aria-hidden />
        </ActionIcon>
        {hasOthers ? (
          <SegmentedControl
            size="xs"
            aria-label={t('whose')}
            value={whose}
            data={whoseClaims.map((value) => ({
              value,
              label: value === 'others' && waiting > 0 ? t('othersWaiting', { count: waiting }) : t(value),
            }))}
            onChange={(value) =>
              void navigate({ to: '/expenses', search: { month, whose: value === 'others' ? 'others' : 'mine' } })
            }
          />
        ) : null}
        <span className={classes.push} />
        {drafts.length === 0 ? null : (
          <Button variant="default" loading={send.isRunning} onClick={() => void send.run(drafts.map(({ id }) => id))}>
            {t('sendAll', { count: drafts.length, amount: writeMoney(sumOf(drafts)) })}
          </Button>
        )}
        {whose === 'others' && toDecide.length > 0 ? (
          <Button variant="default" loading={approve.isRunning} onClick={() => void approve.run(toDecide.map(({ id }) => id))}>
            {t('approveAll', { count: toDecide.length, amount: writeMoney(sumOf(toDecide)) })}
          </Button>
        ) : null}
        <ExportClaims from={first} to={last} whose={whose} isOff={claims.length === 0} />
      </div>
      <div className={classes.page}>
        {list.isPending ? <LoadingState lines={6} /> : null}
        {list.isError ? <FailedState reason={sentenceOf(list.error, language)} onRetry={() => void list.refetch()} /> : null}
        {list.isSuccess && claims.length === 0 ? (
          <EmptyState
            icon={<IconReceipt size={22} stroke={1.5} aria-hidden />}
            title={t(whose === 'mine' ? 'emptyMine' : 'emptyOthers')}
            text={t(whose === 'mine' ? 'emptyMineText' : 'emptyOthersText')}
          >
            {whose === 'mine' ? <Button onClick={() => expenseDrawer.open({})}>{t('new')}</Button> : null}
          </EmptyState>
        ) : null}
        {trips.map(({ trip, claims: ofTrip }) => (
          <Card
            key={trip ?? ''}
            title={trip ?? t('noTrip')}
            aside={<span className="fb-figures">{writeMoney(sumOf(ofTrip))}</span>}
            isFlush
          >
            <div className={classes.scroll}>
              <table className={classes.table}>
                <thead>
                  <tr>
                    <th scope="col">{t('day')}</th>
                    <th scope="col">{t('kind')}</th>
                    <th scope="col">{t('what')}</th>
                    <th scope="col">{t('state')}</th>
                    <th scope="col" className={classes.number}>
                      {t('amount')}
                    </th>
                    <th scope="col" aria-label={t('acts')} />
                  </tr>
                </thead>
                <tbody>
                  {ofTrip.map((claim) => (
                    <ClaimRow key={claim.id} claim={claim} today={today} withOwner={whose === 'others'} />
                  ))}
                </tbody>
              </table>
            </div>
          </Card>
        ))}
      </div>
    </div>
  );
}

function ExportClaims({ from, to, whose, isOff }: { from: string; to: string; whose: Whose; isOff: boolean }) {
  const { t } = useTranslation(['expenses', 'exports']);
  const client = useClient();
  const language = useLanguage();
  const { isRunning, takeOut } = useFileOut();
  const run = (format: ExportFormat) =>
    takeOut({ name: `${t('expenses:title')} ${from.slice(0, 7)}.${format}`, failed: t('exports:failed') }, async (target) => {
      const { rows, totalDong } = await client.expenses.export({ file: target.file, format, from, to, whose, language });
      return t('expenses:exported', { count: rows, amount: writeMoney(totalDong), name: target.name });
    });
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <ActionIcon
          variant="default"
          size={30}
          loading={isRunning}
          disabled={isOff}
          aria-label={t('expenses:export')}
          title={t('expenses:export')}
        >
          <IconDownload size={16} stroke={1.75} aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {exportFormats.map((format) => (
          <Menu.Item key={format} onClick={() => void run(format)}>
            {t(`exports:format.${format}`)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}

export function sumOf(claims: readonly Expense[]): number {
  return claims.reduce((sum, { amountDong }) => sum + amountDong, 0);
}

/** In the order in which the newest claim of each trip stands. */
function byTrip(claims: readonly Expense[]): { trip: string | null; claims: Expense[] }[] {
  const trips = new Map<string | null, Expense[]>();
  for (const claim of claims) trips.set(claim.trip, [...(trips.get(claim.trip) ?? []), claim]);
  return [...trips].map(([trip, ofTrip]) => ({ trip, claims: ofTrip }));
}
