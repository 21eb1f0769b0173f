import { formatShare, parseShare } from '../../src-shared/lib/percent.ts';
import { parseDong } from '../../src-shared/lib/money.ts';
import { parseQuantity, quantityField } from '../../src-shared/prices/quantity-text.ts';
import type { PromotionValues } from '../../src-shared/promotions/promotion.ts';
import type { PromotionRow } from '../../src-shared/promotions/promotions.contract.ts';
import { isTargetOpen, type Target, targetIds, targetOf } from '../prices/index.ts';

/** A promotion as it is being typed. */
export interface PromotionDraft {
  readonly id: string | null;
  readonly name: string;
  readonly kind: PromotionValues['kind'];
  readonly occasion: 'none' | 'birthday' | 'founding';
  readonly occasionDays: number | string;
  readonly fromOn: string | null;
  readonly toOn: string | null;
  readonly target: Target;
  readonly minQuantity: string;
  readonly minAmount: string;
  readonly isRepeated: boolean;
  readonly gift: { readonly id: string; readonly name: string } | null;
  readonly giftQuantity: string;
  readonly share: string;
  readonly seats: number | string;
  readonly budget: string;
  readonly isConcentrated: boolean;
  readonly taxNote: string;
  readonly note: string;
  readonly isActive: boolean;
}

const noTarget = { customerId: null, customerGroupId: null, productId: null, productGroupId: null };

export function newPromotion(today: string): PromotionDraft {
  return {
    id: null,
    name: '',
    kind: 'gift',
    occasion: 'none',
    occasionDays: 7,
    fromOn: today,
    toOn: null,
    target: targetOf(noTarget),
    minQuantity: '',
    minAmount: '',
    isRepeated: false,
    gift: null,
    giftQuantity: '1',
    share: '',
    seats: '',
    budget: '',
    isConcentrated: false,
    taxNote: '',
    note: '',
    isActive: true,
  };
}

export function promotionDraftOf(row: PromotionRow): PromotionDraft {
  const amount = (dong: number | null) => (dong === null ? '' : String(dong));
  return {
    id: row.id,
    name: row.name,
    kind: row.kind,
    occasion: row.occasion ?? 'none',
    occasionDays: row.occasionDays ?? 7,
    fromOn: row.fromOn,
    toOn: row.toOn,
    target: targetOf({ ...row, customerId: null }),
    minQuantity: quantityField(row.minQuantityMilli),
    minAmount: amount(row.minAmountDong),
    isRepeated: row.isRepeated,
    gift: row.giftProductId === null ? null : { id: row.giftProductId, name: row.giftProductName ?? '…' },
    giftQuantity: quantityField(row.giftQuantityMilli),
    share: row.discountBasisPoints === null ? '' : formatShare(row.discountBasisPoints, 'vi'),
    seats: row.seats ?? '',
    budget: amount(row.budgetDong),
    isConcentrated: row.isConcentrated,
    taxNote: row.taxNote ?? '',
    note: row.note ?? '',
    isActive: row.isActive,
  };
}

export type OpenField =
  | 'name'
  | 'span'
  | 'target'
  | 'minQuantity'
  | 'minAmount'
  | 'gift'
  | 'giftQuantity'
  | 'share'
  | 'seats'
  | 'budget'
  | 'occasionDays';

/** What is missing or not understood. */
export function openFields(draft: PromotionDraft): OpenField[] {
  const isNumber = (text: number | string, least: number, most: number) =>
    text !== '' && Number.isInteger(Number(text)) && Number(text) >= least && Number(text) <= most;
  const isWrongQuantity = (text: string) => text.trim() !== '' && (parseQuantity(text) ?? 0) === 0;
  const isWrongAmount = (text: string) => text.trim() !== '' && (parseDong(text) ?? -1) < 0;
  const wrong: readonly [OpenField, boolean][] = [
    ['name', draft.name.trim() === ''],
    ['span', draft.fromOn === null || draft.toOn === null || draft.toOn < draft.fromOn],
    ['target', isTargetOpen(draft.target)],
    ['minQuantity', isWrongQuantity(draft.minQuantity)],
    ['minAmount', isWrongAmount(draft.minAmount)],
    ['gift', draft.kind === 'gift' && draft.gift === null],
    ['giftQuantity', draft.kind === 'gift' && (parseQuantity(draft.giftQuantity) ?? 0) === 0],
    ['share', draft.kind === 'discount' && parseShare(draft.share) === null],
    ['seats', draft.kind === 'tour' && !isNumber(draft.seats, 1, 100_000)],
    ['budget', isWrongAmount(draft.budget)],
    ['occasionDays', draft.occasion !== 'none' && !isNumber(draft.occasionDays, 0, 180)],
  ];
  return wrong.flatMap(([field, is]) => (is ? [field] : []));
}

/** The values to save; null while something is open. Only what its kind has is kept. */
export function promotionValuesOf(draft: PromotionDraft): PromotionValues | null {
  const { fromOn, toOn, kind, occasion } = draft;
  if (openFields(draft).length > 0 || fromOn === null || toOn === null) return null;
  const { customerGroupId, productGroupId, productId } = targetIds(draft.target);
  const orNull = (text: string) => (text.trim() === '' ? null : text);
  const quantity = (text: string) => (text.trim() === '' ? null : parseQuantity(text));
  const amount = (text: string) => (text.trim() === '' ? null : parseDong(text));
  return {
    name: draft.name,
    kind,
    occasion: occasion === 'none' ? null : occasion,
    occasionDays: occasion === 'none' ? null : Number(draft.occasionDays),
    fromOn,
    toOn,
    customerGroupId,
    productGroupId,
    productId,
    minQuantityMilli: quantity(draft.minQuantity),
    minAmountDong: amount(draft.minAmount),
    isRepeated: draft.isRepeated,
    giftProductId: kind === 'gift' ? (draft.gift?.id ?? null) : null,
    giftQuantityMilli: kind === 'gift' ? quantity(draft.giftQuantity) : null,
    discountBasisPoints: kind === 'discount' ? parseShare(draft.share) : null,
    seats: kind === 'tour' ? Number(draft.seats) : null,
    budgetDong: amount(draft.budget),
    isConcentrated: draft.isConcentrated,
    taxNote: orNull(draft.taxNote),
    note: orNull(draft.note),
    isActive: draft.isActive,
  };
}
