import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { instantOf } from '../../../src-shared/lib/dates.ts';
import { answerCalls } from '../harness/answer-calls.ts';
import { usePrograms } from '../harness/program.ts';
import { customerListOf, customerPageOf } from '../pages/customers.ts';
import { calendarOf, newVisitOf } from '../pages/visits.ts';
import { aCustomer, aVisit, mondayMorning } from '../pages/visits-stories.ts';

const open = usePrograms();

async function openAt(now = mondayMorning) {
  const app = await open({ profile: 'alone', now });
  const goTo = (hash: string) =>
    app.page.evaluate((wanted) => {
      location.hash = wanted;
    }, hash);
  return { ...app, app, goTo, calendar: calendarOf(app.page), form: newVisitOf(app.page) };
}

test('[V23] a day off and a working day in exchange are written into the settings: terms and calendar follow, and undo takes them back', async () => {
  const { app, page, client, goTo, calendar, restart } = await openAt();
  await goTo('#/settings');
  const card = page.getByRole('region', { name: 'Ngày nghỉ, ngày làm bù' });
  const due = card.getByRole('status');
  await card.getByRole('textbox', { name: 'Tính từ ngày' }).fill('23/11/2026');
  await card.getByRole('textbox', { name: 'Số ngày' }).fill('3');
  // Tuesday is Ngày Văn hóa: Wednesday, Thursday, Friday.
  await expect.poll(() => due.textContent()).toBe('Hạn: T6 27/11/2026');

  await card.getByRole('button', { name: 'Thêm ngày', exact: true }).click();
  const drawer = page.getByRole('dialog', { name: 'Thêm ngày' });
  await drawer.getByRole('textbox', { name: 'Ngày', exact: true }).fill('26/11/2026');
  await drawer.getByRole('textbox', { name: 'Tên gọi' }).fill('Nghỉ thành lập công ty');
  await page.keyboard.press('Control+Enter');
  await page.getByText('Đã lưu ngày 26/11/2026').waitFor();
  await expect.poll(() => due.textContent()).toBe('Hạn: T2 30/11/2026');
  await card.getByRole('button', { name: 'Đổi ngày 24/11/2026 thành ngày làm việc' }).click();
  await page.keyboard.press('Control+Enter');
  await expect.poll(() => due.textContent()).toBe('Hạn: T6 27/11/2026');

  await restart();
  // What was planned on that day before is told, and one click brings it to the next working day.
  await aVisit(app, await aCustomer(app, 'Nhà thuốc Đức Thịnh'), { day: '2026-11-26', from: '09:00', to: '10:00' });
  await calendar.open();
  const fallen = page.getByRole('status', { name: 'Lượt thăm vào ngày nghỉ' });
  await fallen.getByText(/1 lượt thăm của bạn rơi vào ngày nghỉ: T5 26\/11 \(Nghỉ thành lập công ty\)/).waitFor();
  await fallen.getByRole('button', { name: 'Chuyển sang ngày làm việc' }).click();
  await page.getByText('Đã chuyển 1 lượt thăm sang ngày làm việc').waitFor();
  await fallen.waitFor({ state: 'detached' });
  expect((await client.visits.list({ from: '2026-11-27', to: '2026-11-27' })).visits).toMatchObject([
    { startsAt: instantOf('2026-11-27', '09:00') },
  ]);
  await calendar.grid.getByRole('button', { name: /Thứ Năm 26\/11\/2026, Nghỉ thành lập công ty/ }).waitFor();
  await calendar.grid
    .getByRole('button', { name: /Thứ Ba 24\/11\/2026, Làm việc: Làm việc \(Ngày Văn hóa Việt Nam\)/ })
    .waitFor();
  const [day] = (await client.holidays.list({ year: 2026 })).holidays.filter(({ kind }) => kind === 'off');
  await goTo('#/settings');
  await card.getByRole('button', { name: 'Xóa ngày 26/11/2026' }).click();
  await card.getByText('Nghỉ thành lập công ty').waitFor({ state: 'detached' });
  await page.keyboard.press('Control+z');
  await card.getByText('Nghỉ thành lập công ty').waitFor();
  expect((await client.holidays.list({ year: 2026 })).holidays.map(({ id }) => id)).toContain(day?.id);
});

