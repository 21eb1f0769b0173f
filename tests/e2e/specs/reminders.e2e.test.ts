import { expect, test } from 'vitest';
import { instantOf } from '../../../src-shared/lib/dates.ts';
import { findBarriers } from '../harness/axe.ts';
import { type ProgramOptions, usePrograms } from '../harness/program.ts';
import { customerListOf } from '../pages/customers.ts';
import { todayOf } from '../pages/today.ts';
import { aCustomer, aVisit, monday, mondayMorning } from '../pages/visits-stories.ts';

const open = usePrograms();

/** Monday at eight: a visit today, one of last week without a result, tasks, a birthday, a founding day, an appointment. */
async function aMonday(options: ProgramOptions = {}) {
  const app = await open({ profile: 'alone', now: mondayMorning, ...options });
  const { client, page } = app;
  const daiPhat = await aCustomer(app, 'Công ty TNHH Bao bì Đại Phát', { foundedOn: '2008-11-26' });
  await client.contacts.create({ customerId: daiPhat, name: 'Chị Hằng', birthday: '1990-11-24' });
  await client.customers.update({ id: daiPhat, change: { lastTransactionOn: '2026-11-01' } });
  const anhDuong = await aCustomer(app, 'Cửa hàng Ánh Dương');
  await client.customers.update({ id: anhDuong, change: { lastTransactionOn: '2026-01-15' } });
  await aCustomer(app, 'Nhà thuốc Đức Thịnh 2');
  await aVisit(app, daiPhat, { from: '09:00', to: '09:45' });
  await aVisit(app, anhDuong, { day: '2026-11-18', from: '09:00', to: '09:45' });
  await client.tasks.create({ title: 'Gửi báo giá túi giấy', customerId: daiPhat, dueOn: '2026-11-21' });
  await client.care.appoint({ customerId: anhDuong, title: 'Hỏi thăm máy mới', dueOn: '2026-11-25', dueMinute: 600 });
  const centre = page.getByRole('dialog', { name: 'Nhắc việc' });
  return {
    ...app,
    app,
    ids: { daiPhat, anhDuong },
    bell: page.getByRole('button', { name: /^Nhắc việc/ }),
    centre,
    group: (name: string) => centre.getByRole('group', { name }),
    line: (name: string) => centre.getByRole('listitem').filter({ hasText: name }),
  };
}

test('[I01] [I03] [I04] [I05] [I07] the bell counts, the centre shows each kind, and its numbers open the lists', async () => {
  const { page, bell, centre, group, line } = await aMonday();
  await expect.poll(() => bell.getAttribute('aria-label')).toBe('Nhắc việc: 6 việc đang chờ');
  await bell.click();
  await group('Lượt thăm sắp tới').getByText('hôm nay 09:00').waitFor();
  await group('Chưa ghi kết quả').getByText('Cửa hàng Ánh Dương').waitFor();
  await group('Việc được giao').getByText('Gửi báo giá túi giấy').waitFor();
  await group('Lịch chăm sóc').getByText('T4 25/11 10:00').waitFor();
  await group('Sinh nhật').getByText('ngày mai · 36 tuổi · Công ty TNHH Bao bì Đại Phát').waitFor();
  await group('Ngày thành lập').getByText('T5 26/11 · 18 năm').waitFor();
  expect(await findBarriers(page)).toEqual([]);

  // Each line is worked on with one click.
  await line('Cửa hàng Ánh Dương')
    .getByRole('button', { name: /^Ghi kết quả/ })
    .click();
  await page.getByRole('dialog', { name: /Cửa hàng Ánh Dương|kết quả/ }).waitFor();
  await page.keyboard.press('Escape');

  for (const [state, name] of [
    ['đang giao dịch', 'Công ty TNHH Bao bì Đại Phát'],
    ['ngừng giao dịch', 'Cửa hàng Ánh Dương'],
    ['tiềm năng', 'Nhà thuốc Đức Thịnh 2'],
  ] as const) {
    await bell.click();
    await centre.getByRole('button', { name: `1 ${state}` }).click();
    await centre.waitFor({ state: 'hidden' });
    const grid = page.getByRole('grid', { name: 'Khách hàng' });
    await grid.getByText(name).waitFor();
    await expect.poll(() => grid.getByRole('row').count()).toBe(2);
  }
  // The heads of the kinds open the lists where all of them stand.
  for (const kind of ['Việc được giao', 'Lịch chăm sóc']) {
    await bell.click();
    await group(kind).getByRole('button', { name: kind, exact: true }).click();
    await centre.waitFor({ state: 'hidden' });
    await page.getByRole('textbox', { name: 'Thêm nhanh một việc' }).waitFor();
    await page.evaluate(() => {
      location.hash = '#/today';
    });
    await page.getByRole('textbox', { name: 'Thêm nhanh một việc' }).waitFor({ state: 'detached' });
  }
  // A kind of day opens the list of its customers, as far ahead as it is told of.
  await bell.click();
  await group('Sinh nhật').getByRole('button', { name: 'Sinh nhật', exact: true }).click();
  await page.getByRole('button', { name: /Sinh nhật trong 1 ngày tới/ }).waitFor();
  const born = page.getByRole('grid', { name: 'Khách hàng' });
  await born.getByText('Công ty TNHH Bao bì Đại Phát').waitFor();
  await expect.poll(() => born.getByRole('row').count()).toBe(2);
});

