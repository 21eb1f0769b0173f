import { open, stat } from 'node:fs/promises';
import iconv from 'iconv-lite';
import type { LegacyChoice } from '../../../../src-shared/imports/imports.contract.ts';
import { recogniseLegacy } from '../../../../src-shared/vietnam/legacy-text.ts';
import { unguardText } from '../../../../src-shared/exports/guarded-text.ts';
import { createCsvParser } from './csv-parser.ts';
import { guessDelimiter } from './delimiter.ts';
import { detectEncoding, type TextEncoding } from './encoding.ts';
import { importLimits, refusal } from './limits.ts';
import type { RowSink } from './parsed-row.ts';
import type { TableFormat } from './table-messages.ts';
import { createCardReader, looksLikeCards } from './vcard.ts';
import { readXlsxBook } from './xlsx-book.ts';
import { createSheetParser } from './xlsx-sheet.ts';
import { openZipPackage } from './zip-package.ts';

export interface TableFacts {
  readonly format: TableFormat;
  readonly encoding: string;
  readonly rowsExpected: number | null;
  /** What cuts the columns of a CSV file. */
  readonly delimiter: string | null;
}

export interface TableListener {
  /** Comes before the first row, and again where more is known. */
  facts(facts: TableFacts): void;
  row: RowSink;
  /** Called between pieces: here the listener may make the reader wait. */
  pause(): Promise<void>;
  progress(): void;
}

/** Reads a CSV or XLSX file to its end, whichever its content says it is; the ending of its name does not count. */
export async function readTableFile(path: string, legacyText: LegacyChoice, listener: TableListener): Promise<void> {
  const head = await readHead(path);
  if (head.length === 0) throw refusal('empty', 'the file is empty');
  if (head.readUInt32BE(0) === 0x504b0304) return await readXlsx(path, listener);
  if (head.length === 8 && head.readBigUInt64BE(0) === 0xd0cf11e0a1b11ae1n) {
    throw (await holds(path, 'EncryptedPackage'))
      ? refusal('encrypted', 'the workbook has a password')
      : refusal('old-excel', 'an Excel file of before 2007');
  }
  await readCsv(path, legacyText, listener);
}

async function readHead(path: string): Promise<Buffer> {
  try {
    const facts = await stat(path);
    if (!facts.isFile()) throw refusal('not-a-table', 'not a file');
    if (facts.size > importLimits.fileBytes) throw refusal('file-size', `${facts.size} bytes`);
    const file = await open(path, 'r');
    try {
      const { buffer, bytesRead } = await file.read(Buffer.alloc(8), 0, 8, 0);
      return bytesRead === 0 ? Buffer.alloc(0) : buffer.subarray(0, Math.max(bytesRead, 4));
    } finally {
      await file.close();
    }
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : null;
    if (code === 'ENOENT' || code === 'ENOTDIR') throw refusal('missing', 'the file is not there', error);
    if (code === 'EACCES' || code === 'EPERM' || code === 'EBUSY') throw refusal('no-access', 'the file may not be read', error);
    throw error;
  }
}

async function readXlsx(path: string, listener: TableListener): Promise<void> {
  const zip = await openZipPackage(path, listener.progress);
  try {
    const book = await readXlsxBook(zip);
    let isFilled = false;
    // The first tab that holds anything: many workbooks begin with an empty one.
    for (const sheet of book.sheets) {
      let rowsExpected: number | null = null;
      listener.facts({ format: 'xlsx', encoding: 'utf-8', rowsExpected, delimiter: null });
      const parser = createSheetParser(
        book,
        (row) => {
          isFilled ||= row.cells.length > 0;
          listener.row(row);
        },
        (rows) => {
          rowsExpected = rows;
          listener.facts({ format: 'xlsx', encoding: 'utf-8', rowsExpected, delimiter: null });
        },
      );
      for await (const piece of zip.textOf(sheet.entry)) {
        parser.write(piece);
        await listener.pause();
      }
      parser.end();
      if (isFilled) return;
    }
  } finally {
    zip.close();
  }
}

