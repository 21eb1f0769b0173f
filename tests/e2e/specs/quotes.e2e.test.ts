import { expect, test } from 'vitest';
import { aQuoteLine } from '../../support/quote-contents.ts';
import { useOfficeLaptops } from '../harness/office-laptops.ts';
import { type Program, usePrograms } from '../harness/program.ts';

const open = usePrograms();
/** A morning on which a month's validity crosses the end of the VAT reduction. */
const december = Date.parse('2026-12-15T02:00:00.000Z');

async function goTo({ page }: Program, hash: string) {
  await page.evaluate((to) => {
    location.hash = to;
  }, hash);
}

async function aCatalogue({ client }: Program) {
  await client.products.save({ code: 'TC-05', name: 'Thùng carton 5 lớp', unit: 'cái' });
  await client.products.save({ code: 'BK-01', name: 'Băng keo trong', unit: 'cuộn' });
  return await client.customers.create({ name: 'Công ty TNHH Bao bì An Phát', address: 'Dĩ An' });
}

async function aDraft(program: Program, priceDong = 12_350) {
  const { id: customerId } = await aCatalogue(program);
  const { id, label } = await program.client.quotes.create({ customerId, title: 'Thùng quý 1' });
  const { content } = await program.client.quotes.get({ id });
  if (content === null) throw new Error('a new quote has a content');
  const { totals: _totals, ...draft } = content;
  await program.client.quotes.saveContent({ id, content: { ...draft, lines: [aQuoteLine({ priceDong })] } });
  return { id, label, customerId, draft };
}

test('[E07] [V27] a quote is typed without the mouse: product, Enter, quantity, Enter; prices as one says them; it is sent and accepted', async () => {
  const program = await open({ profile: 'alone', now: december });
  const { page, client } = program;
  const { id: customerId } = await aCatalogue(program);
  const { id } = await client.quotes.create({ customerId });
  await goTo(program, `#/quotes/${id}`);
  const picker = page.getByRole('combobox', { name: 'Thêm mặt hàng' });
  const total = page.getByTestId('sum-total');
  const cell = (name: string) => page.getByRole('textbox', { name, exact: true });

  await picker.fill('thung carton');
  await page.getByRole('option', { name: /Thùng carton 5 lớp/ }).waitFor();
  await page.keyboard.press('Enter');
  await cell('Số lượng dòng 1').waitFor();
  const focused = async () => await page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? '');
  await expect.poll(focused).toBe('Số lượng dòng 1');
  await page.keyboard.type('1.250,5');
  await page.keyboard.press('Enter');
  await expect.poll(focused).toBe('Thêm mặt hàng');
  await page.keyboard.type('bang keo');
  await page.getByRole('option', { name: /Băng keo trong/ }).waitFor();
  await page.keyboard.press('Enter');
  await expect.poll(focused).toBe('Số lượng dòng 2');

  // Up in the same column, then to the right: the price of the first line, as people say it.
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.type('12tr5');
  await expect.poll(async () => await total.innerText()).toMatch(/16\.881\.750\.000/);
  await page.keyboard.press('Tab');
  await page.keyboard.type('2,5');
  await expect.poll(async () => await page.getByTestId('sum-net').innerText()).toMatch(/15\.240\.468\.750/);

  // What is no quantity is said, is not counted, and is not saved behind one's back.
  await cell('Số lượng dòng 2').fill('-3');
  await page.keyboard.press('Control+Enter');
  await page.getByText('1 ô chưa đúng').waitFor();
  await cell('Số lượng dòng 2').fill('100');
  await cell('Đơn giá dòng 2').fill('8500');
  await page.getByText('Thuế GTGT đổi từ 8% sang 10% từ 01/01/2027').waitFor();
  await page.keyboard.press('Control+Enter');
  await page.getByText('Đã lưu, tổng').waitFor();
  const { content } = await client.quotes.get({ id });
  expect(content?.lines).toMatchObject([
    { code: 'TC-05', quantityMilli: 1_250_500, priceDong: 12_500_000, discountBasisPoints: 250, vatRate: '8' },
    { code: 'BK-01', quantityMilli: 100_000, priceDong: 8500 },
  ]);

  await page.getByRole('button', { name: 'Gửi khách' }).click();
  await page.getByRole('button', { name: 'Khách đồng ý' }).click();
  await page.getByRole('textbox', { name: 'Người trả lời' }).fill('Anh Tuấn');
  await page.getByRole('button', { name: 'Lưu', exact: true }).click();
  await page.getByText('Đồng ý bản 1').waitFor();
  await goTo(program, '#/quotes');
  await page.getByRole('row', { name: /An Phát.*Khách đồng ý/ }).waitFor();
  expect(await cell('Đơn giá dòng 1').count()).toBe(0);
});

