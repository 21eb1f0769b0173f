import type { PdfBlock, PdfText } from '../documents/index.ts';

/*
 * About how high a page's content will be, in points, rather too high than too low: the layout itself is made in another thread, once. The
 * measures are those of `documents/pdf-worker.ts` (A4, 9 point text, its margins and styles).
 */
const sheetPoints = 842 - 40 - 46;
const widthPoints = 595 - 2 * 42;
const linePoints = 13.2;
const letterPoints = 5.3;
const cellPadding = 5;

export function fitsOneSheet(blocks: readonly PdfBlock[]): boolean {
  return blocks.reduce((sum, block) => sum + heightOf(block), 0) <= sheetPoints;
}

function heightOf(block: PdfBlock): number {
  if ('toc' in block) return sheetPoints;
  if ('table' in block) {
    const fixed = block.table.widths.reduce<number>((sum, width) => sum + (typeof width === 'number' ? width : 0), 0);
    const rest = Math.max(60, widthPoints - fixed);
    return block.table.body.reduce((sum, row) => {
      const lines = row.map((cell, at) => linesOf(textOf(cell), widthOf(block.table.widths[at], rest)));
      return sum + Math.max(1, ...lines) * linePoints + cellPadding;
    }, 0);
  }
  const text = typeof block.text === 'string' ? block.text : block.text.map(textOf).join('');
  const lines = linesOf(text, widthPoints) * linePoints;
  if (block.style === 'h1') return lines * 1.6 + 4;
  return block.style === 'h2' ? lines * 1.15 + 12 : lines + 3;
}

function widthOf(width: number | '*' | 'auto' | undefined, rest: number): number {
  return (typeof width === 'number' ? width : rest) - 8;
}

function textOf(part: PdfText): string {
  return typeof part === 'string' ? part : part.text;
}

function linesOf(text: string, width: number): number {
  const letters = Math.max(1, Math.floor(width / letterPoints));
  return text.split('\n').reduce((sum, piece) => sum + Math.max(1, Math.ceil(piece.length / letters)), 0);
}
