import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { findBarriers } from '../harness/axe.ts';
import { type Program, usePrograms } from '../harness/program.ts';

const open = usePrograms();

async function show(page: Page, place: string) {
  await page.evaluate((hash) => {
    location.hash = hash;
  }, place);
}

/** A quote over one line that the customer accepted on a day. */
async function anAcceptedQuote({ client }: Program, customerId: string, answeredOn: string) {
  const { id } = await client.quotes.create({ customerId, title: 'Túi giấy' });
  const { content } = await client.quotes.get({ id });
  if (content === null) throw new Error('a new quote has a content');
  const { totals: _totals, ...draft } = content;
  await client.quotes.saveContent({
    id,
    content: {
      ...draft,
      lines: [
        {
          ...{ id: 'a', kind: 'goods', productId: null, code: null, name: 'Túi giấy A4', note: null, unit: 'cái' },
          ...{ quantityMilli: 5_000_000, priceDong: 4500, listPriceDong: null, priceSource: null },
          ...{ discountBasisPoints: 0, vatRate: '8', isOption: false },
        },
      ],
    },
  });
  await client.quotes.send({ id });
  await client.quotes.answer({ id, isAccepted: true, way: 'phone', answeredOn });
  return id;
}

test('[B01] a lead is assessed, leaves the list of those to assess, and is passed to a colleague with the log on its page', async () => {
  const { page, client } = await open({ profile: 'demo' });
  const { users } = await client.team.users({});
  const me = users.find(({ isMe }) => isMe);
  const receiver = users.find(({ isMe, teamName }) => !isMe && teamName === me?.teamName)?.name ?? '';
  const { id } = await client.customers.create({ name: 'Xưởng bánh Mộc Miên', lifecycle: 'target' });
  await client.leads.assess({ customerId: id, verdict: 'later', warmth: 'cold', timing: 'Sau Tết' });
  await show(page, '#/customers');
  await page.getByRole('button', { name: 'Đầu mối', exact: true }).click();
  await page.getByRole('heading', { level: 1, name: /Đầu mối/ }).waitFor();
  await page
    .getByText(/^Để sau/)
    .first()
    .click();
  await page.getByRole('button', { name: 'Đánh giá Xưởng bánh Mộc Miên' }).click();

  const form = page.getByRole('dialog', { name: 'Đánh giá Xưởng bánh Mộc Miên' });
  // What was known last time is there already.
  await expect.poll(() => form.getByRole('textbox', { name: 'Khi nào mua' }).inputValue()).toBe('Sau Tết');
  await form.getByText('Đạt', { exact: true }).click();
  await form.getByText('Nóng', { exact: true }).click();
  await form.getByRole('textbox', { name: 'Cần gì' }).fill('Hộp bánh in logo');
  await form.getByRole('textbox', { name: 'Ngân sách' }).fill('12tr5');
  await form.getByRole('combobox', { name: 'Giao cho' }).click();
  await page.getByRole('option', { name: receiver }).click();
  await form.getByRole('textbox', { name: 'Lời dặn khi giao' }).fill('Gọi trước thứ Sáu');
  expect(await findBarriers(page)).toEqual([]);
  await page.keyboard.press('Control+Enter');
  await page.getByText(`Đã đánh giá và giao Xưởng bánh Mộc Miên cho ${receiver}`).waitFor();

  await show(page, `#/customers/${id}`);
  const card = page.getByRole('region', { name: 'Đầu mối' });
  await card.getByText('Hộp bánh in logo').waitFor();
  await card.getByText('12.500.000 ₫').waitFor();
  await card.getByText('1 lần đánh giá trước').click();
  await card.getByText('Để sau').waitFor();
  await page.getByText('Gọi trước thứ Sáu').first().waitFor();
  expect(await client.customers.get({ id })).toMatchObject({ lifecycle: 'lead', ownerName: receiver });
});