test('[I01] [I05] a reminder is put off, done and taken back with the keyboard, and stays so over a restart', async () => {
  const { page, bell, line, client, centre, restart } = await aMonday();
  await bell.focus();
  await page.keyboard.press('Enter');
  await line('Sinh nhật Chị Hằng').getByRole('button', { name: /^Hoãn/ }).focus();
  await page.keyboard.press('Enter');
  await page.getByRole('menuitem', { name: 'Sáng mai' }).click();
  await page.getByText('Đã hoãn: Sinh nhật Chị Hằng').waitFor();
  await line('Sinh nhật Chị Hằng').waitFor({ state: 'detached' });
  await line('Ngày thành lập').getByRole('button', { name: /^Xong/ }).click();
  await line('Ngày thành lập').waitFor({ state: 'detached' });
  await page.keyboard.press('Control+z');
  await line('Ngày thành lập').waitFor();
  await centre.getByRole('switch', { name: /đã xong, đã hoãn/ }).click();
  await line('Sinh nhật Chị Hằng')
    .getByText(/Hoãn đến ngày mai 08:00/)
    .waitFor();
  await restart();
  expect((await client.reminders.list({ withHandled: true })).reminders.filter(({ state }) => state === 'snoozed')).toMatchObject(
    [{ name: 'Chị Hằng', until: instantOf('2026-11-24', '08:00') }],
  );
});

