import { importLimits, refusal } from './limits.ts';
import { type NumberStyle, decodeSheetText, numberStyle, plainStyle } from './xlsx-values.ts';
import { attributeOf, createXmlScanner, type XmlEvents } from './xml-scanner.ts';
import type { ZipPackage } from './zip-package.ts';

/** What a sheet needs to be read: the texts it points to, the formats of its numbers. */
export interface XlsxBook {
  /** Entries of the visible sheets in the order of their tabs. */
  readonly sheets: readonly { readonly name: string; readonly entry: string }[];
  readonly sharedStrings: readonly string[];
  /** Numbers of the shared texts that were longer than a cell may be. */
  readonly cutStrings: ReadonlySet<number>;
  readonly styles: readonly NumberStyle[];
  readonly uses1904: boolean;
}

/** Reads everything of a workbook except its sheets. */
export async function readXlsxBook(zip: ZipPackage): Promise<XlsxBook> {
  const main = await findMainPart(zip);
  const folder = main.includes('/') ? main.slice(0, main.lastIndexOf('/') + 1) : '';
  const relations = await readRelations(zip, `${folder}_rels/${main.slice(folder.length)}.rels`, folder);
  const sheets: { name: string; entry: string }[] = [];
  let uses1904 = false;
  await scan(zip, main, {
    open(name, attributes) {
      if (name === 'workbookPr') uses1904 = ['1', 'true', 'on'].includes(attributeOf(attributes, 'date1904') ?? '');
      if (name !== 'sheet' || (attributeOf(attributes, 'state') ?? 'visible') !== 'visible') return;
      const entry = relations.byId.get(attributeOf(attributes, 'r:id') ?? attributeOf(attributes, 'id') ?? '');
      if (entry !== undefined) sheets.push({ name: attributeOf(attributes, 'name') ?? '', entry });
    },
    text() {},
    close() {},
  });
  if (sheets.length === 0) throw refusal('damaged', 'the workbook has no sheet');
  const strings = relations.byType.get('sharedStrings');
  const styles = relations.byType.get('styles');
  const shared = strings === undefined ? { strings: [], cut: new Set<number>() } : await readSharedStrings(zip, strings);
  return {
    sheets,
    sharedStrings: shared.strings,
    cutStrings: shared.cut,
    styles: styles === undefined ? [] : await readStyles(zip, styles),
    uses1904,
  };
}

async function findMainPart(zip: ZipPackage): Promise<string> {
  if (zip.has('xl/workbook.xml')) return 'xl/workbook.xml';
  if (!zip.has('_rels/.rels')) throw refusal('not-a-table', 'a zip file that is no workbook');
  const main = (await readRelations(zip, '_rels/.rels', '')).byType.get('officeDocument');
  if (main === undefined || !zip.has(main) || !main.toLowerCase().endsWith('.xml') || !/workbook/i.test(main)) {
    throw refusal('not-a-table', 'an office file that is no workbook');
  }
  return main;
}

async function readRelations(
  zip: ZipPackage,
  entry: string,
  folder: string,
): Promise<{ byId: Map<string, string>; byType: Map<string, string> }> {
  const byId = new Map<string, string>();
  const byType = new Map<string, string>();
  await scan(zip, entry, {
    open(name, attributes) {
      if (name !== 'Relationship' || attributeOf(attributes, 'TargetMode') === 'External') return;
      const target = attributeOf(attributes, 'Target') ?? '';
      const path = target.startsWith('/') ? target.slice(1) : resolvePath(folder + target);
      byId.set(attributeOf(attributes, 'Id') ?? '', path);
      const type = attributeOf(attributes, 'Type') ?? '';
      byType.set(type.slice(type.lastIndexOf('/') + 1), path);
    },
    text() {},
    close() {},
  });
  return { byId, byType };
}

function resolvePath(path: string): string {
  const parts: string[] = [];
  for (const part of path.split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '.' && part !== '') parts.push(part);
  }
  return parts.join('/');
}

async function readSharedStrings(zip: ZipPackage, entry: string): Promise<{ strings: string[]; cut: Set<number> }> {
  const strings: string[] = [];
  const cut = new Set<number>();
  let total = 0;
  const text = createTextCollector();
  await scan(zip, entry, {
    open(name) {
      if (name === 'si') text.begin();
      else text.open(name);
    },
    text: text.text,
    close(name) {
      text.close(name);
      if (name !== 'si') return;
      const { text: whole, isCut } = text.take();
      if (isCut) cut.add(strings.length);
      total += whole.length + 16;
      if (total > importLimits.sharedStringCharacters) throw refusal('memory', 'the texts of the workbook are too long');
      strings.push(whole);
    },
  });
  return { strings, cut };
}

async function readStyles(zip: ZipPackage, entry: string): Promise<NumberStyle[]> {
  const codes = new Map<number, string>();
  const styles: NumberStyle[] = [];
  let isInCells = false;
  await scan(zip, entry, {
    open(name, attributes) {
      if (name === 'numFmt') codes.set(Number(attributeOf(attributes, 'numFmtId')), attributeOf(attributes, 'formatCode') ?? '');
      else if (name === 'cellXfs') isInCells = true;
      else if (name === 'xf' && isInCells) {
        const id = Number(attributeOf(attributes, 'numFmtId') ?? 0);
        styles.push(id === 0 ? plainStyle : numberStyle(id, codes.get(id)));
      }
    },
    text() {},
    close(name) {
      if (name === 'cellXfs') isInCells = false;
    },
  });
  return styles;
}

/** Runs one entry through the scanner. */
export async function scan(zip: ZipPackage, entry: string, events: XmlEvents): Promise<void> {
  const scanner = createXmlScanner(events);
  for await (const piece of zip.textOf(entry)) scanner.write(piece);
  scanner.end();
}

/** Gathers the text of a cell out of its `t` elements, rich or plain, without the reading aids of East Asian text (`rPh`). */
export function createTextCollector(): {
  begin(): void;
  open(name: string): void;
  text(piece: string): void;
  close(name: string): void;
  take(): { text: string; isCut: boolean };
} {
  let whole = '';
  let isCut = false;
  let isText = false;
  let isPhonetic = false;
  return {
    begin() {
      whole = '';
      isCut = false;
      isText = false;
      isPhonetic = false;
    },
    open(name) {
      if (name === 't') isText = true;
      else if (name === 'rPh') isPhonetic = true;
    },
    text(piece) {
      if (!isText || isPhonetic) return;
      const room = importLimits.cellCharacters - whole.length;
      if (piece.length > room) isCut = true;
      if (room > 0) whole += piece.slice(0, room);
    },
    close(name) {
      if (name === 't') isText = false;
      else if (name === 'rPh') isPhonetic = false;
    },
    take: () => ({ text: decodeSheetText(whole), isCut }),
  };
}
