import { expect, test } from 'vitest';
import { instantOf } from '../../../src-shared/lib/dates.ts';
import { answerCalls } from '../harness/answer-calls.ts';
import { useOneProgram } from '../harness/program.ts';
import { textsOf } from '../pages/frame.ts';
import { calendarOf, newVisitOf, visitOf } from '../pages/visits.ts';
import { aCustomer, aVisit, mondayMorning } from '../pages/visits-stories.ts';

const tuesday = '2026-11-24';
const wednesday = '2026-11-25';

const open = useOneProgram({ profile: 'alone', now: mondayMorning });

async function openCalendar(apart?: 'apart') {
  const app = await open(apart);
  return { ...app, app, calendar: calendarOf(app.page), form: newVisitOf(app.page), visit: visitOf(app.page) };
}

test('[C01] dragging over a free hour plans a visit with a purpose, and it is still there after a restart', async () => {
  const { app, page, client, calendar, form } = await openCalendar();
  const customerId = await aCustomer(app, 'Nhà thuốc Đức Thịnh 2');
  await calendar.open();
  await calendar.dragOver(calendar.slot('Thứ Ba 24/11/2026', '09:00'), calendar.slot('Thứ Ba 24/11/2026', '10:00'));
  await form.drawer.waitFor();
  await expect.poll(() => form.day.inputValue()).toBe('24/11/2026');
  expect([await form.from.inputValue(), await form.to.inputValue()]).toEqual(['09:00', '10:30']);
  await form.chooseCustomer('duc thinh', 'Nhà thuốc Đức Thịnh 2');
  await form.purpose.click();
  await page.getByRole('option', { name: 'Chào sản phẩm mới' }).click();
  await page.keyboard.press('Control+Enter');
  await calendar.visit('Nhà thuốc Đức Thịnh 2').waitFor();

  const planned = {
    customerId,
    purpose: 'introduce',
    state: 'planned',
    startsAt: instantOf(tuesday, '09:00'),
    endsAt: instantOf(tuesday, '10:30'),
  };
  expect((await client.visits.list({ from: tuesday, to: tuesday })).visits).toMatchObject([planned]);

  await app.restart();
  await calendar.open();
  await expect
    .poll(() => calendar.visit('Nhà thuốc Đức Thịnh 2').getAttribute('aria-label'))
    .toContain('09:00–10:30 Nhà thuốc Đức Thịnh 2, Chào sản phẩm mới, Đã lên lịch');
});

test('[C01] a purpose of one’s own is typed into the form and can be chosen from then on', async () => {
  const { app, page, client, calendar, form } = await openCalendar();
  await aCustomer(app, 'Siêu thị mini Bảy Hiền');
  await calendar.open();
  await calendar.slot('Thứ Tư 25/11/2026', '14:00').click();
  await form.chooseCustomer('bay hien', 'Siêu thị mini Bảy Hiền');
  await form.purpose.fill('Giao quà Tết');
  let answer = () => {};
  const isAnswered = new Promise<void>((resolve) => (answer = resolve));
  await answerCalls(page, '**/call/lists.add', async (route) => {
    await isAnswered;
    await route.continue();
  });
  await page.getByRole('option', { name: 'Thêm mục đích “Giao quà Tết”' }).click();
  // Saved before the purpose is made: it waits for it, and need not be said twice.
  await page.keyboard.press('Control+Enter');
  answer();
  await page.getByRole('button', { name: /^14:00–14:45 Siêu thị mini Bảy Hiền, Giao quà Tết/ }).waitFor();
  const { items } = await client.lists.all({});
  expect(items.filter((item) => item.list === 'visit_purpose').map((item) => item.vi)).toContain('Giao quà Tết');
});

