import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { deviceName } from '../../../src-main/core-process/device-name.ts';
import { findBarriers } from '../harness/axe.ts';
import { fakeOffice } from '../harness/fake-office.ts';
import { officeDay } from '../harness/office-stories.ts';
import { usePrograms } from '../harness/program.ts';

/* Faces of the office that a real one shows once in a year. What a real one does is in office.e2e.test.ts. */

const open = usePrograms();
const now = Date.parse('2026-11-25T09:00:00.000Z');

async function go(page: Page, place: string) {
  await page.evaluate((hash) => {
    location.hash = hash;
  }, place);
}
const badgeOf = (page: Page) =>
  page
    .getByRole('region', { name: /Thanh trên|Top bar/ })
    .locator('button[aria-haspopup=dialog]')
    .filter({ hasText: /\p{L}/u });

test('joining an office says at the right field what is wrong, how far the first sync is, and can be stopped', async () => {
  const { page } = await open({ profile: 'none' });
  const office = await fakeOffice(page);
  await page.getByRole('button', { name: /Tham gia văn phòng/ }).click();
  const address = page.getByRole('textbox', { name: 'Địa chỉ máy chủ văn phòng' });
  office.refusals.set('probe', { code: 'not-an-office', message: 'a page of a hotel' });
  await address.fill('wifi.khachsan.vn');
  await page.keyboard.press('Tab');
  await page.getByText(/không phải máy chủ Fieldbook/).waitFor();
  office.refusals.delete('probe');
  office.answers.set('probe', () => ({ address: 'https://crm.daidongtien.vn', version: '0.1.0' }));
  await address.fill('crm.daidongtien.vn');
  await page.keyboard.press('Tab');
  await page.getByText('Đã tìm thấy máy chủ văn phòng (phiên bản 0.1.0)').waitFor();

  await page.getByRole('button', { name: 'Tham gia', exact: true }).click();
  await expect.poll(() => page.getByText('Hãy điền ô này').count()).toBe(2);
  await page.getByRole('textbox', { name: 'Tài khoản' }).fill('hang.le');
  const password = page.getByLabel('Mật khẩu', { exact: true });
  await password.fill('sai mat khau');
  office.refusals.set('join', { code: 'wrong-password', message: 'wrong' });
  await page.keyboard.press('Enter');
  await page.getByText(/Tài khoản hoặc mật khẩu chưa đúng/).waitFor();

  office.refusals.set('join', { code: 'password-change-due', message: 'given by the administrator' });
  await page.keyboard.press('Enter');
  await page.getByText(/Mật khẩu này do người quản trị đặt/).waitFor();
  const own = page.getByLabel('Mật khẩu mới của bạn', { exact: true });
  await expect.poll(() => own.evaluate((input) => input === document.activeElement)).toBe(true);
  await page.keyboard.press('Enter');
  await page.getByText('Hãy điền ô này').waitFor();
  office.refusals.set('join', { code: 'too-weak-password', message: 'short', fields: { newPassword: 'too-short' } });
  await own.fill('ngan qua');
  await page.keyboard.press('Enter');
  await page.getByText(/Mật khẩu này dễ đoán/).waitFor();
  await own.fill('cua rieng mot minh toi');

  office.refusals.delete('join');
  let stop: () => void = () => {};
  const stopped = new Promise<void>((resolve) => {
    stop = resolve;
  });
  office.answers.set('join', () => stopped);
  await page.keyboard.press('Enter');
  await office.tell({
    type: 'job',
    job: { id: 'j', kind: 'join', state: 'running', done: 12_345, total: 45_210, subject: '', error: null },
  });
  await page.getByText('Đã tải 12.345 / 45.210 dòng').waitFor();
  office.refusals.set('join', { code: 'cancelled', message: 'stopped' });
  await page.getByRole('button', { name: 'Dừng' }).click();
  stop();
  expect(office.asked.findLast(({ procedure }) => procedure === 'join')?.input).toMatchObject({
    address: 'crm.daidongtien.vn',
    account: 'hang.le',
    newPassword: 'cua rieng mot minh toi',
    ...deviceName(),
  });
});

