import type { PaperBlock } from './paper-content.ts';

/*
 * What documents are made of: plain data, so that it goes to the thread that lays it out. The names are pdfmake's own; `h1` to `small` are
 * the styles of `pdf-worker.ts`.
 */

export type PdfStyle = 'title' | 'h1' | 'h2' | 'soft' | 'small';
export type PdfText = string | { readonly text: string; readonly style?: PdfStyle; readonly bold?: boolean };

export type PdfBlock =
  | {
      readonly text: string | readonly PdfText[];
      readonly style?: PdfStyle;
      readonly bold?: boolean;
      /** Stands on the contents page. */
      readonly tocItem?: boolean;
      readonly pageBreak?: 'before';
      readonly margin?: readonly [number, number, number, number];
    }
  | { readonly toc: { readonly title: { readonly text: string; readonly style: PdfStyle } } }
  | {
      readonly table: {
        readonly widths: readonly (number | '*' | 'auto')[];
        readonly headerRows?: number;
        readonly body: readonly (readonly PdfText[])[];
      };
      readonly layout: 'lightHorizontalLines' | 'noBorders';
      readonly margin?: readonly [number, number, number, number];
    };

export interface PdfDocument {
  readonly title: string;
  readonly author: string;
  readonly madeAt: string;
  /** Stands on the left of each page's foot. */
  readonly foot: string;
  /** `{page}` and `{pages}` are put in. */
  readonly pageLabel: string;
  readonly language: 'vi' | 'en';
  readonly content: readonly (PdfBlock | PaperBlock)[];
  /** Across each page. */
  readonly mark?: string;
}

/** What the thread is given, and what it says. */
export interface PdfTask {
  readonly path: string;
  readonly document: PdfDocument;
  readonly fonts: { readonly normal: Uint8Array; readonly bold: Uint8Array };
}
export type FromPdfThread = { readonly pages: number } | { readonly failed: string };
