import { Input, SegmentedControl, Select } from '@mantine/core';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { useGroups } from '../groups/index.ts';
import { type ChosenProduct, ProductPicker } from '../products/index.ts';
import { CustomerField } from '../visits/index.ts';
import { useGroupChoices } from './use-prices.ts';

export interface Target {
  readonly who: 'all' | 'group' | 'customer';
  readonly customerGroupId: string | null;
  readonly customer: ChosenProduct | null;
  readonly what: 'all' | 'group' | 'product';
  readonly productGroupId: string | null;
  readonly product: ChosenProduct | null;
}

export interface TargetIds {
  readonly customerId: string | null;
  readonly customerGroupId: string | null;
  readonly productId: string | null;
  readonly productGroupId: string | null;
}

/** Only what is chosen counts, not what was chosen before in another way. */
export function targetIds({ who, what, ...target }: Target): TargetIds {
  return {
    customerId: who === 'customer' ? (target.customer?.id ?? null) : null,
    customerGroupId: who === 'group' ? target.customerGroupId : null,
    productId: what === 'product' ? (target.product?.id ?? null) : null,
    productGroupId: what === 'group' ? target.productGroupId : null,
  };
}

/** Whether something is said to be for one thing and the thing is missing. */
export function isTargetOpen(target: Target): boolean {
  const ids = targetIds(target);
  return (
    (target.who !== 'all' && ids.customerId === null && ids.customerGroupId === null) ||
    (target.what !== 'all' && ids.productId === null && ids.productGroupId === null)
  );
}

export function targetOf(
  row: TargetIds & { readonly customerName?: string | null; readonly productName?: string | null },
): Target {
  const { customerId, customerGroupId, productId, productGroupId } = row;
  return {
    who: customerId !== null ? 'customer' : customerGroupId !== null ? 'group' : 'all',
    customerGroupId,
    customer: customerId === null ? null : { id: customerId, name: row.customerName ?? '…' },
    what: productId !== null ? 'product' : productGroupId !== null ? 'group' : 'all',
    productGroupId,
    product: productId === null ? null : { id: productId, name: row.productName ?? '…' },
  };
}

/** For whom and of what: everybody, a group or one customer; everything, a group or one product. */
export function TargetFields({
  target,
  onChange,
  isTried,
  fields,
  without = [],
}: {
  target: Target;
  onChange: (change: Partial<Target>) => void;
  isTried: boolean;
  fields: Readonly<Record<string, string>>;
  without?: readonly ('customer' | 'product')[];
}) {
  const { t } = useTranslation('prices');
  const { groups } = useGroups();
  const productGroups = useGroupChoices();
  const ids = targetIds(target);
  const whoId = useId();
  const whatId = useId();
  const missing = (is: boolean, field: string) => (isTried && is ? t('form.choose') : fields[field]);
  return (
    <>
      <Input.Wrapper label={t('form.who')} labelElement="div" id={whoId}>
        <SegmentedControl
          fullWidth
          aria-labelledby={`${whoId}-label`}
          value={target.who}
          onChange={(who) => onChange({ who })}
          data={(['all', 'group', 'customer'] as const)
            .filter((value) => value === 'all' || value === 'group' || !without.includes(value))
            .map((value) => ({ value, label: t(`form.whoKinds.${value}`) }))}
        />
      </Input.Wrapper>
      {target.who === 'group' ? (
        <Select
          label={t('form.customerGroup')}
          data={groups.map(({ id, name }) => ({ value: id, label: name }))}
          value={target.customerGroupId}
          searchable
          withAsterisk
          nothingFoundMessage={t('form.noCustomerGroup')}
          error={missing(ids.customerGroupId === null, 'customerGroupId')}
          onChange={(customerGroupId) => onChange({ customerGroupId })}
        />
      ) : null}
      {target.who === 'customer' ? (
        <CustomerField
          label={t('form.customer')}
          value={target.customer}
          error={missing(ids.customerId === null, 'customerId')}
          onChange={(customer) => onChange({ customer })}
        />
      ) : null}
      <Input.Wrapper label={t('form.what')} labelElement="div" id={whatId}>
        <SegmentedControl
          fullWidth
          aria-labelledby={`${whatId}-label`}
          value={target.what}
          onChange={(what) => onChange({ what })}
          data={(['all', 'group', 'product'] as const)
            .filter((value) => value === 'all' || value === 'group' || !without.includes(value))
            .map((value) => ({ value, label: t(`form.whatKinds.${value}`) }))}
        />
      </Input.Wrapper>
      {target.what === 'group' ? (
        <Select
          label={t('form.productGroup')}
          data={productGroups}
          value={target.productGroupId}
          searchable
          withAsterisk
          nothingFoundMessage={t('form.noProductGroup')}
          error={missing(ids.productGroupId === null, 'productGroupId')}
          onChange={(productGroupId) => onChange({ productGroupId })}
        />
      ) : null}
      {target.what === 'product' ? (
        <ProductPicker
          label={t('form.product')}
          value={target.product}
          isRequired
          error={missing(ids.productId === null, 'productId')}
          onChange={(product) => onChange({ product })}
        />
      ) : null}
    </>
  );
}
