import type {
  PrintedBlock,
  PrintedColumn,
  PrintedPlace,
  PrintedQuote,
  PrintedRow,
} from '../../../src-shared/documents/printed-quote.ts';
import { linesInBox } from '../../../src-shared/documents/signature.ts';
import type { LineColumn } from '../../../src-shared/documents/template-body.ts';
import { qrCode } from '../../../src-shared/lib/qr-code.ts';
import type { PaperBlock, PaperCell, PaperShape, PaperText } from './paper-content.ts';

/** A printed quote as blocks of a PDF. What is said was decided before; here it gets its place on A4. */
export function quoteBlocks({ blocks, accent }: PrintedQuote): PaperBlock[] {
  const drawn = blocks.map((block, at) => draw(block, accent, blocks[at + 1]));
  const from = endOf(blocks);
  const end = drawn.slice(from).flat();
  return [...drawn.slice(0, from).flat(), ...(end.length < 2 ? end : [{ stack: end, unbreakable: true }])];
}

/** Nobody signs a page on which nothing else stands: the last words and the account go to the next page with the places to sign. */
function endOf(blocks: readonly PrintedBlock[]): number {
  let from = blocks.length;
  let lines = 0;
  if (blocks.at(-1)?.kind !== 'signatures') return from;
  for (let at = from - 1; at >= 0; at -= 1) {
    const block = blocks[at];
    if (block?.kind !== 'signatures' && block?.kind !== 'payment' && block?.kind !== 'text') break;
    lines += block.kind === 'signatures' ? 0 : Math.max(block.lines.length, block.kind === 'payment' ? linesOfCode : 0);
    // What is longer than a part of a page is not held together: there would be more white than words.
    if (lines > mostLinesAtEnd) break;
    from = at;
  }
  return from;
}

const linesOfCode = 8;
const mostLinesAtEnd = 16;

const codePoints = 92;
const signature = { width: 150, height: 52 };

function draw(block: PrintedBlock, accent: string, next: PrintedBlock | undefined): PaperBlock[] {
  switch (block.kind) {
    case 'head':
      return [drawHead(block, accent)];
    case 'title':
      return [
        {
          stack: block.lines.map(
            (line, at): PaperText =>
              at === 0
                ? { text: clean(line), fontSize: 17, bold: true, color: accent, alignment: 'center' }
                : { text: clean(line), alignment: 'center', color: '#444444' },
          ),
          margin: [0, 10, 0, 10],
        },
      ];
    case 'text':
      return [
        {
          stack: block.lines.map((line) => ({ text: clean(line), alignment: block.align, bold: block.isBold })),
          margin: [0, 2, 0, 6],
        },
      ];
    case 'lines':
      return [
        {
          table: {
            widths: widthsOf(block.columns, block.rows),
            headerRows: 1,
            dontBreakRows: true,
            body: [
              block.columns.map(
                ({ head, align }): PaperCell => ({
                  text: head,
                  bold: true,
                  alignment: align,
                  fontSize: 8.5,
                  fillColor: '#eef2f6',
                }),
              ),
              ...block.rows.map((row) => cellsOf(row, block.columns)),
            ],
          },
          layout: 'paperLines',
          margin: [0, 4, 0, next?.kind === 'totals' ? 0 : 8],
        },
      ];
    case 'totals':
      return [
        {
          table: {
            widths: ['*', 100],
            dontBreakRows: true,
            body: block.rows.map(({ label, amount, isStrong }): PaperCell[] => [
              { text: label, alignment: 'right', bold: isStrong },
              { text: amount, alignment: 'right', bold: isStrong, ...(isStrong ? { color: accent } : {}) },
            ]),
          },
          layout: 'paperTotals',
          margin: [0, 4, 0, 4],
        },
      ];
    case 'payment':
      return [drawPayment(block.lines, block.code)];
    case 'signatures':
      return [{ columns: block.places.map(drawPlace), columnGap: 12, unbreakable: true, margin: [0, 12, 0, 0] }];
  }
}

function drawHead({ lines, logo, side }: PrintedBlock & { kind: 'head' }, accent: string): PaperBlock {
  const words: PaperBlock = {
    stack: lines.map(
      (line, at): PaperText =>
        at === 0 ? { text: clean(line), bold: true, fontSize: 12, color: accent } : { text: clean(line), color: '#444444' },
    ),
    width: '*',
  };
  if (logo === null) return words;
  const picture: PaperBlock = { image: logo, fit: [120, 60], width: 120, alignment: side };
  return { columns: side === 'left' ? [picture, words] : [words, picture], columnGap: 14 };
}