test('[I08] a notice comes a quarter of an hour before a visit, once, without a network, and a click opens the visit; one of a task opens the task', async () => {
  const { page, app, restart } = await aMonday({ now: Date.parse(instantOf(monday, '08:46')) });
  await page.context().addInitScript(() => {
    const shown: { title: string; body: string; click: () => void }[] = [];
    Reflect.set(window, 'shown', shown);
    class FakeNotification {
      static permission = 'default';
      static requestPermission() {
        FakeNotification.permission = 'granted';
        return Promise.resolve('granted');
      }
      onclick: (() => void) | null = null;
      constructor(title: string, { body }: { body: string }) {
        shown.push({ title, body, click: () => this.onclick?.() });
      }
      close() {}
    }
    Reflect.set(window, 'Notification', FakeNotification);
  });
  await app.client.tasks.create({ title: 'Gọi chị Hoa', dueOn: monday, dueMinute: 8 * 60 + 40 });
  await restart();
  const shown = () =>
    page.evaluate(() =>
      (Reflect.get(window, 'shown') as { title: string; body: string }[]).map(({ title, body }) => `${title}: ${body}`),
    ); // the list put there above
  await todayOf(page).open();
  expect(await shown()).toEqual([]);
  await page.getByRole('button', { name: /^Nhắc việc/ }).click();
  await page.getByRole('button', { name: 'Cho phép hiện thông báo' }).click();
  await page.getByRole('switch', { name: 'Hiện thông báo' }).waitFor();
  await page.keyboard.press('Escape');
  await expect
    .poll(shown)
    .toEqual([
      'Hôm nay của bạn: 1 lượt thăm · 1 lượt chưa ghi kết quả · 2 việc đến hạn',
      'Việc lúc 08:40: Gọi chị Hoa',
      'Thăm lúc 09:00: Công ty TNHH Bao bì Đại Phát',
    ]);
  const click = (at: number) =>
    page.evaluate((which) => (Reflect.get(window, 'shown') as { click: () => void }[])[which]?.click(), at); // as above
  await click(1);
  await page.getByRole('dialog', { name: 'Gọi chị Hoa' }).getByRole('button', { name: 'Xong việc' }).waitFor();
  await page.keyboard.press('Escape');
  await page.getByRole('dialog', { name: 'Gọi chị Hoa' }).waitFor({ state: 'hidden' });
  await click(2);
  await page.getByRole('dialog').getByText('Công ty TNHH Bao bì Đại Phát').first().waitFor();
  expect(await app.client.reminders.takeNotices({})).toEqual({ notices: [] });
});

test('[V07] [D12] days to remember by the moon are kept on the customer’s page and told ahead; care is appointed there', async () => {
  const { page, client, ids, bell, group } = await aMonday();
  const list = customerListOf(page);
  await list.open();
  await list.openCustomer('Công ty TNHH Bao bì Đại Phát');
  const card = page.getByRole('region', { name: 'Ngày đáng nhớ' });
  await card.getByRole('button', { name: 'Thêm ngày đáng nhớ' }).click();
  const drawer = page.getByRole('dialog', { name: 'Thêm ngày đáng nhớ' });
  await drawer.getByRole('textbox', { name: 'Ngày gì' }).fill('Giỗ cụ Tổ');
  await drawer.getByRole('textbox', { name: 'Ngày', exact: true }).fill('20');
  await drawer.getByRole('combobox', { name: 'Tháng' }).click();
  await page.getByRole('option', { name: 'Tháng 10' }).click();
  await page.keyboard.press('Control+Enter');
  await card.getByText('20 tháng 10 âm lịch').waitFor();
  await card.getByText('tới: 28/11').waitFor();

  await card.getByRole('button', { name: 'Hẹn chăm sóc' }).click();
  const care = page.getByRole('dialog', { name: 'Hẹn chăm sóc' });
  await care.getByRole('textbox', { name: 'Việc cần làm' }).fill('Gọi hỏi thăm lô túi đầu tiên');
  await page.keyboard.press('Control+Enter');
  await page.getByText('Đã hẹn chăm sóc Công ty TNHH Bao bì Đại Phát').waitFor();
  expect((await client.tasks.ofCustomer({ customerId: ids.daiPhat })).tasks).toMatchObject([
    { title: 'Gửi báo giá túi giấy' },
    { title: 'Gọi hỏi thăm lô túi đầu tiên', dueOn: '2026-11-30', dueMinute: 540, origin: 'care', channel: 'phone' },
  ]);
  await bell.click();
  await group('Ngày đáng nhớ').getByText('Giỗ cụ Tổ').waitFor();
  await group('Ngày đáng nhớ').getByText('T7 28/11 · 20/10 âm lịch · Công ty TNHH Bao bì Đại Phát').waitFor();
});

