import type { Locator, Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { standardStages } from '../../../src-shared/opportunities/standard-stages.ts';
import { findBarriers } from '../harness/axe.ts';
import { type Program, usePrograms } from '../harness/program.ts';
import { customerListOf, customerPageOf } from '../pages/customers.ts';

const open = usePrograms();
/** A Wednesday morning in Vietnam. */
const now = Date.parse('2026-11-25T01:30:00.000Z');
const [need = '', proposal = '', haggling = ''] = standardStages.map(({ id }) => id);
const [first, second, third, wonName, lostName] = standardStages.map(({ vi }) => vi);

const goTo = async (page: Page, hash: string) => {
  await page.goto(`${page.url().split('#')[0]}#${hash}`);
};
const column = (page: Page, name = first ?? ''): Locator => page.getByRole('region', { name: new RegExp(`^${name}`) });
const card = (page: Page, title: string): Locator => page.getByRole('listitem', { name: new RegExp(`^${title}`) });
const headOf = (page: Page, name?: string) => column(page, name).locator('header').innerText();

/** A customer with three opportunities, in the first two stages. */
async function threeCards(program: Program) {
  const { client } = program;
  const { id: customerId } = await client.customers.create({ name: 'Công ty TNHH Bao bì Đại Phát', lifecycle: 'lead' });
  const make = async (title: string, more: object) => (await client.opportunities.create({ customerId, title, ...more })).id;
  return {
    customerId,
    carton: await make('Thùng carton quý 1', { valueDong: 100_000_000, expectedCloseOn: '2026-12-20', tags: ['big'] }),
    film: await make('Màng co', { valueDong: 50_000_000, expectedCloseOn: '2026-11-20' }),
    tape: await make('Băng keo', { stageId: proposal, valueDong: 10_000_000, potentialPercent: 80 }),
  };
}

test('[B04][X08] a card goes to another stage by mouse and by keys; number, value and forecast follow, and who moved it when stays', async () => {
  const program = await open({ profile: 'alone', now });
  const { page, client, restart } = program;
  const { carton } = await threeCards(program);
  await goTo(page, '/opportunities');
  await expect.poll(() => headOf(page)).toMatch(/2[\s\S]*150 tr[\s\S]*20 % = 30 tr/);
  await page.getByText('3 đang mở · 160.000.000 ₫ · dự báo 34.000.000 ₫').waitFor();

  await card(page, 'Thùng carton quý 1').dragTo(column(page, second));
  await page.getByText('Đã chuyển “Thùng carton quý 1” sang Đề xuất giải pháp, báo giá').waitFor();
  await expect.poll(() => headOf(page, second)).toMatch(/2[\s\S]*110 tr[\s\S]*40 % = 44 tr/);
  await expect.poll(() => headOf(page)).toMatch(/1[\s\S]*50 tr[\s\S]*20 % = 10 tr/);

  await card(page, 'Thùng carton quý 1').focus();
  await page.keyboard.press('Alt+ArrowRight');
  await expect.poll(() => headOf(page, third)).toMatch(/1[\s\S]*100 tr[\s\S]*70 % = 70 tr/);
  // The keyboard stays with the card.
  await expect.poll(() => page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? '')).toMatch(/^Thùng carton/);
  expect(await findBarriers(page)).toEqual([]);
  await page.keyboard.press('Control+z');
  await expect.poll(() => headOf(page, second)).toMatch(/2[\s\S]*110 tr/);
  await card(page, 'Thùng carton quý 1').focus();
  await page.keyboard.press('Alt+ArrowRight');
  await expect.poll(() => headOf(page, third)).toMatch(/1[\s\S]*100 tr/);
  await expect.poll(async () => (await client.opportunities.get({ id: carton })).stageId).toBe(haggling);
  await restart();
  await goTo(page, '/opportunities');
  await column(page, third).getByText('Thùng carton quý 1').waitFor();

  await card(page, 'Thùng carton quý 1').focus();
  await page.keyboard.press('Enter');
  await page
    .getByText(/Lê Thị Hằng · 25\/11\/2026 08:30/)
    .first()
    .waitFor();
  const { history } = await client.opportunities.get({ id: carton });
  expect(history.filter(({ field }) => field === 'stageId').map(({ userName, newValue }) => [userName, newValue])).toEqual([
    ['Lê Thị Hằng', haggling],
    ['Lê Thị Hằng', proposal],
    ['Lê Thị Hằng', haggling],
    ['Lê Thị Hằng', proposal],
  ]);
});