test('[C02] a class is visited by its rule, a customer by his own plan, and nobody on a day off', async () => {
  const { app, page, client, goTo, calendar, restart } = await openAt();
  const ids: string[] = [];
  for (const name of ['Nhà thuốc Đức Thịnh', 'Siêu thị Bảy Hiền', 'Tạp hóa Cô Trâm']) ids.push(await aCustomer(app, name));
  await client.customers.updateMany({ ids, change: { rating: 'A' } });
  await goTo('#/settings');
  const card = page.getByRole('region', { name: 'Tần suất thăm theo hạng khách' });
  await card.getByRole('button', { name: 'Thêm quy tắc' }).click();
  const drawer = page.getByRole('dialog', { name: 'Thêm quy tắc' });
  await drawer.getByRole('textbox', { name: 'Tên quy tắc' }).fill('Hạng A hai tuần một lần');
  await page.keyboard.press('Control+Enter');
  await card.getByText('Hạng A → Mỗi 2 tuần · Định kỳ').waitFor();
  // The calendar fills itself a moment after the rule is there; by hand it is filled at once, whoever comes first.
  await card.getByRole('button', { name: 'Lên lịch ngay' }).click();
  const planned = async () => (await client.visits.list({ from: '2026-11-23', to: '2027-03-31' })).visits;
  await expect.poll(async () => (await planned()).length).toBeGreaterThan(17);
  const days = (await planned()).map(({ startsAt }) => startsAt.slice(0, 10));
  expect(days).not.toContain('2026-11-24');
  expect(days.some((day) => day >= '2027-02-05' && day <= '2027-02-09')).toBe(false);

  await goTo('#/customers');
  await customerListOf(page).openCustomer('Tạp hóa Cô Trâm');
  const plans = page.getByRole('region', { name: 'Thăm định kỳ' });
  await plans.getByText('Theo quy tắc “Hạng A hai tuần một lần”: Mỗi 2 tuần · Định kỳ').waitFor();
  await plans.getByRole('button', { name: 'Thêm kế hoạch thăm định kỳ' }).click();
  const plan = page.getByRole('dialog', { name: 'Thêm kế hoạch thăm định kỳ' });
  await plan.getByRole('textbox', { name: 'Mỗi' }).fill('4');
  await plan.getByText('T5', { exact: true }).click();
  await plan.getByRole('checkbox', { name: 'Vào giờ cố định' }).check();
  await page.keyboard.press('Control+Enter');
  await page.getByText(/lượt thăm đã được lên lịch/).waitFor();
  await plans.getByText('Mỗi 4 tuần · T5 · 09:00 · Định kỳ').waitFor();
  const own = async () => (await planned()).filter(({ customerId }) => customerId === ids[2]);
  expect((await own()).map(({ startsAt }) => startsAt)).toEqual(
    ['2026-11-26', '2026-12-24', '2027-01-21', '2027-02-18'].map((day) => instantOf(day, '09:00')),
  );

  await restart();
  await calendar.open();
  await calendar.visit('Tạp hóa Cô Trâm').waitFor();
  await goTo(`#/customers/${ids[2] ?? ''}`);
  await plans.getByRole('button', { name: /^Xóa kế hoạch/ }).click();
  await plans.getByText('Theo quy tắc “Hạng A hai tuần một lần”', { exact: false }).waitFor();
  await page.keyboard.press('Control+z');
  await plans.getByText('Mỗi 4 tuần · T5 · 09:00 · Định kỳ').waitFor();
  await expect.poll(async () => (await own()).length).toBe(4);
});

test('[C03] the next visit stands on the customer’s page, in the list and in today', async () => {
  const { app, page, goTo } = await openAt();
  const id = await aCustomer(app, 'Cửa hàng VLXD Ngọc Ánh');
  await aVisit(app, id, { from: '14:00', to: '14:45' });
  await goTo(`#/customers/${id}`);
  await page.getByText('Thăm tiếp theo').first().waitFor();
  await expect.poll(() => page.locator('main header').first().textContent()).toContain('14:00');
  await customerPageOf(page).tab('Tổng quan').waitFor();
  await goTo('#/today');
  await page.getByRole('main').getByText('Cửa hàng VLXD Ngọc Ánh').first().waitFor();
});