function drawPayment(lines: readonly string[], code: string | null): PaperBlock {
  const words: PaperBlock = { stack: lines.map((line) => ({ text: clean(line) })), width: '*' };
  if (code === null) return { ...words, margin: [0, 4, 0, 6] };
  const picture: PaperBlock = { canvas: codeShapes(code), width: codePoints };
  return { columns: [picture, words], columnGap: 14, unbreakable: true, margin: [0, 6, 0, 8] };
}

/** Dark modules of a row that follow each other are one rectangle; a hair wider than its place, so that no seam shows between rows. */
function codeShapes(text: string): PaperShape[] {
  const rows = qrCode(text);
  // Four modules of quiet around it belong to the code.
  const module = codePoints / (rows.length + 8);
  const shapes: PaperShape[] = [{ type: 'rect', x: 0, y: 0, w: codePoints, h: codePoints, color: '#ffffff' }];
  for (const [y, row] of rows.entries()) {
    for (let x = 0; x < row.length; x += 1) {
      if (row[x] !== true) continue;
      let end = x;
      while (row[end + 1] === true) end += 1;
      shapes.push({
        type: 'rect',
        x: (x + 4) * module,
        y: (y + 4) * module,
        w: (end - x + 1) * module,
        h: module * 1.02,
        color: '#000000',
      });
      x = end;
    }
  }
  return shapes;
}

function drawPlace({ title, hint, name, strokes, hasSeal }: PrintedPlace): PaperBlock {
  const room: PaperBlock =
    strokes === null
      ? { text: ' ', fontSize: hasSeal ? 62 : 46 }
      : { canvas: strokeShapes(strokes), alignment: 'center', margin: [0, 4, 0, 4] };
  return {
    stack: [
      { text: clean(title), bold: true, alignment: 'center' },
      { text: clean(hint), style: 'soft', alignment: 'center' },
      room,
      { text: clean(name), bold: true, alignment: 'center' },
    ],
    width: '*',
  };
}

function strokeShapes(strokes: NonNullable<PrintedPlace['strokes']>): PaperShape[] {
  // An empty rectangle keeps the room, however small the name was written.
  const room: PaperShape = { type: 'rect', x: 0, y: 0, w: signature.width, h: signature.height, color: '#ffffff' };
  const lines = linesInBox(strokes, signature.width, signature.height).map((points): PaperShape => {
    const [first] = points;
    const drawn = points.length === 1 && first !== undefined ? [first, [first[0] + 0.6, first[1]] as const] : points;
    return {
      type: 'polyline',
      points: drawn.map(([x, y]) => ({ x, y })),
      lineWidth: 1.2,
      lineColor: '#1a2b6d',
      lineCap: 'round',
      lineJoin: 'round',
    };
  });
  return [room, ...lines];
}

function cellsOf(row: PrintedRow, columns: readonly PrintedColumn[]): PaperCell[] {
  if (row.kind !== 'goods') {
    const text: PaperCell = {
      text: clean(row.text),
      colSpan: columns.length,
      fontSize: 8.5,
      ...(row.kind === 'heading' ? { bold: true, fillColor: '#f6f8fa' } : { style: 'soft' as const }),
    };
    return [text, ...columns.slice(1).map((): PaperCell => ({}))];
  }
  return columns.map(({ column, align }, at): PaperCell => {
    const text: PaperText = { text: clean(row.cells[at] ?? ''), alignment: align, fontSize: 8.5 };
    if (column !== 'name' || row.note === null) return text;
    return { stack: [text, { text: clean(row.note), style: 'small' }] };
  });
}

const mostWidth: Readonly<Partial<Record<LineColumn, number>>> = { code: 74, unit: 48 };
const pointsPerLetter = 5.1;

/** As wide as the longest text in it; the name takes what is left. Measured by letters: to lay every cell out twice costs twice the time. */
function widthsOf(columns: readonly PrintedColumn[], rows: readonly PrintedRow[]): (number | '*')[] {
  return columns.map(({ column, head }, at) => {
    if (column === 'name') return '*';
    let letters = head.length * 1.12;
    for (const row of rows) if (row.kind === 'goods') letters = Math.max(letters, lettersOf(row.cells[at] ?? ''));
    return Math.min(Math.max(20, letters * pointsPerLetter + 1), mostWidth[column] ?? 96);
  });
}

/** In letters as wide as a figure: capitals of a code need more room. */
function lettersOf(text: string): number {
  let letters = 0;
  for (const letter of text) letters += /[mMwW@]/.test(letter) ? 1.6 : /\p{Lu}/u.test(letter) ? 1.25 : 1;
  return letters;
}

/** One form for each letter, so that the font has it; signs that no line can hold go. */
function clean(text: string): string {
  // oxlint-disable-next-line no-control-regex
  return text.normalize('NFC').replaceAll(/[\u0000-\u0009\u000b-\u001f\u200b-\u200f\u2028\u2029\ufeff]/gu, ' ');
}