test('[B02] a lead becomes an opportunity with an existing customer and a new contact in one step, and one undo takes it back', async () => {
  const { page, client } = await open({ profile: 'alone' });
  const { id } = await client.customers.create({
    name: 'Chị Nguyễn Thu Hà',
    kind: 'person',
    phone: '0903 123 456',
    lifecycle: 'lead',
  });
  const { id: intoId } = await client.customers.create({ name: 'Công ty TNHH Bánh Hoa Sen' });
  await client.leads.assess({
    customerId: id,
    verdict: 'qualified',
    warmth: 'hot',
    need: 'Hộp bánh trung thu',
    budgetDong: 45_000_000,
  });
  await show(page, '#/leads?state="qualified"');
  await page.getByRole('button', { name: 'Chuyển Chị Nguyễn Thu Hà thành cơ hội' }).click();
  const form = page.getByRole('dialog', { name: 'Chuyển Chị Nguyễn Thu Hà thành cơ hội' });
  // Nothing is typed twice: the need, the budget and the person came along.
  await expect.poll(() => form.getByRole('textbox', { name: 'Tên cơ hội' }).inputValue()).toBe('Hộp bánh trung thu');
  expect(await form.getByRole('textbox', { name: 'Giá trị dự kiến' }).inputValue()).toBe('45.000.000 ₫');
  expect(await form.getByRole('textbox', { name: 'Điện thoại' }).inputValue()).toBe('0903 123 456');
  await form.getByText('Khách có sẵn khác…').click();
  await form.getByRole('combobox', { name: 'Gộp vào khách hàng' }).fill('hoa sen');
  await page.getByRole('option', { name: /Hoa Sen/ }).click();
  expect(await findBarriers(page)).toEqual([]);
  await form.getByRole('button', { name: 'Tạo cơ hội' }).click();

  await page.getByRole('heading', { level: 1, name: 'Hộp bánh trung thu' }).waitFor();
  await page.getByText('Bắt nguồn từ').waitFor();
  const { opportunities } = await client.leads.startedFrom({ entity: 'customers', id });
  expect(opportunities).toMatchObject([{ title: 'Hộp bánh trung thu', customerId: intoId, valueDong: 45_000_000 }]);
  expect((await client.customers.get({ id })).mergedInto).toBe(intoId);
  await page.getByRole('button', { name: 'Hoàn tác' }).click();
  await expect.poll(async () => (await client.customers.get({ id })).mergedInto).toBeNull();
  expect((await client.leads.startedFrom({ entity: 'customers', id })).opportunities).toEqual([]);
});

test('[X26] a competitor’s price is noted from the palette with a name that is new, and stands on its page over time', async () => {
  const { page, client } = await open({ profile: 'alone' });
  await page.keyboard.press('Control+k');
  await page.keyboard.type('gia doi thu');
  await page.getByRole('option', { name: 'Ghi giá đối thủ' }).waitFor();
  await page.keyboard.press('Enter');
  const form = page.getByRole('dialog', { name: 'Ghi giá đối thủ' });
  await form.getByRole('combobox', { name: 'Đối thủ' }).fill('Nhựa Duy Tân');
  await page.getByRole('option', { name: 'Thêm “Nhựa Duy Tân”' }).click();
  await form.getByRole('textbox', { name: 'Hàng của họ' }).fill('Thùng 60 lít');
  await form.getByRole('textbox', { name: 'Giá', exact: true }).fill('185k');
  await form.getByRole('textbox', { name: 'Ngày thấy' }).fill('01/01/2031');
  await page.keyboard.press('Control+Enter');
  await form.getByText('Ngày này chưa tới. Hãy xem lại năm.').waitFor();
  await form.getByRole('textbox', { name: 'Ngày thấy' }).fill('02/03/2026');
  await page.keyboard.press('Control+Enter');
  await page.getByText('Đã ghi giá 185.000 ₫ cho Thùng 60 lít').waitFor();

  const [known] = (await client.competitors.list({})).competitors;
  await client.competitors.notePrice({
    competitorId: known?.id ?? '',
    product: 'thùng 60 lít',
    priceDong: 179_000,
    seenOn: '2026-09-01',
  });
  await show(page, '#/competitors');
  await page.getByRole('link', { name: 'Nhựa Duy Tân' }).click();
  await page.getByRole('img', { name: /02\/03\/2026 185\.000 ₫; 01\/09\/2026 179\.000 ₫/ }).waitFor();
  await page.getByRole('button', { name: /^Sửa Điểm yếu/ }).click();
  await page.getByRole('textbox', { name: 'Điểm yếu', exact: true }).fill('Giao chậm ở miền Tây');
  await page.keyboard.press('Control+Enter');
  await page.getByText('Đã đổi Điểm yếu').waitFor();
  expect(await findBarriers(page)).toEqual([]);
  expect((await client.competitors.get({ id: known?.id ?? '' })).weaknesses).toBe('Giao chậm ở miền Tây');
});

