import { expect, test } from 'vitest';
import { cleanFileName, isProgramName } from './file-names.ts';
import { isProgram, sniffType } from './sniff.ts';

test.each([
  ['Hợp đồng số 12.pdf', 'Hợp đồng số 12.pdf'],
  ['../../etc/passwd', 'passwd'],
  ['C:\\Giấy tờ\\Lan\\Ảnh mặt tiền.jpg', 'Ảnh mặt tiền.jpg'],
  ['..', 'file'],
  ['', 'file'],
  ['   .  ', 'file'],
  ['.bashrc', 'bashrc'],
  ['CON', '_CON'],
  ['nul.txt', '_nul.txt'],
  ['com1.pdf', '_com1.pdf'],
  ['báo giá.pdf. . .', 'báo giá.pdf'],
  ['a<b>c:d"e|f?g*h.png', 'a-b-c-d-e-f-g-h.png'],
  ['hoá đơn\u0000\n\t.pdf', 'hoá đơn.pdf'],
  ['ảnh\u202egpj.exe', 'ảnhgpj.exe'],
  ['Hợp đồng.pdf', 'Hợp đồng.pdf'],
  ['%2e%2e%2fa.pdf', '%2e%2e%2fa.pdf'],
  ['\ud800.pdf', 'pdf'],
  [`${'ộ'.repeat(400)}.docx`, `${'ộ'.repeat(145)}.docx`],
])('the name %j is kept as %j', (given, kept) => {
  expect(cleanFileName(given)).toBe(kept);
  expect(cleanFileName(kept)).toBe(kept);
});

test('three hundred made-up names become names that every system takes, and stay as they are from then on', () => {
  const seed = Date.now() % 1_000_000;
  let state = seed;
  const next = (most: number) => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return state % most;
  };
  const pieces = [
    '..',
    '/',
    '\\',
    'CON',
    'nul.',
    ' ',
    '.',
    '\u202e',
    '\u0007',
    'Hợp đồng',
    '😀',
    '%2e',
    ':',
    'ổ',
    '\ud83d',
    '.pdf',
    'lpt1',
    '~',
    '"',
  ];
  for (let round = 0; round < 300; round += 1) {
    const name = Array.from({ length: 1 + next(60) }, () => pieces[next(pieces.length)]).join('');
    const clean = cleanFileName(name);
    const told = `${JSON.stringify(name)}, seed ${seed}`;
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
    expect(clean, told).not.toMatch(/[\u0000-\u001f\u007f<>:"|?*/\\\u202a-\u202e]|^[.\s]|[.\s]$|^$/u);
    expect(clean, told).not.toMatch(/^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i);
    expect([...clean].length, told).toBeLessThanOrEqual(151);
    expect(cleanFileName(clean), told).toBe(clean);
  }
});

test('programs are known by their endings, however they are written, and by how they begin', () => {
  for (const name of ['a.exe', 'ẢNH.JPG.EXE', 'x.lnk', 'hoa-don.js', 'a.url', 'b.svg', 'c.html', 'd.settingcontent-ms'])
    expect(isProgramName(name), name).toBe(true);
  for (const name of ['a.pdf', 'exe', 'js.docx', 'bảng giá.xlsm', 'hoá đơn.xml', 'a.zip'])
    expect(isProgramName(name), name).toBe(false);
  for (const head of ['MZ\u0090', '#!/bin/sh', '\u007fELF']) expect(isProgram(Buffer.from(head, 'latin1')), head).toBe(true);
  expect(isProgram(Buffer.from([0x4c, 0, 0, 0, 1, 0x14]))).toBe(true);
  expect(isProgram(Buffer.from('%PDF-1.7'))).toBe(false);
  expect(isProgram(Buffer.alloc(0))).toBe(false);
  // A shortcut is an L and three zeros, and not where the file has ended.
  expect(isProgram(Buffer.from('L'))).toBe(false);
});

test.each([
  ['ảnh.txt', [0xff, 0xd8, 0xff, 0xe0], 'image/jpeg'],
  ['x.pdf', [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a], 'image/png'],
  ['ảnh.jpg', [...Buffer.from('%PDF-1.7')], 'application/pdf'],
  ['a.docx', [0x50, 0x4b, 3, 4], 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'],
  ['a.png', [0x50, 0x4b, 3, 4], 'application/zip'],
  ['hoá đơn.xml', [...Buffer.from('<?xml version="1.0"?><HDon>Điện tử')], 'application/xml'],
  ['ảnh.jpg', [...Buffer.from('<svg onload="alert(1)">')], 'text/plain'],
  ['IMG.HEIC', [0, 0, 0, 24, ...Buffer.from('ftypheic')], 'image/heic'],
  ['ghi chú.txt', [...Buffer.from('Ghi chú: ộ').subarray(0, -1)], 'text/plain'],
  ['x.bin', [1, 2, 3, 0], 'application/octet-stream'],
])('%s is what its bytes say, not what its name says', (name, bytes, mime) => {
  expect(sniffType(Uint8Array.from(bytes), name)).toBe(mime);
});
