export { fileToImport } from './file-to-import.ts';
export { ImportPage } from './ImportPage.tsx';
export { readImportSearch } from './search-params.ts';
export { TableImportDrawer, type TableInput } from './TableImportDrawer.tsx';
