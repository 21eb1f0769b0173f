import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { readEml } from '../../support/read-eml.ts';
import { usePrograms } from '../harness/program.ts';
import { aShop, anyPromotion, anyRule } from '../../support/shop.ts';

const open = usePrograms();
const mondayMorning = Date.parse('2026-11-23T02:00:00.000Z');

async function openPrices(tab: 'rules' | 'try' | 'payment' | 'promotions' | 'announcements') {
  const program = await open({ profile: 'alone', now: mondayMorning });
  const shop = await aShop(program);
  const { page } = program;
  const show = async (wanted: string) => {
    await page.evaluate((to) => {
      location.hash = to;
    }, `#/prices?tab=${wanted}`);
    await page.getByRole('heading', { level: 1, name: 'Chính sách giá' }).waitFor();
  };
  await show(tab);
  const choose = async (label: string | RegExp, text: string, option: string | RegExp) => {
    const field = page.getByRole('combobox', { name: label });
    await field.click();
    if (text !== '') await field.fill(text);
    await page.getByRole('option', { name: option }).first().click();
  };
  const save = async () => {
    await page.getByRole('dialog').getByRole('button', { name: 'Lưu', exact: true }).click();
    await page.getByRole('dialog').waitFor({ state: 'detached' });
  };
  return { ...program, shop, show, choose, save };
}

test('[E02] a price rule of a customer group and a product group gives the price, and the reasons say why the others lost', async () => {
  const { page, client, shop, show, choose, save } = await openPrices('rules');
  await client.prices.saveRule({ ...anyRule, name: 'Mọi khách giảm 1 %', discountBasisPoints: 100 });
  await page.getByRole('button', { name: 'Thêm chính sách giá' }).click();
  await page.getByRole('dialog').getByRole('textbox', { name: 'Tên', exact: true }).fill('Đại lý – vật liệu');
  await choose('Nhóm khách hàng', '', 'Đại lý');
  await choose('Nhóm hàng', '', /Vật liệu/);
  await page.getByRole('dialog').getByRole('textbox', { name: 'Giảm', exact: true }).fill('5,5');
  await page.getByRole('dialog').getByRole('textbox', { name: 'Từ số lượng', exact: true }).fill('10');
  await save();
  await page.getByRole('cell', { name: '−5,5 %' }).waitFor();

  // A second one of equal rank is told at once, with both names.
  await page.getByRole('button', { name: 'Thêm chính sách giá' }).click();
  await page.getByRole('dialog').getByRole('textbox', { name: 'Tên', exact: true }).fill('Đại lý tháng 11');
  await choose('Nhóm khách hàng', '', 'Đại lý');
  await choose('Nhóm hàng', '', /Vật liệu/);
  await page.getByRole('dialog').getByRole('textbox', { name: 'Giảm', exact: true }).fill('7');
  await page.getByRole('dialog').getByRole('textbox', { name: 'Từ số lượng', exact: true }).fill('10');
  await page.getByText('“Đại lý tháng 11” và “Đại lý – vật liệu” dành cho cùng khách').waitFor();
  await page.keyboard.press('Escape');

  await show('try');
  await choose(/Khách hàng/, 'dai phat', 'Đại lý Đại Phát');
  await choose('Mặt hàng', 'pcb40', /Xi măng PCB40/);
  await page.getByRole('textbox', { name: 'Số lượng' }).fill('20');
  const reasons = page.getByRole('list', { name: 'Vì sao giá này' });
  await reasons.getByRole('listitem').filter({ hasText: 'Đại lý – vật liệu' }).getByText('Được áp dụng').waitFor();
  await page.getByText('85.050 ₫').waitFor();
  await reasons
    .getByRole('listitem')
    .filter({ hasText: 'Mọi khách giảm 1 %' })
    .getByText('Thua: bên kia sát khách hơn')
    .waitFor();
  const { lines } = await client.prices.ofLines({
    customerId: shop.customerId,
    on: '2026-11-23',
    lines: [{ productId: shop.cementId, quantityMilli: 20_000 }],
  });
  expect(lines[0]).toMatchObject({ priceDong: 90_000, discountBasisPoints: 550, source: { name: 'Đại lý – vật liệu' } });
});

