import { expect, test, vi } from 'vitest';
import { aQuoteLine } from '../../support/quote-contents.ts';
import { testPassword, type TestUser } from '../../support/office.ts';
import { type OfficeLaptop, useOfficeLaptops } from '../harness/office-laptops.ts';
import { customerPageOf } from '../pages/customers.ts';
import { frameOf } from '../pages/frame.ts';
import { officeOf } from '../pages/office.ts';

/* Two laptops, each with a browser and a cable of its own, and one real office between them. */

// Two browsers and two programs share two cores with whatever else is tested.
vi.setConfig({ testTimeout: 120_000 });

const { office, users, aNewLaptop, laptopOf, sync } = useOfficeLaptops();

interface Laptop extends OfficeLaptop {
  readonly office: ReturnType<typeof officeOf>;
  readonly customer: ReturnType<typeof customerPageOf>;
}

const withPages = (laptop: OfficeLaptop): Laptop => ({
  ...laptop,
  office: officeOf(laptop.page),
  customer: customerPageOf(laptop.page),
});

const aLaptopOf = async (user: TestUser) => withPages(await laptopOf(user));

async function aCustomer(of: Laptop, more: { readonly ownerId?: string | null; readonly teamId?: string } = {}): Promise<string> {
  const made = await of.client.customers.create({
    name: 'Nhà thuốc Đức Thịnh 2',
    phone: '0283 845 6789',
    email: 'ducthinh@congty.vn',
    ...more,
  });
  return made.id;
}

test('[P10] joining shows how much has come, waits out a held line, and opens the screens with everything in them', async () => {
  const filler = await aLaptopOf(users().southRep);
  for (let at = 0; at < 120; at += 1)
    await filler.client.customers.create({
      name: `Cửa hàng số ${at}`,
      address: `${at} Nguyễn Văn Được, Long Xuyên`,
      note: `Ghi chú ${at * 7919}`,
    });
  await sync(filler);
  const laptop = withPages(await aNewLaptop());
  const { page } = laptop;
  await page.getByRole('button', { name: /Tham gia văn phòng/ }).click();
  const address = page.getByRole('textbox', { name: 'Địa chỉ máy chủ văn phòng' });
  laptop.cable.cut();
  await address.fill(laptop.cable.address);
  await page.keyboard.press('Tab');
  await page.getByText(/Chưa liên lạc được với máy chủ văn phòng/).waitFor();
  laptop.cable.plug();
  await address.fill(`${laptop.cable.address}/`);
  await page.keyboard.press('Tab');
  await page.getByText(/Đã tìm thấy máy chủ văn phòng/).waitFor();
  await page.getByRole('textbox', { name: 'Tài khoản' }).fill(users().southRep.account);
  await page.getByLabel('Mật khẩu', { exact: true }).fill('không phải cái này');
  await page.keyboard.press('Enter');
  await page.getByText(/Tài khoản hoặc mật khẩu chưa đúng/).waitFor();
  await page.getByLabel('Mật khẩu', { exact: true }).fill(testPassword);
  // One of the last tables of the first scope: rows of the earlier ones are there by then.
  laptop.cable.holdAnswerTo('entity=history');
  await page.keyboard.press('Enter');
  await page.getByText(/Đã tải [\d.]+ \/ [\d.]+ dòng/).waitFor();
  await page.reload();
  await page.getByText(/Đã tải [\d.]+ \/ [\d.]+ dòng/).waitFor();
  laptop.cable.release();
  await page.getByRole('navigation').waitFor();
  await laptop.office.says(/Đã đồng bộ \d\d:\d\d/);
  expect((await laptop.client.customers.outline({})).total).toBe(120);
});

