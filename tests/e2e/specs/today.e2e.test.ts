import { expect, test } from 'vitest';
import { instantOf } from '../../../src-shared/lib/dates.ts';
import { findBarriers } from '../harness/axe.ts';
import type { Program, ProgramOptions } from '../harness/program.ts';
import { usePrograms } from '../harness/program.ts';
import { todayOf } from '../pages/today.ts';
import { newVisitOf, resultOf, visitOf } from '../pages/visits.ts';
import { aCustomer, aVisit, monday, mondayMorning } from '../pages/visits-stories.ts';

const open = usePrograms();

async function openToday(more: ProgramOptions = {}) {
  const app = await open({ profile: 'alone', now: mondayMorning, ...more });
  return {
    ...app,
    app,
    today: todayOf(app.page),
    result: resultOf(app.page),
    form: newVisitOf(app.page),
    visit: visitOf(app.page),
  };
}

/** Monday at half past ten: one visit is over without a result, one runs, one lies ahead; one of last week was forgotten. */
async function aMonday(options: ProgramOptions = {}) {
  const opened = await openToday({ now: Date.parse(instantOf(monday, '10:30')), ...options });
  const { app } = opened;
  const ids = {
    early: await aVisit(app, await aCustomer(app, 'Công ty TNHH Thực phẩm Đại Đồng Tiến'), { from: '08:00', to: '08:45' }),
    running: await aVisit(app, await aCustomer(app, 'Nhà thuốc Đức Thịnh 2', { address: '12 Nguyễn Văn Được, P. Mỹ Phước' }), {
      from: '10:15',
      to: '11:00',
      purpose: 'introduce',
    }),
    later: await aVisit(app, await aCustomer(app, 'Siêu thị mini Bảy Hiền', { foundedOn: '2008-11-26' }), {
      from: '13:30',
      to: '14:15',
    }),
    forgotten: await aVisit(app, await aCustomer(app, 'Cửa hàng VLXD Ngọc Ánh'), {
      day: '2026-11-18',
      from: '09:00',
      to: '09:45',
    }),
  };
  await opened.today.open();
  // What was made before is not all drawn at once: until then another visit stands for the one in hand.
  await opened.today.current.getByRole('link', { name: 'Nhà thuốc Đức Thịnh 2' }).waitFor();
  return { ...opened, ids };
}

/** Counts what a person does besides typing: clicks, and keys that are no text. */
async function countInteractions(page: Program['page']) {
  await page.evaluate(() => {
    const counted: string[] = [];
    Reflect.set(window, 'interactions', counted);
    window.addEventListener('pointerdown', () => counted.push('click'), { capture: true });
    window.addEventListener(
      'keydown',
      (event) => {
        if (event.key.length > 1 && !['Control', 'Shift', 'Alt', 'Meta'].includes(event.key)) counted.push(event.key);
      },
      { capture: true },
    );
  });
  return () => page.evaluate(() => Reflect.get(window, 'interactions') as string[]); // the list that was put there above
}

test('[C04] a result is recorded from Hôm nay with two interactions and the typing, and the next visit is planned with it', async () => {
  const { page, client, today, result, ids } = await aMonday();
  const interactions = await countInteractions(page);
  await today.record('Nhà thuốc Đức Thịnh 2').click();
  await result.drawer.waitFor();
  // The form has the focus as soon as it is seen: what is typed at once is not lost.
  expect(await result.said.evaluate((field) => field === document.activeElement)).toBe(true);
  await page.keyboard.type('Khach dat them hai thung');
  await page.keyboard.press('Control+Enter');
  await today.stop('Nhà thuốc Đức Thịnh 2').getByText('Đã thăm 10:30').waitFor();
  expect(await interactions()).toEqual(['click', 'Enter']);
  expect(await client.visits.get({ id: ids.running })).toMatchObject({
    state: 'done',
    result: { outcome: 'successful', said: 'Khach dat them hai thung', metWhom: null, nextStep: null, nextOn: null },
  });
});

