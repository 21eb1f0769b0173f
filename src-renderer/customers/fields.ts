import type { CustomerField } from '../../src-shared/customers/customer.ts';

/** A customer's fields that people edit, in the order of its page. */
export const labelledFields = [
  'name',
  'tradeName',
  'kind',
  'taxCode',
  'phone',
  'email',
  'website',
  'address',
  'provinceCode',
  'foundedOn',
  'legalRepresentative',
  'lifecycle',
  'rating',
  'source',
  'ownerId',
  'teamId',
  'parentId',
  'siteKind',
  'activityScope',
  'wardCode',
  'oldAddress',
  'birthday',
  'gender',
  'salutation',
  'profession',
  'needState',
  'potential',
  'relationshipStep',
  'preferredChannel',
  'lastTransactionOn',
  'needs',
  'behaviour',
  'tastes',
  'demographics',
  'seniorMetOn',
  'seniorMetBy',
  'notBuyingReason',
  'notBuyingNote',
  'helpNeeded',
  'restrictedOn',
  'restrictedReason',
  'note',
] as const satisfies readonly CustomerField[];

/** Who the customer is: the profile's first card. */
export const identityFields = [
  'name',
  'tradeName',
  'kind',
  'taxCode',
  'phone',
  'email',
  'website',
  'address',
  'provinceCode',
  'oldAddress',
  'foundedOn',
  'legalRepresentative',
  'source',
  'ownerId',
  'teamId',
  'note',
] as const satisfies readonly CustomerField[];

/** Who a person is, besides. */
export const personFields = ['birthday', 'gender', 'salutation', 'profession'] as const satisfies readonly CustomerField[];

/** How things stand: what they need, how far we have come, why they do not buy. */
export const standingFields = [
  'lifecycle',
  'lastTransactionOn',
  'needState',
  'potential',
  'relationshipStep',
  'preferredChannel',
  'seniorMetOn',
  'seniorMetBy',
] as const satisfies readonly CustomerField[];

export const notBuyingFields = ['notBuyingReason', 'notBuyingNote'] as const satisfies readonly CustomerField[];

/** What we know of their needs, behaviour and tastes, in words. */
export const knowledgeFields = ['needs', 'behaviour', 'tastes', 'demographics'] as const satisfies readonly CustomerField[];

/** Stands with the coded business lines. */
export const scopeFields = ['activityScope'] as const satisfies readonly CustomerField[];

/** Those that stand beside the timeline; the rest is on the profile tab. */
export const overviewFields = [
  'phone',
  'email',
  'address',
  'oldAddress',
  'foundedOn',
  'legalRepresentative',
  'rating',
  'ownerId',
  'teamId',
  'source',
  'note',
] as const satisfies readonly CustomerField[];
