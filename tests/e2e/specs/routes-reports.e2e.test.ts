import { expect, test } from 'vitest';
import { instantOf } from '../../../src-shared/lib/dates.ts';
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
  await page.getByText('Hồ sơ 2 khách của ngày mai đã sẵn sàng').waitFor();
  await page.getByRole('button', { name: 'Mở hồ sơ' }).click();
  const sheet = page.getByRole('article', { name: 'Bao bì Đại Phát' });
  for (const text of ['Chị Hằng', '0908 111 222', 'Chờ bảng giá mới', 'Gửi bảng giá quý một', 'Xin sếp đi cùng']) {
    await sheet.getByText(text).first().waitFor();
  }
  await page.getByRole('article', { name: 'Cửa hàng Ánh Dương' }).getByText('Chưa ai ghi nhận lần liên hệ nào.').waitFor();
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Lưu PDF' }).click();
  expect((await download).suggestedFilename()).toBe('Hồ sơ ngày 26-11-2026.pdf');
  await page.getByText('Đã lưu hồ sơ 2 khách').waitFor();
  expect((await client.exports.log({})).entries).toMatchObject([{ what: 'day-pack', rows: 2 }]);
});
