import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { addDays, localDay } from '../../../src-shared/lib/dates.ts';
import { useOfficeLaptops } from '../harness/office-laptops.ts';
import { usePrograms } from '../harness/program.ts';

/* What is shared, and who stands in: two laptops and one real office. Calendars as files: one laptop alone. */

vi.setConfig({ testTimeout: 120_000 });

const open = usePrograms();
const { office, users, laptopOf, sync, go } = useOfficeLaptops();
let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'fieldbook-sharing-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

test('[D06] [K02] a customer and a task are shared with the other sales team, who find them on their laptops, and no longer when the sharing ends', async () => {
  const mine = await laptopOf(users().southRep);
  const theirs = await laptopOf(users().northRep);
  const { id } = await mine.client.customers.create({ name: 'Nhà thuốc Đức Thịnh 2' });
  const task = await mine.client.tasks.create({ title: 'Gửi bảng giá Tết', sharedWith: `team:${office().teams.north}` });
  const secret = await mine.client.tasks.create({ title: 'Chỉ mình tôi' });
  await sync(mine, theirs);
  expect((await theirs.client.tasks.get({ id: task.id })).title).toBe('Gửi bảng giá Tết');
  await expect(theirs.client.tasks.get({ id: secret.id })).rejects.toMatchObject({ code: 'not-found' });
  await expect(theirs.client.customers.get({ id })).rejects.toMatchObject({ code: 'not-found' });

  await go(mine, `#/customers/${id}`);
  await mine.page.getByRole('button', { name: 'Chia sẻ với…' }).click();
  const picker = mine.page
    .getByRole('combobox', { name: 'Chia sẻ với' })
    .or(mine.page.getByLabel('Chia sẻ với', { exact: true }));
  await picker.first().click();
  await mine.page.getByRole('option', { name: 'Đội miền Bắc' }).click();
  await mine.page.keyboard.press('Escape');
  await mine.page.getByRole('button', { name: 'Lưu', exact: true }).click();
  await mine.page.getByText('Đã chia sẻ', { exact: true }).waitFor();
  await sync(mine, theirs);

  await go(theirs, '#/customers?view=shared');
  await theirs.page.getByText('Nhà thuốc Đức Thịnh 2').first().waitFor();
  await go(theirs, `#/customers/${id}`);
  await theirs.page.getByText(/Khách này được chia sẻ với bạn/).waitFor();
  expect(await theirs.page.getByRole('button', { name: 'Chia sẻ với…' }).count()).toBe(0);

  await mine.page.getByRole('button', { name: 'Thôi chia sẻ với Đội miền Bắc' }).click();
  await mine.page.getByText('Chưa chia sẻ với ai.').waitFor();
  await sync(mine, theirs);
  await expect(theirs.client.customers.get({ id })).rejects.toMatchObject({ code: 'not-found' });
});

test('[X30] the administrator says who stands in for whom; the substitute sees the colleague’s visits marked, and no longer when it is ended', async () => {
  const admin = await laptopOf(users().admin);
  const substitute = await laptopOf(users().northRep);
  const [away, standsIn] = [users().southRep, users().northRep];
  const { id } = await admin.client.customers.create({ name: 'Bao bì Đại Phát', ownerId: away.id });
  const today = localDay(new Date().toISOString());
  await admin.client.visits.create({ customerId: id, startsAt: `${today}T05:00:00.000Z`, ownerId: away.id });
  await go(admin, '#/settings');
  await admin.page.getByRole('button', { name: 'Thêm người làm thay' }).click();
  const form = admin.page.getByRole('dialog');
  for (const [label, name] of [
    ['Ai nghỉ', away.name],
    ['Ai làm thay', standsIn.name],
  ] as const) {
    await form.getByLabel(label, { exact: true }).first().click();
    await admin.page.getByRole('option', { name }).click();
  }
  await admin.page.keyboard.press('Control+Enter');
  await admin.page.getByText(`${standsIn.name} làm thay ${away.name}`).waitFor();
  await sync(admin, substitute);

  await go(substitute, '#/');
  await substitute.page
    .getByText(new RegExp(`thay ${away.name}`))
    .first()
    .waitFor();
  await admin.page.getByRole('button', { name: `Xóa: ${standsIn.name} làm thay ${away.name}` }).click();
  await admin.page.getByText('Đã xóa người làm thay').waitFor();
  await sync(admin, substitute);
  await expect(substitute.client.customers.get({ id })).rejects.toMatchObject({ code: 'not-found' });
});

