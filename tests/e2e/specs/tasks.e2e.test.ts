import { expect, test } from 'vitest';
import { findBarriers } from '../harness/axe.ts';
import { usePrograms } from '../harness/program.ts';
import { frameOf } from '../pages/frame.ts';

const open = usePrograms();
/** Thursday, 26 November 2026, 9:00 in Vietnam. */
const now = Date.parse('2026-11-26T02:00:00.000Z');

test('[D04] a task is typed in one line, moved with the keyboard, done with a key, taken back, and is there after a restart', async () => {
  const { page, client, restart } = await open({ profile: 'alone', now });
  const frame = frameOf(page);
  await client.tasks.create({ title: 'Thu tiền chị Năm', dueOn: '2026-11-24', priority: 'urgent' });
  await frame.goTo(/Công việc/);
  const line = page.getByRole('textbox', { name: 'Thêm nhanh một việc' });
  await line.fill('gọi lại chị Hoa thứ sáu 9h');
  await page.getByText('gọi lại chị Hoa · hạn').waitFor();
  await line.press('Enter');
  const rows = page.getByRole('listitem');
  await rows.filter({ hasText: 'gọi lại chị Hoa' }).waitFor();
  await page.getByRole('button', { name: /Tuần này 1/ }).waitFor();
  expect(await findBarriers(page)).toEqual([]);

  // Keyboard alone: the first one is done with Space, the next one opened with Enter.
  await rows.filter({ hasText: 'Thu tiền chị Năm' }).focus();
  await page.keyboard.press('Space');
  await page.getByText('Đã xong “Thu tiền chị Năm”').waitFor();
  await page.getByRole('button', { name: /Xong 1/ }).waitFor();
  await frame.undoFromToast();
  await page.getByRole('button', { name: /Quá hạn 1/ }).waitFor();
  await rows.filter({ hasText: 'gọi lại chị Hoa' }).focus();
  await page.keyboard.press('Enter');
  const drawer = page.getByRole('dialog', { name: 'gọi lại chị Hoa' });
  await drawer.getByRole('button', { name: 'Bắt đầu làm' }).click();
  await drawer.getByText('Đang làm').first().waitFor();
  await drawer.getByRole('button', { name: 'Xong việc' }).click();
  await drawer.getByRole('textbox', { name: 'Kết quả thế nào?' }).fill('Chị hẹn tuần sau');
  await drawer.getByRole('button', { name: 'Ghi là đã xong' }).click();
  await drawer.getByText('Chị hẹn tuần sau').first().waitFor();
  await page.keyboard.press('Escape');

  await page.getByText('Bảng', { exact: true }).click();
  await page
    .getByRole('region', { name: /^Xong 1/ })
    .getByText('gọi lại chị Hoa')
    .waitFor();
  await restart();
  const { groups } = await client.tasks.list({ on: '2026-11-26' });
  expect(groups.flatMap(({ bucket, tasks }) => tasks.map(({ title, outcome }) => [bucket, title, outcome]))).toEqual([
    ['overdue', 'Thu tiền chị Năm', null],
    ['done', 'gọi lại chị Hoa', 'Chị hẹn tuần sau'],
  ]);
});

test('[A16] a task for a customer proposes the channel that the customer prefers, with a link to use it', async () => {
  const { page, client } = await open({ profile: 'alone', now });
  const { id } = await client.customers.create({ name: 'Đức Thịnh', preferredChannel: 'zalo', phone: '0903 123 456' });
  await page.evaluate((to) => {
    location.hash = to;
  }, `#/customers/${id}`);
  const card = page.getByRole('region', { name: 'Công việc' });
  await card.getByRole('button', { name: 'Thêm việc' }).click();
  const form = page.getByRole('dialog', { name: 'Công việc mới' });
  await form.getByRole('textbox', { name: 'Việc cần làm' }).fill('Gửi mẫu giấy mai');
  await form.getByRole('button', { name: 'Tạo việc' }).click();
  await card.getByRole('button', { name: 'Gửi mẫu giấy', exact: true }).click();
  const drawer = page.getByRole('dialog', { name: 'Gửi mẫu giấy' });
  await drawer.getByText('Nên liên hệ: Zalo').waitFor();
  expect(await drawer.getByRole('link', { name: 'Mở Zalo' }).getAttribute('href')).toBe('https://zalo.me/0903123456');
  await drawer.getByRole('button', { name: 'Xong việc' }).click();
  await drawer.getByRole('textbox', { name: 'Kết quả thế nào?' }).fill('Đã gửi, chờ phản hồi');
  await drawer.getByRole('button', { name: 'Ghi là đã xong' }).click();
  await page.keyboard.press('Escape');
  await page.getByRole('listitem').filter({ hasText: 'Đã gửi, chờ phản hồi' }).waitFor();
  await card.getByText('Chưa có việc nào đang mở').waitFor();
});