test('[C04] with whom, outcome, next step and next visit are asked for in the same form, and kept over a restart', async () => {
  const { app, page, client, today, result, ids } = await aMonday();
  const { customerId } = await client.visits.get({ id: ids.running });
  await client.contacts.create({ customerId, name: 'Chị Hằng', role: 'accountant' });
  await today.record('Nhà thuốc Đức Thịnh 2').click();
  await result.said.fill('Hẹn gửi bảng giá mới thứ Tư');
  await result.outcome('Cần theo tiếp').click();
  await result.metWhom.click();
  await page.getByRole('option', { name: 'Chị Hằng (Kế toán)' }).click();
  await result.nextStep.fill('Gửi bảng giá');
  await result.drawer.getByRole('button', { name: '+7 ngày' }).click();
  await expect.poll(() => result.nextOn.inputValue()).toBe('30/11/2026');
  await result.save.click();
  await page.getByText('Đã ghi kết quả thăm Nhà thuốc Đức Thịnh 2; thăm tiếp T2 30/11, 10:15').waitFor();
  await app.restart();
  expect(await client.visits.get({ id: ids.running })).toMatchObject({
    state: 'done',
    result: {
      outcome: 'follow-up',
      said: 'Hẹn gửi bảng giá mới thứ Tư',
      metWhom: 'Chị Hằng (Kế toán)',
      nextStep: 'Gửi bảng giá',
      nextOn: '2026-11-30',
    },
  });
  const { visits } = await client.visits.list({ from: '2026-11-30', to: '2026-11-30' });
  expect(visits).toMatchObject([
    { customerId, purpose: 'introduce', state: 'planned', startsAt: instantOf('2026-11-30', '10:15') },
  ]);
});

test('[C04] a visit whose time is past without a result is flagged, and recorded with one click from there', async () => {
  const { today, result, ids, client } = await aMonday();
  await today.stop('Công ty TNHH Thực phẩm Đại Đồng Tiến').getByText('Chưa ghi kết quả').waitFor();
  await today.missing.getByText('Cửa hàng VLXD Ngọc Ánh').waitFor();
  await today.missing.getByText('T4 18/11 · 5 ngày trước').waitFor();
  await today.record('Cửa hàng VLXD Ngọc Ánh').click();
  await result.said.fill('Chủ đi vắng, hẹn tuần sau');
  await result.outcome('Không gặp').click();
  await result.save.click();
  await today.missing.waitFor({ state: 'detached' });
  expect(await client.visits.get({ id: ids.forgotten })).toMatchObject({ state: 'done', result: { outcome: 'not-met' } });
});

test('[C04] a half-written result survives a reload', async () => {
  const { page, today, result } = await aMonday();
  await today.record('Nhà thuốc Đức Thịnh 2').click();
  await result.said.fill('Đang ghi dở thì máy hết pin');
  await page.reload();
  await today.record('Nhà thuốc Đức Thịnh 2').click();
  await expect.poll(() => result.said.inputValue()).toBe('Đang ghi dở thì máy hết pin');
  await result.drawer.getByText('Đã khôi phục nội dung bạn nhập dở.').waitFor();
});

test('[C03] today shows its visits in the order of the day, the one in hand first to be worked on, and the reminders of the week', async () => {
  const { today } = await aMonday();
  const names = () => today.stops.getByRole('link').allTextContents();
  await expect.poll(names).toEqual(['Công ty TNHH Thực phẩm Đại Đồng Tiến', 'Nhà thuốc Đức Thịnh 2', 'Siêu thị mini Bảy Hiền']);
  await expect.poll(() => today.current.getByRole('link').textContent()).toBe('Nhà thuốc Đức Thịnh 2');
  await today.current.getByText('Đang diễn ra').waitFor();
  await today.current.getByText('Chào sản phẩm mới · 12 Nguyễn Văn Được, P. Mỹ Phước').waitFor();
  await today.reminders.getByText('Ngày thành lập Siêu thị mini Bảy Hiền').waitFor();
  await today.reminders.getByText('T5 26/11 · 18 năm').waitFor();
});