test('[B13] [B12] the page says when they buy next and why; a care task that is done leads to a further opportunity, linked both ways', async () => {
  const program = await open({ profile: 'alone', now: Date.parse('2026-11-26T02:00:00.000Z') });
  const { page, client } = program;
  const { id } = await client.customers.create({ name: 'Tiệm bánh Ánh Dương' });
  for (const day of ['2026-08-31', '2026-09-28', '2026-11-02']) await anAcceptedQuote(program, id, day);
  await show(page, `#/customers/${id}`);
  const card = page.getByRole('region', { name: 'Chu kỳ mua' });
  await card.getByText('03/12/2026', { exact: true }).waitFor();
  await card.getByText(/Cách nhau 28–35 ngày, lần cuối 02\/11\/2026/).waitFor();
  await card.getByText(/3 lần · 15\.000 cái/).waitFor();

  const { id: taskId } = await client.care.appoint({ customerId: id, title: 'Hỏi thăm lô túi', dueOn: '2026-11-26' });
  await client.tasks.complete({ id: taskId, outcome: 'Cần thêm túi cỡ lớn' });
  const openTask = () =>
    page
      .getByRole('region', { name: 'Dòng thời gian' })
      .getByRole('listitem')
      .filter({ hasText: 'Hỏi thăm lô túi' })
      .getByRole('button')
      .first()
      .click();
  await openTask();
  const task = page.getByRole('dialog', { name: 'Hỏi thăm lô túi' });
  await task.getByRole('button', { name: 'Tạo cơ hội bán thêm' }).click();
  const form = page.getByRole('dialog', { name: 'Bán thêm cho Tiệm bánh Ánh Dương' });
  expect(await form.getByRole('textbox', { name: 'Cần gì' }).inputValue()).toBe('Cần thêm túi cỡ lớn');
  await form.getByRole('textbox', { name: 'Tên cơ hội' }).fill('Túi A3 cho mùa Tết');
  await page.keyboard.press('Control+Enter');
  await page.getByText('Đã tạo cơ hội “Túi A3 cho mùa Tết” cho Tiệm bánh Ánh Dương').waitFor();
  await openTask();
  await task.getByRole('region', { name: 'Cơ hội từ đây' }).getByText('Túi A3 cho mùa Tết').waitFor();
  await task.getByRole('link', { name: 'Túi A3 cho mùa Tết' }).click();
  await page.getByRole('link', { name: 'việc: Hỏi thăm lô túi · 26/11/2026' }).waitFor();
  const made = (await client.leads.startedFrom({ entity: 'tasks', id: taskId })).opportunities[0];
  const { origin } = await client.leads.originOf({ opportunityId: made?.id ?? '' });
  expect(origin).toMatchObject({ entity: 'tasks', id: taskId, label: 'Hỏi thăm lô túi' });
});