test('[X14] a change of what was sent is the next version, laid beside the first; what is typed survives a crash; rows of a spreadsheet are pasted', async () => {
  const program = await open({ profile: 'alone' });
  const { page, client, restart } = program;
  const { id } = await aDraft(program);
  await client.quotes.send({ id });
  await goTo(program, `#/quotes/${id}`);
  await page.getByRole('button', { name: 'Thao tác khác' }).click();
  await page.getByRole('menuitem', { name: 'Lập bản mới' }).click();
  const price = page.getByRole('textbox', { name: 'Đơn giá dòng 1' });
  await expect.poll(async () => await price.isEditable()).toBe(true);
  await price.fill('11900');
  await page.getByRole('combobox', { name: 'Thêm mặt hàng' }).evaluate((field) => {
    const data = new DataTransfer();
    data.setData('text/plain', 'Mã\tTên\tSL\nBK-01\tBăng keo\t40\nMàng PE\t2,5\t85.000');
    field.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
  });
  await expect.poll(async () => await page.getByRole('textbox', { name: 'Tên hàng dòng 2' }).inputValue()).toBe('Băng keo trong');
  await expect.poll(async () => (await client.quotes.get({ id })).draft?.json ?? '').toContain('Băng keo trong');

  await restart();
  await goTo(program, `#/quotes/${id}`);
  await page.getByText('Đây là phần bạn gõ mà chưa lưu').waitFor();
  await page.keyboard.press('Control+Enter');
  await page.getByText('Đã lưu, tổng').waitFor();
  await page.getByRole('button', { name: 'So bản 1 với bản đang xem' }).click();
  const difference = page.getByRole('table', { name: 'Khác nhau' });
  await difference.getByText('Đơn giá: 12.350').waitFor();
  await difference.getByText('Đơn giá: 11.900').waitFor();
  await difference.getByText('Màng PE').waitFor();
});

test('[B09] [E10] [E08] a quote comes out of an opportunity, has only teams that make quotes, and as a project offer its technical papers', async () => {
  const program = await open({ profile: 'demo' });
  const { page, client } = program;
  const { opportunities } = await client.opportunities.list({ limit: 1 });
  const chance = opportunities[0];
  if (chance === undefined) throw new Error('the demo company has opportunities');
  const { id } = await client.quotes.create({ opportunityId: chance.id });
  const quote = await client.quotes.get({ id });
  expect(quote).toMatchObject({ opportunityId: chance.id, customerId: chance.customerId, title: chance.title });
  await goTo(program, `#/quotes/${id}`);
  const teams = await client.quotes.teams({});
  const team = page.getByRole('combobox', { name: 'Nhóm báo giá' });
  await team.click();
  await expect
    .poll(async () => await page.getByRole('listbox').getByRole('option').allInnerTexts())
    .toEqual(teams.teams.map(({ name }) => name));
  await page.keyboard.press('Escape');

  await page.getByRole('button', { name: 'Thao tác khác' }).click();
  await page.getByRole('menuitem', { name: 'Chuyển thành chào giá dự án' }).click();
  await page.getByText('Chào giá dự án', { exact: true }).waitFor();
  const papers = page.getByRole('region', { name: /Giấy tờ/ });
  await papers.locator('input[type=file]').setInputFiles({
    name: 'Bản vẽ kỹ thuật.pdf',
    mimeType: 'application/pdf',
    buffer: Buffer.from('%PDF-1.4 bản vẽ'),
  });
  await papers.getByText('Bản vẽ kỹ thuật.pdf').waitFor();
  await expect.poll(async () => (await client.quotes.get({ id })).files).toBe(1);
});

const { users, laptopOf, sync } = useOfficeLaptops();

test('[P07] two laptops price one quote: no price is mixed, both versions stand beside each other, and one click chooses', async () => {
  const rep = await laptopOf(users().southRep);
  const manager = await laptopOf(users().southManager);
  const { id: customerId } = await rep.client.customers.create({ name: 'Công ty An Phát' });
  const { id, label } = await rep.client.quotes.create({ customerId });
  const { content } = await rep.client.quotes.get({ id });
  if (content === null) throw new Error('a new quote has a content');
  const { totals: _totals, ...draft } = content;
  const priced = (priceDong: number, quantityMilli: number) => ({ ...draft, lines: [aQuoteLine({ priceDong, quantityMilli })] });
  await rep.client.quotes.saveContent({ id, content: priced(10_000, 100_000) });
  await sync(rep, manager);
  expect(await rep.client.quotes.get({ id })).toMatchObject({ label, number: expect.stringMatching(/^BG-\d{4}-0001$/) });
  rep.cable.cut();
  manager.cable.cut();
  // One has a lower price, the other a higher quantity: put together they would be a quote that nobody made.
  await rep.client.quotes.saveContent({ id, content: priced(9000, 100_000) });
  await manager.client.quotes.saveContent({ id, content: priced(10_000, 500_000) });
  rep.cable.plug();
  manager.cable.plug();
  await sync(rep, manager);
  const total = async (laptop: Program) => (await laptop.client.quotes.get({ id })).totalDong;
  const made = [972_000, 5_400_000];
  const standing = await total(rep);
  const other = made.find((sum) => sum !== standing);
  expect(made).toContain(standing);
  expect(await total(manager)).toBe(standing);

  await goTo(rep, `#/quotes/${id}`);
  const note = rep.page.getByRole('region', { name: 'Hai bản của báo giá này' });
  await note.getByText('Không giá nào bị trộn lẫn').waitFor();
  await note
    .getByRole('table', { name: 'Khác nhau' })
    .getByText(/Số lượng: 500/)
    .waitFor();
  await note.getByRole('button', { name: /^Dùng bản của/ }).click();
  await note.waitFor({ state: 'hidden' });
  await sync(rep, manager);
  expect([await total(rep), await total(manager)]).toEqual([other, other]);
  expect((await manager.client.quotes.get({ id })).conflicts).toEqual([]);
});
