import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import iconv from 'iconv-lite';
import Papa from 'papaparse';
import { afterAll, expect, test } from 'vitest';
import { aDevice, type Device } from '../../../tests/support/devices.ts';

const folder = mkdtempSync(join(tmpdir(), 'fieldbook-policies-'));
afterAll(() => rmSync(folder, { recursive: true }));
let files = 0;
const file = (content: string | Buffer) => {
  const path = join(folder, `${++files}.csv`);
  writeFileSync(path, content);
  return path;
};
const csv = (lines: readonly string[]) => file(lines.join('\n'));

async function everybody(device: Device) {
  const { rows } = await device.client.customers.list({ limit: 500 });
  return Promise.all(rows.map(({ id }) => device.client.customers.get({ id })));
}

test('an update writes the cells that hold something and leaves everything else of the customer as it is', async () => {
  const device = await aDevice();
  const { client } = device;
  const { id } = await client.customers.create({
    name: 'Công ty Đại Đồng',
    taxCode: '0100109106',
    phone: '0912 345 678',
    email: 'cu@daidong.vn',
    website: 'daidong.vn',
    note: 'Gọi buổi sáng',
    rating: 'A',
  });
  const list = csv([
    'Tên công ty,MST,Điện thoại,Email,Trang web,Ghi chú,Người liên hệ,Chức vụ',
    'CONG TY DAI DONG,0100109106,0912345678,moi@daidong.vn,,Trả chậm,Chị Hoa,Kế toán',
  ]);
  const seen = await client.imports.inspect({ file: list });
  expect(seen.counts).toEqual({ good: 0, duplicates: 1, changes: 1, bad: 0 });
  expect(seen.changes).toEqual([{ row: 2, fields: ['email', 'note', 'contactName'] }]);
  const report = await client.imports.run({ file: list, duplicates: 'update' });
  expect(report).toMatchObject({ policy: 'update', created: 0, updated: 1, duplicates: 0 });
  expect(report.problems.map(({ reason }) => reason)).toEqual(['updated']);
  expect(await client.customers.get({ id })).toMatchObject({
    // The same name without its accents and the same number without blanks are no better.
    name: 'Công ty Đại Đồng',
    phone: '0912 345 678',
    email: 'moi@daidong.vn',
    website: 'daidong.vn',
    note: 'Gọi buổi sáng\nTrả chậm',
    rating: 'A',
  });
  const { contacts } = await client.contacts.list({ customerId: id });
  expect(contacts).toMatchObject([{ name: 'Chị Hoa', salutation: 'chị', gender: 'female', isPrimary: true }]);

  // Again: nobody is new and nothing is changed.
  expect(await client.imports.run({ file: list, duplicates: 'update' })).toMatchObject({ created: 0, updated: 0, duplicates: 1 });
});

test('an import that updates is taken back whole; what somebody has changed since stays and is told', async () => {
  const device = await aDevice();
  const { client } = device;
  const { id: an } = await client.customers.create({ name: 'Đại lý An', phone: '0912345671', email: 'an@cu.vn' });
  const { id: binh } = await client.customers.create({ name: 'Đại lý Bình', phone: '0912345672' });
  const list = csv([
    'Tên,Điện thoại,Email,Hạng,Người liên hệ',
    'Đại lý An,0912345671,an@moi.vn,B,Anh Tú',
    'Đại lý Bình,0912345672,binh@moi.vn,C,',
    'Đại lý Cúc,0912345673,cuc@moi.vn,,',
  ]);
  const report = await client.imports.run({ file: list, duplicates: 'update' });
  expect(report).toMatchObject({ created: 1, updated: 2 });
  const { changes } = await client.customers.history({ id: an });
  expect(changes.find(({ field }) => field === 'email')).toMatchObject({ importedFrom: report.fileName, oldValue: 'an@cu.vn' });
  await client.customers.update({ id: binh, change: { email: 'binh@khac.vn' } });
  expect(await client.imports.undo({ id: report.id })).toEqual({ removed: 1, restored: 1, kept: 1 });
  expect((await everybody(device)).map(({ name, email, rating }) => [name, email, rating])).toEqual([
    ['Đại lý An', 'an@cu.vn', null],
    ['Đại lý Bình', 'binh@khac.vn', null],
  ]);
  expect((await client.contacts.list({ customerId: an })).contacts).toEqual([]);
});