test('[P04] two laptops change different fields of one customer offline; both changes are on both, nobody is asked', async () => {
  const rep = await aLaptopOf(users().southRep);
  const manager = await aLaptopOf(users().southManager);
  const id = await aCustomer(rep);
  await sync(rep, manager);
  rep.cable.cut();
  manager.cable.cut();
  await rep.office.openCustomer(id);
  await rep.customer.edit('Điện thoại', '0907 555 018');
  await rep.customer.fact('Điện thoại').getByText('0907 555 018').waitFor();
  await manager.office.openCustomer(id);
  await manager.customer.edit('Email', 'muahang@ducthinh.vn');
  await manager.customer.fact('Email').getByText('muahang@ducthinh.vn').waitFor();
  rep.cable.plug();
  manager.cable.plug();
  await sync(rep, manager);
  for (const { customer } of [rep, manager]) {
    await customer.fact('Điện thoại').getByText('0907 555 018').waitFor();
    await customer.fact('Email').getByText('muahang@ducthinh.vn').waitFor();
  }
  expect((await rep.client.office.conflicts({})).conflicts).toEqual([]);
  await manager.office.says(/^Đã đồng bộ \d\d:\d\d$/);
});

test('[P05] the same field changed on both is a conflict in words; one click takes the other value, one more takes that back', async () => {
  const rep = await aLaptopOf(users().southRep);
  const manager = await aLaptopOf(users().southManager);
  const id = await aCustomer(rep);
  await sync(rep, manager);
  rep.cable.cut();
  manager.cable.cut();
  await rep.office.openCustomer(id);
  await rep.customer.edit('Điện thoại', '0907 555 018');
  await rep.customer.fact('Điện thoại').getByText('0907 555 018').waitFor();
  await manager.office.openCustomer(id);
  await manager.customer.edit('Điện thoại', '0918 222 333');
  await manager.customer.fact('Điện thoại').getByText('0918 222 333').waitFor();
  rep.cable.plug();
  manager.cable.plug();
  await sync(rep, manager);
  // The later change stands, by clocks that the office has compared; seconds apart either may be the later one. The other is not lost.
  const typed = new Map([
    ['0907 555 018', rep],
    ['0918 222 333', manager],
  ]);
  const standing = (await rep.client.customers.get({ id })).phone ?? '';
  const [other] = [...typed.keys()].filter((phone) => phone !== standing);
  const winner = typed.get(standing);
  const loser = typed.get(other ?? '');
  if (winner === undefined || loser === undefined || other === undefined) throw new Error(`neither value stands: ${standing}`);
  const winnerName = winner === rep ? users().southRep.name : users().southManager.name;
  await loser.customer.fact('Điện thoại').getByText(standing).waitFor();
  await loser.office.says(/1 việc cần xem lại/);
  await loser.page.getByText('Có 1 ô của khách hàng này được hai nơi cùng sửa: điện thoại.').waitFor();
  await loser.page.getByRole('button', { name: 'Xem và chọn' }).click();
  const conflict = loser.page.getByRole('article', {
    name: new RegExp(`^${winnerName} đổi điện thoại lúc \\d\\d:\\d\\d, máy này đổi lúc \\d\\d:\\d\\d$`),
  });
  const side = (name: string) => conflict.getByRole('group', { name });
  await side('Của bạn, trên máy này').getByText(other).waitFor();
  await side(`Của ${winnerName}`).getByText('Đang dùng').waitFor();
  await side('Trước khi cả hai sửa').getByText('0283 845 6789').waitFor();
  await side('Của bạn, trên máy này')
    .getByRole('button', { name: /Dùng giá trị này/ })
    .click();
  await conflict.waitFor({ state: 'hidden' });
  await sync(loser, winner);
  await winner.customer.fact('Điện thoại').getByText(other).waitFor();
  await winner.office.says(/^Đã đồng bộ \d\d:\d\d$/);
  await loser.page.keyboard.press('Control+z');
  await conflict.waitFor();
  await sync(loser, winner);
  await winner.customer.fact('Điện thoại').getByText(standing).waitFor();
});

