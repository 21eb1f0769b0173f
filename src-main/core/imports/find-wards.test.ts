import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { aDevice, refusalOf } from '../../../tests/support/devices.ts';

const folder = mkdtempSync(join(tmpdir(), 'fieldbook-wards-'));
afterAll(() => rmSync(folder, { recursive: true }));
let files = 0;
const csv = (lines: readonly string[]) => {
  const path = join(folder, `${++files}.csv`);
  writeFileSync(path, lines.join('\n'));
  return path;
};

/** More rows than the preview looks at; what has to be asked stands behind them. */
const longList = () =>
  csv([
    'Tên,Địa chỉ,Tỉnh',
    ...Array.from({ length: 400 }, (_, n) => `Cửa hàng ${n},"${n} Lê Lợi, Phường Sài Gòn",TP. Hồ Chí Minh`),
    ...Array.from({ length: 30 }, (_, n) => `Đại lý ${n},"${n} Lê Lai, Phường 12, Quận Gò Vấp",TP.HCM`),
    'Đại lý Cúc,"Ấp 3, xã Tân Phú, huyện Dầu Tiếng",Bình Dương',
  ]);

test('a ward that stands only far down in a long list is asked too, its answer is for all customers there, and the import is taken back with it', async () => {
  const { client } = await aDevice();
  const list = longList();
  const seen = await client.imports.inspect({ file: list });
  expect([seen.openWards, seen.isWholeFile]).toEqual([[], false]);
  const { wards, rows } = await client.imports.wards({ file: list });
  expect(rows).toBe(431);
  expect(wards.map((asked) => [asked.ward, asked.district, asked.provinceCode, asked.rows])).toEqual([
    ['Phường 12', 'Quận Gò Vấp', '2025:79', 30],
    ['xã Tân Phú', 'huyện Dầu Tiếng', '2025:79', 1],
  ]);
  const report = await client.imports.run({ file: list, wards: { [wards[0]?.key ?? '']: 'Phường An Hội Tây' } });
  expect(report).toMatchObject({ created: 431, bad: 0 });
  const of = async (name: string) => {
    const [hit] = (await client.customers.search({ text: name })).hits;
    return client.customers.get({ id: hit?.id ?? '' });
  };
  expect(await of('dai ly 29')).toMatchObject({
    address: '29 Lê Lai, Phường An Hội Tây, Hồ Chí Minh',
    oldAddress: '29 Lê Lai, Phường 12, Quận Gò Vấp, TP.HCM',
  });
  // Known from now on; what nobody answered is asked again.
  expect((await client.imports.wards({ file: list })).wards.map(({ ward }) => ward)).toEqual(['xã Tân Phú']);
  expect(await client.imports.undo({ id: report.id })).toMatchObject({ removed: 431, kept: 0 });
});

test('only the columns of the address count, and who asks again is not kept waiting by the question before', async () => {
  const { client } = await aDevice();
  const list = longList();
  const first = refusalOf(client.imports.wards({ file: list, mapping: { 1: 'address' } }));
  const second = client.imports.wards({ file: list, mapping: { 1: 'address', 2: 'province' } });
  expect((await first).code).toBe('cancelled');
  expect((await second).wards).toHaveLength(2);
  expect((await client.imports.wards({ file: list, mapping: { 0: 'name' } })).wards).toEqual([]);
  expect((await refusalOf(client.imports.wards({ file: csv([]) }))).code).toBe('unreadable-file');
});
