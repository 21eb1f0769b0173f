import type { EntityName } from '../../../src-shared/sync/entities.ts';

/** What a field that holds another record's id points to. Users are not among them: the screens know the whole team. */
const byField: Readonly<Record<string, EntityName>> = {
  competitorId: 'competitors',
  contactId: 'contacts',
  contractId: 'contracts',
  customerGroupId: 'customerGroups',
  departmentId: 'departments',
  formId: 'visitForms',
  checklistId: 'checklists',
  giftProductId: 'products',
  groupId: 'customerGroups',
  invoiceId: 'invoices',
  linkedId: 'customers',
  mergedInto: 'customers',
  nextTypeId: 'activityTypes',
  opportunityId: 'opportunities',
  orderId: 'orders',
  partnerId: 'customers',
  planId: 'visitPlans',
  priceListId: 'priceLists',
  productGroupId: 'productGroups',
  productId: 'products',
  promotionId: 'promotions',
  quoteId: 'quotes',
  referredId: 'customers',
  teamId: 'teams',
  toTeamId: 'teams',
  typeId: 'activityTypes',
};
/** Where the same name points elsewhere. */
const byKind: Readonly<Record<string, EntityName>> = {
  'products.groupId': 'productGroups',
  'customers.parentId': 'customers',
  'contracts.parentId': 'contracts',
  'productGroups.parentId': 'productGroups',
};

/** The kind of record that this field points to, or null. */
export function referenceOf(entity: string, field: string): EntityName | null {
  return byKind[`${entity}.${field}`] ?? byField[field] ?? null;
}
