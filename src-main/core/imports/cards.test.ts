import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { aDevice, type Device, refusalOf } from '../../../tests/support/devices.ts';

const folder = mkdtempSync(join(tmpdir(), 'fieldbook-cards-'));
afterAll(() => rmSync(folder, { recursive: true }));
let files = 0;
const vcf = (lines: readonly string[]) => {
  const path = join(folder, `${++files}.vcf`);
  writeFileSync(path, lines.join('\r\n'));
  return path;
};

async function everybody(device: Device) {
  const { rows } = await device.client.customers.list({ limit: 500 });
  return Promise.all(
    rows.map(async ({ id }) => ({
      ...(await device.client.customers.get({ id })),
      contacts: (await device.client.contacts.list({ customerId: id })).contacts,
    })),
  );
}

const old = [
  'BEGIN:VCARD',
  'VERSION:2.1',
  'N;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:Nguy=E1=BB=85n;Lan;Th=E1=BB=8B;;',
  'FN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:Nguy=E1=BB=85n Th=E1=BB=8B=',
  '=20Lan',
  'ORG;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:C=C3=B4ng ty =C4=90=E1=BA=A1i =C4=90=E1=BB=93ng',
  'TITLE:K\u1ebf to\u00e1n',
  'TEL;CELL;PREF:0912345678',
  'TEL;WORK;VOICE:024 3775 7235',
  'PHOTO;ENCODING=BASE64;JPEG:',
  ` ${'/9j/4AAQSkZJRgABAQAAAQABAAD'.repeat(40)}`,
  'END:VCARD',
];
const person = [
  'BEGIN:VCARD',
  'VERSION:3.0',
  'FN:Tr\u1ea7n V\u0103n B\u00ecnh',
  'N:Tr\u1ea7n;B\u00ecnh;V\u0103n;\u00d4ng;',
  'TEL;TYPE=CELL:0987 654 321',
  'EMAIL;TYPE=INTERNET:binh@x.vn',
  'BDAY:1980-05-02',
  'ADR;TYPE=HOME:;;12 L\u00ea L\u1ee3i;Ph\u01b0\u1eddng S\u00e0i G\u00f2n;TP. H\u1ed3 Ch\u00ed Minh;;',
  'NOTE:D\u00f2ng m\u1ed9t\\nD\u00f2ng hai\\, ba',
  'END:VCARD',
];
const colleague = [
  'BEGIN:VCARD',
  'VERSION:4.0',
  'FN:L\u00ea Minh H\u1ea3i',
  'GENDER:M',
  'ORG:C\u00f4ng ty \u0110\u1ea1i \u0110\u1ed3ng;Ph\u00f2ng mua',
  'TEL;VALUE=uri;TYPE="voice,work":tel:+84-24-3775-7235',
  'END:VCARD',
];

test('cards of 2.1, 3.0 and 4.0 come in as companies with their people, and as persons', async () => {
  const device = await aDevice();
  const list = vcf([...old, ...person, ...colleague]);
  const seen = await device.client.imports.inspect({ file: list });
  expect(seen).toMatchObject({ format: 'vcf', checkedRows: 3, counts: { good: 2, duplicates: 1, bad: 0 } });
  expect(await device.client.imports.run({ file: list })).toMatchObject({ created: 2, updated: 1, bad: 0 });
  expect(await everybody(device)).toMatchObject([
    {
      name: 'Trần Văn Bình',
      kind: 'person',
      salutation: 'ông',
      gender: 'male',
      phone: '0987 654 321',
      email: 'binh@x.vn',
      birthday: '1980-05-02',
      address: '12 Lê Lợi, Phường Sài Gòn, TP. Hồ Chí Minh',
      note: 'Dòng một\nDòng hai, ba',
      contacts: [],
    },
    {
      name: 'Công ty Đại Đồng',
      kind: 'company',
      phone: '024 3775 7235',
      contacts: [
        { name: 'Nguyễn Thị Lan', role: 'accountant', phone: '0912345678', salutation: 'chị', isPrimary: true },
        { name: 'Lê Minh Hải', phone: '+84-24-3775-7235', gender: 'male', isPrimary: false },
      ],
    },
  ]);
  // The same cards again add nobody.
  expect(await device.client.imports.run({ file: list })).toMatchObject({ created: 0, duplicates: 3 });
});

