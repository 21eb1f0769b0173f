import type { CustomerValues } from '../customers/customer.ts';
import { foldText } from '../vietnam/fold.ts';

const salutation = /^(?:ông|bà|anh|chị|mr\.?|mrs\.?|ms\.?)\s+\p{Lu}/iu;
const legalWords =
  /\b(cong ty|cty|tnhh|co phan|ctcp|dntn|doanh nghiep|hop tac xa|htx|cua hang|dai ly|nha hang|khach san|ltd|jsc|co|inc|llc|gmbh)\b/;

/**
 * A person only where the name begins with a salutation and goes on like a person's: two to five words, no digits, no legal
 * form. `Bà Rịa` is a place.
 */
export function guessKind(name: string): CustomerValues['kind'] {
  const folded = foldText(name);
  const words = folded.split(' ').length - 1;
  const isPerson =
    salutation.test(name.normalize('NFC')) &&
    words >= 2 &&
    words <= 5 &&
    !/\d/.test(folded) &&
    !legalWords.test(folded) &&
    !folded.startsWith('ba ria');
  return isPerson ? 'person' : 'company';
}
