import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useChoices } from '../api/use-choices.ts';
import { writeDay, writeMoney } from '../ui/formats.ts';
import type { CardProps } from './company-cards.tsx';
import { PartCard } from './PartCard.tsx';
import classes from './Parts.module.css';

/** Relatives and friends: of a person, or of the people at a company. */
export function RelationsCard({ parts, ...common }: CardProps) {
  const { t } = useTranslation('parts');
  const kinds = useChoices('relation_kind');
  const lines = parts.relations.map((row) => ({
    row,
    main: row.name,
    under: [
      row.contactName === null
        ? kinds.wordFor(row.kind)
        : t('relationOf', { kind: kinds.wordFor(row.kind), name: row.contactName }),
      row.birthday === null ? null : t('birthday', { day: writeDay(row.birthday) }),
      row.phone,
      row.linkedName === row.name ? null : row.linkedName,
      row.note,
    ],
    names: { linkedId: row.linkedName ?? '' },
  }));
  return <PartCard {...common} part="relations" lines={lines} />;
}

/** What they buy from others, a year's worth. */
export function WalletCard({ parts, ...common }: CardProps) {
  const { t } = useTranslation('parts');
  const sum = parts.walletShares.reduce((total, row) => total + (row.amountDong ?? 0), 0);
  const lines = parts.walletShares.map((row) => ({
    row,
    main: row.product,
    under: [
      row.competitor === null ? null : t('boughtFrom', { name: row.competitor }),
      row.asOf === null ? null : t('asOf', { day: writeDay(row.asOf) }),
      row.note,
    ],
    figure: row.amountDong === null ? null : writeMoney(row.amountDong),
  }));
  return (
    <PartCard
      {...common}
      part="walletShares"
      lines={lines}
      aside={sum === 0 ? null : <span className="fb-figures">{t('yearly', { amount: writeMoney(sum) })}</span>}
    />
  );
}

/** Who came through this customer, what became of them, and through whom this customer came. */
export function ReferralsCard({ parts, ...common }: CardProps) {
  const { t } = useTranslation(['parts', 'customers']);
  const navigate = useNavigate();
  const buying = parts.referrals.filter((row) => row.referredLifecycle === 'account').length;
  const wonOf = new Map(parts.referrals.map((row) => [row.referredId, row.wonDong ?? 0]));
  const won = [...wonOf.values()].reduce((sum, dong) => sum + dong, 0);
  const lines = parts.referrals.map((row) => ({
    row,
    main: row.referredName ?? row.personName ?? t('link.elsewhere'),
    under: [
      row.referredLifecycle === null ? null : t(`customers:lifecycle.${row.referredLifecycle}`),
      row.referredTransactionOn === null ? null : t('lastBought', { day: writeDay(row.referredTransactionOn) }),
      row.referredOn === null ? null : t('referredOnDay', { day: writeDay(row.referredOn) }),
      row.referredName !== null && row.personName !== null ? row.personName : null,
      row.note,
    ],
    figure: row.wonDong === null ? null : writeMoney(row.wonDong),
    names: { referredId: row.referredName ?? '' },
  }));
  const count = parts.referrals.length;
  return (
    <PartCard
      {...common}
      part="referrals"
      lines={lines}
      aside={count === 0 ? null : <span className="fb-figures">{t('referralSum', { count, buying, won: writeMoney(won) })}</span>}
      head={
        parts.referredBy.length === 0 ? null : (
          <div className={classes.path}>
            {t('referredBy')}{' '}
            {parts.referredBy.map((customer, at) => (
              <span key={customer.id}>
                {at === 0 ? '' : ', '}
                <button
                  type="button"
                  className={classes.link}
                  onClick={() => void navigate({ to: '/customers/$id', params: { id: customer.id } })}
                >
                  {customer.name}
                </button>
              </span>
            ))}
          </div>
        )
      }
    />
  );
}