test('a damaged card costs itself alone, and a photo without end costs nothing', async () => {
  const device = await aDevice();
  const list = vcf([
    'BEGIN:VCARD',
    'VERSION:3.0',
    'FN:Never closed',
    ...person,
    'BEGIN:VCARD',
    'VERSION:3.0',
    'TEL:0912345678',
    'END:VCARD',
    'BEGIN:VCARD',
    'FN:Hoa',
    'PHOTO;ENCODING=b:AAAA',
    ...Array.from({ length: 50_000 }, () => ` ${'A'.repeat(74)}`),
    'END:VCARD',
  ]);
  const report = await device.client.imports.run({ file: list });
  expect(report).toMatchObject({ rows: 4, created: 2, bad: 2 });
  expect(report.problems.filter(({ reason }) => reason === 'card-damaged').map(({ row }) => row)).toEqual([2, 4]);
});

test('a file that only begins like a card is told to hold nothing that could come in', async () => {
  const device = await aDevice();
  const report = await device.client.imports.run({ file: vcf(['BEGIN:VCARD', 'x'.repeat(3_000_000)]) });
  expect(report).toMatchObject({ created: 0, bad: 1 });
  expect((await refusalOf(device.client.imports.inspect({ file: vcf([]) }))).code).toBe('unreadable-file');
});

test('what an old ward is called today is asked once, kept for the next file, and gives both addresses', async () => {
  const device = await aDevice();
  const csv = (name: string, lines: readonly string[]) => {
    const path = join(folder, name);
    writeFileSync(path, lines.join('\n'));
    return path;
  };
  const list = csv('wards.csv', [
    'Tên,Địa chỉ',
    'Đại lý An,"12 Lê Lợi, Phường 12, Quận Gò Vấp, TP.HCM"',
    'Đại lý Bình,"9 Lê Lai, phuong 12, quan Go Vap, Hồ Chí Minh"',
    'Đại lý Cúc,"Ấp 3, xã Tân Phú, huyện Dầu Tiếng, Bình Dương"',
    'Đại lý Dung,"1 Lê Lợi, Phường Sài Gòn, TP. Hồ Chí Minh"',
  ]);
  const { openWards } = await device.client.imports.inspect({ file: list });
  expect(openWards.map(({ ward, district, provinceCode, rows }) => [ward, district, provinceCode, rows])).toEqual([
    ['Phường 12', 'Quận Gò Vấp', '2025:79', 2],
    ['xã Tân Phú', 'huyện Dầu Tiếng', '2025:79', 1],
  ]);
  await device.client.imports.run({ file: list, wards: { [openWards[0]?.key ?? '']: 'Phường An Hội Tây' } });
  const addresses = async () =>
    (await everybody(device)).map(({ name, address, oldAddress, provinceCode }) => [name, address, oldAddress, provinceCode]);
  const first = [
    ['Đại lý An', '12 Lê Lợi, Phường An Hội Tây, Hồ Chí Minh', '12 Lê Lợi, Phường 12, Quận Gò Vấp, TP.HCM', '2025:79'],
    ['Đại lý Bình', '9 Lê Lai, Phường An Hội Tây, Hồ Chí Minh', '9 Lê Lai, phuong 12, quan Go Vap, Hồ Chí Minh', '2025:79'],
    ['Đại lý Cúc', 'Ấp 3, xã Tân Phú, huyện Dầu Tiếng, Bình Dương', 'Ấp 3, xã Tân Phú, huyện Dầu Tiếng, Bình Dương', '2025:79'],
    ['Đại lý Dung', '1 Lê Lợi, Phường Sài Gòn, TP. Hồ Chí Minh', null, '2025:79'],
  ];
  expect(await addresses()).toEqual(first);
  // The answer is known to the next file, and the same list again changes nothing.
  expect((await device.client.imports.inspect({ file: list })).openWards).toHaveLength(1);
  expect(await device.client.imports.run({ file: list, duplicates: 'update' })).toMatchObject({ created: 0, updated: 0 });
  expect(await addresses()).toEqual(first);
  // Whoever types such an address gets the ward that was answered, on a new customer and on one that is there.
  const typed = { address: '7 Lê Lợi, Phường 12, Quận Gò Vấp, TP.HCM' };
  const { id } = await device.client.customers.create({ name: 'Đại lý Giàu', ...typed });
  expect(await device.client.customers.get({ id })).toMatchObject({
    ...{ address: '7 Lê Lợi, Phường An Hội Tây, Hồ Chí Minh', oldAddress: typed.address, provinceCode: '2025:79' },
  });
});