test('[P08] a change that the office refuses comes back with its reason, is edited, sent again and accepted', async () => {
  const rep = await aLaptopOf(users().southRep);
  const id = await aCustomer(rep);
  await sync(rep);
  rep.cable.cut();
  await rep.client.customers.update({ id, change: { ownerId: users().northRep.id, rating: 'A' } });
  await rep.client.customers.update({ id, change: { email: 'ketoan@ducthinh.vn' } });
  rep.cable.plug();
  await sync(rep);
  await rep.office.says(/1 việc cần xem lại/);
  await rep.office.openPending();
  await rep.office.refused.getByText(/Phụ trách: Bạn không còn quyền sửa bản ghi này/).waitFor();
  await rep.office.refused.getByText('Võ Thanh Tùng').waitFor();
  // The one after it went through all the same, and the customer still has its owner.
  expect(await rep.client.customers.get({ id })).toMatchObject({
    ownerId: users().southRep.id,
    rating: null,
    email: 'ketoan@ducthinh.vn',
  });
  await rep.office.refused.getByRole('button', { name: 'Sửa và gửi lại' }).click();
  const drawer = rep.page.getByRole('dialog', { name: 'Sửa và gửi lại' });
  await drawer.getByRole('combobox', { name: 'Phụ trách' }).click();
  await rep.page.getByRole('option', { name: 'Nguyễn Hoàng Phúc' }).click();
  await drawer.getByRole('button', { name: 'Gửi lại' }).click();
  await drawer.waitFor({ state: 'hidden' });
  await sync(rep);
  await rep.page.getByText('Không có gì chờ gửi').first().waitFor();
  const colleague = await aLaptopOf(users().southRep2);
  expect(await colleague.client.customers.get({ id })).toMatchObject({ ownerId: users().southRep2.id, rating: 'A' });
});

test('[P09] the badge tells the truth: sent, offline with what waits and since when, sent again', async () => {
  const rep = await aLaptopOf(users().southRep);
  await rep.office.says(/^Đã đồng bộ \d\d:\d\d$/);
  const id = await aCustomer(rep);
  await sync(rep);
  await rep.office.says(/^Đã đồng bộ \d\d:\d\d$/);
  rep.cable.cut();
  await rep.office.openCustomer(id);
  await rep.customer.edit('Điện thoại', '0907 555 018');
  await rep.office.says(/^Ngoại tuyến · 1 thay đổi chờ gửi$/);
  await rep.office.badge.click();
  await rep.office.popover.getByText(/1 thay đổi, cũ nhất từ \d\d:\d\d/).waitFor();
  await rep.office.popover.getByRole('button', { name: 'Việc chờ gửi' }).click();
  await rep.page.getByText('Điện thoại: 0907 555 018').waitFor();
  rep.cable.plug();
  await rep.office.syncNow();
  await rep.office.says(/^Đã đồng bộ \d\d:\d\d$/);
  await rep.page.getByText('Không có gì chờ gửi').first().waitFor();
});

test('[P02] with no network everything can be made and found; it reaches the office when the network is back', async () => {
  const rep = await aLaptopOf(users().southRep);
  const manager = await aLaptopOf(users().southManager);
  rep.cable.cut();
  const { page } = rep;
  await page.evaluate(() => {
    location.hash = '#/customers';
  });
  await page.getByText('Chưa có khách hàng nào').waitFor();
  await page.keyboard.press('Control+n');
  await page.getByRole('dialog').getByRole('textbox', { name: 'Tên khách hàng' }).fill('Siêu thị mini Bảy Hiền');
  await page.keyboard.press('Control+Enter');
  await page.getByRole('heading', { level: 1, name: 'Siêu thị mini Bảy Hiền' }).waitFor();
  await rep.customer.composer.fill('Chị Bảy hẹn lấy 20 thùng vào thứ Sáu');
  await page.keyboard.press('Control+Enter');
  await rep.customer.timeline.getByText('Chị Bảy hẹn lấy 20 thùng vào thứ Sáu').waitFor();
  await frameOf(page).openPalette();
  await page.keyboard.type('bay hien');
  // What was said with her names her as well, while the word is still being typed.
  const customers = page.getByRole('group', { name: 'Khách hàng' });
  await customers.getByRole('option', { name: /Siêu thị mini Bảy Hiền/ }).waitFor();
  await page.keyboard.press('Escape');
  rep.cable.plug();
  await sync(rep, manager);
  const [found] = (await manager.client.customers.search({ text: 'bay hien' })).hits;
  await manager.office.openCustomer(found?.id ?? '');
  await manager.customer.timeline.getByText('Chị Bảy hẹn lấy 20 thùng vào thứ Sáu').waitFor();
});