test('[P19] a calendar is subscribed to under a secret address that is shown once, and nobody reads it after it was ended', async () => {
  const rep = await laptopOf(users().southRep);
  const { page, client } = rep;
  const { id: customerId } = await client.customers.create({ name: 'Cửa hàng Ánh Dương', phone: '0903 555 018' });
  await client.visits.create({ customerId, startsAt: new Date(Date.now() + 86_400_000).toISOString(), note: 'Mang mẫu' });
  await sync(rep);
  await go(rep, '#/settings');
  await page.getByRole('button', { name: 'Tạo địa chỉ lịch' }).click();
  const shown = page.getByRole('textbox', { name: 'Địa chỉ lịch' });
  const address = await shown.inputValue();
  const calendar = await fetch(address);
  const text = await calendar.text();
  expect(calendar.headers.get('content-type')).toBe('text/calendar; charset=utf-8');
  expect(text).toContain('SUMMARY:Cửa hàng Ánh Dương');
  expect(text).not.toMatch(/Mang mẫu|555|ATTENDEE/);
  await page.reload();
  await page.getByText(/Đang có một địa chỉ, tạo lúc/).waitFor();
  expect(await shown.count()).toBe(0);
  await page.getByRole('button', { name: 'Ngừng chia sẻ lịch' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Ngừng chia sẻ lịch' }).click();
  await page.getByText('Đã ngừng chia sẻ lịch').waitFor();
  expect((await fetch(address)).status).toBe(404);
});

test('[P19] [X19] the calendar goes out as .ics for Outlook, another one comes in with its counts first, and nobody is written to', async () => {
  const program = await open();
  const { client, page } = program;
  const { id: customerId } = await client.customers.create({ name: 'Cửa hàng Ánh Dương' });
  const today = localDay(new Date().toISOString());
  await client.visits.create({ customerId, startsAt: `${today}T04:00:00.000Z` });
  await go(program, '#/visits');
  const menu = page.getByRole('button', { name: 'Tệp lịch' });
  await menu.click();
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('menuitem', { name: 'Xuất lịch ra tệp .ics' }).click(),
  ]);
  const text = readFileSync(await file.path(), 'utf8');
  expect(text).toContain('SUMMARY:Cửa hàng Ánh Dương');
  expect(text).toContain('TZID:Asia/Ho_Chi_Minh');
  expect(text).not.toMatch(/ATTENDEE|METHOD:REQUEST/);

  const day = today.replaceAll('-', '');
  const tomorrow = addDays(today, 1).replaceAll('-', '');
  const path = join(folder, 'outlook.ics');
  writeFileSync(
    path,
    [
      ...['BEGIN:VCALENDAR', 'VERSION:2.0', 'METHOD:REQUEST', 'BEGIN:VEVENT', 'UID:hop@outlook', `DTSTART:${day}T030000Z`],
      ...['SUMMARY:Họp giao ban', 'ATTENDEE;RSVP=TRUE:mailto:a@congty.vn', 'END:VEVENT', 'BEGIN:VEVENT', 'UID:b'],
      ...[
        `DTSTART;TZID=Romance Standard Time:${tomorrow}T090000`,
        'SUMMARY:Gọi Paris',
        'STATUS:CANCELLED',
        'END:VEVENT',
        'END:VCALENDAR',
      ],
    ].join('\r\n'),
  );
  await page.locator('input[type=file][accept=".ics"]').setInputFiles(path);
  const preview = page.getByRole('dialog', { name: 'Nhập lịch' });
  await preview.getByText('thêm 1 lịch hẹn').waitFor();
  await preview.getByRole('button', { name: 'Nhập', exact: true }).click();
  await page
    .getByRole('list', { name: 'Lịch hẹn' })
    .getByRole('button', { name: /Họp giao ban/ })
    .waitFor();
  await page.locator('input[type=file][accept=".ics"]').setInputFiles(path);
  await preview.getByText('Không có gì mới trong tệp này.').waitFor();
  await page.keyboard.press('Escape');
  await preview.waitFor({ state: 'hidden' });

  // What repeats for ever, in a place whose clocks are changed, is written out for thirteen months; the rest is counted, nothing is endless.
  const endless = join(folder, 'vo-tan.ics');
  const [first] = [`${Number(today.slice(0, 4)) - 1}${day.slice(4)}`];
  writeFileSync(
    endless,
    [
      ...['BEGIN:VCALENDAR', 'VERSION:2.0', 'BEGIN:VEVENT', 'UID:mai-mai@outlook', 'SUMMARY:Gọi Paris mỗi sáng'],
      ...[`DTSTART;TZID=Europe/Paris:${first}T040000`, `DTEND;TZID=Europe/Paris:${first}T043000`, 'RRULE:FREQ=DAILY'],
      ...['END:VEVENT', 'END:VCALENDAR'],
    ].join('\r\n'),
  );
  await page.locator('input[type=file][accept=".ics"]').setInputFiles(endless);
  const counts = await preview.getByText(/thêm 4\d\d lịch hẹn/).textContent();
  await preview.getByText(/bỏ [\d.]+ lần lặp ngoài 13 tháng tới/).waitFor();
  await preview.getByRole('button', { name: 'Nhập', exact: true }).click();
  await page.getByText(`Đã nhập ${/\d+/.exec(counts ?? '')?.[0]} lịch hẹn`).waitFor();
  // Four in the morning there is nine here in summer, and ten in winter.
  const { appointments } = await client.appointments.list({ from: today, to: addDays(today, 300) });
  const hours = appointments.filter(({ title }) => title === 'Gọi Paris mỗi sáng').map(({ startsAt }) => startsAt.slice(11, 16));
  expect([...new Set(hours)].sort()).toEqual(['02:00', '03:00']);
});