test('[E03] two percent if paid within ten days is written for a customer group and counts for its customers', async () => {
  const { page, client, shop, choose, save } = await openPrices('payment');
  await page.getByRole('button', { name: 'Thêm chiết khấu' }).click();
  await page.getByRole('dialog').getByRole('textbox', { name: 'Tên', exact: true }).fill('2 % trong 10 ngày');
  await page.getByRole('dialog').getByRole('textbox', { name: 'Giảm', exact: true }).fill('2');
  await page.getByRole('radiogroup', { name: 'Cho ai' }).getByText('Nhóm khách').click();
  await choose('Nhóm khách hàng', '', 'Đại lý');
  await save();
  await page.getByRole('cell', { name: '10 ngày', exact: true }).waitFor();
  const lines = [{ productId: shop.cementId, netDong: 1_800_000 }];
  const terms = async (customerId: string | null) =>
    (await client.prices.paymentDiscountsOf({ customerId, on: '2026-11-23', lines })).terms;
  expect(await terms(shop.customerId)).toMatchObject([{ withinDays: 10, savesDong: 36_000 }]);
  expect(await terms(null)).toEqual([]);
});

test('[E04] [V25] a gift for ten bags is promised out of the stock, “hết quà” is told, and who received and signed stays in the ledger', async () => {
  const { page, client, shop, choose, save } = await openPrices('promotions');
  await page.getByRole('button', { name: 'Thêm chương trình' }).click();
  const drawer = page.getByRole('dialog');
  await drawer.getByRole('textbox', { name: 'Tên chương trình' }).fill('Mua 10 bao tặng 1 mũ');
  await choose('Quà', 'mu bao ho', /Mũ bảo hộ/);
  await drawer.getByRole('textbox', { name: 'Đến hết ngày' }).fill('31/12/2026');
  await page.keyboard.press('Tab');
  await drawer.getByRole('radiogroup', { name: 'Hàng nào' }).getByText('Một mặt hàng').click();
  await choose('Mặt hàng', 'pcb40', /Xi măng PCB40/);
  await drawer.getByRole('textbox', { name: 'Mua từ số lượng' }).fill('10');
  await drawer.getByRole('textbox', { name: 'Ngân sách' }).fill('100k');
  await drawer.getByRole('textbox', { name: 'Ghi chú thuế' }).fill('Xuất hoá đơn 0 đồng');
  await save();
  const card = page.getByRole('region', { name: 'Mua 10 bao tặng 1 mũ' });
  await card.getByText('Hết quà').waitFor();

  await card.getByRole('button', { name: 'Nhập, xuất kho quà' }).click();
  await drawer.getByRole('textbox', { name: 'Số lượng' }).fill('5');
  await save();
  await card.getByText('Còn 5 cái').waitFor();
  await card.getByRole('button', { name: 'Hứa cho khách…' }).click();
  await choose('Khách hàng', 'dai phat', 'Đại lý Đại Phát');
  await drawer.getByRole('textbox', { name: 'Số lượng' }).fill('6');
  await drawer.getByRole('button', { name: 'Lưu', exact: true }).click();
  await drawer.getByText('Hết quà: số còn lại không đủ').first().waitFor();
  await drawer.getByRole('textbox', { name: 'Số lượng' }).fill('2');
  await save();
  await card.getByText('vượt 20.000 ₫').waitFor();

  await card.getByRole('button', { name: 'Sổ quà' }).click();
  await card.getByRole('button', { name: 'Ghi nhận của Đại lý Đại Phát' }).click();
  await drawer.getByRole('textbox', { name: 'Người nhận' }).fill('Anh Phát');
  await drawer.getByRole('textbox', { name: 'Người ký' }).fill('Chị Hạnh');
  await save();
  await card.getByRole('row').filter({ hasText: 'Anh Phát' }).getByText('Đã nhận').waitFor();
  const { entries } = await client.promotions.ledger({ customerId: shop.customerId });
  expect(entries).toMatchObject([
    { quantityMilli: 2000, valueDong: 120_000, receivedBy: 'Anh Phát', signedBy: 'Chị Hạnh', taxNote: 'Xuất hoá đơn 0 đồng' },
  ]);
  const download = page.waitForEvent('download');
  await card.getByRole('button', { name: 'Xuất sổ ra file' }).click();
  await page.getByRole('menuitem', { name: 'Excel' }).click();
  expect((await download).suggestedFilename()).toBe('Mua 10 bao tặng 1 mũ.xlsx');
  await page.evaluate((id) => {
    location.hash = `#/customers/${id}`;
  }, shop.customerId);
  await page.getByRole('region', { name: 'Quà và tham quan' }).getByText('Chị Hạnh').waitFor();
});

