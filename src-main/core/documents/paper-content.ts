/*
 * What papers for customers are made of beside plain blocks: pictures, drawings, columns. Plain data with pdfmake's own names, like
 * `pdf-content.ts`.
 */

type Margin = readonly [number, number, number, number];
type Alignment = 'left' | 'center' | 'right';

interface Placed {
  readonly margin?: Margin;
  readonly alignment?: Alignment;
  readonly width?: number | '*';
}

export interface PaperText extends Placed {
  readonly text: string;
  readonly style?: 'title' | 'h1' | 'h2' | 'soft' | 'small';
  readonly bold?: boolean;
  readonly fontSize?: number;
  readonly color?: string;
}

export type PaperShape =
  | {
      readonly type: 'rect';
      readonly x: number;
      readonly y: number;
      readonly w: number;
      readonly h: number;
      readonly color: string;
    }
  | {
      readonly type: 'polyline';
      readonly points: readonly { readonly x: number; readonly y: number }[];
      readonly lineWidth: number;
      readonly lineColor: string;
      readonly lineCap: 'round';
      readonly lineJoin: 'round';
    };

/** A cell that others stretch over is an empty object. */
export type PaperCell =
  | (PaperText & { readonly colSpan?: number; readonly fillColor?: string })
  | { readonly stack: readonly PaperText[] }
  | Record<string, never>;

export type PaperBlock =
  | PaperText
  | (Placed & { readonly image: string; readonly fit: readonly [number, number] })
  | (Placed & { readonly canvas: readonly PaperShape[] })
  | (Placed & { readonly stack: readonly PaperBlock[]; readonly unbreakable?: boolean })
  | (Placed & { readonly columns: readonly PaperBlock[]; readonly columnGap?: number; readonly unbreakable?: boolean })
  | (Placed & {
      readonly table: {
        readonly widths: readonly (number | '*')[];
        readonly headerRows?: number;
        readonly dontBreakRows?: boolean;
        readonly body: readonly (readonly PaperCell[])[];
      };
      readonly layout: 'paperLines' | 'paperTotals';
    });