test('one customer on several lines of a file comes in once, with all their people, where the import updates', async () => {
  const { client } = await aDevice();
  const list = csv(['Tên,Điện thoại,Người liên hệ', 'Đại lý An,0912345671,Anh Tú', 'Đại lý An,0912345671,Chị Hoa']);
  expect(await client.imports.run({ file: list, duplicates: 'update' })).toMatchObject({ created: 1, updated: 1 });
  const { hits } = await client.customers.search({ text: 'dai ly an' });
  const { contacts } = await client.contacts.list({ customerId: hits[0]?.id ?? '' });
  expect(contacts.map(({ name, isPrimary }) => [name, isPrimary])).toEqual([
    ['Anh Tú', true],
    ['Chị Hoa', false],
  ]);
});

test.each(['csv', 'xlsx'] as const)(
  'rows that failed come out as %s with the reason, and come in once they are put right',
  async (format) => {
    const { client } = await aDevice();
    const list = csv(['Tên,SĐT,Mã riêng', ',0912345671,=1+1', 'Đại lý Bình,0912345672,B', `${'x'.repeat(400)},0912345673,C`]);
    const report = await client.imports.run({ file: list, mapping: { 0: 'name', 1: 'phone', 2: 'note' } });
    expect(report).toMatchObject({ created: 1, bad: 2 });
    const out = join(folder, `loi-${format}.${format}`);
    expect(await client.imports.errorFile({ id: report.id, file: out, format, language: 'vi' })).toEqual({ rows: 2 });
    const seen = await client.imports.inspect({ file: out });
    expect(seen.headings).toEqual(['Tên', 'SĐT', 'Mã riêng', 'Lý do không nhập được']);
    expect(seen.sample[0]).toEqual(['', '0912345671', '=1+1', 'Tên: Dòng này không có tên khách hàng nên không nhập được.']);
    // The mapping of the file that it came from is remembered, and nobody lays the reason anywhere.
    expect(seen.mapping).toEqual({ 0: 'name', 1: 'phone', 2: 'note' });
    if (format !== 'csv') return;
    const rows = Papa.parse<string[]>(readFileSync(out, 'utf8').slice(1).trim()).data;
    expect(rows[1]?.[2]).toBe("'=1+1");
    const mended = rows.map((row, at) => (at === 0 ? row : [`Đại lý ${at}`, ...row.slice(1)]));
    expect(await client.imports.run({ file: file(Papa.unparse(mended)) })).toMatchObject({ created: 2, bad: 0 });
  },
);

test.each([
  [
    'TCVN3',
    iconv.encode(
      'Tªn c«ng ty,§Þa chØ\nC«ng ty TNHH §¹i §ång,"Sè 12 ®\u00adêng Lª Lîi, Hµ Néi"\nC«ng ty Hoµng Gia,Thµnh phè HuÕ',
      'windows-1252',
    ),
    'tcvn3',
  ],
  [
    'VNI',
    iconv.encode(
      'Teân coâng ty,Ñòa chæ\nCoâng ty TNHH Ñaïi Ñoàng,"Soá 12 ñöôøng Leâ Lôïi, Haø Noäi"\nCoâng ty Hoaøng Gia,Thaønh phoá Hueá',
      'windows-1252',
    ),
    'vni',
  ],
  [
    'VNI saved as UTF-8',
    Buffer.from(
      'Teân coâng ty,Ñòa chæ\nCoâng ty TNHH Ñaïi Ñoàng,"Soá 12 ñöôøng Leâ Lôïi, Haø Noäi"\nCoâng ty Hoaøng Gia,Thaønh phoá Hueá',
    ),
    'vni',
  ],
])('a list in %s comes in readable, and as it stands where one asks for that', async (_, content, charset) => {
  const device = await aDevice();
  const list = file(content);
  const seen = await device.client.imports.inspect({ file: list });
  expect(seen.legacyColumns).toEqual([
    { column: 0, charset },
    { column: 1, charset },
  ]);
  expect(seen.mapping).toEqual({ 0: 'name', 1: 'address' });
  await device.client.imports.run({ file: list });
  expect((await everybody(device)).map(({ name, address, provinceCode }) => [name, address, provinceCode])).toEqual([
    ['Công ty Hoàng Gia', 'Thành phố Huế', '2025:46'],
    ['Công ty TNHH Đại Đồng', 'Số 12 đường Lê Lợi, Hà Nội', '2025:01'],
  ]);
  const asItIs = await device.client.imports.inspect({ file: list, legacyText: 'keep' });
  expect(asItIs.legacyColumns).toEqual([]);
  expect(asItIs.headings[0]).not.toBe('Tên công ty');
});