test('[P11] a customer given to another team leaves one laptop and arrives on the other with its visits and history', async () => {
  const south = await aLaptopOf(users().southManager);
  const north = await aLaptopOf(users().northRep);
  const id = await aCustomer(south, { ownerId: null, teamId: office().teams.south });
  await south.client.visits.create({ customerId: id, startsAt: '2026-11-26T02:00:00.000Z', note: 'Mang mẫu mới' });
  await south.client.interactions.create({ customerId: id, kind: 'call', text: 'Đã báo giá lần 2' });
  await sync(south, north);
  await expect(north.client.customers.get({ id })).rejects.toMatchObject({ code: 'not-found' });
  await south.office.openCustomer(id);
  await south.customer.fact('Đội phụ trách').click();
  await south.page.getByRole('combobox', { name: 'Đội phụ trách' }).selectOption({ label: 'Đội miền Bắc' });
  await sync(south, north);
  await south.page.getByText('Không có khách hàng này').waitFor();
  await north.office.openCustomer(id);
  await north.customer.fact('Đội phụ trách').getByText('Đội miền Bắc').waitFor();
  await north.customer.timeline.getByText('Đã báo giá lần 2').waitFor();
  expect((await north.client.visits.list({ from: '2026-11-26', to: '2026-11-26' })).visits).toHaveLength(1);
  await north.customer.tab('Lịch sử thay đổi').click();
  await north.page
    .getByText(/Trần Minh Đức/)
    .first()
    .waitFor();
});

test('[K01] a team sees its own customers: the manager those of his people, a rep of another team none', async () => {
  const rep = await aLaptopOf(users().southRep);
  const manager = await aLaptopOf(users().southManager);
  const other = await aLaptopOf(users().northRep);
  const id = await aCustomer(rep);
  await sync(rep, manager, other);
  for (const { page } of [manager, other]) {
    await page.evaluate(() => {
      location.hash = '#/customers';
    });
  }
  await manager.page.getByRole('grid').getByText('Nhà thuốc Đức Thịnh 2').waitFor();
  await other.page.getByText('Chưa có khách hàng nào').waitFor();
  await rep.office.openCustomer(id);
  await rep.customer.fact('Đội phụ trách').click();
  const teams = rep.page.getByRole('combobox', { name: 'Đội phụ trách' }).getByRole('option');
  await expect.poll(() => teams.allInnerTexts()).toEqual(['–', 'Đội miền Bắc', 'Đội miền Nam']);
});

