export { DuplicatesPage } from './DuplicatesPage.tsx';
export { MergePage } from './MergePage.tsx';
export { readMergeSearch } from './search-params.ts';
