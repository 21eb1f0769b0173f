export { nextDocumentLabel } from './document-labels.ts';
