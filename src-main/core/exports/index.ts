export { createExportPermit, createImportPermit } from './export-permit.ts';
export { createExportWords } from './export-words.ts';
export { createWhoIsRestricted } from './restricted.ts';
export { type ExportTable, writeTable } from './write-table.ts';
export { writeWholeFile } from './write-whole-file.ts';
export { createZipFile } from './zip-file.ts';