test('[E03] [E04] in a quote a gift that is due is taken with one click, told when it fits no more, printed discounts are ticked, and accepting it writes the ledger', async () => {
  const { page, client, shop } = await openPrices('promotions');
  const { id: promotionId } = await client.promotions.save({
    ...anyPromotion,
    name: 'Mua 10 bao tặng 1 mũ',
    productId: shop.cementId,
    giftProductId: shop.helmetId,
  });
  await client.promotions.addStock({ promotionId, changeMilli: 2000 });
  const early = { name: 'Trả sớm', withinDays: 10, discountBasisPoints: 200, customerGroupId: null, productGroupId: null };
  const discount = await client.prices.savePaymentDiscount({ ...early, fromOn: null, toOn: null, isActive: true });
  const { id } = await client.quotes.create({ customerId: shop.customerId });
  await page.evaluate((to) => {
    location.hash = to;
  }, `#/quotes/${id}`);
  await page.getByRole('combobox', { name: 'Thêm mặt hàng' }).fill('pcb40');
  await page.getByRole('option', { name: /Xi măng PCB40/ }).waitFor();
  await page.keyboard.press('Enter');
  const bags = page.getByRole('textbox', { name: 'Số lượng dòng 1' });
  await bags.waitFor();
  const offers = page.getByRole('region', { name: 'Khuyến mãi cho báo giá này' });
  await offers.getByText('Mua thêm 9 nữa là đủ').waitFor();
  await bags.fill('20');
  await offers.getByText('Tặng 2 cái Mũ bảo hộ').waitFor();
  await offers.getByText('Còn 2 trong kho quà').waitFor();
  // By the keyboard alone.
  await offers.getByRole('button', { name: 'Lấy chương trình Mua 10 bao tặng 1 mũ' }).press('Enter');
  const gifts = page.getByRole('textbox', { name: 'Số lượng dòng 2' });
  await expect.poll(async () => await gifts.inputValue()).toBe('2');
  await offers.getByText('Đã lấy').waitFor();

  // More bags: nothing changes by itself, the line says what is due, and one click does it.
  await bags.fill('30');
  await page.getByText('Nay được 3: “Mua 10 bao tặng 1 mũ”').waitFor();
  expect(await gifts.inputValue()).toBe('2');
  await offers.getByText('Hết quà: chỉ còn 2').waitFor();
  await page.getByRole('button', { name: 'Sửa cho đúng dòng 2' }).click();
  await expect.poll(async () => await gifts.inputValue()).toBe('3');
  await bags.fill('9');
  await page.getByText('Không còn đủ điều kiện: “Mua 10 bao tặng 1 mũ”').waitFor();
  await page.getByRole('button', { name: 'Sửa cho đúng dòng 2' }).click();
  await gifts.waitFor({ state: 'detached' });
  await bags.fill('30');
  await offers.getByRole('button', { name: 'Lấy chương trình Mua 10 bao tặng 1 mũ' }).click();
  await expect.poll(async () => await gifts.inputValue()).toBe('3');

  await page.getByRole('checkbox', { name: /Giảm 2 % nếu trả trong 10 ngày: bớt 54.000/ }).check();
  await page.keyboard.press('Control+Enter');
  await page.getByText('Đã lưu, tổng').waitFor();
  const { content } = await client.quotes.get({ id });
  expect(content).toMatchObject({ promotionIds: [promotionId], paymentDiscountIds: [discount.id] });
  await page.getByRole('button', { name: 'Gửi khách' }).click();
  await page.getByRole('button', { name: 'Khách đồng ý' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Lưu', exact: true }).click();
  await page.getByText('Hết quà “Mua 10 bao tặng 1 mũ”: đã hứa 3, thiếu 1.').waitFor();
  await page.evaluate((customer) => {
    location.hash = `#/customers/${customer}`;
  }, shop.customerId);
  const ledger = page.getByRole('region', { name: 'Quà và tham quan' });
  await ledger.getByRole('row').filter({ hasText: 'Mua 10 bao tặng 1 mũ' }).getByText('3 cái').waitFor();
});

test('[E05] [E06] a tour around the founding day is offered to whoever keeps it now, seats run out, and who went is written down', async () => {
  const { page, client, shop, show, choose, save } = await openPrices('promotions');
  await client.customers.update({ id: shop.customerId, change: { foundedOn: '2011-11-28' } });
  const { id: promotionId } = await client.promotions.save({
    ...anyPromotion,
    name: 'Tham quan Đà Lạt',
    kind: 'tour',
    seats: 2,
    giftQuantityMilli: null,
    minQuantityMilli: null,
    minAmountDong: 1_000_000,
    occasion: 'founding',
    occasionDays: 7,
    isRepeated: false,
  });
  const offers = async (on: string) => {
    const lines = [{ productId: shop.cementId, quantityMilli: 20_000, netDong: 1_800_000 }];
    return (await client.promotions.forQuote({ customerId: shop.customerId, on, lines })).offers.map(({ promotionId: id }) => id);
  };
  expect([await offers('2026-11-23'), await offers('2026-11-20')]).toEqual([[promotionId], []]);
  await show('promotions');
  const card = page.getByRole('region', { name: 'Tham quan Đà Lạt' });
  await card.getByText('±7 ngày quanh ngày thành lập').waitFor();
  await card.getByRole('button', { name: 'Hứa cho khách…' }).click();
  await choose('Khách hàng', 'dai phat', 'Đại lý Đại Phát');
  await page.getByRole('dialog').getByRole('textbox', { name: 'Số chỗ' }).fill('2');
  await save();
  await card.getByText('Hết chỗ').waitFor();
  await card.getByRole('button', { name: 'Sổ quà' }).click();
  await card.getByRole('button', { name: 'Ghi nhận của Đại lý Đại Phát' }).click();
  await page.getByRole('dialog').getByRole('textbox', { name: 'Ai đi' }).fill('Anh Phát và vợ');
  await save();
  await card.getByRole('row').filter({ hasText: 'Anh Phát và vợ' }).getByText('Đã nhận').waitFor();
});

test('[V11] a discount of 60 % and one of more than 120 days a year are told with the law’s name, and may still be saved', async () => {
  const { page, client, save } = await openPrices('promotions');
  await page.getByRole('button', { name: 'Thêm chương trình' }).click();
  const drawer = page.getByRole('dialog');
  await drawer.getByRole('textbox', { name: 'Tên chương trình' }).fill('Xả kho');
  await drawer.getByText('Giảm giá', { exact: true }).click();
  await drawer.getByRole('textbox', { name: 'Giảm', exact: true }).fill('60');
  await drawer.getByRole('textbox', { name: 'Từ ngày' }).fill('01/07/2026');
  await drawer.getByRole('textbox', { name: 'Đến hết ngày' }).fill('31/12/2026');
  await page.keyboard.press('Tab');
  const law = drawer.getByRole('group', { name: 'Đối chiếu pháp luật' });
  await law.getByText('Vượt 50 %: giá trị khuyến mại là 60 %').waitFor();
  await law.getByText('Mặt hàng này giảm giá 184 ngày trong năm 2026').waitFor();
  await law.getByText(/Nghị định 81\/2018\/NĐ-CP \(điều 10\)/).waitFor();
  await drawer.getByRole('checkbox', { name: /Chương trình khuyến mại tập trung/ }).check();
  await expect.poll(() => law.getByText('Vượt 50 %: giá trị khuyến mại là 60 %').count()).toBe(0);
  await save();
  expect((await client.promotions.list({})).promotions).toMatchObject([{ name: 'Xả kho', isConcentrated: true }]);
});

test('[E09] a new price is announced to a group: drafts for those who agreed, a job for the others, sent only when somebody says so, and nobody twice', async () => {
  const { page, client, shop, show, restart } = await openPrices('rules');
  const ruleId = (await client.prices.saveRule({ ...anyRule, name: 'Đại lý tháng 12', customerGroupId: shop.dealersId })).id;
  const add = async (name: string, email: string | null, agrees: boolean) => {
    const { id: customerId } = await client.customers.create({ name });
    const { id: contactId } = await client.contacts.create({ customerId, name: `Chị ${name}`, email, isPrimary: true });
    await client.groups.addMembers({ groupId: shop.dealersId, ids: [customerId] });
    const said = {
      decision: 'given',
      purposes: ['marketing'],
      channels: ['email'],
      source: 'spoken',
      wording: null,
      proof: null,
    } as const;
    if (agrees)
      await client.consent.record({ customerId, contactId, ...said, purposes: [...said.purposes], channels: [...said.channels] });
    return customerId;
  };
  const first = await add('Bảy Mập', 'bay@abc.vn', true);
  await add('Đô Thành', 'do@abc.vn', true);
  await add('Chưa Hỏi', 'chua@abc.vn', false);

  await page.getByRole('button', { name: 'Báo khách về Đại lý tháng 12' }).click();
  await page.getByRole('menuitem', { name: 'Soạn thư báo khách…' }).click();
  const drawer = page.getByRole('dialog', { name: 'Báo chính sách giá mới' });
  await drawer.getByRole('button', { name: '2 khách nhận thư' }).click();
  await drawer.getByRole('list', { name: '2 khách nhận thư' }).getByText('Chị Bảy Mập · bay@abc.vn').waitFor();
  // A number of those left out opens its customers too.
  await drawer.getByRole('button', { name: 'Chưa đồng ý nhận thư: 1' }).click();
  await drawer
    .getByRole('list', { name: 'Khách: Chưa đồng ý nhận thư' })
    .getByText('Chị Chưa Hỏi')
    .or(drawer.getByText('chua@abc.vn'))
    .first()
    .waitFor();
  await drawer.getByRole('checkbox', { name: /Giao người phụ trách gọi hoặc ghé/ }).check();
  await drawer.getByRole('button', { name: 'Xem thư sẽ gửi' }).click();
  await drawer.getByRole('article', { name: 'Xem thư sẽ gửi' }).getByText('Mọi mặt hàng: giảm 5 % so với bảng giá').waitFor();
  const download = page.waitForEvent('download');
  await drawer.getByRole('button', { name: 'Soạn thư nháp' }).click();
  const file = await download;
  expect(file.suggestedFilename()).toBe('Báo giá Đại lý tháng 12.eml');
  const mail = readEml(readFileSync(await file.path()));
  expect(mail.mailboxes('bcc').map(({ address }) => address)).toEqual(['bay@abc.vn', 'do@abc.vn']);
  expect(mail.text).toContain('Mọi mặt hàng: giảm 5 % so với bảng giá');

  const card = page.getByRole('region', { name: 'Đại lý tháng 12' });
  await card.getByText('Thư nháp', { exact: true }).waitFor();
  await card.getByRole('link', { name: 'Việc báo trực tiếp: 0/2' }).waitFor();
  const told = async () =>
    (await client.timeline.list({ customerId: first })).entries
      .filter(({ kind }) => kind === 'email')
      .map(({ text }) => text?.split(' báo')[0]);
  expect(await told()).toEqual(['Đã soạn thư nháp']);
  await restart();
  await show('announcements');
  await card.getByRole('button', { name: 'Đánh dấu thư 1 đã gửi' }).click();
  await card.getByText('Đã gửi', { exact: true }).waitFor();
  expect((await told()).includes('Đã gửi thư')).toBe(true);

  // Announced again by the keyboard and the palette alone: both have it already.
  await page.keyboard.press('Control+k');
  await page.keyboard.type('soan thu bao');
  await page.getByRole('option', { name: 'Soạn thư báo chính sách giá' }).waitFor();
  await page.keyboard.press('Enter');
  await drawer.getByRole('combobox', { name: 'Chính sách được báo' }).fill('dai ly');
  await page.getByRole('option', { name: 'Đại lý tháng 12' }).waitFor();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await drawer.getByRole('button', { name: 'Đã được gửi thư này: 2' }).waitFor();
  await drawer.getByText('Chưa có khách nào được phép nhận thư').waitFor();
  expect((await client.announcements.propose({ policies: [{ kind: 'rule', id: ruleId }] })).recipients).toBe(0);
});