test('[V21] a conflict says in words who changed what when, and one click takes the other value', async () => {
  const { page, client } = await open({ now });
  const office = await fakeOffice(page);
  Object.assign(office, await officeDay(client));
  await office.setStatus({ state: 'attention', conflicts: 3 });
  await go(page, '#/sync?tab=conflicts');
  const first = page.getByRole('article', { name: 'Trần Minh Đức đổi điện thoại lúc 14:05, máy này đổi lúc 15:10' });
  await first.waitFor();
  const sides = await first.getByRole('group').evaluateAll((groups) => groups.map((group) => group.getAttribute('aria-label')));
  expect(sides).toEqual(['Của bạn, trên máy này', 'Của Trần Minh Đức', 'Trước khi cả hai sửa']);
  await first.getByRole('button', { name: 'Dùng giá trị này: 0907 555 081' }).click();
  await page.getByText('Đã đổi Điện thoại thành giá trị đã chọn').waitFor();
  await first.waitFor({ state: 'hidden' });
  const deletion = page.getByRole('article', { name: 'Trần Minh Đức đã xóa lúc 15:10, máy này sửa địa chỉ lúc 14:05' });
  await deletion.getByRole('button', { name: 'Khôi phục' }).click();
  expect(office.asked.filter(({ procedure }) => procedure === 'resolve').map(({ input }) => input['use'])).toEqual([
    'lost',
    'lost',
  ]);
});

test('[P08] a refused change stands first with its reason; it is given up, taken back, edited and sent again', async () => {
  const { page, client } = await open({ now });
  const office = await fakeOffice(page);
  const day = await officeDay(client);
  Object.assign(office, day);
  await office.setStatus({ state: 'attention', rejected: 2, waiting: 2, waitingSince: '2026-11-25T01:05:00.000Z' });
  await go(page, '#/sync');
  await page.getByText(/Email: Địa chỉ email này chưa đúng dạng/).waitFor();
  const cards = page.getByRole('region', { name: /Văn phòng từ chối|Đang chờ gửi/ });
  expect(await cards.evaluateAll((found) => found.map((card) => card.querySelector('h2')?.textContent))).toEqual([
    'Văn phòng từ chối',
    'Đang chờ gửi',
  ]);
  const refused = page.getByRole('region', { name: 'Văn phòng từ chối' }).getByRole('listitem');
  await refused.first().getByRole('button', { name: 'Bỏ' }).click();
  await page.getByText('Đã bỏ 1 thay đổi').waitFor();
  await refused.nth(1).waitFor({ state: 'hidden' });
  await page.getByRole('button', { name: 'Hoàn tác' }).click();
  await page.getByText(/Email: Địa chỉ email này chưa đúng dạng/).waitFor();
  await refused.first().getByRole('button', { name: 'Sửa và gửi lại' }).click();
  await page.getByRole('dialog').getByRole('textbox', { name: 'Email' }).fill('muahang@congty.vn');
  await page.keyboard.press('Control+Enter');
  await page.getByRole('dialog').waitFor({ state: 'hidden' });
  expect(office.asked.findLast(({ procedure }) => procedure === 'resend')?.input).toMatchObject({
    opNo: 41,
    patch: { email: 'muahang@congty.vn', phone: '0907 555 018', rating: 'A' },
  });
  await refused.nth(1).waitFor({ state: 'hidden' });

  const { id } = await client.quotes.create({ customerId: day.customerId, title: 'Thùng carton quý 1' });
  const other = office.pending.find(({ state }) => state === 'rejected');
  if (other === undefined) throw new Error('one refused change is left');
  office.pending = [{ ...other, entity: 'quotes', rowId: id, title: 'Thùng carton quý 1', patch: { content: '{}' }, names: {} }];
  await office.setStatus({ rejected: 1 });
  await page.getByRole('link', { name: 'Mở báo giá để sửa' }).click();
  await expect.poll(() => page.url()).toContain(`#/quotes/${id}`);
});

