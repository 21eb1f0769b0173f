import { expect, test } from 'vitest';
import { usePrograms } from '../harness/program.ts';
import { customerListOf } from '../pages/customers.ts';

const open = usePrograms();

async function openAlone() {
  const program = await open({ profile: 'alone' });
  return { ...program, list: customerListOf(program.page) };
}

test('[P20] the list is filtered with and/or over any field, sorted by any column and grouped with counts', async () => {
  const { page, client, list } = await openAlone();
  for (const [name, rating, potential, needState] of [
    ['An Bình', 'A', 20, 'in-need'],
    ['Bình Minh', 'B', 90, 'in-need'],
    ['Cửu Long', 'B', 10, 'later'],
    ['Đại Phát', null, 70, null],
  ] as const)
    await client.customers.create({ name, rating, potential, needState });
  await list.open();

  await page.getByRole('button', { name: 'Bộ lọc' }).click();
  await page.getByRole('button', { name: 'Điều kiện nâng cao…' }).click();
  const builder = page.getByRole('dialog', { name: 'Điều kiện lọc' });
  await builder.getByRole('button', { name: 'Lọc', exact: true }).click();
  await builder.getByText('Điều kiện 1 còn thiếu giá trị').waitFor();
  await builder.getByRole('combobox', { name: 'Khách hàng phải thỏa' }).click();
  await page.getByRole('option', { name: 'ít nhất một điều kiện' }).click();
  const first = builder.getByRole('group', { name: 'Điều kiện 1' });
  await first.getByRole('combobox', { name: 'Mục' }).fill('Hạng');
  await page.getByRole('option', { name: 'Hạng', exact: true }).click();
  await first.getByRole('combobox', { name: 'Giá trị' }).fill('A');
  await page.getByRole('option', { name: 'A', exact: true }).click();
  await page.keyboard.press('Escape');
  await builder.getByRole('button', { name: 'Thêm điều kiện', exact: true }).click();
  const second = builder.getByRole('group', { name: 'Điều kiện 2' });
  await second.getByRole('combobox', { name: 'Mục' }).fill('Tiềm năng');
  await page.getByRole('option', { name: 'Tiềm năng', exact: true }).click();
  await second.getByRole('combobox', { name: 'So sánh' }).click();
  await page.getByRole('option', { name: 'ít nhất', exact: true }).click();
  await second.getByRole('textbox', { name: 'Giá trị' }).fill('80');
  await builder.getByRole('button', { name: 'Lọc', exact: true }).click();
  await list.row('Bình Minh').waitFor();
  await list.row('Cửu Long').waitFor({ state: 'detached' });
  expect(await list.rowCount()).toBe(2);

  await page.getByRole('button', { name: 'Bỏ lọc 2 điều kiện nâng cao' }).click();
  await list.row('Cửu Long').waitFor();
  await page.getByRole('button', { name: 'Chọn cột hiển thị' }).click();
  await page.getByRole('textbox', { name: 'Tìm cột' }).fill('tiem nang');
  await page.getByRole('checkbox', { name: 'Tiềm năng' }).check();
  await page.keyboard.press('Escape');
  await list.row('Bình Minh').getByText('90 %').waitFor();
  await list.grid.getByRole('button', { name: 'Tiềm năng' }).click();
  await expect.poll(() => list.rows.allInnerTexts().then((rows) => rows.map((row) => row.includes('Cửu Long'))[0])).toBe(true);
  await list.grid.getByRole('separator', { name: 'Độ rộng cột Tiềm năng' }).press('ArrowRight');
  await expect
    .poll(() => list.grid.getByRole('separator', { name: 'Độ rộng cột Tiềm năng' }).getAttribute('aria-valuenow'))
    .toBe('136');

  await page.getByRole('combobox', { name: 'Nhóm theo' }).click();
  await page.getByRole('option', { name: 'Nhu cầu', exact: true }).click();
  const groups = page.getByRole('group', { name: 'Các nhóm theo Nhu cầu' });
  await groups.getByRole('button', { name: /^Đang có nhu cầu\s*2/ }).click();
  await list.row('Cửu Long').waitFor({ state: 'detached' });
  expect(await list.rowCount()).toBe(2);
  await groups.getByRole('button', { name: /^Chưa có\s*1/ }).click();
  await list.row('Đại Phát').waitFor();
  expect(await list.rowCount()).toBe(1);
});

test('[X07] a view keeps filter, order, columns and groups; shared with the office it stays its author’s', async () => {
  const { page, client, list } = await openAlone();
  for (const name of ['An Bình', 'Bình Minh']) await client.customers.create({ name, potential: 50 });
  await list.open();
  await page.getByRole('combobox', { name: 'Nhóm theo' }).click();
  await page.getByRole('option', { name: 'Giai đoạn', exact: true }).click();
  await page.getByRole('button', { name: 'Lưu chế độ xem' }).click();
  await page.getByRole('textbox', { name: 'Tên chế độ xem' }).fill('Theo giai đoạn');
  await page.keyboard.press('Enter');
  await list.view('Theo giai đoạn').waitFor();
  await list.view('Tất cả').click();
  await page.getByRole('group', { name: 'Các nhóm theo Giai đoạn' }).waitFor({ state: 'detached' });
  await list.view('Theo giai đoạn').click();
  await page.getByRole('group', { name: 'Các nhóm theo Giai đoạn' }).waitFor();
  await page.getByRole('button', { name: 'Thao tác với chế độ xem Theo giai đoạn' }).click();
  await page.getByRole('menuitem', { name: 'Chia sẻ cho cả văn phòng' }).click();
  await list.view('Theo giai đoạn dùng chung').waitFor();
  const { views } = await client.views.list({});
  expect(views.map(({ name, isShared, isMine, spec }) => ({ name, isShared, isMine, group: spec.group }))).toEqual([
    { name: 'Theo giai đoạn', isShared: true, isMine: true, group: 'lifecycle' },
  ]);
});