test('[B06] a lost one says why, on the board and on its page, and can be opened again', async () => {
  const program = await open({ profile: 'alone', now });
  const { page, client } = program;
  const { carton } = await threeCards(program);
  await goTo(page, '/opportunities');
  await card(page, 'Thùng carton quý 1').dragTo(column(page, lostName));
  const drawer = page.getByRole('dialog', { name: 'Thua: Thùng carton quý 1' });
  await drawer.getByRole('button', { name: 'Chốt thua' }).click();
  await drawer.getByText('Hãy chọn lý do thua.').waitFor();
  expect((await client.opportunities.get({ id: carton })).kind).toBe('open');
  await drawer.getByRole('combobox', { name: 'Lý do thua' }).click();
  await page.getByRole('option', { name: 'Giá cao hơn' }).click();
  await drawer.getByRole('textbox', { name: 'Ghi chú khi thua' }).fill('Bên kia rẻ hơn 5 %');
  await page.keyboard.press('Control+Enter');
  await column(page, lostName).getByText('Thùng carton quý 1').waitFor();
  await column(page, lostName).getByRole('link', { name: 'Thùng carton quý 1' }).click();
  await page.getByText('Bên kia rẻ hơn 5 %').first().waitFor();
  await page.getByRole('button', { name: 'Mở lại' }).click();
  await page.getByText('Đã mở lại “Thùng carton quý 1”').waitFor();
  expect(await client.opportunities.get({ id: carton })).toMatchObject({ stageId: need, lostReason: null });
  // What came from another laptop without a reason asks for it.
  await page.getByRole('button', { name: 'Chốt thắng' }).first().click();
  await expect.poll(async () => (await client.opportunities.get({ id: carton })).kind).toBe('won');
});

