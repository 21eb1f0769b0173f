import { formatShare, parseShare } from '../../src-shared/lib/percent.ts';
import { parseDong } from '../../src-shared/lib/money.ts';
import type { PriceRuleValues } from '../../src-shared/prices/price-rule.ts';
import type { PriceRule } from '../../src-shared/prices/prices.contract.ts';
import { parseQuantity, quantityField } from '../../src-shared/prices/quantity-text.ts';
import { isTargetOpen, type Target, targetIds, targetOf } from './TargetFields.tsx';

/** A rule as it is being typed. */
export interface RuleDraft {
  readonly id: string | null;
  readonly name: string;
  readonly target: Target;
  readonly fromOn: string | null;
  readonly toOn: string | null;
  readonly minQuantity: string;
  readonly kind: PriceRuleValues['kind'];
  readonly price: string;
  readonly share: string;
  readonly note: string;
  readonly isActive: boolean;
}

const nobody = { customerId: null, customerGroupId: null, productId: null, productGroupId: null };

export function newRule(today: string): RuleDraft {
  return {
    id: null,
    name: '',
    target: { ...targetOf(nobody), who: 'group', what: 'group' },
    fromOn: today,
    toOn: null,
    minQuantity: '',
    kind: 'discount',
    price: '',
    share: '',
    note: '',
    isActive: true,
  };
}

export function ruleDraftOf(rule: PriceRule): RuleDraft {
  return {
    id: rule.id,
    name: rule.name,
    target: targetOf(rule),
    fromOn: rule.fromOn,
    toOn: rule.toOn,
    minQuantity: rule.minQuantityMilli === 0 ? '' : quantityField(rule.minQuantityMilli),
    kind: rule.kind,
    price: rule.priceDong === null ? '' : String(rule.priceDong),
    share: rule.discountBasisPoints === null ? '' : formatShare(rule.discountBasisPoints, 'vi'),
    note: rule.note ?? '',
    isActive: rule.isActive,
  };
}

/** The values to save; null while something is missing or not understood. */
export function ruleValuesOf(draft: RuleDraft): PriceRuleValues | null {
  const priceDong = draft.kind === 'price' ? parseDong(draft.price) : null;
  const discountBasisPoints = draft.kind === 'discount' ? parseShare(draft.share) : null;
  const minQuantityMilli = draft.minQuantity.trim() === '' ? 0 : parseQuantity(draft.minQuantity);
  if (draft.name.trim() === '' || isTargetOpen(draft.target) || minQuantityMilli === null) return null;
  if ((draft.kind === 'price' ? priceDong : discountBasisPoints) === null || (priceDong ?? 0) < 0) return null;
  if (draft.fromOn !== null && draft.toOn !== null && draft.toOn < draft.fromOn) return null;
  return {
    name: draft.name,
    ...targetIds(draft.target),
    fromOn: draft.fromOn,
    toOn: draft.toOn,
    minQuantityMilli,
    kind: draft.kind,
    priceDong,
    discountBasisPoints,
    note: draft.note.trim() === '' ? null : draft.note,
    isActive: draft.isActive,
  };
}
