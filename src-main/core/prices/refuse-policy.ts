import type { PriceRuleValues } from '../../../src-shared/prices/price-rule.ts';
import { AppError } from '../../../src-shared/rpc/errors.ts';
import type { FieldErrorKey } from '../../../src-shared/texts/catalogue.ts';
import type { EntityName } from '../../../src-shared/sync/entities.ts';
import type { WriteTransaction } from '../sync/write-door.ts';

type FieldErrors = Record<string, FieldErrorKey>;

export function refuseFields(fields: FieldErrors): void {
  if (Object.keys(fields).length > 0) throw new AppError('invalid', Object.entries(fields).join('; '), { fields });
}

export function spanErrors({ fromOn, toOn }: { fromOn: string | null; toOn: string | null }): FieldErrors {
  return fromOn !== null && toOn !== null && toOn < fromOn ? { toOn: 'last-day-before-first' } : {};
}

/** What is named has to be there: a rule of a group that is gone would fit nobody. */
export function missingErrors(
  tx: WriteTransaction,
  named: readonly [field: string, entity: EntityName, id: string | null][],
): FieldErrors {
  return Object.fromEntries(
    named
      .filter(([, entity, id]) => {
        if (id === null) return false;
        const row = tx.read(entity, id);
        return row === null || row.deletedAt !== null;
      })
      .map(([field]) => [field, 'no-such-record'] as const),
  );
}

/** A rule says one thing for one kind of customer and of goods. */
export function ruleErrors(rule: PriceRuleValues): FieldErrors {
  const errors: FieldErrors = spanErrors(rule);
  if (rule.customerId !== null && rule.customerGroupId !== null) errors['customerGroupId'] = 'not-a-choice';
  if (rule.productId !== null && rule.productGroupId !== null) errors['productGroupId'] = 'not-a-choice';
  if (rule.kind === 'price' && rule.priceDong === null) errors['priceDong'] = 'required';
  if (rule.kind === 'discount' && rule.discountBasisPoints === null) errors['discountBasisPoints'] = 'required';
  return errors;
}
