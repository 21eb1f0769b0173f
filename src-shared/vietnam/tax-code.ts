export interface TaxCodeCheck {
  readonly status: 'valid' | 'wrong-check-digit' | 'malformed';
  /** `personal` is the 12-digit identification number, the tax code of persons and household businesses since 1 July 2025. */
  readonly kind: 'enterprise' | 'branch' | 'personal' | null;
  /** Digits only, a branch with its hyphen (`0314409058-002`); null where malformed. */
  readonly normalized: string | null;
  /** The enterprise's code of a branch. */
  readonly parent: string | null;
}

/**
 * Looks at a Vietnamese tax code as written, with or without separators. Never a reason to refuse a customer: the caller says what
 * it saw and keeps what was typed. 12 digits have no check digit, so they are `valid` by their form alone.
 */
export function checkTaxCode(text: string): TaxCodeCheck {
  if (!onlyDigitsAndSeparators.test(text)) return malformed;
  const digits = text.replace(/\D/g, '');
  if (digits.length === 12) {
    // Any other 12 digits may be a person's: three digits of the place of birth, one of century and sex, two
    // of the year, six random ones (Decree 137/2015, article 13).
    return /^0+$/.test(digits) || branchCutShort.test(text)
      ? malformed
      : { status: 'valid', kind: 'personal', normalized: digits, parent: null };
  }
  if (digits.length !== 10 && digits.length !== 13) return malformed;
  const enterprise = digits.slice(0, 10);
  const suffix = digits.slice(10);
  if (enterprise.slice(2, 9) === '0000000' || suffix === '000') return malformed;
  const status = checkDigitOf(enterprise) === Number(enterprise[9]) ? 'valid' : 'wrong-check-digit';
  return suffix === ''
    ? { status, kind: 'enterprise', normalized: enterprise, parent: null }
    : { status, kind: 'branch', normalized: `${enterprise}-${suffix}`, parent: enterprise };
}

const malformed: TaxCodeCheck = { status: 'malformed', kind: null, normalized: null, parent: null };
// Full-width digits and letters are not corrected here: a code that needs guessing is shown to a person.
const onlyDigitsAndSeparators = /^\s*(?:MST\s*[:.]?\s*)?\d[\d\s.\-–_/]*$/iu;
// Ten digits, a separator and two digits: a branch whose last digit got lost, not a person.
const branchCutShort = /^\D*\d{10}\D+\d{2}\D*$/u;

const weights = [31, 29, 23, 19, 17, 13, 7, 5, 3] as const;

/** 10 minus the weighted sum modulo 11. The result 10 matches no digit: such numbers are never given out. */
function checkDigitOf(enterprise: string): number {
  const sum = weights.reduce((total, weight, index) => total + weight * Number(enterprise[index]), 0);
  return 10 - (sum % 11);
}
