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
  'note',
] as const satisfies readonly CustomerField[];

/** Those that stand beside the timeline; the rest is on the profile tab. */
export const overviewFields = [
  'phone',
  'email',
  'address',
  'foundedOn',
  'legalRepresentative',
  'lifecycle',
  'rating',
  'ownerId',
  'teamId',
  'source',
  'note',
] as const satisfies readonly CustomerField[];
