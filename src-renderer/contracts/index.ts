export { ContractDrawers } from './ContractDrawers.tsx';
export { ContractPage } from './ContractPage.tsx';
export { ContractsOf } from './ContractsOf.tsx';
export { ContractsPage, readContractsSearch } from './ContractsPage.tsx';
export { newContractDrawer } from './drawers.ts';
