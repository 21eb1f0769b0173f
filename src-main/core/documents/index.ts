export type { PdfBlock, PdfText } from './pdf-content.ts';
export { writePdf } from './write-pdf.ts';