test('[B08][B05][B07] three fields make one; its page has value, day, products, people, rival, next step, tags, potential and history', async () => {
  const program = await open({ profile: 'alone', now });
  const { page, client, restart } = program;
  const { id: customerId } = await client.customers.create({ name: 'Công ty TNHH Bao bì Đại Phát', lifecycle: 'lead' });
  await client.contacts.create({ customerId, name: 'Chị Yến', role: 'director' });
  await client.competitors.create({ name: 'Bao bì Tân Tiến Phát' });
  const list = customerListOf(page);
  await list.open();
  await list.openCustomer('Công ty TNHH Bao bì Đại Phát');
  await customerPageOf(page).tab('Bán hàng').click();
  await page.getByText('Không có cơ hội nào đang mở.').waitFor();
  await page.getByRole('button', { name: 'Cơ hội mới', exact: true }).click();
  const drawer = page.getByRole('dialog', { name: 'Cơ hội mới' });
  await drawer.getByRole('button', { name: 'Tạo cơ hội' }).click();
  await drawer.getByText('Hãy ghi tên cơ hội.').waitFor();
  await drawer.getByRole('textbox', { name: 'Tên cơ hội' }).fill('Thùng carton quý 1');
  await drawer.getByRole('textbox', { name: 'Giá trị' }).fill('1,2 tỷ');
  await page.keyboard.press('Control+Enter');
  await page.getByText('1 cơ hội đang mở · 1.200.000.000 ₫').waitFor();
  await page.getByRole('link', { name: 'Thùng carton quý 1' }).click();

  const edit = async (label: string, typed: string) => {
    await page.getByRole('button', { name: new RegExp(`^Sửa ${label}`) }).click();
    await page.getByRole('textbox', { name: label, exact: true }).fill(typed);
    await page.keyboard.press('Enter');
  };
  const choose = async (label: string, choice: string) => {
    await page.getByRole('button', { name: new RegExp(`^Sửa ${label}`) }).click();
    await page.getByRole('combobox', { name: label, exact: true }).selectOption({ label: choice });
  };
  await edit('Dự kiến chốt', '20/12/2026');
  await page.getByText('20/12/2026').first().waitFor();
  await choose('Tiềm năng', '80 %');
  await choose('Đối thủ', 'Bao bì Tân Tiến Phát');
  await page
    .getByRole('button', { name: 'Sửa Đối thủ: Bao bì Tân Tiến Phát' })
    .or(page.getByText('Bao bì Tân Tiến Phát'))
    .first()
    .waitFor();
  const tags = page
    .getByRole('combobox', { name: 'Từ khóa' })
    .or(page.getByRole('textbox', { name: 'Từ khóa' }))
    .first();
  await tags.fill('Gấp');
  await page.keyboard.press('Enter');
  await page.getByRole('textbox', { name: 'Sản phẩm' }).fill('Thùng 5 lớp');
  await page.getByRole('textbox', { name: 'Số lượng' }).fill('1.500,5');
  await page.getByRole('textbox', { name: 'Giá dự kiến' }).fill('12k');
  await page.keyboard.press('Enter');
  await page.getByText('18.006.000 ₫').first().waitFor();
  await page.getByRole('combobox', { name: 'Thêm người của khách' }).click();
  await page.getByRole('option', { name: 'Chị Yến' }).click();
  await page.getByRole('combobox', { name: 'Vai trò của Chị Yến' }).click();
  await page.getByRole('option', { name: 'Người quyết định' }).click();
  await page.getByRole('button', { name: 'Thêm việc' }).click();
  await page
    .getByRole('dialog', { name: 'Thêm công việc' })
    .or(page.getByRole('dialog'))
    .first()
    .getByRole('textbox')
    .first()
    .fill('Gửi mẫu cho chị Yến');
  await page.keyboard.press('Control+Enter');
  await page.getByRole('button', { name: 'Gửi mẫu cho chị Yến' }).waitFor();
  const stored = async () => {
    const [one] = (await client.opportunities.ofCustomer({ customerId })).opportunities;
    return client.opportunities.get({ id: one?.id ?? '' });
  };
  await expect.poll(stored).toMatchObject({
    ...{ valueDong: 1_200_000_000, expectedCloseOn: '2026-12-20', potentialPercent: 80, probabilityPercent: 20 },
    ...{ competitorName: 'Bao bì Tân Tiến Phát', tags: ['urgent'] },
    products: [{ name: 'Thùng 5 lớp', quantityMilli: 1_500_500, priceDong: 12_000 }],
    contacts: [{ name: 'Chị Yến', role: 'decider' }],
    next: [{ kind: 'task', title: 'Gửi mẫu cho chị Yến' }],
  });
  expect(await findBarriers(page)).toEqual([]);
  const { id } = await stored();
  await restart();
  await goTo(page, `/opportunities/${id}`);
  await page.getByRole('button', { name: 'Gửi mẫu cho chị Yến' }).waitFor();
  await page.getByText('Tạo cơ hội', { exact: true }).waitFor();

  // The tag finds it, on the board and in the list.
  await goTo(page, '/opportunities?view=list');
  await page.getByRole('combobox', { name: 'Từ khóa' }).click();
  await page.getByRole('option', { name: 'Đấu thầu' }).click();
  await page.getByText('0 cơ hội · 0 ₫ · có trọng số 0 ₫').waitFor();
  await page.getByText('Không có cơ hội nào như vậy').waitFor();
  await page.getByRole('combobox', { name: 'Từ khóa' }).click();
  await page.getByRole('option', { name: 'Gấp' }).click();
  await page.getByRole('row', { name: /Thùng carton quý 1/ }).waitFor();
  // The list has the height of the screen, and all its columns the width.
  const grid = page.getByRole('grid');
  expect(await grid.evaluate(({ clientHeight }) => clientHeight)).toBeGreaterThan(300);
  expect(await grid.evaluate(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth)).toBe(0);
});