test('[V07] every day has its lunar date, gift visits are planned by 23 tháng Chạp, and a visit in Tết is warned of', async () => {
  const { app, page, client, calendar, form, goTo } = await openAt();
  const ids: string[] = [];
  for (let at = 1; at <= 6; at += 1) ids.push(await aCustomer(app, `Đại lý số ${at}`));
  await client.customers.updateMany({ ids, change: { rating: 'A' } });
  await calendar.open();
  const monday = calendar.grid.getByRole('button', { name: /^Thứ Hai 23\/11\/2026, 15\/10/ });
  await monday.getByText('15/10 âm lịch').waitFor();
  expect(await monday.getAttribute('title')).toBe('Rằm tháng Mười năm Bính Ngọ');

  await page.keyboard.press('Control+k');
  await page.getByRole('dialog').getByRole('combobox').fill('truoc tet');
  await page.getByRole('option', { name: 'Kế hoạch trước Tết' }).click();
  const drawer = page.getByRole('dialog', { name: 'Kế hoạch trước Tết' });
  await drawer.getByText('6 khách, từ 14/01/2027 đến 23 tháng Chạp (30/01/2027). Mùng 1 Tết: 06/02/2027.').waitFor();
  await drawer.getByRole('button', { name: 'Lên lịch', exact: true }).click();
  await page.getByText('6 lượt thăm trước Tết đã được lên lịch').waitFor();
  const { visits } = await client.visits.list({ from: '2026-11-23', to: '2027-03-31' });
  expect(visits).toHaveLength(6);
  expect(visits.every(({ startsAt }) => startsAt < instantOf('2027-01-30', '18:00'))).toBe(true);
  await page.keyboard.press('Control+z');
  await expect.poll(async () => (await client.visits.list({ from: '2026-11-23', to: '2027-03-31' })).visits.length).toBe(0);

  await page.keyboard.press('Control+n');
  await form.day.fill('06/02/2027');
  await form.drawer.getByText(/Mùng 1 tháng Giêng năm Đinh Mùi: ngày kiêng/).waitFor();
  await page.keyboard.press('Escape');

  // The office keeps seven days free, and mùng 1 of every month; a visit that is moved onto one of them says so.
  await client.officeRules.set({ tetVisitFreeDays: 7, isFirstOfMonthVisitFree: true });
  await aVisit(app, ids[0] ?? '', { day: '2027-02-09', from: '09:00', to: '10:00' });
  await aVisit(app, ids[1] ?? '', { day: '2026-12-10', from: '09:00', to: '10:00' });
  await goTo('#/visits?view=week&on=2027-02-09');
  const moveBack = async (name: string, key: string) => {
    await calendar.visit(name).focus();
    await page.keyboard.press(key);
  };
  await moveBack('Đại lý số 1', 'Alt+ArrowRight');
  await page.getByText(/Đã dời Đại lý số 1 .* · Lưu ý, Mùng 5 tháng Giêng năm Đinh Mùi: ngày kiêng/).waitFor();
  await goTo('#/visits?view=week&on=2026-12-10');
  await moveBack('Đại lý số 2', 'Alt+ArrowLeft');
  await page.getByText(/Đã dời Đại lý số 2 .* · Lưu ý, Mùng 1 tháng Mười một năm Bính Ngọ: ngày kiêng/).waitFor();
});

