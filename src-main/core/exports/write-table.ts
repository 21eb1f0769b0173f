import { open, rename, rm } from 'node:fs/promises';
import { diskErrorOf } from '../platform/sqlite-errors.ts';
import { byteOrderMark, csvRow, type ExportCell } from './csv-text.ts';
import { fixedParts, sheetEnd, sheetRow, sheetStart, workbookPart } from './xlsx-parts.ts';
import { createZipFile } from './zip-file.ts';

export interface ExportTable {
  readonly sheet: string;
  readonly head: readonly string[];
  /** Some rows at a time. */
  readonly blocks: AsyncIterable<readonly (readonly ExportCell[])[]>;
}

/**
 * Writes a table beside its place and moves it there when it is whole and `beforeItStands` has run; what breaks off leaves nothing
 * behind.
 */
export async function writeTable(
  path: string,
  format: 'xlsx' | 'csv',
  table: ExportTable,
  beforeItStands: () => void,
): Promise<void> {
  const part = `${path}.part`;
  try {
    const handle = await open(part, 'w', 0o600);
    try {
      if (format === 'csv') {
        await handle.appendFile(byteOrderMark + csvRow(table.head));
        for await (const rows of table.blocks) await handle.appendFile(rows.map(csvRow).join(''));
      } else {
        const zip = createZipFile(handle);
        for (const [name, text] of fixedParts) await zip.entry(name, [text]);
        await zip.entry('xl/workbook.xml', [workbookPart(table.sheet)]);
        await zip.entry('xl/worksheets/sheet1.xml', sheetOf(table));
        await zip.end();
      }
      await handle.sync();
    } finally {
      await handle.close();
    }
    beforeItStands();
    await rename(part, path);
  } catch (error) {
    await rm(part, { force: true });
    throw diskErrorOf(error) ?? error;
  }
}

async function* sheetOf(table: ExportTable): AsyncGenerator<string> {
  yield sheetStart(table.head.length) + sheetRow(table.head, true);
  for await (const rows of table.blocks) yield rows.map((row) => sheetRow(row)).join('');
  yield sheetEnd;
}