test('[B03] stages are renamed, added and taken out of use in the settings, and the board follows', async () => {
  const program = await open({ profile: 'alone', now });
  const { page } = program;
  await threeCards(program);
  await goTo(page, '/settings');
  const settings = page.getByRole('region', { name: 'Các bước của cơ hội' });
  // A stage that cards stand in is not removed.
  await settings.getByRole('button', { name: `Xóa “${lostName}”` }).waitFor();
  await expect.poll(() => settings.getByRole('button', { name: `Xóa “${first}”` }).count()).toBe(0);
  await settings.getByRole('button', { name: `Sửa “${first}”` }).click();
  const drawer = page.getByRole('dialog', { name: `Sửa bước ${first}` });
  await drawer.getByRole('textbox', { name: 'Tên tiếng Việt' }).fill('Khảo sát');
  await drawer.getByLabel('Xác suất thắng (%)').fill('10');
  await page.keyboard.press('Control+Enter');
  await page.getByText('Đã lưu bước Khảo sát').waitFor();
  await settings.getByRole('button', { name: 'Thêm bước' }).click();
  await page.getByRole('dialog').getByRole('textbox', { name: 'Tên tiếng Việt' }).fill('Gửi mẫu');
  await page.keyboard.press('Control+Enter');
  await page.getByText('Đã lưu bước Gửi mẫu').waitFor();
  // A line is taken to where it belongs.
  await settings.getByText('Gửi mẫu').dragTo(settings.getByText(second ?? ''));
  await page.getByText('Đã đổi thứ tự các bước').waitFor();
  await settings.getByRole('button', { name: `Sửa “${wonName}”` }).click();
  await page.getByRole('switch', { name: 'Đang dùng' }).click();
  await page.keyboard.press('Control+Enter');
  await page.getByText('Phải còn ít nhất một bước mở').first().waitFor();
  await page.keyboard.press('Escape');
  await goTo(page, '/opportunities');
  await expect
    .poll(() => page.getByRole('heading', { level: 2 }).allInnerTexts())
    .toEqual([
      expect.stringContaining('Khảo sát'),
      expect.stringContaining('Gửi mẫu'),
      expect.stringContaining(second ?? ''),
      expect.stringContaining(third ?? ''),
      expect.stringContaining(wonName ?? ''),
      expect.stringContaining(lostName ?? ''),
    ]);
  await expect.poll(() => headOf(page, 'Khảo sát')).toMatch(/10 % = 15 tr/);
});

test('[B10][J11][J17] forecast and actual by month, rep and team, and the reasons for losing, each number with what is behind it, as a file too', async () => {
  const program = await open({ profile: 'alone', now });
  const { page, client } = program;
  const { carton, film, tape } = await threeCards(program);
  await client.opportunities.close({ id: film, as: 'won' });
  await client.opportunities.close({ id: tape, as: 'lost', lostReason: 'delivery' });
  await client.opportunities.move({ id: carton, stageId: haggling });
  await goTo(page, '/reports?tab=forecast');
  const grid = page.getByRole('region', { name: 'Theo nhân viên' }).getByRole('row', { name: /Lê Thị Hằng/ });
  await grid.getByRole('button', { name: 'Lê Thị Hằng, Đã thắng 11/2026: 50 tr' }).waitFor();
  await grid.getByRole('button', { name: 'Lê Thị Hằng, Có trọng số: 70 tr' }).click();
  const behind = page.getByRole('dialog');
  await behind.getByText('1 cơ hội · 100.000.000 ₫').waitFor();
  await behind.getByRole('link', { name: 'Thùng carton quý 1' }).waitFor();
  await page.keyboard.press('Escape');
  await page.getByRole('radiogroup', { name: 'Theo', exact: true }).getByText('Đội').click();
  await page.getByRole('row', { name: /Không thuộc đội nào/ }).waitFor();
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Xuất tệp' }).click();
  await page.getByRole('menuitem', { name: /Excel/ }).click();
  expect((await download).suggestedFilename()).toBe('Du bao 2027-01-01.xlsx');
  expect(await findBarriers(page)).toEqual([]);

  await page.getByRole('radiogroup', { name: 'Loại báo cáo' }).getByText('Lý do thua').click();
  await page.getByRole('button', { name: /^Không kịp giao hàng: 1 cơ hội, 10\.000\.000 ₫/ }).click();
  await page.getByRole('dialog').getByRole('link', { name: 'Băng keo' }).waitFor();
  await page.keyboard.press('Escape');
  await page.getByText('50 %', { exact: true }).waitFor();
});

test('[B11] only teams that are flagged for opportunities are offered', async () => {
  const { page } = await open({ now });
  await goTo(page, '/opportunities');
  await page.getByRole('button', { name: 'Cơ hội mới', exact: true }).click();
  const drawer = page.getByRole('dialog', { name: 'Cơ hội mới' });
  await drawer.getByRole('button', { name: 'Thêm chi tiết' }).click();
  await drawer.getByRole('combobox', { name: 'Đội' }).click();
  await expect
    .poll(() => page.getByRole('option', { name: /^Đội/ }).allInnerTexts())
    .toEqual(['Đội TP. Hồ Chí Minh', 'Đội Đồng bằng sông Cửu Long']);
});