test('[V08] [D10] the administrator says what is quiet at Tết and which care follows a visit, which then makes its tasks', async () => {
  const { page, client, ids } = await aMonday();
  await page.evaluate(() => {
    location.hash = '#/settings';
  });
  const days = page.getByRole('textbox', { name: 'Không nhắc nợ dịp Tết' });
  await expect.poll(() => days.inputValue()).toBe('7');
  await days.fill('10');
  await days.press('Enter');
  await expect.poll(async () => (await client.officeRules.get({})).tetDebtFreeDays).toBe(10);
  await page.getByRole('switch', { name: /^Không nhắc nợ ngày mùng 1/ }).click();
  await expect.poll(async () => (await client.officeRules.get({})).isFirstOfMonthDebtFree).toBe(true);
  await page.getByRole('switch', { name: /^Không đi thăm ngày mùng 1/ }).click();
  await expect.poll(async () => (await client.officeRules.get({})).isFirstOfMonthVisitFree).toBe(true);
  await page.getByRole('textbox', { name: 'Ngày thành lập: nhắc trước' }).fill('2');
  await page.keyboard.press('Enter');
  await expect.poll(async () => (await client.reminders.list({})).counts.founding ?? 0).toBe(0);

  await page.getByRole('button', { name: 'Thêm bước chăm sóc' }).click();
  const drawer = page.getByRole('dialog', { name: 'Thêm bước chăm sóc' });
  await drawer.getByRole('textbox', { name: 'Việc cần làm' }).fill('Gọi hỏi thăm sau khi thăm');
  await drawer.getByRole('textbox', { name: 'Ghi chú' }).fill('Cảm ơn anh chị đã đón tiếp');
  await page.keyboard.press('Control+Enter');
  await page.getByText('3 ngày sau một lượt thăm · Mọi khách hàng · Gọi điện').waitFor();
  const [visit] = (await client.visits.list({ from: monday, to: monday })).visits;
  await client.visits.complete({ id: visit?.id ?? '', result: { outcome: 'successful', said: 'Đặt thêm' } });
  await client.care.run({});
  expect((await client.tasks.ofCustomer({ customerId: ids.daiPhat })).tasks).toMatchObject([
    {},
    { title: 'Gọi hỏi thăm sau khi thăm: Công ty TNHH Bao bì Đại Phát', dueOn: '2026-11-26', origin: 'care' },
  ]);
  // The plan's words stand in the mail before anybody types.
  await client.customers.update({ id: ids.daiPhat, change: { email: 'mua@daiphat.vn' } });
  await page.evaluate((to) => {
    location.hash = to;
  }, `#/customers/${ids.daiPhat}`);
  await page
    .getByRole('region', { name: 'Công việc' })
    .getByRole('button', { name: /^Gọi hỏi thăm sau khi thăm/ })
    .click();
  const task = page.getByRole('dialog', { name: /^Gọi hỏi thăm/ });
  const mail = task.locator('a[href^="mailto:"]');
  expect(decodeURIComponent((await mail.getAttribute('href')) ?? '')).toBe(
    'mailto:mua@daiphat.vn?subject=Gọi hỏi thăm sau khi thăm&body=Kính gửi Công ty TNHH Bao bì Đại Phát,\r\nCảm ơn anh chị đã đón tiếp',
  );
  // A message that the machine may not be able to open is copied, and its number.
  await client.customers.update({ id: ids.daiPhat, change: { phone: '0903 123 456' } });
  await task.getByRole('combobox', { name: 'Kênh liên hệ' }).click();
  await page.getByRole('option', { name: 'Tin nhắn' }).click();
  const message = task.getByRole('region', { name: 'Lời nhắn' });
  await message.getByText('Kính gửi Công ty TNHH Bao bì Đại Phát').waitFor();
  await page.evaluate(() => {
    navigator.clipboard.writeText = async (text) => void document.body.setAttribute('data-copied', text);
  });
  await message.getByRole('button', { name: 'Sao chép lời nhắn' }).click();
  await page.getByText('Đã sao chép lời nhắn').waitFor();
  expect(await page.locator('body').getAttribute('data-copied')).toContain('Cảm ơn anh chị đã đón tiếp');
  await message.getByRole('button', { name: 'Sao chép số 0903 123 456' }).click();
  await page.getByText('Đã sao chép số').waitFor();
  expect(await page.locator('body').getAttribute('data-copied')).toBe('0903123456');
});