test('a visit dragged to another day moves there, and one key puts it back', async () => {
  const { app, page, client, calendar } = await openCalendar();
  const id = await aVisit(app, await aCustomer(app, 'Cửa hàng VLXD Ngọc Ánh'), { day: tuesday, from: '09:00', to: '09:45' });
  await calendar.open();
  await calendar
    .visit('Cửa hàng VLXD Ngọc Ánh')
    .dragTo(calendar.slot('Thứ Năm 26/11/2026', '14:00'), { sourcePosition: { x: 30, y: 4 }, targetPosition: { x: 30, y: 4 } });
  await page.getByText('Đã dời Cửa hàng VLXD Ngọc Ánh').waitFor();
  expect(await client.visits.get({ id })).toMatchObject({
    startsAt: instantOf('2026-11-26', '14:00'),
    endsAt: instantOf('2026-11-26', '14:45'),
  });
  await page.keyboard.press('Control+z');
  await page.getByText('Đã hoàn tác').waitFor();
  expect(await client.visits.get({ id })).toMatchObject({
    startsAt: instantOf(tuesday, '09:00'),
    endsAt: instantOf(tuesday, '09:45'),
  });
  await page.getByRole('button', { name: /^09:00–09:45 Cửa hàng VLXD Ngọc Ánh/ }).waitFor();
});

test('the lower edge of a visit is pulled down to make it longer', async () => {
  const { app, page, client, calendar } = await openCalendar();
  const id = await aVisit(app, await aCustomer(app, 'HTX Nông nghiệp Tân Thuận Đông'), {
    day: tuesday,
    from: '08:00',
    to: '09:00',
  });
  await calendar.open();
  const visit = calendar.visit('HTX Nông nghiệp Tân Thuận Đông');
  const hour = (await visit.boundingBox())?.height ?? 0;
  await calendar.stretch(visit, hour / 2);
  await page.getByText('Đã dời HTX Nông nghiệp Tân Thuận Đông').waitFor();
  expect(await client.visits.get({ id })).toMatchObject({
    startsAt: instantOf(tuesday, '08:00'),
    endsAt: instantOf(tuesday, '09:30'),
  });
});

test('a visit is moved without a mouse: by the keys on it, and by typing another day and time', async () => {
  const { app, page, client, calendar, visit } = await openCalendar();
  const id = await aVisit(app, await aCustomer(app, 'Quầy thuốc Chú Tư'), { day: tuesday, from: '09:00', to: '09:45' });
  await calendar.open();
  const block = calendar.visit('Quầy thuốc Chú Tư');
  await block.focus();
  await page.keyboard.press('Alt+ArrowDown');
  await page.getByRole('button', { name: /^09:15–10:00 Quầy thuốc Chú Tư/ }).waitFor();
  await page.keyboard.press('Alt+ArrowRight');
  await page.getByText(/Đã dời Quầy thuốc Chú Tư sang T4 25\/11, 09:15/).waitFor();
  expect(await client.visits.get({ id })).toMatchObject({
    startsAt: instantOf(wednesday, '09:15'),
    endsAt: instantOf(wednesday, '10:00'),
  });

  // A key that is held goes on from where the one before is taking the visit, though that is not drawn yet.
  await calendar.visit('Quầy thuốc Chú Tư').focus();
  await page.evaluate(() => {
    for (let press = 0; press < 4; press += 1) {
      const key = new KeyboardEvent('keydown', { key: 'ArrowDown', altKey: true, bubbles: true, cancelable: true });
      document.activeElement?.dispatchEvent(key);
    }
  });
  await page.getByRole('button', { name: /^10:15–11:00 Quầy thuốc Chú Tư/ }).waitFor();
  await expect.poll(async () => (await client.visits.get({ id })).startsAt).toBe(instantOf(wednesday, '10:15'));
  await calendar.visit('Quầy thuốc Chú Tư').press('Alt+ArrowUp');
  await page.getByRole('button', { name: /^10:00–10:45 Quầy thuốc Chú Tư/ }).waitFor();

  await calendar.visit('Quầy thuốc Chú Tư').press('Enter');
  await visit.act('Dời…').press('Enter');
  await visit.movePanel.getByRole('textbox', { name: 'Ngày' }).fill('26/11/2026');
  const from = visit.movePanel.getByRole('combobox', { name: 'Từ' });
  await from.fill('1330');
  const found = page.getByRole('listbox').getByRole('option');
  await expect.poll(() => textsOf(found)).toEqual(['13:30']);
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect.poll(() => from.inputValue()).toBe('13:30');
  await visit.movePanel.getByRole('button', { name: 'Dời lịch' }).press('Enter');
  await page.getByText(/Đã dời Quầy thuốc Chú Tư sang T5 26\/11, 13:30/).waitFor();
  expect(await client.visits.get({ id })).toMatchObject({
    startsAt: instantOf('2026-11-26', '13:30'),
    endsAt: instantOf('2026-11-26', '14:15'),
  });
});

