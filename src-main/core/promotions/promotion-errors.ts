import type { PromotionValues } from '../../../src-shared/promotions/promotion.ts';
import type { FieldErrorKey } from '../../../src-shared/texts/catalogue.ts';

/** What a promotion of its kind needs. */
export function promotionErrors(values: PromotionValues): Record<string, FieldErrorKey> {
  const errors: Record<string, FieldErrorKey> = {};
  if (values.productId !== null && values.productGroupId !== null) errors['productGroupId'] = 'not-a-choice';
  if (values.kind === 'gift' && values.giftProductId === null) errors['giftProductId'] = 'required';
  if (values.kind === 'gift' && values.giftQuantityMilli === null) errors['giftQuantityMilli'] = 'required';
  if (values.kind === 'tour' && values.seats === null) errors['seats'] = 'required';
  if (values.kind === 'discount' && values.discountBasisPoints === null) errors['discountBasisPoints'] = 'required';
  if (values.occasion !== null && values.occasionDays === null) errors['occasionDays'] = 'required';
  return errors;
}
