import { z } from 'zod';
import type { CustomField, CustomFieldType } from '../custom-fields/custom-field.ts';
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

/** What the newest assessment of a lead says: no field of the customer's own row. */
const leadFields = ['leadVerdict', 'leadWarmth'] as const;
export type LeadListField = (typeof leadFields)[number];

/** What is worked out of other rows and of today: the section of the main business line (VSIC), and whether they buy. */
const derivedFields = [...leadFields, 'tradingState', 'mainIndustry'] as const;
export type DerivedListField = (typeof derivedFields)[number];

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

export const listFields = [...textFields, ...choiceFields, ...derivedFields, ...dayFields, ...numberFields] as const;
export type KnownListField = (typeof listFields)[number];
/** A field that stands on the customer's own row. */
export type RowListField = Exclude<KnownListField, DerivedListField>;

/**
 * An own field of customers as a field of lists. Its type is part of its name and never changes, so that a condition over it can be held
 * against the rules by whoever has the condition alone: an address, a saved view, a group's rule.
 */
export type OwnListField = `own:${CustomFieldType}:${string}`;
const ownPattern = /^own:(text|number|date|list|link):[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const ownListField = z.custom<OwnListField>((name) => typeof name === 'string' && isOwnListField(name), {
  error: 'not-a-choice',
});

export type ListField = KnownListField | OwnListField;
export const listField = z.union([z.enum(listFields), ownListField]);

export function isOwnListField(name: string): name is OwnListField {
  return ownPattern.test(name);
}

export function ownListFieldOf({ type, id }: Pick<CustomField, 'type' | 'id'>): OwnListField {
  return `own:${type}:${id}`;
}

/** The id of the own field that a field of lists stands for; null for all others. */
export function ownFieldIdOf(field: string): string | null {
  return isOwnListField(field) ? field.slice(field.lastIndexOf(':') + 1) : null;
}

/** What a list can be grouped by: choices whose groups a person can take in. */
export const groupingFields = [
  'ownerId',
  'teamId',
  'provinceCode',
  'rating',
  'lifecycle',
  'tradingState',
  'mainIndustry',
  'source',
  'needState',
  'relationshipStep',
  'kind',
] as const satisfies readonly (ChoiceField | DerivedListField)[];
export type KnownGroupingField = (typeof groupingFields)[number];
/** Own fields with choices too. */
export type GroupingField = KnownGroupingField | OwnListField;
export const groupingField = z.union([z.enum(groupingFields), ownListField.refine(isOwnChoice, { error: 'not-a-choice' })]);

export function isGroupingField(name: string): name is GroupingField {
  return groupingFields.some((field) => field === name) || (isOwnListField(name) && isOwnChoice(name));
}

function isOwnChoice(field: OwnListField): boolean {
  return field.startsWith('own:list:');
}

export type FieldKind = 'text' | 'choice' | 'day' | 'number';

const kinds = new Map<string, FieldKind>([
  ...textFields.map((field) => [field, 'text'] as const),
  ...choiceFields.map((field) => [field, 'choice'] as const),
  ...derivedFields.map((field) => [field, 'choice'] as const),
  ...dayFields.map((field) => [field, 'day'] as const),
  ...numberFields.map((field) => [field, 'number'] as const),
]);

const ownKinds: Readonly<Record<string, FieldKind>> = {
  text: 'text',
  number: 'number',
  date: 'day',
  list: 'choice',
  link: 'text',
};

export function kindOf(field: ListField): FieldKind {
  return kinds.get(field) ?? (isOwnListField(field) ? ownKinds[field.split(':')[1] ?? ''] : undefined) ?? 'text';
}

/** A field that every customer has; own fields are others. */
export function isKnownListField(name: string): name is KnownListField {
  return kinds.has(name);
}

export function isLeadListField(name: string): name is LeadListField {
  return leadFields.some((field) => field === name);
}

export function isDerivedListField(name: string): name is DerivedListField {
  return derivedFields.some((field) => field === name);
}

export function isRowListField(name: string): name is RowListField {
  return isKnownListField(name) && !isDerivedListField(name);
}

export function isListField(name: string): name is ListField {
  return isKnownListField(name) || isOwnListField(name);
}