test('[P09] the badge says what is in the way and offers the way out of it', async () => {
  const { page } = await open({ now });
  const office = await fakeOffice(page);
  const badge = badgeOf(page);
  await office.setStatus({
    state: 'offline',
    problem: { code: 'offline', details: {} },
    waiting: 3,
    waitingSince: '2026-11-25T01:05:00.000Z',
  });
  await page.getByText('Ngoại tuyến · 3 thay đổi chờ gửi').waitFor();
  await badge.click();
  await page.getByText('3 thay đổi, cũ nhất từ 08:05').waitFor();
  await office.setStatus({ state: 'attention', problem: { code: 'signed-out', details: {} } });
  await page.getByText('Cần đăng nhập lại · 3 thay đổi chờ gửi').waitFor();
  office.refusals.set('signIn', { code: 'password-change-due', message: 'given by the administrator' });
  await page.getByLabel('Mật khẩu của hang.le').fill('bốn từ ghép lại');
  await page.keyboard.press('Enter');
  await page.getByText(/Mật khẩu này do người quản trị đặt/).waitFor();
  office.refusals.delete('signIn');
  await page.getByLabel('Mật khẩu mới', { exact: true }).fill('của riêng một mình tôi');
  await page.keyboard.press('Enter');
  await page.getByText('Đã đăng nhập lại').waitFor();
  await office.setStatus({ problem: { code: 'office-changed', details: {} } });
  await page.getByText(/không xóa bản ghi nào chỉ vì máy chủ không còn có nó/).waitFor();
  await page.getByRole('button', { name: 'Gửi lại và đối chiếu' }).click();
  await office.setStatus({ problem: { code: 'many-removals', details: { rows: 1240 } } });
  await page.getByText(/1\.240 bản ghi sẽ rời khỏi máy này/).waitFor();
  await page.getByRole('button', { name: 'Cho phép bỏ' }).click();
  await page.keyboard.press('Escape');
  await office.setStatus({
    state: 'online',
    problem: null,
    waiting: 0,
    clockOffsetMs: -12 * 60_000,
    lastSyncAt: '2026-11-25T08:59:00.000Z',
  });
  await page.getByText('Đã đồng bộ 15:59').waitFor();
  await office.setStatus({ loading: { done: 12_345, total: null } });
  await page.getByText('đã có 12.345 dòng').waitFor();
  await page.getByText(/Đồng hồ máy này chậm 12 phút/).waitFor();
  expect(office.asked.map(({ procedure }) => procedure).filter((procedure) => /^(signIn|accept|allow)/.test(procedure))).toEqual([
    'signIn',
    'signIn',
    'acceptRestoredOffice',
    'allowRemovals',
  ]);
  expect(office.asked.findLast(({ procedure }) => procedure === 'signIn')?.input).toMatchObject({
    password: 'bốn từ ghép lại',
    newPassword: 'của riêng một mình tôi',
  });
});

test('an administrator ends a lost laptop after being told what that means', async () => {
  const { page, client } = await open({ now });
  const office = await fakeOffice(page);
  Object.assign(office, await officeDay(client));
  await go(page, '#/settings');
  const devices = page.getByRole('region', { name: /^Máy của/ });
  await devices.getByText('Laptop cũ').waitFor();
  await expect.poll(() => devices.getByRole('listitem').count()).toBe(3);
  await devices.getByText('Cả văn phòng', { exact: true }).click();
  await devices.getByText('MacBook của Minh').waitFor();
  await devices.getByRole('button', { name: 'Ngừng máy MacBook của Minh' }).click();
  await page
    .getByRole('dialog')
    .getByText(/Không lấy lại được/)
    .waitFor();
  await page.getByRole('dialog').getByRole('button', { name: 'Ngừng máy này' }).click();
  await page.getByText('Đã ngừng máy “MacBook của Minh”').waitFor();
  expect(office.asked.some(({ procedure }) => procedure === 'revokeDevice')).toBe(true);
});

test.each([
  ['light', 'vi'],
  ['dark', 'en'],
] as const)(
  'nobody is kept out of the office by how its screens are made: %s, %s',
  async (theme, language) => {
    const { page, client } = await open({ settings: { theme, language }, now });
    const office = await fakeOffice(page);
    const barriers: string[] = [];
    const look = async (name: string) => {
      barriers.push(...(await findBarriers(page)).map((barrier) => `${name}: ${barrier}`));
    };
    const { customerId, ...day } = await officeDay(client);
    await go(page, '#/sync');
    await page.getByText(/^(Không có gì chờ gửi|Nothing is waiting)$/).waitFor();
    await look('nothing waits');
    Object.assign(office, day);
    await office.setStatus({
      state: 'attention',
      problem: { code: 'signed-out', details: {} },
      rejected: 2,
      waiting: 2,
      waitingSince: '2026-11-25T01:05:00.000Z',
      conflicts: 3,
      clockOffsetMs: 12 * 60_000,
      loading: { done: 12_000, total: 45_000 },
    });
    await page.getByText(/^(Văn phòng từ chối|Refused by the office)$/).waitFor();
    await look('pending');
    await page
      .getByRole('button', { name: /Sửa và gửi lại|Edit and send again/ })
      .first()
      .click();
    await page.getByRole('dialog').waitFor();
    await look('edit');
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'hidden' });
    await go(page, '#/sync?tab=conflicts');
    await page.getByRole('article').first().waitFor();
    await look('conflicts');
    await go(page, `#/customers/${customerId}`);
    await page.getByRole('button', { name: /Xem và chọn|Look and choose/ }).waitFor();
    await badgeOf(page).click();
    await page.getByRole('region', { name: /Tình trạng đồng bộ|State of the sync/ }).waitFor();
    await look('badge');
    await page.keyboard.press('Escape');
    await go(page, '#/settings');
    await page.getByText('Máy bàn ở văn phòng').waitFor();
    await look('settings');
    expect(barriers).toEqual([]);
  },
  120_000,
);
