import { TextInput } from '@mantine/core';
import { DateInput } from '@mantine/dates';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { parseQuantity } from '../../src-shared/prices/quantity-text.ts';
import { type ChosenProduct, ProductPicker } from '../products/index.ts';
import { Card } from '../ui/Card.tsx';
import { dayOf, readDay } from '../ui/formats.ts';
import { useNow } from '../ui/use-now.ts';
import { CustomerField } from '../visits/index.ts';
import { PriceExplained } from './PriceExplained.tsx';
import classes from './Prices.module.css';
import { usePrice } from './use-prices.ts';

/** Asks what one customer pays for one product, and why. */
export function TryPanel() {
  const { t } = useTranslation('prices');
  const today = dayOf(useNow());
  const [customer, setCustomer] = useState<{ id: string; name: string } | null>(null);
  const [product, setProduct] = useState<ChosenProduct | null>(null);
  const [quantity, setQuantity] = useState('1');
  const [on, setOn] = useState<string | null>(today);
  const quantityMilli = parseQuantity(quantity);
  const isQuantityWrong = quantityMilli === null || quantityMilli === 0;
  const question =
    product === null || isQuantityWrong || on === null
      ? null
      : { customerId: customer?.id ?? null, productId: product.id, quantityMilli, on };
  const { data } = usePrice(question);
  return (
    <div className={classes.panel}>
      <Card title={t('try.title')}>
        <div className={classes.ask}>
          <CustomerField label={t('try.customer')} value={customer} isRequired={false} onChange={setCustomer} />
          <ProductPicker label={t('form.product')} value={product} onChange={setProduct} />
          <TextInput
            label={t('try.quantity')}
            value={quantity}
            error={isQuantityWrong ? t('form.quantityWrong') : null}
            onChange={(event) => setQuantity(event.currentTarget.value)}
          />
          <DateInput
            label={t('try.on')}
            value={on}
            valueFormat="DD/MM/YYYY"
            dateParser={readDay}
            placeholder="dd/mm/yyyy"
            onChange={setOn}
            popoverProps={{ withinPortal: true }}
          />
        </div>
        {question === null || data === undefined || data === null ? (
          <p className={classes.soft}>{t('try.hint')}</p>
        ) : (
          <PriceExplained answer={data} />
        )}
      </Card>
    </div>
  );
}