test('[P19] an appointment over several days or over midnight keeps its times when its title is changed, and half-typed words stay', async () => {
  const program = await open();
  const { client, page } = program;
  const today = localDay(new Date().toISOString());
  const fair = { startsAt: `${today}T01:00:00.000Z`, endsAt: `${addDays(today, 2)}T10:00:00.000Z` };
  const { id } = await client.appointments.save({ title: 'Hội chợ', ...fair });
  await go(program, '#/visits');
  const shown = page.getByRole('list', { name: 'Lịch hẹn' }).getByRole('button', { name: /Hội chợ/ });
  const form = page.getByRole('dialog', { name: 'Lịch hẹn' });
  const title = form.getByRole('textbox', { name: 'Việc gì' });
  await shown.first().click();
  await title.fill('Hội chợ SECC');
  await page.keyboard.press('Escape');
  await form.waitFor({ state: 'detached' });
  await shown.first().click();
  await form.getByText('Đã khôi phục').waitFor();
  expect(await title.inputValue()).toBe('Hội chợ SECC');
  await page.keyboard.press('Control+Enter');
  await form.waitFor({ state: 'detached' });
  const stored = async () =>
    (await client.appointments.list({ from: today, to: addDays(today, 2) })).appointments.find((one) => one.id === id);
  expect(await stored()).toMatchObject({ title: 'Hội chợ SECC', ...fair });
  // One night: until two o'clock of the next day.
  await shown.first().click();
  const day = addDays(today, 1).split('-').toReversed().join('/');
  await form.getByRole('textbox', { name: 'Đến ngày' }).fill(day);
  await form.getByRole('textbox', { name: 'Đến', exact: true }).fill('02:00');
  await page.keyboard.press('Control+Enter');
  await form.waitFor({ state: 'detached' });
  expect(await stored()).toMatchObject({ startsAt: fair.startsAt, endsAt: `${today}T19:00:00.000Z` });
});

test("[P19] a colleague's calendar file comes in as appointments of one's own: the office takes them, and the colleague's stay hers", async () => {
  const hers = await laptopOf(users().southRep);
  const mine = await laptopOf(users().northRep);
  const day = addDays(localDay(new Date().toISOString()), 1);
  const times = { startsAt: `${day}T02:00:00.000Z`, endsAt: `${day}T03:00:00.000Z` };
  const { id } = await hers.client.appointments.save({ title: 'Hội chợ Giảng Võ', ...times });
  await go(hers, '#/visits');
  await hers.page.getByRole('button', { name: 'Tệp lịch' }).click();
  const [file] = await Promise.all([
    hers.page.waitForEvent('download'),
    hers.page.getByRole('menuitem', { name: 'Xuất lịch ra tệp .ics' }).click(),
  ]);
  const path = join(folder, 'lich-cua-dong-nghiep.ics');
  await file.saveAs(path);
  await sync(hers, mine);

  const { page, client } = mine;
  await go(mine, '#/visits');
  await page.locator('input[type=file][accept=".ics"]').setInputFiles(path);
  const preview = page.getByRole('dialog', { name: 'Nhập lịch' });
  await preview.getByText('thêm 1 lịch hẹn').waitFor();
  await preview.getByRole('button', { name: 'Nhập', exact: true }).click();
  await preview.waitFor({ state: 'hidden' });
  await sync(mine, hers);
  expect(await client.office.status({})).toMatchObject({ waiting: 0, rejected: 0 });
  const { appointments } = await client.appointments.list({ from: day, to: day });
  expect(appointments).toMatchObject([{ title: 'Hội chợ Giảng Võ', ...times, isMine: true }]);
  expect((await hers.client.appointments.list({ from: day, to: day })).appointments).toMatchObject([{ id, isMine: true }]);
  await page.locator('input[type=file][accept=".ics"]').setInputFiles(path);
  await preview.getByText('Không có gì mới trong tệp này.').waitFor();
});

test('[P13] a laptop whose clock is a day fast is told so, and its day is the office’s on Today and among the tasks', async () => {
  const dayMs = 24 * 3_600_000;
  const laptop = await laptopOf(users().southRep, Date.now() + dayMs);
  const today = localDay(new Date().toISOString());
  const { client, page } = laptop;
  await client.tasks.create({ title: 'Việc của hôm nay', dueOn: today });
  await client.tasks.create({ title: 'Việc của ngày mai', dueOn: addDays(today, 1) });
  await sync(laptop);
  await page.getByText(/Đồng hồ máy này nhanh 1\.4\d\d phút so với văn phòng/).waitFor();
  await go(laptop, '#/today');
  const tasks = page.getByRole('region', { name: 'Việc đến hạn' });
  await tasks.getByText('Việc của hôm nay').waitFor();
  expect(await tasks.getByText('Việc của ngày mai').count()).toBe(0);
  await go(laptop, '#/tasks');
  await page
    .getByRole('heading', { name: /Hôm nay/ })
    .first()
    .waitFor();
  expect(await page.getByRole('heading', { name: /Quá hạn/ }).count()).toBe(0);
});
