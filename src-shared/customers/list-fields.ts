import type { CustomerField } from './customer.ts';

/**
 * The fields that a list of customers can show, filter, sort and group by, and how each is compared. This registry is the only place
 * that turns a field's name from a message into a column.
 */
export const textFields = [
  'name',
  'tradeName',
  'taxCode',
  'phone',
  'email',
  'website',
  'address',
  'oldAddress',
  'legalRepresentative',
  'note',
  'activityScope',
  'salutation',
  'profession',
  'needs',
  'behaviour',
  'tastes',
  'demographics',
  'seniorMetBy',
  'notBuyingNote',
  'helpNeeded',
] as const satisfies readonly CustomerField[];

export const choiceFields = [
  'lifecycle',
  'rating',
  'kind',
  'source',
  'ownerId',
  'teamId',
  'provinceCode',
  'needState',
  'relationshipStep',
  'notBuyingReason',
  'preferredChannel',
  'gender',
  'siteKind',
] as const satisfies readonly CustomerField[];
export type ChoiceField = (typeof choiceFields)[number];

export const dayFields = [
  'foundedOn',
  'birthday',
  'seniorMetOn',
  'lastTransactionOn',
  'restrictedOn',
  'lastVisitAt',
  'nextVisitAt',
  'createdAt',
] as const;

export const numberFields = ['potential'] as const satisfies readonly CustomerField[];

export const listFields = [...textFields, ...choiceFields, ...dayFields, ...numberFields] as const;
export type ListField = (typeof listFields)[number];

/** What a list can be grouped by: choices whose groups a person can take in. */
export const groupingFields = [
  'ownerId',
  'teamId',
  'provinceCode',
  'rating',
  'lifecycle',
  'source',
  'needState',
  'relationshipStep',
  'kind',
] as const satisfies readonly ChoiceField[];
export type GroupingField = (typeof groupingFields)[number];

export type FieldKind = 'text' | 'choice' | 'day' | 'number';

const kinds = new Map<string, FieldKind>([
  ...textFields.map((field) => [field, 'text'] as const),
  ...choiceFields.map((field) => [field, 'choice'] as const),
  ...dayFields.map((field) => [field, 'day'] as const),
  ...numberFields.map((field) => [field, 'number'] as const),
]);

export function kindOf(field: ListField): FieldKind {
  return kinds.get(field) ?? 'text';
}

export function isListField(name: string): name is ListField {
  return kinds.has(name);
}
