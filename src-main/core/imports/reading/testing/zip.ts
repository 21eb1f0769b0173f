import { crc32, deflateRawSync } from 'node:zlib';

interface TestEntry {
  readonly name: string;
  readonly data: Buffer | string;
  /** Lies in the directory about the unpacked size. */
  readonly declaredSize?: number;
}

/** Writes a zip file for tests, by hand, so that it can also be a wrong one. */
export function zipOf(entries: readonly TestEntry[]): Buffer {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const entry of entries) {
    const data = Buffer.from(entry.data);
    const packed = deflateRawSync(data);
    const name = Buffer.from(entry.name);
    const facts = Buffer.alloc(26);
    facts.writeUInt16LE(20, 0);
    facts.writeUInt16LE(0x0800, 2);
    facts.writeUInt16LE(8, 4);
    facts.writeUInt32LE(crc32(data), 10);
    facts.writeUInt32LE(packed.length, 14);
    facts.writeUInt32LE(entry.declaredSize ?? data.length, 18);
    facts.writeUInt16LE(name.length, 22);
    const local = Buffer.concat([Buffer.from('PK\x03\x04'), facts, name, packed]);
    const central = Buffer.alloc(46);
    central.write('PK\x01\x02', 'latin1');
    central.writeUInt16LE(20, 4);
    facts.copy(central, 6, 0, 26);
    central.writeUInt32LE(offset, 42);
    directory.push(Buffer.concat([central, name]));
    parts.push(local);
    offset += local.length;
  }
  const list = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 'latin1');
  end.writeUInt16LE(entries.length, 8);
  end.writeUInt16LE(entries.length, 10);
  end.writeUInt32LE(list.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...parts, list, end]);
}

/** The least that makes a workbook, with the sheet's rows as XML. */
export function workbookOf(
  sheetRows: string,
  more: { sharedStrings?: string; styles?: string; sheet?: Partial<TestEntry> } = {},
): Buffer {
  const relation = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
  const rels = [
    `<Relationship Id="r1" Type="${relation}/worksheet" Target="worksheets/sheet1.xml"/>`,
    ...(more.sharedStrings === undefined
      ? []
      : [`<Relationship Id="r2" Type="${relation}/sharedStrings" Target="sharedStrings.xml"/>`]),
    ...(more.styles === undefined ? [] : [`<Relationship Id="r3" Type="${relation}/styles" Target="styles.xml"/>`]),
  ];
  return zipOf([
    {
      name: 'xl/workbook.xml',
      data: `<?xml version="1.0"?><workbook xmlns:r="${relation}"><sheets><sheet name="A" sheetId="1" r:id="r1"/></sheets></workbook>`,
    },
    { name: 'xl/_rels/workbook.xml.rels', data: `<Relationships>${rels.join('')}</Relationships>` },
    ...(more.sharedStrings === undefined ? [] : [{ name: 'xl/sharedStrings.xml', data: `<sst>${more.sharedStrings}</sst>` }]),
    ...(more.styles === undefined ? [] : [{ name: 'xl/styles.xml', data: more.styles }]),
    { name: 'xl/worksheets/sheet1.xml', data: `<worksheet><sheetData>${sheetRows}</sheetData></worksheet>`, ...more.sheet },
  ]);
}

/** Rows of plain texts as sheet XML. */
export function inlineRows(rows: readonly (readonly string[])[]): string {
  const cell = (text: string) => `<c t="inlineStr"><is><t>${text}</t></is></c>`;
  return rows.map((row) => `<row>${row.map(cell).join('')}</row>`).join('');
}
