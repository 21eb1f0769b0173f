import type { CustomerValues } from '../customers/customer.ts';
import { foldText } from '../vietnam/fold.ts';

export interface Choice {
  readonly key: string;
  readonly vi: string;
  readonly en: string;
}

/** The office's own lists, which a cell may name by key or in either language. */
export interface Choices {
  readonly sources: readonly Choice[];
  readonly contactRoles: readonly Choice[];
}

export function readChoice(list: readonly Choice[], text: string): string | null {
  const folded = foldText(text);
  return list.find((choice) => [choice.key, choice.vi, choice.en].some((name) => foldText(name) === folded))?.key ?? null;
}

export function readKind(text: string): CustomerValues['kind'] | null {
  const folded = foldText(text);
  if (/^(cong ty|company|doanh nghiep|to chuc|organi[sz]ation|business|phap nhan|cty)\b/.test(folded)) return 'company';
  if (/^(ca nhan|person|individual|khach le|the nhan)\b/.test(folded)) return 'person';
  return null;
}

export function readLifecycle(text: string): CustomerValues['lifecycle'] | null {
  const folded = foldText(text);
  if (/^(target|muc tieu|tho|khach hang muc tieu|data tho)$/.test(folded)) return 'target';
  if (/^(lead|tiem nang|khach hang tiem nang|prospect|khach tiem nang)$/.test(folded)) return 'lead';
  if (/^(account|khach hang|customer|chinh thuc|khach hang chinh thuc|dang giao dich)$/.test(folded)) return 'account';
  return null;
}

export function readRating(text: string): CustomerValues['rating'] {
  const found = /^(?:hang|loai|nhom|class|grade)? ?([abcd])$/.exec(foldText(text));
  switch (found?.[1]) {
    case 'a':
      return 'A';
    case 'b':
      return 'B';
    case 'c':
      return 'C';
    case 'd':
      return 'D';
    default:
      return null;
  }
}
