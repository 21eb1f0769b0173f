import { importLimits, refusal } from './limits.ts';
import type { RowSink } from './parsed-row.ts';
import { createTextCollector, type XlsxBook } from './xlsx-book.ts';
import { columnOf, plainStyle, writeNumber } from './xlsx-values.ts';
import { attributeOf, createXmlScanner } from './xml-scanner.ts';

/**
 * Reads the rows of one sheet's XML as it streams by: shared and inline texts, rich text, results of formulas, dates, truth values.
 * `onDimension` tells the number of rows where the sheet declares it; it is an estimate and no more.
 */
export function createSheetParser(
  book: XlsxBook,
  sink: RowSink,
  onDimension: (rows: number) => void,
): { write(chunk: string): void; end(): void } {
  let rowNumber = 0;
  let column = -1;
  let cells: string[] = [];
  let cutColumns: number[] = [];
  let errorColumns: number[] = [];
  let type = 'n';
  let style = plainStyle;
  let value = '';
  let isValue = false;
  let isValueCut = false;
  let isInline = false;
  const inline = createTextCollector();

  return createXmlScanner({
    open(name, attributes) {
      if (name === 'c') {
        column = columnOf(attributeOf(attributes, 'r') ?? '') ?? column + 1;
        type = attributeOf(attributes, 't') ?? 'n';
        style = book.styles[Number(attributeOf(attributes, 's') ?? -1)] ?? plainStyle;
        value = '';
        isValueCut = false;
        inline.begin();
      } else if (name === 'v') isValue = true;
      else if (name === 'is') isInline = true;
      else if (isInline) inline.open(name);
      else if (name === 'row') {
        const number = Number(attributeOf(attributes, 'r') ?? Number.NaN);
        // Rows come in order; a number that goes back would hide rows from whoever looks for them.
        rowNumber = Number.isInteger(number) && number > rowNumber ? number : rowNumber + 1;
        column = -1;
      } else if (name === 'dimension') {
        const last = /:[A-Z]+(\d+)$/.exec(attributeOf(attributes, 'ref') ?? '');
        if (last?.[1] !== undefined) onDimension(Math.min(Number(last[1]), importLimits.rows));
      }
    },
    text(piece) {
      if (isInline) inline.text(piece);
      else if (isValue) {
        const room = importLimits.cellCharacters - value.length;
        if (piece.length > room) isValueCut = true;
        if (room > 0) value += piece.slice(0, room);
      }
    },
    close(name) {
      if (name === 'v') isValue = false;
      else if (name === 'is') isInline = false;
      else if (isInline) inline.close(name);
      else if (name === 'c') endCell();
      else if (name === 'row') {
        sink({ row: rowNumber, cells, cutColumns, errorColumns });
        cells = [];
        cutColumns = [];
        errorColumns = [];
      }
    },
  });

  function endCell(): void {
    const text = cellText();
    if (text === '') return;
    if (column >= importLimits.columns) {
      throw refusal('columns', `more than ${importLimits.columns} columns in row ${rowNumber}`);
    }
    while (cells.length < column) cells.push('');
    cells[column] = text;
  }

  function cellText(): string {
    switch (type) {
      case 's':
        if (book.cutStrings.has(Number(value))) cutColumns.push(column);
        return sharedString(Number(value));
      case 'inlineStr': {
        const { text, isCut } = inline.take();
        if (isCut) cutColumns.push(column);
        return text;
      }
      case 'e':
        errorColumns.push(column);
        return '';
      case 'b':
        return value === '1' || value === 'true' ? 'TRUE' : value === '' ? '' : 'FALSE';
      case 'd':
        return value.replace(/T00:00:00(?:\.0+)?Z?$/, '').replace('T', ' ');
      case 'str':
        if (isValueCut) cutColumns.push(column);
        return value;
      default:
        return writeNumber(value, style, book.uses1904);
    }
  }

  /** A number without a text means that the table of texts is not whole: empty cells would hide it. */
  function sharedString(index: number): string {
    const text = book.sharedStrings[index];
    if (text === undefined) throw refusal('damaged', `the workbook has no text ${index}`);
    return text;
  }
}
