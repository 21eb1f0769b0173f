export type { PdfBlock, PdfText } from './pdf-content.ts';
export { quoteBlocks } from './quote-blocks.ts';
export { writePdf } from './write-pdf.ts';
