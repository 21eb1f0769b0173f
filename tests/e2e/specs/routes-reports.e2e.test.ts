import { expect, test } from 'vitest';
import { instantOf } from '../../../src-shared/lib/dates.ts';
import { aQuoteLine } from '../../support/quote-contents.ts';
import { type Program, usePrograms } from '../harness/program.ts';

const open = usePrograms();
/** A Wednesday morning in Vietnam. */
const now = Date.parse('2026-11-25T01:30:00.000Z');
const on = '2026-11-25';

async function plan(
  { client }: Program,
  stops: readonly (readonly [name: string, provinceCode: string, time: string])[],
  day = on,
) {
  const made: { customerId: string; visitId: string }[] = [];
  for (const [name, provinceCode, time] of stops) {
    const { id: customerId } = await client.customers.create({ name, provinceCode, lifecycle: 'lead' });
    const { id: visitId } = await client.visits.create({ customerId, startsAt: instantOf(day, time) });
    made.push({ customerId, visitId });
  }
  return made;
}

test('[X02] the stops of a day are sorted by one click, moved with keys and the mouse, drawn, undone, and stay after a restart', async () => {
  const program = await open({ profile: 'alone', now });
  const { page, restart } = program;
  await plan(program, [
    ['Bao bì Huế Xanh', '2025:46', '09:00'],
    ['Cửa hàng Sài Gòn', '2025:79', '10:00'],
    ['Đại lý Hà Nội', '2025:01', '11:00'],
    ['Kho Đà Nẵng', '2025:48', '13:30'],
  ]);
  await page.goto(`${page.url().split('#')[0]}#/today`);
  await page.getByRole('button', { name: /^Lộ trình [\d.]+ km$/ }).click();
  const stops = page.getByRole('region', { name: 'Các điểm dừng' }).getByRole('listitem').getByRole('link');
  const names = () => stops.allTextContents();
  await expect.poll(names).toEqual(['Bao bì Huế Xanh', 'Cửa hàng Sài Gòn', 'Đại lý Hà Nội', 'Kho Đà Nẵng']);

  await page.getByRole('button', { name: 'Đặt điểm xuất phát' }).click();
  await page.getByRole('textbox', { name: 'Tên' }).fill('Văn phòng Hà Nội');
  await page.getByRole('textbox', { name: 'Tọa độ' }).fill('đâu đó');
  await page.keyboard.press('Control+Enter');
  await page.getByText('Không đọc được tọa độ').waitFor();
  await page.getByRole('textbox', { name: 'Tọa độ' }).fill('https://maps.google.com/?q=21.0285,105.8542');
  await page.keyboard.press('Control+Enter');
  await page.getByText('Ngày bắt đầu từ Văn phòng Hà Nội').waitFor();

  await page.getByRole('button', { name: 'Sắp xếp', exact: true }).click();
  const sorted = ['Đại lý Hà Nội', 'Bao bì Huế Xanh', 'Kho Đà Nẵng', 'Cửa hàng Sài Gòn'];
  await expect.poll(names).toEqual(sorted);
  await page.getByRole('img', { name: 'Bản đồ 4 điểm dừng theo thứ tự đi' }).waitFor();
  await page.getByText('vị trí và số km là ước lượng').waitFor();

  await page.getByRole('button', { name: /^2\. Bao bì Huế Xanh/ }).focus();
  await page.keyboard.press('Alt+ArrowDown');
  await expect.poll(names).toEqual(['Đại lý Hà Nội', 'Kho Đà Nẵng', 'Bao bì Huế Xanh', 'Cửa hàng Sài Gòn']);
  await page.keyboard.press('Alt+ArrowDown');
  const moved = ['Đại lý Hà Nội', 'Kho Đà Nẵng', 'Cửa hàng Sài Gòn', 'Bao bì Huế Xanh'];
  await expect.poll(names).toEqual(moved);
  await stops.nth(3).dragTo(stops.nth(0));
  await expect.poll(names).toEqual(['Bao bì Huế Xanh', ...moved.slice(0, 3)]);
  await page.getByText('Đã đưa Bao bì Huế Xanh về thứ 1').waitFor();
  await page.keyboard.press('Control+z');
  await expect.poll(names).toEqual(moved);

  await restart();
  const today = page.getByRole('region', { name: 'Lộ trình thăm' }).getByRole('listitem').getByRole('link');
  await expect.poll(() => today.allTextContents()).toEqual(moved);
});

