import { expect, test } from 'vitest';
import { findBarriers } from '../harness/axe.ts';
import { useOneProgram } from '../harness/program.ts';
import { frameOf } from '../pages/frame.ts';

/** Thursday, 26 November 2026, 9:00 in Vietnam. */
const now = Date.parse('2026-11-26T02:00:00.000Z');
const open = useOneProgram({ profile: 'alone', now });

test('[D04] a task is typed in one line, moved with the keyboard, done with a key, taken back, and is there after a restart', async () => {
  const { page, client, restart } = await open();
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
  const { page, client } = await open();
  const { id } = await client.customers.create({ name: 'Đức Thịnh', preferredChannel: 'zalo', phone: '0903 123 456' });
  await page.evaluate((to) => {
    location.hash = to;
  }, `#/customers/${id}`);
  const card = page.getByRole('region', { name: 'Công việc' });
  await card.getByRole('button', { name: 'Thêm việc' }).click();
  const form = page.getByRole('dialog', { name: 'Công việc mới' });
  const title = form.getByRole('textbox', { name: 'Việc cần làm' });
  await title.fill('thu 5 triệu chị Hoa mai');
  // What is understood stands there before it is saved, and money stays money.
  await form.getByText('thu 5 triệu chị Hoa · hạn').waitFor();
  await title.fill('Gửi mẫu giấy mai');
  await form.getByText('Gửi mẫu giấy · hạn').waitFor();
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

test('[D01] [D02] [D03] a kind of activity is defined, a call of it is logged with outcome and attempts, and the next one is there by itself', async () => {
  const { page, client } = await open();
  const { id: customerId } = await client.customers.create({ name: 'Đức Thịnh' });
  const go = (to: string) =>
    page.evaluate((hash) => {
      location.hash = hash;
    }, to);
  await go('#/settings');
  const card = page.getByRole('region', { name: 'Loại hoạt động' });
  const define = async (name: string, next: string | null) => {
    await card.getByRole('button', { name: 'Thêm loại' }).click();
    const form = page.getByRole('dialog', { name: 'Thêm loại' });
    await form.getByRole('textbox', { name: 'Tên tiếng Việt' }).fill(name);
    if (next !== null) {
      await form.getByRole('combobox', { name: 'Xong thì tạo việc' }).click();
      await page.getByRole('option', { name: next }).click();
      await form.getByRole('textbox', { name: 'Sau bao nhiêu ngày làm việc' }).fill('3');
    }
    await form.getByRole('button', { name: 'Lưu' }).click();
    await card.getByText(name).first().waitFor();
  };
  await define('Hỏi ý kiến sau mua', null);
  await define('Chào giá', 'Hỏi ý kiến sau mua');
  await card.getByText(/sau 3 ngày làm việc/).waitFor();
  await card.getByRole('button', { name: 'Đưa “Chào giá” lên' }).click();
  await expect.poll(() => card.getByRole('button', { name: 'Đưa “Chào giá” lên' }).isDisabled()).toBe(true);

  await go(`#/customers/${customerId}`);
  await page.locator('#composer').fill('Chị Hoa xin giảm 2%');
  await page.getByRole('button', { name: 'Thêm: kết quả, số lần thử' }).click();
  const more = page.getByRole('group', { name: 'Thêm: kết quả, số lần thử' });
  await more.getByRole('combobox', { name: 'Loại hoạt động' }).click();
  await page.getByRole('option', { name: 'Chào giá' }).click();
  await more.getByRole('combobox', { name: 'Kết quả' }).click();
  await page.getByRole('option', { name: 'Quan tâm', exact: true }).click();
  await more.getByRole('textbox', { name: 'Số lần thử' }).fill('3');
  await page.getByRole('textbox', { name: 'Bước tiếp theo' }).fill('Trình sếp giá mới');
  await page.keyboard.press('Control+Enter');
  const timeline = page.getByRole('list', { name: 'Dòng thời gian' });
  await timeline.getByText('Chào giá · quan tâm · 3 lần thử').waitFor();
  const tasks = page.getByRole('region', { name: 'Công việc' });
  await tasks.getByRole('button', { name: 'Hỏi ý kiến sau mua', exact: true }).waitFor();
  await tasks.getByRole('button', { name: 'Trình sếp giá mới', exact: true }).waitFor();
  // Thursday and three working days.
  expect((await client.tasks.ofCustomer({ customerId })).tasks[0]?.dueOn).toBe('2026-12-01');
  await page.getByRole('button', { name: /Lần liên hệ 3/ }).click();
  await expect.poll(() => timeline.getByRole('listitem').count()).toBe(1);
});

test('[D01] [D04] what came of a call is kept while it is half-written; an outcome without words is written down, attempts alone ask for it', async () => {
  const { page, client } = await open();
  const { id: customerId } = await client.customers.create({ name: 'Đức Thịnh', phone: '0903 123 456' });
  const { id } = await client.tasks.create({ title: 'Gọi hỏi thăm', customerId, channel: 'phone', dueOn: '2026-11-26' });
  const show = async () => {
    await frameOf(page).goTo(/Công việc/);
    await page.getByRole('listitem').filter({ hasText: 'Gọi hỏi thăm' }).focus();
    await page.keyboard.press('Enter');
    const drawer = page.getByRole('dialog', { name: 'Gọi hỏi thăm' });
    await drawer.getByRole('button', { name: 'Xong việc' }).click();
    return drawer;
  };
  let drawer = await show();
  await drawer.getByRole('textbox', { name: 'Kết quả thế nào?' }).fill('Chị Hoa đang họp');
  await drawer.getByRole('textbox', { name: 'Số lần thử' }).fill('3');
  await page.keyboard.press('Escape');
  await drawer.waitFor({ state: 'hidden' });
  await expect.poll(async () => (await client.drafts.list({})).drafts[0]?.json).toContain('"attempts":3');
  await page.reload();
  drawer = await show();
  await drawer.getByText('Đã khôi phục').waitFor();
  const words = drawer.getByRole('textbox', { name: 'Kết quả thế nào?' });
  expect(await words.inputValue()).toBe('Chị Hoa đang họp');
  expect(await drawer.getByRole('textbox', { name: 'Số lần thử' }).inputValue()).toBe('3');

  await words.fill('');
  await drawer.getByRole('button', { name: 'Ghi là đã xong' }).click();
  await drawer.getByText('Hãy chọn kết quả hoặc viết vài chữ').waitFor();
  expect((await client.tasks.get({ id })).state).toBe('open');
  await drawer.getByRole('combobox', { name: 'Kết quả' }).click();
  await page.getByRole('option', { name: 'Không gặp được' }).click();
  await drawer.getByRole('button', { name: 'Ghi là đã xong' }).click();
  await drawer.getByRole('button', { name: 'Mở lại' }).waitFor();
  const { entries } = await client.timeline.list({ customerId });
  expect(entries[0]).toMatchObject({ kind: 'call', text: 'Không gặp được', details: { outcome: 'not-reached', attempts: 3 } });
  await expect.poll(async () => (await client.drafts.list({})).drafts).toEqual([]);
});

test('[D05] one job for a group and single customers is made, counted, its rest cancelled, and all of it taken back', async () => {
  const { page, client } = await open();
  const { id: groupId } = await client.groups.save({ name: 'Thân thiết', kind: 'other', rule: null });
  const ids: string[] = [];
  for (const name of ['Đức Thịnh', 'Ánh Dương', 'Tân Phú']) ids.push((await client.customers.create({ name })).id);
  await client.groups.addMembers({ groupId, ids: ids.slice(0, 2) });
  await frameOf(page).goTo(/Công việc/);
  await page.getByRole('button', { name: 'Giao hàng loạt' }).click();
  const form = page.getByRole('dialog', { name: 'Một việc cho nhiều khách hàng' });
  await form.getByRole('textbox', { name: 'Việc cần làm' }).fill('Chúc Tết');
  await form.getByRole('button', { name: 'Tạo việc' }).click();
  await form.getByText('Hãy chọn nhóm hoặc khách hàng.').waitFor();
  await form.getByRole('combobox', { name: 'Nhóm khách hàng' }).click();
  await page.getByRole('option', { name: 'Thân thiết' }).click();
  await form.getByRole('combobox', { name: 'Thêm từng khách hàng' }).fill('tan phu');
  await page.getByRole('option', { name: 'Tân Phú' }).click();
  // What is typed and chosen is there again after a reload, with the id of the job.
  await expect.poll(async () => (await client.drafts.list({})).drafts[0]?.json).toContain('Tân Phú');
  await page.reload();
  await frameOf(page).goTo(/Công việc/);
  await page.getByRole('button', { name: 'Giao hàng loạt' }).click();
  await form.getByText('Đã khôi phục').waitFor();
  const { id: jobId } = JSON.parse((await client.drafts.list({})).drafts[0]?.json ?? '{}') as { id: string }; // the form's own
  await form.getByRole('button', { name: 'Tạo việc' }).click();
  const job = page.getByRole('region', { name: 'Việc giao hàng loạt' });
  await job.getByText('0/3').waitFor();
  expect((await client.tasks.batches({})).batches.map(({ id }) => id)).toEqual([jobId]);
  expect((await client.drafts.list({})).drafts).toEqual([]);
  await page.getByRole('checkbox', { name: 'Xong: Chúc Tết' }).first().click();
  await job.getByText('1/3').waitFor();
  await job.getByRole('button', { name: 'Hủy 2 việc còn lại' }).click();
  await job.getByText('1/1').waitFor();
  await page.getByRole('button', { name: 'Hàng loạt (1)' }).waitFor();
  for (let step = 0; step < 3; step += 1) {
    await page.locator('body').press('Control+z');
    await page.getByText('Đã hoàn tác').first().waitFor();
  }
  await expect.poll(async () => (await client.tasks.batches({})).batches).toEqual([]);
});

test('[D09] [D11] a plan goes to the manager and comes back with what he does; steps of a process are ticked off and looked over', async () => {
  const { page, client } = await open();
  const { id } = await client.customers.create({ name: 'Đức Thịnh' });
  const go = (to: string) =>
    page.evaluate((hash) => {
      location.hash = hash;
    }, to);
  await go('#/settings');
  const card = page.getByRole('region', { name: 'Quy trình' });
  await card.getByRole('button', { name: 'Thêm quy trình' }).click();
  const form = page.getByRole('dialog', { name: 'Thêm quy trình' });
  await form.getByRole('textbox', { name: 'Tên quy trình' }).fill('Bán cho khách mới');
  await form.getByRole('textbox', { name: 'Bước 1, tiếng Việt' }).fill('Gửi báo giá');
  await page.keyboard.press('Enter');
  await form.getByRole('textbox', { name: 'Bước 2, tiếng Việt' }).fill('Tìm hiểu nhu cầu');
  await page.keyboard.press('Alt+ArrowUp');
  await form.getByRole('button', { name: 'Lưu' }).click();
  await card.getByText('Bán cho khách mới').waitFor();

  await go(`#/customers/${id}`);
  const process = page.getByRole('region', { name: 'Bán cho khách mới' });
  await process.getByRole('button', { name: /Bán cho khách mới/ }).click();
  await process.getByRole('checkbox').first().click();
  await process.getByText('1/2', { exact: true }).waitFor();
  await process.getByText(/, 26\/11\/2026 09:00/).waitFor();
  const help = page.getByRole('region', { name: 'Cần hỗ trợ' });
  await help.getByRole('button', { name: 'Gửi kế hoạch' }).click();
  await help.getByRole('textbox').fill('Ba lượt thăm và tặng mẫu trong quý');
  await help.getByRole('button', { name: 'Gửi quản lý' }).click();
  await help.getByRole('button', { name: 'Trả lời' }).click();
  await help.getByRole('textbox', { name: 'Câu trả lời' }).fill('Đồng ý');
  await help.getByRole('textbox', { name: 'Hỗ trợ của bạn' }).fill('Duyệt 2 triệu tiền mẫu');
  await help.getByRole('button', { name: 'Gửi trả lời' }).click();
  await help.getByText('Hỗ trợ: Duyệt 2 triệu tiền mẫu').waitFor();

  await frameOf(page).goTo(/Công việc/);
  await page.getByText('Quy trình', { exact: true }).click();
  const row = page.getByRole('row', { name: /Đức Thịnh/ });
  await row.getByText('1/2', { exact: true }).waitFor();
  await row.getByText('Gửi báo giá').waitFor();
  expect(await findBarriers(page)).toEqual([]);
});
