import { capitalKinds, opinionSubjects, type PartName } from '../../src-shared/customers/parts.ts';
import type { ListItem } from '../../src-shared/lists/lists.contract.ts';

/** The parts that have a card of their own; ratings stand with the customer's rating. */
export type CardPart = Exclude<PartName, 'ratings'>;

interface FieldBase {
  readonly name: string;
  readonly isRequired?: boolean;
  /** Behind "more": seldom filled in. */
  readonly isMore?: boolean;
}

/** How one field of a line is typed. */
export type PartField = FieldBase &
  (
    | { readonly type: 'text' | 'textarea' | 'phone'; readonly maxLength: number }
    | { readonly type: 'money' | 'share' | 'day' | 'vsic' | 'province' | 'score' | 'check' }
    /** One of fixed words, translated under `choice.<value>`. */
    | { readonly type: 'choice'; readonly values: readonly string[] }
    | { readonly type: 'list'; readonly list: ListItem['list'] }
    /** Another customer; its name fills `nameField` where that is empty. */
    | { readonly type: 'customer'; readonly nameField?: string }
    | { readonly type: 'contact' }
  );

const note = { name: 'note', type: 'textarea', maxLength: 2000, isMore: true } as const;

/** What each part's drawer asks for, in its order: what matters first, the rest behind "more". */
export const partFields: Readonly<Record<CardPart, readonly PartField[]>> = {
  capitalItems: [
    { name: 'kind', type: 'choice', values: capitalKinds, isRequired: true },
    { name: 'amountDong', type: 'money' },
    { name: 'partnerName', type: 'text', maxLength: 300 },
    { name: 'partnerId', type: 'customer', nameField: 'partnerName' },
    { name: 'asOf', type: 'day' },
    note,
  ],
  shareholders: [
    { name: 'name', type: 'text', maxLength: 300, isRequired: true },
    { name: 'shareBasisPoints', type: 'share' },
    { name: 'linkedId', type: 'customer', nameField: 'name', isMore: true },
    note,
  ],
  officers: [
    { name: 'name', type: 'text', maxLength: 200, isRequired: true },
    { name: 'post', type: 'text', maxLength: 200 },
    { name: 'fromOn', type: 'day' },
    { name: 'toOn', type: 'day' },
    note,
  ],
  businessLines: [
    { name: 'vsicCode', type: 'vsic' },
    { name: 'name', type: 'textarea', maxLength: 500, isRequired: true },
    { name: 'isMain', type: 'check' },
  ],
  investmentAreas: [
    { name: 'name', type: 'text', maxLength: 300, isRequired: true },
    { name: 'provinceCode', type: 'province' },
    note,
  ],
  walletShares: [
    { name: 'product', type: 'text', maxLength: 300, isRequired: true },
    { name: 'competitor', type: 'text', maxLength: 300 },
    { name: 'amountDong', type: 'money' },
    { name: 'asOf', type: 'day', isMore: true },
    note,
  ],
  opinions: [
    { name: 'about', type: 'choice', values: opinionSubjects, isRequired: true },
    { name: 'score', type: 'score', isRequired: true },
    { name: 'said', type: 'textarea', maxLength: 5000 },
    { name: 'contactId', type: 'contact' },
    { name: 'saidOn', type: 'day', isRequired: true },
  ],
  referrals: [
    { name: 'referredId', type: 'customer' },
    { name: 'personName', type: 'text', maxLength: 200 },
    { name: 'referredOn', type: 'day' },
    note,
  ],
  relations: [
    { name: 'name', type: 'text', maxLength: 200, isRequired: true },
    { name: 'kind', type: 'list', list: 'relation_kind', isRequired: true },
    { name: 'birthday', type: 'day' },
    { name: 'phone', type: 'phone', maxLength: 300 },
    { name: 'contactId', type: 'contact', isMore: true },
    { name: 'linkedId', type: 'customer', nameField: 'name', isMore: true },
    note,
  ],
};

export const cardParts = Object.keys(partFields) as CardPart[]; // the object's own keys are exactly this union

/** What is written once: a wrong line is removed and said anew. */
export const isLogged = (part: CardPart): boolean => part === 'opinions';