async function readCsv(path: string, legacyText: LegacyChoice, listener: TableListener): Promise<void> {
  const told = await detectEncoding(path);
  const isOfBytes = told.encoding === 'windows-1258' || told.encoding === 'windows-1252';
  // The letters of before Unicode lie on the places of Western Europe; the worker turns them, column by column.
  const isLegacy = isOfBytes && (legacyText === 'auto' ? await looksLegacy(path) : legacyText !== 'keep');
  const facts = isLegacy ? { ...told, encoding: 'windows-1252' as const } : told;
  if (facts.controlShare > 0.02) throw refusal('not-a-table', 'a file of bytes, not of text');
  let parser: { write(text: string): void; end(): void } | null = null;
  for await (const text of textOf(path, facts.encoding, facts.markBytes)) {
    if (parser === null) {
      if (looksLikeCards(text)) {
        listener.facts({ format: 'vcf', encoding: facts.encoding, rowsExpected: null, delimiter: null });
        parser = createCardReader(listener.row);
        parser.write(text);
        continue;
      }
      refuseMarkup(text);
      const { delimiter, start } = declaredDelimiter(text) ?? { delimiter: guessDelimiter(text.slice(0, 65_536)), start: 0 };
      listener.facts({
        format: 'csv',
        encoding: facts.encoding,
        rowsExpected: facts.lines === 0 ? null : facts.lines,
        delimiter,
      });
      parser = createCsvParser(delimiter, (row) => listener.row({ ...row, cells: row.cells.map(unguardText) }));
      parser.write(text.slice(start));
    } else parser.write(text);
    listener.progress();
    await listener.pause();
  }
  parser?.end();
}

/** Whether a file of single bytes is Vietnamese of before Unicode, by its first megabyte. */
async function looksLegacy(path: string): Promise<boolean> {
  const file = await open(path, 'r');
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(1024 * 1024), 0, 1024 * 1024, 0);
    return recogniseLegacy([iconv.decode(buffer.subarray(0, bytesRead), 'windows-1252')]) !== null;
  } finally {
    await file.close();
  }
}

async function* textOf(path: string, encoding: TextEncoding, start: number): AsyncGenerator<string, void, undefined> {
  const decoder = iconv.getDecoder(encoding, { stripBOM: false });
  const file = await open(path, 'r');
  try {
    const bytes = Buffer.alloc(256 * 1024);
    let position = start;
    for (;;) {
      const { bytesRead } = await file.read(bytes, 0, bytes.length, position);
      if (bytesRead === 0) break;
      position += bytesRead;
      const text = decoder.write(bytes.subarray(0, bytesRead));
      if (text !== '') yield text;
    }
    const last = decoder.end();
    if (last !== undefined && last !== '') yield last;
  } finally {
    await file.close();
  }
}

/** Excel's own `sep=;` in the first line. */
function declaredDelimiter(text: string): { delimiter: string; start: number } | null {
  const line = /^sep=([,;|\t])(?:\r\n|\n|\r)/i.exec(text);
  return line?.[1] === undefined ? null : { delimiter: line[1], start: line[0].length };
}

/** Web pages and XML tables are often saved under the name of a spreadsheet. */
function refuseMarkup(text: string): void {
  const head = text.slice(0, 4096).trimStart().toLowerCase();
  if (!head.startsWith('<')) return;
  if (head.includes('excel.sheet')) throw refusal('old-excel', 'an XML table of Excel 2003');
  if (/^<(!doctype|html|\?xml|table|head|body)/.test(head)) throw refusal('not-a-table', 'a web page or XML');
}

async function holds(path: string, word: string): Promise<boolean> {
  const file = await open(path, 'r');
  try {
    const bytes = Buffer.alloc(16 * 1024 * 1024);
    const { bytesRead } = await file.read(bytes, 0, bytes.length, 0);
    return bytes.subarray(0, bytesRead).includes(Buffer.from(word, 'utf16le'));
  } finally {
    await file.close();
  }
}