test('a cancelled visit stays in the calendar struck through, and can be planned again', async () => {
  const { app, page, client, calendar, visit } = await openCalendar();
  const id = await aVisit(app, await aCustomer(app, 'Tiệm bánh Toàn Bích'), { day: tuesday, from: '09:00', to: '09:45' });
  await calendar.open();
  await calendar.visit('Tiệm bánh Toàn Bích').click();
  await visit.act('Thao tác khác').click();
  await page.getByRole('menuitem', { name: 'Hủy lượt thăm' }).click();
  await visit.cancelPanel.getByRole('textbox', { name: /Lý do/ }).fill('Khách đi vắng');
  await visit.cancelPanel.getByRole('button', { name: 'Hủy lượt thăm này' }).click();
  await visit.act('Lên lịch lại').waitFor();
  expect(await client.visits.get({ id })).toMatchObject({ state: 'cancelled' });
  await page.locator('[data-visit][aria-label*="Đã hủy"]').waitFor();
  await visit.act('Lên lịch lại').click();
  await visit.act('Ghi kết quả').waitFor();
  expect(await client.visits.get({ id })).toMatchObject({ state: 'planned' });
});

test('the calendar shows day, week, month and list, each at its own address, with lunar days and holidays', async () => {
  const { app, page, client, calendar } = await openCalendar('apart');
  const id = await aVisit(app, await aCustomer(app, 'Nhà hàng Cô Trâm'), { day: tuesday, from: '09:00', to: '09:45' });
  await calendar.open();
  await expect.poll(() => calendar.title.textContent()).toBe('Tuần 48 · 23/11 – 29/11/2026');
  await calendar.grid.getByRole('button', { name: 'Thứ Ba 24/11/2026, Ngày Văn hóa Việt Nam, 1 lượt' }).waitFor();
  await calendar.view('Tháng').click();
  await expect.poll(() => calendar.title.textContent()).toBe('Tháng 11/2026');
  await calendar.grid.getByRole('button', { name: 'Thứ Hai, 23/11/2026, 15/10 âm lịch: lên lịch thăm' }).waitFor();
  // A month moves a visit too: to another day, at its hour.
  await calendar
    .visit('Nhà hàng Cô Trâm')
    .dragTo(calendar.grid.getByRole('button', { name: /^Thứ Năm, 26\/11\/2026/ }), { targetPosition: { x: 30, y: 60 } });
  await page.getByText('Đã dời Nhà hàng Cô Trâm').waitFor();
  expect(await client.visits.get({ id })).toMatchObject({
    startsAt: instantOf('2026-11-26', '09:00'),
    endsAt: instantOf('2026-11-26', '09:45'),
  });
  await page.keyboard.press('Control+z');
  await page.getByText('Đã hoàn tác').waitFor();
  await calendar.visit('Nhà hàng Cô Trâm').waitFor();
  await calendar.view('Danh sách').click();
  await page.getByRole('region', { name: 'Thứ Ba, 24/11/2026' }).getByText('Nhà hàng Cô Trâm').waitFor();
  expect(page.url()).toContain('view=agenda');
  await page.goBack();
  await expect.poll(() => calendar.title.textContent()).toBe('Tháng 11/2026');
  await calendar.view('Ngày').click();
  await calendar.step('Ngày sau').click();
  await expect.poll(() => calendar.title.textContent()).toBe('Thứ Ba, 24/11/2026');
  await calendar.visit('Nhà hàng Cô Trâm').waitFor();
});

test('what is typed into a new visit survives a reload', async () => {
  const { app, page, calendar, form } = await openCalendar();
  await aCustomer(app, 'Đại lý Tạp hóa Minh');
  await calendar.open();
  await page.keyboard.press('Control+n');
  await form.chooseCustomer('tap hoa minh', 'Đại lý Tạp hóa Minh');
  await form.note.fill('Mang theo bảng giá mới');
  await page.reload();
  await calendar.grid.waitFor();
  await page.keyboard.press('Control+n');
  await page.getByText('Đã khôi phục nội dung bạn nhập dở.').waitFor();
  expect([await form.customer.inputValue(), await form.note.inputValue()]).toEqual([
    'Đại lý Tạp hóa Minh',
    'Mang theo bảng giá mới',
  ]);
});
