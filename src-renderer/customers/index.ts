export { FilterBuilder } from './FilterBuilder.tsx';
export { CustomerListPage } from './CustomerListPage.tsx';
export { CustomerPage } from './CustomerPage.tsx';
export { NewCustomerDrawer, newCustomerDrawer } from './NewCustomerDrawer.tsx';
export { readListSearch, readPageSearch } from './search-params.ts';
export { useCustomerCount } from './use-customers.ts';
export { useFieldKinds } from './use-field-kinds.ts';
export { useFieldWords } from './use-field-words.ts';
export { useReasonWords } from './use-reason-words.ts';
