import { useTranslation } from 'react-i18next';
import type { PriceClash } from '../../src-shared/merges/merges.contract.ts';
import { useLanguage } from '../api/use-language.ts';
import { Card } from '../ui/Card.tsx';
import { writeDay, writeMoney, writeNumber } from '../ui/formats.ts';
import classes from './Duplicates.module.css';

/** Says which agreed prices of the records meet in one customer, and which of them will count. */
export function PriceClashes({
  prices,
  customers,
}: {
  prices: readonly PriceClash[];
  customers: readonly { readonly id: string; readonly name: string }[];
}) {
  const { t } = useTranslation('duplicates');
  const language = useLanguage();
  if (prices.length === 0) return null;
  return (
    <Card title={t('prices.title')}>
      <p className={classes.note}>{t('prices.rule')}</p>
      <ul>
        {prices.flatMap(({ goodsName, rules }) =>
          rules.map((rule) => (
            <li key={rule.id}>
              {t('prices.line', {
                goods: goodsName ?? t('prices.everything'),
                says:
                  rule.priceDong !== null
                    ? writeMoney(rule.priceDong)
                    : t('prices.off', { percent: writeNumber((rule.discountBasisPoints ?? 0) / 100, language) }),
                since: rule.fromOn === null ? t('prices.always') : t('prices.since', { day: writeDay(rule.fromOn) }),
                customer: customers.find(({ id }) => id === rule.customerId)?.name ?? '',
                rule: rule.name,
              })}
            </li>
          )),
        )}
      </ul>
    </Card>
  );
}
