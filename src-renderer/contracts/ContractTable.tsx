import { Anchor } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { ContractBrief } from '../../src-shared/contracts/contracts.contract.ts';
import { writeDay, writeMoney } from '../ui/formats.ts';
import { StateBadge } from '../ui/StateBadge.tsx';
import classes from './Contracts.module.css';
import list from '../ui/ListScreen.module.css';

/** Contracts as a table; each opens its page. */
export function ContractTable({ contracts, isOfOne = false }: { contracts: readonly ContractBrief[]; isOfOne?: boolean }) {
  const { t } = useTranslation('contracts');
  return (
    <div className={list.scroll}>
      <table className={`${list.table} ${isOfOne ? classes.narrow : classes.all}`} aria-label={t('title')}>
        <thead>
          <tr>
            <th scope="col">{t('fields.title')}</th>
            {isOfOne ? null : <th scope="col">{t('fields.customerId')}</th>}
            <th scope="col">{t('fields.state')}</th>
            <th scope="col">{t('fields.fromOn')}</th>
            <th scope="col">{t('fields.toOn')}</th>
            {isOfOne ? null : <th scope="col">{t('fields.ownerId')}</th>}
            <th scope="col" className={list.right}>
              {t('fields.valueDong')}
            </th>
          </tr>
        </thead>
        <tbody>
          {contracts.map((contract) => (
            <tr key={contract.id}>
              <td>
                <span className={list.clamp} title={contract.title}>
                  <Anchor size="sm" renderRoot={(props) => <Link {...props} to="/contracts/$id" params={{ id: contract.id }} />}>
                    {contract.title}
                  </Anchor>{' '}
                  <span className={classes.soft}>
                    {[contract.kind === 'contract' ? null : t(`kinds.${contract.kind}`), contract.code]
                      .filter((part) => part !== null)
                      .join(' · ')}
                  </span>
                </span>
              </td>
              {isOfOne ? null : (
                <td>
                  <span className={list.clamp} title={contract.customerName ?? ''}>
                    {contract.customerName ?? t('unseen')}
                  </span>
                </td>
              )}
              <td className={list.nowrap}>
                <ContractStateBadge contract={contract} />
              </td>
              <td className={list.nowrap}>{contract.fromOn === null ? '' : writeDay(contract.fromOn)}</td>
              <td className={list.nowrap}>
                <ContractEnd contract={contract} />
              </td>
              {isOfOne ? null : <td className={list.person}>{contract.ownerName}</td>}
              <td className={`${list.right} fb-figures`}>{contract.valueDong === null ? '' : writeMoney(contract.valueDong)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

const tones = { draft: 'neutral', active: 'good', ended: 'neutral', cancelled: 'bad' } as const;

export function ContractStateBadge({ contract }: { contract: ContractBrief }) {
  const { t } = useTranslation('contracts');
  return <StateBadge tone={tones[contract.state]}>{t(`states.${contract.state}`)}</StateBadge>;
}

/** The last day, and what is to be thought of there. */
export function ContractEnd({ contract }: { contract: ContractBrief }) {
  const { t } = useTranslation('contracts');
  const { toOn, renewal, daysLeft } = contract;
  if (toOn === null) return <span className={classes.soft}>{t('noEnd')}</span>;
  const isUrgent = renewal === 'due' || renewal === 'past';
  const said =
    renewal === 'due'
      ? t('daysLeft', { count: daysLeft ?? 0 })
      : renewal === 'none' || renewal === 'later'
        ? null
        : t(`renewal.${renewal}`);
  return (
    <span className={isUrgent ? classes.late : undefined}>
      {writeDay(toOn)}
      {said === null ? null : <span className={isUrgent ? undefined : classes.soft}>{` · ${said}`}</span>}
    </span>
  );
}