test('[C03] a visit planned for later today appears in Hôm nay and as the customer’s next visit', async () => {
  const { app, page, client, today, form } = await openToday();
  const customerId = await aCustomer(app, 'HTX Nông nghiệp Tân Thuận Đông');
  await today.open();
  await today.route.getByText('Hôm nay chưa có lịch thăm').waitFor();
  await today.route.getByRole('button', { name: 'Lên lịch thăm' }).click();
  await form.chooseCustomer('tan thuan dong', 'HTX Nông nghiệp Tân Thuận Đông');
  await form.from.fill('15h');
  await page.getByRole('option', { name: '15:00' }).click();
  await expect.poll(() => form.to.inputValue()).toBe('15:45');
  await form.save.click();
  await today.stop('HTX Nông nghiệp Tân Thuận Đông').getByText('15:00').waitFor();
  expect(await client.customers.get({ id: customerId })).toMatchObject({ nextVisitAt: instantOf(monday, '15:00') });
});

test('each number of Hôm nay opens the records behind it', async () => {
  const { page, today, result } = await aMonday();
  await today.tile('Chưa ghi kết quả').click();
  await result.drawer.getByText('Thứ Tư, 18/11/2026').waitFor();
  await page.keyboard.press('Escape');
  await today.tile('Lượt thăm tháng này').click();
  await page.getByRole('heading', { name: 'Tháng 11/2026' }).waitFor();
  await page.goBack();
  await today.bar('Thứ Hai, 23/11/2026').click();
  await page.getByRole('heading', { name: 'Thứ Hai, 23/11/2026' }).waitFor();
  await page.goBack();
  await today.tile('Lâu chưa thăm').click();
  await page.getByRole('grid', { name: 'Khách hàng' }).getByText('Cửa hàng VLXD Ngọc Ánh').waitFor();
});

test('the day is worked through with the keyboard alone', async () => {
  const { page, client, today, result, ids } = await aMonday();
  await today.current.getByRole('link').focus();
  // Past the menu and the check-in.
  for (let stop = 0; stop < 3; stop += 1) await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await result.drawer.waitFor();
  await page.keyboard.type('Da gap chi Hang');
  await page.keyboard.press('Tab');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Control+Enter');
  await today.stop('Nhà thuốc Đức Thịnh 2').getByText('Đã thăm').waitFor();
  expect(await client.visits.get({ id: ids.running })).toMatchObject({
    result: { outcome: 'follow-up', said: 'Da gap chi Hang' },
  });
});

test.each([
  ['light', 'all'],
  ['dark', 'colours'],
] as const)('nothing on Hôm nay, the calendar and their drawers shuts anybody out: %s, %s', async (theme, asked) => {
  const { page, today, result, visit } = await aMonday({ settings: { theme } });
  expect(await findBarriers(page, asked)).toEqual([]);
  await today.record('Nhà thuốc Đức Thịnh 2').click();
  await result.drawer.getByRole('button', { name: '+7 ngày' }).click();
  expect(await findBarriers(page, asked)).toEqual([]);
  await page.keyboard.press('Escape');
  await result.drawer.waitFor({ state: 'hidden' });
  for (const view of ['week', 'month', 'day', 'agenda']) {
    await page.evaluate((hash) => {
      location.hash = hash;
    }, `#/visits?view=${view}`);
    await page
      .getByRole('region', { name: 'Lịch thăm' })
      .getByText(/Đức Thịnh 2/)
      .waitFor();
    expect({ view, barriers: await findBarriers(page, asked) }).toEqual({ view, barriers: [] });
  }
  await page
    .getByRole('region', { name: 'Lịch thăm' })
    .getByText(/Đức Thịnh 2/)
    .click();
  await visit.act('Dời…').click();
  await visit.movePanel.waitFor();
  expect(await findBarriers(page, asked)).toEqual([]);
});
