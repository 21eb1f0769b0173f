import { useTranslation } from '../locales/words.tsx';
import { writeMoney } from '../ui/formats.ts';
import { StateBadge } from '../ui/StateBadge.tsx';
import { useDebtsOf } from './use-receivables.ts';

/** What a customer owes, in a word; undefined where there is nothing to say. */
export function useDebtFact(customerId: string) {
  const { t } = useTranslation('receivables');
  const debts = useDebtsOf(customerId).data;
  if (debts === undefined || debts.openDong === 0) return undefined;
  const { openDong, overdueDong } = debts;
  return {
    label: t('title'),
    value:
      overdueDong === 0 ? (
        <span className="fb-figures">{writeMoney(openDong)}</span>
      ) : (
        <StateBadge tone="bad">{t('overdueOf', { amount: writeMoney(overdueDong) })}</StateBadge>
      ),
  };
}