test('[V19] in the evening tomorrow’s pack is ready: who they are, what was said and is promised, one sheet each, and as PDF', async () => {
  const evening = Date.parse('2026-11-25T10:30:00.000Z');
  const program = await open({ profile: 'alone', now: evening });
  const { page, client } = program;
  const tomorrow = '2026-11-26';
  const [first] = await plan(
    program,
    [
      ['Bao bì Đại Phát', '2025:79', '09:00'],
      ['Cửa hàng Ánh Dương', '2025:79', '10:30'],
    ],
    tomorrow,
  );
  const customerId = first?.customerId ?? '';
  await client.contacts.create({ customerId, name: 'Chị Hằng', phone: '0908 111 222' });
  await client.visits.record({
    customerId,
    result: { outcome: 'follow-up', said: 'Chờ bảng giá mới', nextStep: 'Gửi bảng giá quý một', nextOn: tomorrow },
  });
  await client.help.ask({ customerId, text: 'Xin sếp đi cùng' });
  const { id: quoteId, label } = await client.quotes.create({ customerId });
  const { content } = await client.quotes.get({ id: quoteId });
  if (content === null) throw new Error('a quote without content');
  const { totals: _totals, ...draft } = content;
  await client.quotes.saveContent({ id: quoteId, content: { ...draft, lines: [aQuoteLine({ priceDong: 10_000 })] } });
  await client.quotes.send({ id: quoteId });
  await page.getByText('Hồ sơ 2 khách của ngày mai đã sẵn sàng').waitFor();
  await page.getByRole('button', { name: 'Mở hồ sơ' }).click();
  const sheet = page.getByRole('article', { name: 'Bao bì Đại Phát' });
  for (const text of [
    'Chị Hằng',
    '0908 111 222',
    'Chờ bảng giá mới',
    'Gửi bảng giá quý một',
    'Xin sếp đi cùng',
    '100 cái Thùng carton 5 lớp',
  ]) {
    await sheet.getByText(text).first().waitFor();
  }
  await sheet.getByText(` · ${label} · đã gửi`).waitFor();
  await page.getByRole('article', { name: 'Cửa hàng Ánh Dương' }).getByText('Chưa ai ghi nhận lần liên hệ nào.').waitFor();
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Lưu PDF' }).click();
  expect((await download).suggestedFilename()).toBe('Hồ sơ ngày 26-11-2026.pdf');
  await page.getByText('Đã lưu hồ sơ 2 khách').waitFor();
  expect((await client.exports.log({})).entries).toMatchObject([{ what: 'day-pack', rows: 2 }]);
});

test('[C05] [J02] visits planned and done stand by week, month and quarter; a number opens its list, and the report goes out as a file', async () => {
  const program = await open({ profile: 'alone', now });
  const { page, client } = program;
  const [first, second] = await plan(program, [
    ['Bao bì Đại Phát', '2025:79', '07:00'],
    ['Cửa hàng Ánh Dương', '2025:79', '15:00'],
  ]);
  await client.visits.complete({ id: first?.visitId ?? '', result: { outcome: 'successful', said: 'Đặt 20 thùng' } });
  await client.visits.create({ customerId: second?.customerId ?? '', startsAt: instantOf('2026-10-12', '09:00') });
  await client.customers.create({ name: 'Chưa ai ghé', lifecycle: 'lead' });
  await page.getByRole('link', { name: 'Báo cáo' }).click();
  const grid = page.getByRole('table');
  const line = grid.getByRole('row', { name: /Lê Thị Hằng/ });
  await expect
    .poll(() => line.getByRole('button').allTextContents())
    .toEqual(['·', '·', '·', '·', '0/1', '1/2', '1/3', '100 %', '33 %', '1']);
  await page.getByRole('radiogroup', { name: 'Theo' }).getByText('Quý').click();
  await expect
    .poll(() => line.getByRole('button').allTextContents())
    .toEqual(['·', '·', '·', '1/3', '1/3', '100 %', '33 %', '1']);

  await line.getByRole('button', { name: /Độ phủ/ }).click();
  const list = page.getByRole('dialog');
  await expect
    .poll(async () => (await list.getByRole('link').allTextContents()).toSorted())
    .toEqual(['Chưa ai ghé', 'Cửa hàng Ánh Dương']);
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: /^Q4\/2026: 1 trên 3 lượt đã thăm, 1 thành công/ }).click();
  await expect.poll(() => list.getByRole('link').count()).toBe(3);
  await page.keyboard.press('Escape');
  await list.waitFor({ state: 'detached' });

  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Xuất báo cáo' }).click();
  await page.getByRole('menuitem', { name: 'Excel (XLSX)' }).click();
  expect((await download).suggestedFilename()).toBe('Bao cao luot tham 2026-11-25.xlsx');
  await page.getByText('Đã lưu báo cáo vào').waitFor();
  expect((await client.exports.log({})).entries).toMatchObject([{ what: 'visit-report', format: 'xlsx', rows: 2 }]);
});

test('[X22] a target of the month is set, shown on Hôm nay and in the report, copied to the next month, and stays', async () => {
  const program = await open({ profile: 'alone', now });
  const { page, client, restart } = program;
  const [first] = await plan(program, [['Bao bì Đại Phát', '2025:79', '07:00']]);
  await client.visits.complete({ id: first?.visitId ?? '', result: { outcome: 'successful', said: 'Đặt 20 thùng' } });
  await page.getByRole('link', { name: 'Báo cáo' }).click();
  await page.getByRole('radiogroup', { name: 'Loại báo cáo' }).getByText('Chỉ tiêu').click();
  await page.getByRole('button', { name: 'Đặt chỉ tiêu' }).click();
  await page.getByRole('textbox', { name: 'Lê Thị Hằng: Lượt thăm' }).fill('4');
  await page.getByRole('textbox', { name: 'Lê Thị Hằng: Khách mới' }).fill('2');
  await page.keyboard.press('Control+Enter');
  await page.getByText('Đã đặt 2 chỉ tiêu').waitFor();
  const line = page.getByRole('row', { name: /Lê Thị Hằng/ });
  await line.getByText('1 / 4').waitFor();
  await line.getByRole('img', { name: 'Đạt 25 %' }).waitFor();
  await page.getByRole('button', { name: 'Tháng sau' }).click();
  await page.getByRole('button', { name: 'Chép tháng trước' }).click();
  await page.getByText('Đã chép 2 chỉ tiêu từ tháng trước').waitFor();
  await line.getByText('0 / 4').waitFor();
  await restart();
  await page
    .getByRole('button', { name: /Lượt thăm tháng này/ })
    .getByText('1 / 4')
    .waitFor();
  await page.getByText(/Còn 3 lượt trong/).waitFor();
});
