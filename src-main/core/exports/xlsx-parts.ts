import { daysBetween, formatDay } from '../../../src-shared/lib/dates.ts';
import type { ExportCell } from './csv-text.ts';

/*
 * The least that a spreadsheet of one sheet consists of (ECMA-376). Cells are texts of their own kind, never formulas; one that looks
 * like a formula carries Excel's own mark for "this is text" (quotePrefix), so that it stays one when somebody edits it.
 */
const xml = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const relations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const packageRelations = 'http://schemas.openxmlformats.org/package/2006/relationships';
const sheetType = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

const headStyle = 1;
const textStyle = 2;
const dayStyle = 3;
/** Day 0 of spreadsheets; that 1900 had a 29 February to them is before any of our days. */
const dayZero = '1899-12-30';
const firstCountedDay = '1900-03-01';
/** Excel holds no more characters in a cell. */
const mostCharacters = 32_767;

export const fixedParts: readonly (readonly [name: string, text: string])[] = [
  [
    '[Content_Types].xml',
    `${xml}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${sheetType}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${sheetType}.worksheet+xml"/><Override PartName="/xl/styles.xml" ContentType="${sheetType}.styles+xml"/></Types>`,
  ],
  [
    '_rels/.rels',
    `${xml}<Relationships xmlns="${packageRelations}"><Relationship Id="rId1" Type="${relations}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
  ],
  [
    'xl/_rels/workbook.xml.rels',
    `${xml}<Relationships xmlns="${packageRelations}"><Relationship Id="rId1" Type="${relations}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="${relations}/styles" Target="styles.xml"/></Relationships>`,
  ],
  [
    'xl/styles.xml',
    `${xml}<styleSheet xmlns="${main}"><numFmts count="1"><numFmt numFmtId="164" formatCode="dd/mm/yyyy"/></numFmts><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="4"><xf fontId="0"/><xf fontId="1" applyFont="1"/><xf fontId="0" quotePrefix="1"/><xf fontId="0" numFmtId="164" applyNumberFormat="1"/></cellXfs></styleSheet>`,
  ],
];

export function workbookPart(sheetName: string): string {
  return `${xml}<workbook xmlns="${main}" xmlns:r="${relations}"><sheets><sheet name="${escaped(sheetName)}" sheetId="1" r:id="rId1"/></sheets></workbook>`;
}

export function sheetStart(columns: number): string {
  return `${xml}<worksheet xmlns="${main}"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><cols><col min="1" max="${columns}" width="22" customWidth="1"/></cols><sheetData>`;
}

export const sheetEnd = '</sheetData></worksheet>';

export function sheetRow(cells: readonly ExportCell[], isHead = false): string {
  return `<row>${cells.map((cell) => sheetCell(cell, isHead)).join('')}</row>`;
}

function sheetCell(cell: ExportCell, isHead: boolean): string {
  if (cell === null || cell === '') return '<c/>';
  if (typeof cell === 'object') {
    return cell.day < firstCountedDay
      ? sheetCell(formatDay(cell.day), isHead)
      : `<c s="${dayStyle}"><v>${daysBetween(dayZero, cell.day)}</v></c>`;
  }
  if (typeof cell === 'number') return `<c><v>${cell}</v></c>`;
  const style = isHead ? ` s="${headStyle}"` : /^[=+\-−@]/.test(cell) ? ` s="${textStyle}"` : '';
  return `<c t="inlineStr"${style}><is><t xml:space="preserve">${escaped(cell.slice(0, mostCharacters))}</t></is></c>`;
}

/** XML 1.0 has no control characters but these three; what looks like Excel's own escape (`_x000D_`) is escaped itself. */
function escaped(text: string): string {
  return (
    text
      .toWellFormed()
      // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken out
      .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '')
      .replace(/_x([0-9A-Fa-f]{4})_/g, '_x005F_x$1_')
      .replaceAll('&', '&amp;')
      .replaceAll('<', '&lt;')
      .replaceAll('>', '&gt;')
      .replaceAll('"', '&quot;')
      .replaceAll('\r', '_x000D_')
  );
}