test('[C01] visits that overlap stand beside each other and are told apart by the colour of their purpose', async () => {
  const { app, page, client, goTo, calendar } = await openAt();
  await goTo('#/settings');
  const purposes = page.getByRole('region', { name: 'Mục đích thăm' });
  await purposes.getByRole('textbox', { name: 'Mục đích mới' }).fill('Giao quà Tết');
  await page.keyboard.press('Enter');
  await purposes.getByText('Giao quà Tết').waitFor();
  await purposes.getByRole('switch', { name: 'Cho chọn mục đích Xử lý khiếu nại' }).press('Space');
  const ofVisits = async () => (await client.lists.all({})).items.filter(({ list }) => list === 'visit_purpose');
  await expect
    .poll(async () => (await ofVisits()).filter(({ isActive }) => !isActive).map(({ key: hidden }) => hidden))
    .toEqual(['complaint']);
  const key = (await ofVisits()).at(-1)?.key ?? '';
  await aVisit(app, await aCustomer(app, 'Nhà hàng Cô Trâm'), { from: '09:00', to: '10:00', purpose: key });
  await aVisit(app, await aCustomer(app, 'Tiệm bánh Toàn Bích'), { from: '09:30', to: '10:30' });
  await calendar.open();
  const [left, right] = await Promise.all(
    ['Nhà hàng Cô Trâm', 'Tiệm bánh Toàn Bích'].map(async (name) => {
      await calendar.visit(name).waitFor();
      return calendar.visit(name).boundingBox();
    }),
  );
  if (left == null || right == null) throw new Error('both are drawn');
  expect(left.x + left.width).toBeLessThanOrEqual(right.x + 1);
  await page.getByText('Giao quà Tết', { exact: true }).first().waitFor();
  const bakery = calendar.visit('Tiệm bánh Toàn Bích');
  await bakery.hover();
  await expect.poll(() => bakery.getAttribute('title')).toMatch(/^09:30–10:30 Tiệm bánh Toàn Bích, /);
  await goTo('#/visits?view=day');
  await calendar.visit('Tiệm bánh Toàn Bích').click();
  await page.getByText(/Trùng giờ với Nhà hàng Cô Trâm/).waitFor();
});

test('[C01] a visit moved past another keeps the focus, and whatever changes of it is drawn in its place', async () => {
  const { app, page, client, calendar } = await openAt();
  const other = await aVisit(app, await aCustomer(app, 'Tiệm bánh Toàn Bích'), { from: '09:00', to: '10:00' });
  const id = await aVisit(app, await aCustomer(app, 'Nhà hàng Cô Trâm'), { from: '09:15', to: '10:15' });
  await calendar.open();
  const [moved, bakery] = [page.locator(`[data-visit="${id}"]`), page.locator(`[data-visit="${other}"]`)];
  await moved.focus();
  const before = await moved.boundingBox();
  for (const from of ['09:00', '08:45']) {
    await page.keyboard.press('Alt+ArrowUp');
    await page.locator(`[data-visit="${id}"][aria-label^="${from}"]`).waitFor();
  }
  // It stands before the other now, to its left and above it.
  const order = () => page.locator('[data-visit]').evaluateAll((blocks) => blocks.map((block) => block.dataset['visit']));
  await expect.poll(order).toEqual([id, other]);
  const placed = async () => {
    const [box, beside] = [await moved.boundingBox(), await bakery.boundingBox()];
    if (box === null || beside === null || before === null) return null;
    return { left: box.x < before.x, above: box.y < beside.y, height: box.height - beside.height };
  };
  await expect.poll(placed).toEqual({ left: true, above: true, height: 0 });
  expect(await page.evaluate(() => document.activeElement?.getAttribute('data-visit'))).toBe(id);

  const [look, text] = [await moved.getAttribute('class'), await moved.textContent()];
  await client.visits.update({ id, change: { purpose: 'collect' } });
  await expect.poll(() => moved.textContent()).toBe('Nhà hàng Cô TrâmĐối chiếu công nợ');
  expect(text).toBe('Nhà hàng Cô TrâmDuy trì');
  expect(await moved.getAttribute('class')).not.toBe(look);
  await client.visits.cancel({ id });
  await expect.poll(() => moved.textContent()).toBe('Nhà hàng Cô Trâm✕Đối chiếu công nợ');
  expect(await moved.getAttribute('data-movable')).toBeNull();
  expect(await moved.getAttribute('aria-label')).toContain('Đã hủy');

  const later = { startsAt: instantOf('2026-12-09', '09:00'), endsAt: instantOf('2026-12-09', '10:00') };
  await client.visits.update({ id: other, change: later });
  await expect.poll(order).toEqual([id]);
});

