import { expect, test } from 'vitest';
import { aCustomer, mondayMorning } from '../pages/visits-stories.ts';
import { answerCalls } from '../harness/answer-calls.ts';
import { usePrograms } from '../harness/program.ts';

const open = usePrograms();
const name = 'Tạp hóa Bé Ba – Chợ Bà Chiểu';

/** A customer with an invoice of 12.5 million that was due in October, and a program whose screens are ready. */
async function aDebt() {
  const app = await open({ profile: 'alone', now: mondayMorning });
  const customerId = await aCustomer(app, name);
  const { id: invoiceId } = await app.client.receivables.addInvoice({
    ...{ customerId, symbol: '1C26TAA', number: '123', issuedOn: '2026-09-15', dueOn: '2026-10-15', totalDong: 12_500_000 },
  });
  const { page } = app;
  const go = (hash: string) =>
    page.evaluate((to) => {
      location.hash = to;
    }, hash);
  return { app, page, client: app.client, customerId, invoiceId, go, debts: page.getByRole('region', { name: 'Công nợ' }) };
}

test('[F13] an invoice is written down and paid in parts as people type amounts; too much becomes credit, and a mistake is taken back', async () => {
  const { app, page, client, customerId, go, debts } = await aDebt();
  await go(`#/customers/${customerId}?tab=sales`);
  // The head of the customer warns, whatever tab is open.
  await page.locator('header').getByText('Quá hạn 12.500.000 ₫').waitFor();
  await debts.getByRole('button', { name: 'Ghi hóa đơn' }).click();
  const invoice = page.getByRole('dialog', { name: 'Ghi hóa đơn' });
  await invoice.getByRole('textbox', { name: 'Ký hiệu' }).fill('1c26taa');
  await invoice.getByRole('textbox', { name: 'Số hóa đơn' }).fill('00000123');
  const total = invoice.getByRole('textbox', { name: 'Tổng tiền (gồm VAT)' });
  await total.fill('mười triệu');
  await page.keyboard.press('Control+Enter');
  await invoice.getByText('Hãy nhập tổng tiền lớn hơn 0, ví dụ 12tr5').waitFor();
  await total.fill('1tr2');
  await page.keyboard.press('Control+Enter');
  await invoice.getByText('Đã có hóa đơn khác mang ký hiệu và số này trong cùng năm.').waitFor();
  await invoice.getByRole('textbox', { name: 'Số hóa đơn' }).fill('124');
  await invoice.getByRole('textbox', { name: 'Hạn thanh toán' }).fill('22/11/2026');
  await page.keyboard.press('Control+Enter');
  await invoice.getByText('Hạn thanh toán không được trước ngày hóa đơn.').waitFor();
  await invoice.getByRole('textbox', { name: 'Hạn thanh toán' }).fill('23/12/2026');
  await page.keyboard.press('Control+Enter');
  await page.getByText('Đã ghi hóa đơn 124').waitFor();
  await expect.poll(async () => (await client.receivables.of({ customerId })).openDong).toBe(13_700_000);

  await debts.getByRole('button', { name: 'Thu tiền: 1C26TAA 123' }).click();
  const receipt = page.getByRole('dialog', { name: 'Ghi thu tiền' });
  const amount = receipt.getByRole('textbox', { name: 'Số tiền' });
  await amount.fill('-5tr');
  await page.keyboard.press('Control+Enter');
  await receipt.getByText('Hãy nhập số tiền lớn hơn 0, ví dụ 12tr5').waitFor();
  await amount.fill('13tr');
  await receipt.getByText('Nhiều hơn số còn nợ 500.000 ₫: phần dư thành tiền trả trước của khách.').waitFor();
  await page.keyboard.press('Control+Enter');
  await page.getByText('Đã ghi thu 13.000.000 ₫').waitFor();
  await debts.getByText('Thu thừa').waitFor();
  await expect
    .poll(async () => await client.receivables.of({ customerId }))
    .toMatchObject({ openDong: 1_200_000, creditDong: 500_000 });
  await debts.getByRole('button', { name: /^Rút lại 13\.000\.000/ }).click();
  await debts.getByText('Quá hạn 39 ngày').waitFor();

  // Dealt out over what was due first, in one step that Ctrl+Z takes back.
  await debts.getByRole('button', { name: 'Ghi thu tiền' }).click();
  await amount.fill('13tr');
  await page.keyboard.press('Control+Enter');
  await page.getByText('Đã ghi 13.000.000 ₫ cho 2 hóa đơn').waitFor();
  await app.restart();
  await go(`#/customers/${customerId}?tab=sales`);
  await debts.getByText('Đã thu đủ').waitFor();
  await debts.getByText('Thu một phần').waitFor();
  expect(await client.receivables.of({ customerId })).toMatchObject({ openDong: 700_000, creditDong: 0, overdueDong: 0 });
});