test('an old mobile number of eleven digits comes in with ten, is found by both, and makes no second customer', async () => {
  const { client } = await aDevice();
  const list = csv(['Tên,Điện thoại', 'Tiệm Hồng,0123 456 7890 / 024 3775 7235']);
  const report = await client.imports.run({ file: list });
  expect(report.problems.map(({ reason, value }) => [reason, value])).toContainEqual([
    'phone-renewed',
    '0123 456 7890 / 024 3775 7235 → 0834 567 890 / 024 3775 7235',
  ]);
  for (const text of ['01234567890', '0834567890'])
    expect((await client.customers.search({ text })).hits.map(({ phone }) => phone)).toEqual(['0834 567 890 / 024 3775 7235']);
  const again = csv(['Tên,Điện thoại', 'Tiệm Hồng,01234567890', 'TIỆM HỒNG,0834567890']);
  expect(await client.imports.run({ file: again })).toMatchObject({ created: 0, duplicates: 2 });
});

test('people are addressed as their names tell, and not where one does not want it', async () => {
  const device = await aDevice();
  const list = csv([
    'Tên công ty,Họ và đệm,Tên người liên hệ,Giới tính',
    'Công ty TNHH Một,Nguyễn Thị,Hoa,',
    'Công ty TNHH Hai,,Ông Trần Văn Bình,',
    'Công ty TNHH Ba,,Lê Khánh An,Nữ',
  ]);
  const seen = await device.client.imports.inspect({ file: list });
  expect(seen.mapping).toEqual({ 0: 'name', 1: 'contactFamilyName', 2: 'contactName', 3: 'contactGender' });
  expect(seen.guesses).toEqual([
    { row: 2, written: 'Nguyễn Thị Hoa', name: 'Nguyễn Thị Hoa', salutation: 'chị', gender: 'female' },
    { row: 3, written: 'Ông Trần Văn Bình', name: 'Trần Văn Bình', salutation: 'ông', gender: 'male' },
  ]);
  await device.client.imports.run({ file: list });
  const people = await Promise.all(
    (await everybody(device)).map(async ({ id }) => (await device.client.contacts.list({ customerId: id })).contacts[0]),
  );
  expect(people.map((person) => [person?.name, person?.salutation, person?.gender])).toEqual([
    ['Lê Khánh An', null, 'female'],
    ['Trần Văn Bình', 'ông', 'male'],
    ['Nguyễn Thị Hoa', 'chị', 'female'],
  ]);
  expect((await device.client.imports.inspect({ file: list, guessesPersons: false })).guesses).toEqual([]);
});

test('a customer who comes in and is changed further on in the same file is found by what is true in the end', async () => {
  const { client } = await aDevice();
  const list = csv([
    'Tên công ty,MST,Tên giao dịch',
    'Công ty Đại Đồng,0100109106,Sao Mai',
    ...Array.from({ length: 90 }, (_, n) => `Cửa hàng số ${n},,Hiệu ${n}`),
    'Công ty Đại Đồng,0100109106,Hoàng Hôn',
    ...Array.from({ length: 90 }, (_, n) => `Cửa hàng số ${n},,Tiệm mới ${n}`),
  ]);
  expect(await client.imports.run({ file: list, duplicates: 'update' })).toMatchObject({ created: 91, updated: 91 });
  const namesFor = async (text: string) => (await client.customers.search({ text })).hits.map(({ name }) => name);
  expect(await namesFor('hoang hon')).toEqual(['Công ty Đại Đồng']);
  expect(await namesFor('sao mai')).toEqual([]);
  expect(await namesFor('tiem moi 77')).toEqual(['Cửa hàng số 77']);
  expect(await namesFor('hieu 77')).toEqual([]);
});