test('[C01] the day of the team has a column for each rep, and a visit dragged into another one is given to him', async () => {
  const { page, client } = await open({ profile: 'demo' });
  const { users } = await client.team.users({});
  const me = users.find(({ isMe }) => isMe);
  const other = users.find(({ isMe }) => !isMe);
  if (me === undefined || other === undefined) throw new Error('the demo company has several people');
  const on = '2027-03-02';
  const { rows } = await client.customers.list({ limit: 1 });
  const customer = rows[0];
  if (customer === undefined) throw new Error('the demo company has customers');
  const { id } = await client.visits.create({
    customerId: customer.id,
    startsAt: instantOf(on, '09:00'),
    endsAt: instantOf(on, '10:00'),
  });
  await client.visits.create({ customerId: customer.id, startsAt: instantOf(on, '14:00'), ownerId: other.id });
  await page.evaluate((day) => {
    location.hash = `#/visits?view=team&on=${day}`;
  }, on);
  const grid = page.getByRole('region', { name: 'Lịch thăm' });
  await grid.getByRole('button', { name: `${other.name}, 1 lượt: xem ngày của người này` }).waitFor();
  const visit = page.locator(`[data-visit="${id}"]`);
  await visit.dragTo(grid.getByRole('button', { name: `${other.name}, Thứ Ba 02/03/2027, 11:00: lên lịch thăm` }), {
    sourcePosition: { x: 20, y: 4 },
    targetPosition: { x: 20, y: 4 },
  });
  await page.getByText(new RegExp(`^Đã giao .* cho ${other.name}`)).waitFor();
  expect(await client.visits.get({ id })).toMatchObject({ ownerId: other.id, startsAt: instantOf(on, '11:00') });
  await page.keyboard.press('Control+z');
  await page.getByText('Đã hoàn tác').waitFor();
  expect(await client.visits.get({ id })).toMatchObject({ ownerId: me.id, startsAt: instantOf(on, '09:00') });
});

/** Nobody has waited for long before the test says so, and no visits are answered before it says so. */
async function holdVisits(page: Page) {
  const { promise: visits, resolve: sendVisits } = Promise.withResolvers<void>();
  const { promise: isAsked, resolve: asked } = Promise.withResolvers<void>();
  await page.evaluate(() => {
    const timer = window.setTimeout.bind(window);
    const late: (() => void)[] = [];
    const held = (run: () => void, ms?: number) => (ms === 100 ? late.push(run) : timer(run, ms));
    Object.assign(window, { setTimeout: held, waitLong: () => late.splice(0).forEach((run) => run()) });
  });
  await answerCalls(page, '**/call/visits.list', async (route) => {
    asked();
    await visits;
    await route.continue();
  });
  return { isAsked, sendVisits, waitLong: () => page.evaluate(() => Reflect.get(window, 'waitLong')()) };
}

test('a week stays whole until the visits of the next one are read, or are long in coming', async () => {
  const { app, page, calendar } = await openAt();
  await aVisit(app, await aCustomer(app, 'Nhà thuốc Đức Thịnh'), { from: '09:00', to: '10:00' });
  await aVisit(app, await aCustomer(app, 'Siêu thị Bảy Hiền'), { day: '2026-12-01', from: '09:00', to: '10:00' });
  await calendar.open();
  await calendar.visit('Nhà thuốc Đức Thịnh').waitFor();
  const { isAsked, sendVisits, waitLong } = await holdVisits(page);
  await calendar.step('Tuần sau').click();
  await isAsked;
  // What it is asked with is under way; a week that was drawn empty would be on the screen two frames later.
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
  expect(await calendar.title.innerText()).toContain('Tuần 48');
  expect(await calendar.visit('Nhà thuốc Đức Thịnh').count()).toBe(1);
  await waitLong();
  await calendar.title.filter({ hasText: 'Tuần 49' }).waitFor();
  expect(await calendar.visit('Nhà thuốc Đức Thịnh').count()).toBe(0);
  sendVisits();
  await calendar.visit('Siêu thị Bảy Hiền').waitFor();
});

test('two quick steps are two weeks, although the first is not drawn yet', async () => {
  const { app, page, calendar } = await openAt();
  await aVisit(app, await aCustomer(app, 'Nhà thuốc Đức Thịnh'), { day: '2026-12-07', from: '09:00', to: '10:00' });
  await calendar.open();
  const { sendVisits } = await holdVisits(page);
  await calendar.step('Tuần sau').evaluate((button: HTMLElement) => {
    button.click();
    button.click();
  });
  sendVisits();
  await calendar.visit('Nhà thuốc Đức Thịnh').waitFor();
  expect(await calendar.title.innerText()).toContain('Tuần 50');
});
