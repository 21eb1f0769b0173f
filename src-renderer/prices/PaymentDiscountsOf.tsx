import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useClient } from '../api/client.tsx';
import { Card } from '../ui/Card.tsx';
import { writeMoney } from '../ui/formats.ts';
import classes from './Prices.module.css';
import { usePriceWords } from './use-price-words.ts';

/** What a customer saves by paying a quote's lines in time; nothing where no discount fits. */
export function PaymentDiscountsOf({
  customerId,
  on,
  lines,
}: {
  customerId: string | null;
  on: string;
  /** After the lines' own discounts, before VAT. */
  lines: readonly { readonly productId: string | null; readonly netDong: number }[];
}) {
  const { t } = useTranslation('prices');
  const client = useClient();
  const words = usePriceWords();
  const { data } = useQuery({
    queryKey: ['prices', 'paymentDiscountsOf', customerId, on, lines],
    meta: { entities: ['paymentDiscounts', 'productGroups', 'products', 'customerGroups', 'groupMembers', 'customers'] },
    queryFn: () => client.prices.paymentDiscountsOf({ customerId, on, lines: [...lines] }),
  });
  const terms = data?.terms ?? [];
  if (terms.length === 0) return null;
  return (
    <Card title={t('payment.title')}>
      <ul className={classes.terms}>
        {terms.map((term) => (
          <li key={term.id} title={term.name}>
            {t('payment.term', {
              share: words.share(term.discountBasisPoints),
              count: term.withinDays,
              saves: writeMoney(term.savesDong),
            })}
          </li>
        ))}
      </ul>
    </Card>
  );
}
