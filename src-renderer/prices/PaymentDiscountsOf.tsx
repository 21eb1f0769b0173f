import { Button, Checkbox } from '@mantine/core';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useClient } from '../api/client.tsx';
import { Card } from '../ui/Card.tsx';
import { writeMoney } from '../ui/formats.ts';
import classes from './Prices.module.css';
import { usePriceWords } from './use-price-words.ts';

/** `paymentDiscountIds` of a quote. */
const mostTicked = 20;

/** What a customer saves by paying a quote's lines in time, those that stand in the quote ticked; nothing where no discount fits. */
export function PaymentDiscountsOf({
  customerId,
  on,
  lines,
  ticked,
  onTick,
}: {
  customerId: string | null;
  on: string;
  /** After the lines' own discounts, before VAT. */
  lines: readonly { readonly productId: string | null; readonly netDong: number }[];
  ticked: readonly string[];
  /** Absent where the quote is not worked on any more. */
  onTick?: (ids: readonly string[]) => void;
}) {
  const { t } = useTranslation('prices');
  const client = useClient();
  const words = usePriceWords();
  const { data } = useQuery({
    queryKey: ['prices', 'paymentDiscountsOf', customerId, on, lines],
    meta: { entities: ['paymentDiscounts', 'productGroups', 'products', 'customerGroups', 'groupMembers', 'customers'] },
    placeholderData: keepPreviousData,
    queryFn: () => client.prices.paymentDiscountsOf({ customerId, on, lines: [...lines] }),
  });
  if (data === undefined) return null;
  const fitting = data.terms.map(({ id }) => id);
  const unfit = ticked.filter((id) => !fitting.includes(id));
  const shown = onTick === undefined ? data.terms.filter(({ id }) => ticked.includes(id)) : data.terms;
  if (shown.length === 0 && (unfit.length === 0 || onTick === undefined)) return null;
  const isFull = ticked.length >= mostTicked;
  return (
    <Card title={t('payment.title')}>
      <ul className={classes.terms}>
        {shown.map((term) => {
          const isTicked = ticked.includes(term.id);
          const label = t(term.withinDays === 0 ? 'payment.termNow' : 'payment.term', {
            share: words.share(term.discountBasisPoints),
            count: term.withinDays,
            saves: writeMoney(term.savesDong),
          });
          return (
            <li key={term.id} title={term.name}>
              {onTick === undefined ? (
                label
              ) : (
                <Checkbox
                  size="xs"
                  label={label}
                  checked={isTicked}
                  disabled={!isTicked && isFull}
                  onChange={() => onTick(isTicked ? ticked.filter((id) => id !== term.id) : [...ticked, term.id])}
                />
              )}
            </li>
          );
        })}
      </ul>
      {unfit.length === 0 || onTick === undefined ? null : (
        <p role="alert" className={classes.unfit}>
          {t('payment.unfit', { count: unfit.length })}{' '}
          <Button size="compact-xs" variant="subtle" onClick={() => onTick(ticked.filter((id) => fitting.includes(id)))}>
            {t('payment.dropUnfit')}
          </Button>
        </p>
      )}
    </Card>
  );
}
