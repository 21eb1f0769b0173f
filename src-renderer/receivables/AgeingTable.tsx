import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { ageingBuckets, type Standing } from '../../src-shared/receivables/ageing.ts';
import type { Debtor } from '../../src-shared/receivables/receivables.contract.ts';
import { useTranslation } from '../locales/words.tsx';
import { writeMoney, writeNumber } from '../ui/formats.ts';
import table from '../ui/PlainTable.module.css';
import { receiptDrawer } from './drawers.ts';
import classes from './Receivables.module.css';

/** What each customer owes by how long it is overdue, the sum of all first. */
export function AgeingTable({ debtors, total, withOwner }: { debtors: readonly Debtor[]; total: Standing; withOwner: boolean }) {
  const { t } = useTranslation('receivables');
  return (
    <div className={table.scroll}>
      <table className={`${table.table} ${classes.ageing}`} aria-label={t('title')}>
        <Head first={t('customer')} second={withOwner ? t('owner') : null} />
        <tbody>
          <tr className={classes.total}>
            <th scope="row">{t('total')}</th>
            {withOwner ? <td aria-label={t('owner')} /> : null}
            <Sums of={total} />
            <td aria-label={t('acts')} />
          </tr>
          {debtors.map((debtor) => (
            <tr key={debtor.customerId}>
              <td>
                <Link
                  to="/customers/$id"
                  params={{ id: debtor.customerId }}
                  search={{ tab: 'sales' }}
                  className={`${table.name} ${classes.name}`}
                  title={debtor.customerName}
                >
                  {debtor.customerName}
                </Link>
              </td>
              {withOwner ? <td className={classes.owner}>{debtor.ownerName ?? '–'}</td> : null}
              <Sums of={debtor} />
              <td className={table.acts}>
                <Button
                  variant="subtle"
                  size="compact-sm"
                  aria-label={t('payOf', { name: debtor.customerName })}
                  onClick={() => receiptDrawer.open({ customer: { id: debtor.customerId, name: debtor.customerName } })}
                >
                  {t('pay')}
                </Button>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** The same sums by rep. */
export function OwnersTable({
  owners,
  onChoose,
}: {
  owners: readonly (Standing & {
    readonly ownerId: string | null;
    readonly ownerName: string | null;
    readonly customers: number;
  })[];
  onChoose: (ownerId: string) => void;
}) {
  const { t } = useTranslation('receivables');
  return (
    <div className={table.scroll}>
      <table className={`${table.table} ${classes.ageing}`} aria-label={t('byRep')}>
        <Head first={t('owner')} second={t('customers')} />
        <tbody>
          {owners.map((owner) => (
            <tr key={owner.ownerId ?? ''}>
              <td>
                {owner.ownerId === null ? (
                  t('nobody')
                ) : (
                  <button type="button" className={classes.choose} onClick={() => onChoose(owner.ownerId ?? '')}>
                    {owner.ownerName ?? '–'}
                  </button>
                )}
              </td>
              <td className="fb-figures">{writeNumber(owner.customers, 'vi')}</td>
              <Sums of={owner} />
              <td aria-label={t('acts')} />
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Head({ first, second }: { first: string; second: string | null }) {
  const { t } = useTranslation('receivables');
  return (
    <thead>
      <tr>
        <th scope="col">{first}</th>
        {second === null ? null : <th scope="col">{second}</th>}
        {ageingBuckets.map((bucket) => (
          <th key={bucket} scope="col" className={table.number}>
            {t(`buckets.${bucket}`)}
          </th>
        ))}
        <th scope="col" className={table.number}>
          {t('overdue')}
        </th>
        <th scope="col" className={table.number}>
          {t('open')}
        </th>
        <th scope="col" className={table.number}>
          {t('credit')}
        </th>
        <th scope="col" aria-label={t('acts')} />
      </tr>
    </thead>
  );
}

function Sums({ of: { buckets, overdueDong, openDong, creditDong } }: { of: Standing }) {
  return (
    <>
      {ageingBuckets.map((bucket) => (
        <td key={bucket} className={table.number} title={writeMoney(buckets[bucket])}>
          {amountOrDash(buckets[bucket])}
        </td>
      ))}
      <td className={`${table.number} ${overdueDong > 0 ? classes.late : ''}`}>{amountOrDash(overdueDong)}</td>
      <td className={`${table.number} ${classes.strong}`}>{amountOrDash(openDong)}</td>
      <td className={table.number}>{amountOrDash(creditDong)}</td>
    </>
  );
}

/** A table of sums is read by its gaps. */
function amountOrDash(dong: number): string {
  return dong === 0 ? '–' : writeNumber(dong, 'vi');
}