test('[F12] Công nợ shows who owes what by age with its sum, from the laptop alone; it is narrowed, opened and taken out', async () => {
  const { page, client, customerId } = await aDebt();
  const other = await aCustomer({ client }, 'Bao bì Đại Phát');
  await client.receivables.addInvoice({
    customerId: other,
    number: '9',
    issuedOn: '2026-11-20',
    dueOn: '2026-12-20',
    totalDong: 4_000_000,
  });
  await client.receivables.addReceipt({ customerId, amountDong: 300_000, paidOn: '2026-11-20' });
  await page.getByRole('link', { name: 'Công nợ' }).click();
  const table = page.getByRole('table', { name: 'Công nợ' });
  const row = (text: string) => table.getByRole('row').filter({ hasText: text });
  await expect
    .poll(async () => await row(name).getByRole('cell').allTextContents())
    .toEqual([name, '–', '–', '12.500.000', '–', '–', '12.500.000', '12.500.000', '300.000', 'Thu tiền']);
  await expect
    .poll(async () => await row('Cộng').getByRole('cell').allTextContents())
    .toEqual(['4.000.000', '–', '12.500.000', '–', '–', '12.500.000', '16.500.000', '300.000', '']);
  await page.getByRole('button', { name: 'Chỉ quá hạn' }).click();
  await expect.poll(async () => await row('Bao bì Đại Phát').count()).toBe(0);
  await page.getByRole('button', { name: 'Xuất công nợ' }).click();
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('menuitem', { name: /XLSX|Excel/ }).click(),
  ]);
  expect(download.suggestedFilename()).toBe('Công nợ 2026-11-23.xlsx');
  await expect.poll(async () => (await client.exports.log({})).entries).toMatchObject([{ what: 'receivables', rows: 1 }]);
  await row(name).getByRole('link', { name }).click();
  await page.getByRole('region', { name: 'Công nợ' }).getByText('Quá hạn 39 ngày').waitFor();
});

test('[F12] accounting’s table is looked at while it is typed, says what is wrong with it, is taken in and taken back', async () => {
  const { page, client, customerId } = await aDebt();
  await page.getByRole('link', { name: 'Công nợ' }).click();
  await page.getByRole('button', { name: 'Nhập từ kế toán' }).click();
  const drawer = page.getByRole('dialog', { name: 'Nhập bảng công nợ' });
  const cells = drawer.getByRole('textbox', { name: 'Hoặc dán các ô đã chép' });
  await cells.fill('a\tb\n1\t2');
  await drawer.getByText('Không thấy các cột cần có').waitFor();
  const table = (...lines: string[]) => ['Khách hàng\tSố hóa đơn\tNgày\tTổng tiền', ...lines].join('\n');
  const lines = [`${name}\t801\t20/11/2026\t3tr`, `${name}\t802\t20/11/2026\t2tr`, 'Không ai cả\t803\t20/11/2026\t1tr'];
  // The first look is answered after the second: what is told is of what is typed.
  const looks: (() => Promise<void>)[] = [];
  await answerCalls(page, '**/call/receivables.import', async (route) => {
    const answer = await route.fetch();
    await new Promise<void>((answered) => {
      looks.push(async () => {
        await route.fulfill({ response: answer });
        answered();
      });
    });
  });
  await cells.fill(table(...lines.slice(0, 1)));
  await expect.poll(() => looks.length).toBe(1);
  await cells.fill(table(...lines));
  await expect.poll(() => looks.length).toBe(2);
  await looks[1]?.();
  await drawer.getByText('2 hóa đơn mới, 0 thay đổi, 0 như cũ').waitFor();
  await looks[0]?.();
  await page.unroute('**/call/receivables.import');
  await drawer.getByText('1 dòng bị bỏ qua:').waitFor();
  await drawer.getByText('Dòng 4 (803): không tìm thấy khách hàng').waitFor();
  await drawer.getByRole('button', { name: 'Nhập', exact: true }).click();
  await page.getByText('Đã nhập 2 hóa đơn mới').waitFor();
  const open = async () => (await client.receivables.of({ customerId })).openDong;
  expect(await open()).toBe(17_500_000);
  await page.keyboard.press('Control+z');
  await expect.poll(open).toBe(12_500_000);
});

test('[I02] what is due is told in the reminders with its amount, opens the customer, and goes when it is paid', async () => {
  const { page, client, customerId, invoiceId } = await aDebt();
  await page.getByRole('button', { name: /^Nhắc việc: / }).click();
  const centre = page.getByRole('dialog', { name: 'Nhắc việc' });
  const debts = centre.getByRole('group', { name: 'Công nợ đến hạn' });
  await debts.getByText('hóa đơn 1C26TAA 123 · quá hạn 39 ngày').waitFor();
  await debts.getByRole('link', { name: `${name} còn nợ 12.500.000 ₫` }).click();
  await page.getByRole('heading', { level: 1, name }).waitFor();
  await client.receivables.addReceipt({ customerId, invoiceId, amountDong: 12_500_000, paidOn: '2026-11-23' });
  await page.getByRole('button', { name: /^Nhắc việc/ }).click();
  await centre.getByText('Không có gì phải nhắc').waitFor();
});
