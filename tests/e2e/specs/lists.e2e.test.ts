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
  await list.rows.first().filter({ hasText: 'Cửu Long' }).waitFor();
  await list.grid.getByRole('separator', { name: 'Độ rộng cột Tiềm năng' }).press('ArrowRight');
  await list.grid.locator('[role=separator][aria-valuenow="136"]').waitFor();

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

test('a list that becomes shorter than one page tells its new length, and so does one that grows again', async () => {
  const { client, list } = await openAlone();
  const ids: string[] = [];
  for (let at = 0; at < 120; at += 1) ids.push((await client.customers.create({ name: `Công ty ${at}` })).id);
  await list.open();
  await expect.poll(() => list.rowCount()).toBe(120);
  await client.customers.delete({ ids: ids.slice(0, 30) });
  await expect.poll(() => list.rowCount()).toBe(90);
  await client.customers.delete({ ids: ids.slice(30, 40) });
  await expect.poll(() => list.rowCount()).toBe(80);
  await client.customers.restore({ ids: ids.slice(0, 40) });
  await expect.poll(() => list.rowCount()).toBe(120);
});

test('a filtered list tells how long it is, also after customers have come and gone', async () => {
  const { page, client, list } = await openAlone();
  const ids: string[] = [];
  for (let at = 0; at < 125; at += 1) {
    ids.push((await client.customers.create({ name: `Công ty ${at}`, rating: at < 110 ? 'A' : 'B' })).id);
  }
  await list.open();
  await page.evaluate(() => {
    location.hash = `#/customers?filter=${encodeURIComponent(JSON.stringify({ rating: 'A' }))}`;
  });
  await expect.poll(() => list.rowCount()).toBe(110);
  await client.customers.delete({ ids: ids.slice(0, 5) });
  await expect.poll(() => list.rowCount()).toBe(105);
  await client.customers.updateMany({ ids: ids.slice(110), change: { rating: 'A' } });
  await expect.poll(() => list.rowCount()).toBe(120);
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

test('[P20] [X07] what is typed right after a box was opened on a slow laptop stands in its field, Tab stays in it and Esc goes back', async () => {
  const { page, client, list } = await openAlone();
  await client.customers.create({ name: 'An Bình', potential: 50 });
  await list.open();
  const inARow = (...keys: string[]) => Promise.all(keys.map((key) => page.keyboard.press(key)));
  const focused = () =>
    page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.textContent);
  const columns = page.getByRole('button', { name: 'Chọn cột hiển thị' });
  const save = page.getByRole('button', { name: 'Lưu chế độ xem' });
  await page.getByRole('combobox', { name: 'Nhóm theo' }).click();
  await page.getByRole('option', { name: 'Giai đoạn', exact: true }).click();
  await save.waitFor();
  const laptop = await page.context().newCDPSession(page);
  await laptop.send('Emulation.setCPUThrottlingRate', { rate: 6 });

  await columns.focus();
  await inARow('Enter', 'm', 'a', 's', 'o');
  await expect.poll(() => page.getByRole('textbox', { name: 'Tìm cột' }).inputValue()).toBe('maso');
  // From the first stop to the last one, and not to what lies before the box.
  await page.keyboard.press('Shift+Tab');
  expect(await page.evaluate(() => document.activeElement?.closest('[role="dialog"]') !== null)).toBe(true);
  await page.keyboard.press('Escape');
  await page.getByRole('textbox', { name: 'Tìm cột' }).waitFor({ state: 'detached' });
  expect(await focused()).toBe('Chọn cột hiển thị');

  await save.focus();
  await inARow('Enter', 't', 'u', 'a', 'n');
  const name = page.getByRole('textbox', { name: 'Tên chế độ xem' });
  await expect.poll(() => name.inputValue()).toBe('tuan');
  // From the field to the button below it, and from the last stop to the first.
  await inARow('Tab', 'Tab', '1');
  await expect.poll(() => name.inputValue()).toBe('tuan1');
  await inARow('Escape');
  await name.waitFor({ state: 'detached' });
  expect(await focused()).toBe('Lưu chế độ xem');
});

test('[X21] [A22] a selection goes to a colleague with a note, and the customer’s page says who had it when', async () => {
  const { page, client, list } = await open({ profile: 'demo' }).then((program) => ({
    ...program,
    list: customerListOf(program.page),
  }));
  const { users } = await client.team.users({});
  const me = users.find(({ isMe }) => isMe);
  const colleague = users.find(({ isMe, teamId }) => !isMe && teamId === me?.teamId);
  const { id } = await client.customers.create({ name: 'An Bình Bàn Giao' });
  await list.open();
  await list.filter.fill('an binh ban giao');
  await list.row('An Bình Bàn Giao').getByRole('checkbox').check();
  await page.getByRole('button', { name: 'Bàn giao', exact: true }).click();
  const form = page.getByRole('dialog', { name: 'Bàn giao 1 khách hàng' });
  await form.getByRole('button', { name: 'Bàn giao', exact: true }).click();
  await form.getByText('Chọn người hoặc đội nhận').waitFor();
  await form.getByRole('combobox', { name: 'Giao cho' }).fill(colleague?.name ?? '');
  await page.getByRole('option', { name: colleague?.name ?? '' }).click();
  await form.getByRole('textbox', { name: 'Lời nhắn bàn giao' }).fill('Nhờ anh tiếp tục');
  await form.getByRole('button', { name: 'Bàn giao', exact: true }).click();
  await page.getByText('Đã bàn giao 1 khách hàng').waitFor();
  expect((await client.customers.get({ id })).ownerId).toBe(colleague?.id);
  await list.openCustomer('An Bình Bàn Giao');
  const care = page.getByRole('region', { name: 'Ai phụ trách' });
  await care.getByText('Nhờ anh tiếp tục').waitFor();
  expect(await care.getByRole('listitem').allInnerTexts()).toEqual([
    expect.stringContaining(colleague?.name ?? '?'),
    expect.stringContaining(me?.name ?? '?'),
  ]);
});

test('[A13] a customer is put into a group from the list, a group by rule fills itself, and the list shows a group', async () => {
  const { page, client, list } = await openAlone();
  await client.groups.save({ name: 'Chợ Bến Thành', kind: 'market', rule: null });
  const { id } = await client.customers.create({ name: 'An Bình', rating: 'A' });
  await client.customers.create({ name: 'Bình Minh', rating: 'B' });
  await page.evaluate(() => {
    location.hash = '#/settings';
  });
  const card = page.getByRole('region', { name: 'Nhóm khách hàng' });
  await card.getByRole('button', { name: 'Thêm nhóm' }).click();
  const form = page.getByRole('dialog', { name: 'Thêm nhóm' });
  await form.getByRole('textbox', { name: 'Tên nhóm' }).fill('Quan trọng');
  await form.getByRole('switch', { name: 'Thành viên theo điều kiện' }).click();
  const builder = page.getByRole('dialog', { name: 'Điều kiện lọc' });
  await builder.getByRole('combobox', { name: 'Mục' }).fill('Hạng');
  await page.getByRole('option', { name: 'Hạng', exact: true }).click();
  await builder.getByRole('combobox', { name: 'Giá trị' }).fill('A');
  await page.getByRole('option', { name: 'A', exact: true }).click();
  await builder.getByRole('button', { name: 'Lọc', exact: true }).click();
  await form.getByRole('button', { name: 'Lưu' }).click();
  await card.getByText('Quan trọng').waitFor();
  await list.open();
  await list.row('Bình Minh').getByRole('checkbox').check();
  await page.getByRole('button', { name: 'Nhóm', exact: true }).click();
  await page.getByRole('menuitem', { name: 'Chợ Bến Thành' }).first().click();
  await page.getByText('Đã đưa 1 khách hàng vào nhóm “Chợ Bến Thành”').waitFor();
  await page.getByRole('button', { name: 'Bỏ chọn' }).click();
  await page.getByRole('button', { name: 'Bộ lọc' }).click();
  await page.getByRole('combobox', { name: 'Nhóm khách hàng' }).click();
  await page.getByRole('option', { name: 'Chợ Bến Thành' }).click();
  await list.row('An Bình').waitFor({ state: 'detached' });
  await list.row('Bình Minh').waitFor();
  await page.getByRole('combobox', { name: 'Nhóm khách hàng' }).click();
  await page.getByRole('option', { name: 'Quan trọng' }).click();
  await list.row('An Bình').waitFor();
  await list.row('Bình Minh').waitFor({ state: 'detached' });
  expect(await list.rowCount()).toBe(1);
  expect((await client.groups.of({ customerId: id })).groups.map(({ name }) => name)).toEqual(['Quan trọng']);
  await page.keyboard.press('Escape');
  await list.openCustomer('An Bình');
  await page.getByRole('region', { name: 'Nhóm' }).getByText('Quan trọng').waitFor();
});

test('[X28] a rule made in the settings gives a new lead away, and the record says which rule', async () => {
  const { page, client } = await openAlone();
  const { users } = await client.team.users({});
  const me = users[0]?.name ?? '';
  await page.evaluate(() => {
    location.hash = '#/settings';
  });
  const card = page.getByRole('region', { name: 'Quy tắc chia khách hàng mới' });
  await card.getByRole('button', { name: 'Thêm quy tắc' }).click();
  const form = page.getByRole('dialog', { name: 'Thêm quy tắc' });
  await form.getByRole('textbox', { name: 'Tên quy tắc' }).fill('Miền Tây');
  await form.getByRole('combobox', { name: 'Tỉnh, thành' }).fill('Cần Thơ');
  await page.getByRole('option', { name: 'Cần Thơ' }).click();
  await form.getByRole('combobox', { name: 'Giao cho người' }).click();
  await page.getByRole('option', { name: me }).click();
  await form.getByRole('button', { name: 'Lưu' }).click();
  await card.getByText(`Cần Thơ → ${me}`).waitFor();
  const { id } = await client.customers.create({ name: 'Đại Phát', provinceCode: '2025:92' });
  await page.evaluate((wanted) => {
    location.hash = `#/customers/${wanted}`;
  }, id);
  await page.getByRole('region', { name: 'Ai phụ trách' }).getByText('Giao theo quy tắc “Miền Tây”').waitFor();
});

test('[X29] the list goes out as a file, the log of exports tells who took it, and the office can forbid it', async () => {
  const { page, client, list } = await openAlone();
  await client.customers.create({ name: 'Đại Phát', note: '=1+1' });
  await list.open();
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Xuất danh sách' }).click();
  await page.getByRole('menuitem', { name: 'CSV (UTF-8)' }).click();
  expect((await download).suggestedFilename()).toMatch(/^Khách hàng .*\.csv$/);
  await page.getByText(/Đã xuất 1 khách hàng vào/).waitFor();
  await page.evaluate(() => {
    location.hash = '#/settings';
  });
  const log = page.getByRole('region', { name: 'Nhật ký xuất dữ liệu' }).first();
  await log.getByRole('cell', { name: 'CSV' }).waitFor();
  await log.getByRole('cell', { name: 'Danh sách khách hàng' }).waitFor();
  await page.getByRole('combobox', { name: 'Ai được xuất dữ liệu khách hàng' }).click();
  await page.getByRole('option', { name: 'Chỉ quản trị' }).click();
  await page.getByText('Đã đổi người được xuất dữ liệu').waitFor();
  expect((await client.officeRules.get({})).whoMayExport).toBe('admins');
  // X29: and who may bring data in is a rule of its own.
  await page.getByRole('combobox', { name: 'Ai được nhập dữ liệu khách hàng từ tệp' }).click();
  await page.getByRole('option', { name: 'Quản lý và quản trị' }).click();
  await page.getByText('Đã đổi người được nhập dữ liệu').waitFor();
  expect(await client.officeRules.get({})).toMatchObject({ whoMayExport: 'admins', whoMayImport: 'managers' });
});

test('[A25] [A27] customers are counted by source, class, industry and trading state, and each number opens its list', async () => {
  const { page, client, list } = await openAlone();
  for (const [name, source] of [
    ['An Bình', 'zalo'],
    ['Bình Minh', 'zalo'],
    ['Cửu Long', 'hotline'],
  ] as const)
    await client.customers.create({ name, source, rating: 'A' });
  const [first] = (await client.customers.list({})).rows;
  await client.parts.create({
    ...{ part: 'businessLines', customerId: first?.id ?? '', values: { vsicCode: '1071', name: 'Bánh', isMain: true } },
  });
  await client.customers.update({ id: first?.id ?? '', change: { lastTransactionOn: new Date().toISOString().slice(0, 10) } });
  await list.open();
  await page.getByRole('button', { name: 'Thống kê' }).click();
  const drawer = page.getByRole('dialog', { name: 'Thống kê khách hàng' });
  await drawer
    .getByRole('region', { name: 'Hạng' })
    .getByRole('button', { name: /^A\s*3/ })
    .waitFor();
  await drawer
    .getByRole('region', { name: 'Nguồn' })
    .getByRole('button', { name: /^Zalo\s*2/ })
    .click();
  await list.row('Cửu Long').waitFor({ state: 'detached' });
  expect(await list.rowCount()).toBe(2);
  await page.getByRole('button', { name: 'Bỏ lọc Nguồn: Zalo' }).click();
  await list.row('Cửu Long').waitFor();
  for (const [region, bar] of [
    ['Trạng thái giao dịch', /^Đang giao dịch\s*1/],
    ['Ngành chính', /CHẾ BIẾN, CHẾ TẠO\s*1/i],
  ] as const) {
    await page.getByRole('button', { name: 'Thống kê' }).click();
    await drawer.getByRole('region', { name: region }).getByRole('button', { name: bar }).click();
    await expect.poll(() => list.rowCount()).toBe(1);
    await page.getByRole('button', { name: new RegExp(`^Bỏ lọc ${region}`) }).click();
    await expect.poll(() => list.rowCount()).toBe(3);
  }
});