test('[X15] a rep asks offline for a deep discount, whoever approves is reminded of it and decides on another laptop, the rep is told and sends', async () => {
  const [rep, boss] = await Promise.all([aLaptopOf(users().southRep), aLaptopOf(users().admin)]);
  const rule = { name: 'Giảm từ 10%', teamId: null, minTotalDong: null, minDiscountBasisPoints: 1000, isActive: true } as const;
  await boss.client.approvalRules.save({ ...rule, approver: 'user', approverId: users().admin.id });
  const customerId = await aCustomer(rep);
  const { id } = await rep.client.quotes.create({ customerId, title: 'Thùng quý 1' });
  const { content } = await rep.client.quotes.get({ id });
  if (content === null) throw new Error('a new quote has a content');
  const { totals: _totals, ...draft } = content;
  await rep.client.quotes.saveContent({ id, content: { ...draft, lines: [aQuoteLine({ discountBasisPoints: 2000 })] } });
  await sync(boss, rep);
  rep.cable.cut();
  await rep.page.evaluate((to) => {
    location.hash = to;
  }, `#/quotes/${id}`);
  const send = rep.page.getByRole('button', { name: 'Gửi khách' });
  await rep.page.getByText('Chưa được gửi').waitFor();
  await expect.poll(() => send.isDisabled()).toBe(true);
  await rep.page.getByRole('button', { name: 'Xin duyệt' }).click();
  const drawer = rep.page.getByRole('dialog', { name: 'Xin duyệt' });
  await drawer.getByRole('textbox', { name: 'Lý do' }).fill('Khách so giá với Đông Á');
  await rep.page.keyboard.press('Control+Enter');
  await rep.page.getByText('đang chờ', { exact: true }).waitFor();
  rep.cable.plug();
  await sync(rep, boss);

  const number = String((await boss.client.quotes.get({ id })).number);
  await boss.page.getByRole('button', { name: 'Nhắc việc: 1 việc đang chờ' }).click();
  const centre = boss.page.getByRole('dialog', { name: 'Nhắc việc' });
  await centre.getByText(`${number} chờ duyệt`).waitFor();
  await centre.getByRole('button', { name: 'Báo giá chờ tôi duyệt' }).click();
  await boss.page.getByRole('button', { name: `Quyết định về ${number}` }).click();
  const decision = boss.page.getByRole('dialog', { name: 'Quyết định' });
  await decision.getByText('Khách so giá với Đông Á').waitFor();
  await decision.getByRole('textbox', { name: 'Ý kiến' }).fill('Chỉ lần này');
  await boss.page.keyboard.press('Control+Enter');
  await decision.waitFor({ state: 'hidden' });
  await boss.page.getByRole('button', { name: 'Nhắc việc', exact: true }).waitFor();
  await sync(boss, rep);

  await rep.page.getByText('đã duyệt', { exact: true }).waitFor();
  await rep.page.getByText(/Chỉ lần này/).waitFor();
  await rep.page.getByRole('button', { name: 'Nhắc việc: 1 việc đang chờ' }).click();
  await rep.page
    .getByRole('dialog', { name: 'Nhắc việc' })
    .getByRole('link', { name: `${number} đã được duyệt` })
    .click();
  await send.click();
  await expect.poll(async () => (await rep.client.quotes.get({ id })).state).toBe('sent');
  await sync(rep);
  expect((await rep.client.office.pending({})).changes).toEqual([]);

  // The rep looks after his account: another password, out, and in again with it.
  const { page } = rep;
  const next = 'bốn từ ghép lại';
  await rep.office.openSettings();
  await page.getByLabel('Mật khẩu hiện tại', { exact: true }).fill(users().southRep.password);
  await page.getByLabel('Mật khẩu mới', { exact: true }).fill(next);
  await page.keyboard.press('Enter');
  await page.getByText('Đã đổi mật khẩu').waitFor();
  const card = page.getByRole('region', { name: 'Văn phòng', exact: true });
  await card.getByRole('button', { name: 'Đăng xuất' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Đăng xuất' }).click();
  const password = card.getByLabel(`Mật khẩu của ${users().southRep.account}`, { exact: true });
  await password.fill(users().southRep.password);
  await page.keyboard.press('Enter');
  await card.getByText(/mật khẩu chưa đúng/).waitFor();
  await password.fill(next);
  await page.keyboard.press('Enter');
  await rep.office.says(/^Đã đồng bộ \d\d:\d\d$/);

  // The administrator ends this laptop, which the rep still has: he is told what that means, works on, and connects it as a new one.
  await boss.office.openSettings();
  await boss.page.getByText('Cả văn phòng', { exact: true }).click();
  const laptopName = `Laptop ${users().southRep.name}`;
  await boss.page.getByRole('button', { name: `Ngừng máy ${laptopName}` }).click();
  await boss.page.getByRole('dialog').getByRole('button', { name: 'Ngừng máy này' }).click();
  await boss.page.getByText(`Đã ngừng máy “${laptopName}”`).waitFor();
  const after = await aCustomer(rep);
  await rep.client.office.syncNow({});
  await card.getByText(/Người quản trị đã ngừng máy này/).waitFor();
  await rep.office.badge.click();
  await rep.office.popover.getByRole('button', { name: 'Bắt đầu lại với dữ liệu khác…' }).waitFor();
  await rep.office.popover.getByLabel(`Mật khẩu của ${users().southRep.account}`, { exact: true }).fill(next);
  await rep.office.popover.getByRole('button', { name: 'Nối lại như máy mới' }).click();
  await rep.office.says(/^Đã đồng bộ \d\d:\d\d$/);
  await sync(rep, boss);
  expect((await boss.client.customers.get({ id: after })).name).toBe('Nhà thuốc Đức Thịnh 2');
});
