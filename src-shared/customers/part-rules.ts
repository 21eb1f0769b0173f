import type { FieldErrorKey } from '../texts/catalogue.ts';
import type { PartName } from './parts.ts';

/** Fields that name another record: a customer, or a contact of the same customer. */
export const partLinks = {
  capitalItems: { partnerId: 'customers' },
  shareholders: { linkedId: 'customers' },
  officers: {},
  businessLines: {},
  investmentAreas: {},
  walletShares: {},
  opinions: { contactId: 'contacts' },
  ratings: {},
  referrals: { referredId: 'customers' },
  relations: { linkedId: 'customers', contactId: 'contacts' },
} as const satisfies Record<PartName, Readonly<Record<string, 'customers' | 'contacts'>>>;

type Values = Readonly<Record<string, unknown>>;
export type PartProblems = Readonly<Record<string, FieldErrorKey>>;

/**
 * What makes no sense in one line of a customer's record, by field; empty where all is well. `today` is the day in Vietnam. What a person
 * can mean and a program finds odd (more than 100 % of shares) is told on the screen and never refused here.
 */
export function problemsOfPart(part: PartName, customerId: string, values: Values, today: string): PartProblems {
  const problems: Record<string, FieldErrorKey> = {};
  for (const [field, entity] of Object.entries(partLinks[part])) {
    if (entity === 'customers' && values[field] === customerId) problems[field] = 'itself';
  }
  const isFilled = (field: string) => values[field] !== null && values[field] !== undefined && values[field] !== '';
  const isAhead = (field: string) => typeof values[field] === 'string' && values[field] > today;
  switch (part) {
    case 'capitalItems':
      if (!isFilled('amountDong') && !isFilled('partnerName') && !isFilled('partnerId') && !isFilled('note')) {
        problems['amountDong'] = 'required';
      }
      break;
    case 'officers':
      if (isFilled('fromOn') && isFilled('toOn') && String(values['toOn']) < String(values['fromOn'])) {
        problems['toOn'] = 'last-day-before-first';
      }
      break;
    case 'businessLines':
      if (isFilled('vsicCode') && !vsicForm.test(String(values['vsicCode']))) problems['vsicCode'] = 'not-a-choice';
      break;
    case 'referrals':
      if (!isFilled('referredId') && !isFilled('personName')) problems['referredId'] = 'required';
      if (isAhead('referredOn')) problems['referredOn'] = 'day-to-come';
      break;
    case 'relations':
      if (isAhead('birthday')) problems['birthday'] = 'day-to-come';
      break;
    case 'opinions':
      if (isAhead('saidOn')) problems['saidOn'] = 'day-to-come';
      break;
    case 'ratings':
      if (isAhead('ratedOn')) problems['ratedOn'] = 'day-to-come';
      break;
    case 'shareholders':
    case 'investmentAreas':
    case 'walletShares':
      break;
  }
  return problems;
}

/** A section, or two to five digits: the form alone, since the list changes with the law. */
const vsicForm = /^(?:[A-V]|\d{2,5})$/;

/** The shares of all shareholders together, in hundredths of a percent. */
export function sumOfShares(shareholders: readonly { readonly shareBasisPoints: number | null }[]): number {
  return shareholders.reduce((sum, { shareBasisPoints }) => sum + (shareBasisPoints ?? 0), 0);
}

/** 100 % in hundredths of a percent. */
export const wholeCompany = 10_000;
