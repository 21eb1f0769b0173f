import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { answerCalls } from '../harness/answer-calls.ts';
import { usePrograms } from '../harness/program.ts';
import { composeWord, pressWhileComposing } from '../harness/telex.ts';
import { customerListOf, customerPageOf } from '../pages/customers.ts';
import { frameOf, textsOf } from '../pages/frame.ts';

const open = usePrograms();

async function openAlone(names: readonly string[]) {
  const program = await open({ profile: 'alone' });
  for (const name of names) await program.client.customers.create({ name });
  return { ...program, list: customerListOf(program.page), frame: frameOf(program.page), customer: customerPageOf(program.page) };
}

test('[V01] typing without accents finds the customer, đ and the place of the tone included, and Enter opens it', async () => {
  const { page, frame, customer } = await openAlone(['Công ty TNHH Đại Đồng Tiến', 'Cửa hàng Hoà Bình', 'Nhà thuốc Đức Thịnh']);
  for (const [typed, found] of [
    ['dai dong tien', 'Đại Đồng Tiến'],
    ['ddt', 'Đại Đồng Tiến'],
    ['hòa bình', 'Hoà Bình'],
    ['duc thinh', 'Đức Thịnh'],
  ] as const) {
    await frame.openPalette();
    await frame.paletteField.fill(typed);
    await frame.paletteOptions.first().filter({ hasText: found }).waitFor();
    await page.keyboard.press('Enter');
    await customer.title.filter({ hasText: found }).waitFor();
  }
  // Enter right after the last key means its answer, which is still on its way, not the one of the key before.
  await frame.openPalette();
  await frame.paletteField.fill('dai dong tien');
  await frame.paletteOptions.first().filter({ hasText: 'Đại Đồng Tiến' }).waitFor();
  const send = await hold(page, 'customers.search');
  await frame.paletteField.fill('hoa binh');
  await page.keyboard.press('Enter');
  await page.getByRole('dialog').waitFor();
  send();
  await customer.title.filter({ hasText: 'Hoà Bình' }).waitFor();
});

test('[A01] a company is found by its legal representative and by its address, in the palette with the reason and in the list', async () => {
  const { page, client, list, frame, customer } = await openAlone(['Hữu Đức']);
  await client.customers.create({ name: 'Cơ khí Năm', legalRepresentative: 'Bà Đặng Thị Hữu Đức' });
  const street = { address: '12 Đặng Hữu Đức, phường Đông Hải', provinceCode: '2025:48' };
  const { id } = await client.customers.create({ name: 'Bao bì Sáu', ...street });
  await frame.openPalette();
  await frame.paletteField.fill('huu duc');
  const options = frame.paletteOptions.filter({ hasText: /Hữu Đức/ });
  await expect
    .poll(() => textsOf(options))
    .toEqual(['Hữu Đức', 'Cơ khí Năm\nĐại diện: Bà Đặng Thị Hữu Đức', 'Bao bì Sáu\n12 Đặng Hữu Đức, phường Đông Hải, Đà Nẵng']);
  expect(await textsOf(options.nth(2).locator('mark'))).toEqual(['Hữu', 'Đức']);
  await frame.paletteField.fill('sau da nang');
  await options.getByText('Bao bì Sáu').waitFor();
  await page.keyboard.press('Enter');
  await customer.title.filter({ hasText: 'Bao bì Sáu' }).waitFor();

  await list.open();
  await list.filter.fill('dong hai');
  await list.row('Cơ khí Năm').waitFor({ state: 'detached' });
  await list.row('Bao bì Sáu').waitFor();
  await list.filter.fill('thi huu duc');
  await list.row('Bao bì Sáu').waitFor({ state: 'detached' });
  await list.row('Cơ khí Năm').waitFor();
  // What it moved away from finds it no longer.
  await client.customers.update({ id, change: { address: '5 Trần Phú' } });
  await list.filter.fill('dong hai');
  await page.getByText('Không có khách hàng nào khớp').waitFor();
  await list.filter.fill('tran phu');
  await list.row('Bao bì Sáu').waitFor();
});

test('[V01] street, ward and province are found without accents, đ and the place of the tone included, after a restart too', async () => {
  const { client, frame, restart } = await openAlone(['Hoà Phú']);
  await client.customers.create({ name: 'Bao bì Sáu', address: '7 Điện Biên Phủ, xã Hoà Phú, Đắk Lắk' });
  const find = async () => {
    await frame.openPalette();
    for (const typed of ['dien bien phu', 'xa hòa phú', 'dak lak dien', 'phu dien bien']) {
      await frame.paletteField.fill(typed);
      await frame.paletteOptions.filter({ hasText: 'Đắk Lắk' }).getByText('Bao bì Sáu').waitFor();
    }
    // A name comes before an address.
    await frame.paletteField.fill('hoa phu');
    await expect
      .poll(async () => (await textsOf(frame.paletteOptions.filter({ hasText: 'Hoà Phú' }))).map((text) => text.split('\n')[0]))
      .toEqual(['Hoà Phú', 'Bao bì Sáu']);
  };
  await find();
  await restart();
  await find();
});

test('[V01] the list filters while typing and says so when nothing matches', async () => {
  const { page, list } = await openAlone(['Công ty TNHH Đại Đồng Tiến', 'Nhà thuốc Đức Thịnh']);
  await list.open();
  await list.filter.fill('duc');
  await list.row('Đại Đồng Tiến').waitFor({ state: 'detached' });
  await expect.poll(() => list.rowCount()).toBe(1);
  await list.filter.fill('khong co ai');
  await page.getByText('Không có khách hàng nào khớp').waitFor();
  await page.getByRole('button', { name: 'Bỏ lọc' }).click();
  await list.row('Đại Đồng Tiến').waitFor();
  await expect.poll(() => list.filter.inputValue()).toBe('');
});

test('[V01] a word that Telex is still putting together is not searched, and no letter of it is lost', async () => {
  const { page, frame } = await openAlone(['Công ty TNHH Đại Đồng Tiến', 'Nhà thuốc Đức Thịnh']);
  const searched: string[] = [];
  page.on('request', (request) => {
    if (request.url().endsWith('/call/customers.search')) searched.push(String(request.postDataJSON().text));
  });
  await frame.openPalette();
  await composeWord(page, ['D', 'Đ', 'Đa', 'Đai', 'Đại'], { commit: false });
  await pressWhileComposing(page, 'Enter');
  await frame.palette.waitFor();
  expect({ searched, typed: await frame.paletteField.inputValue() }).toEqual({ searched: [], typed: 'Đại' });
  await composeWord(page, ['Đại']);
  await page.keyboard.insertText(' ');
  await composeWord(page, ['D', 'Đ', 'Đo', 'Đô', 'Đôn', 'Đông', 'Đồng']);
  await frame.paletteOptions.first().filter({ hasText: 'Đại Đồng Tiến' }).waitFor();
  await expect.poll(() => frame.paletteField.inputValue()).toBe('Đại Đồng');
  expect(searched.filter((text) => ['D', 'Đ', 'Đa', 'Đai', 'Đại Đ', 'Đại Đô'].includes(text))).toEqual([]);
});

test('[V01] in a form Enter and Esc belong to Telex while it is putting a word together', async () => {
  const { page, client, frame } = await openAlone([]);
  await frame.goTo('Khách hàng');
  await page.keyboard.press('Control+n');
  const form = page.getByRole('dialog', { name: 'Khách hàng mới' });
  const name = form.getByRole('textbox', { name: 'Tên khách hàng' });
  await name.focus();
  await composeWord(page, ['T', 'Th', 'Thi', 'Thin', 'Thinh', 'Thịnh'], { commit: false });
  await pressWhileComposing(page, 'Enter');
  await pressWhileComposing(page, 'Escape');
  expect({
    isOpen: await form.isVisible(),
    typed: await name.inputValue(),
    made: (await client.customers.list({})).rows.length,
  }).toEqual({
    isOpen: true,
    typed: 'Thịnh',
    made: 0,
  });
  await composeWord(page, ['Thịnh']);
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { level: 1, name: 'Thịnh' }).waitFor();
  expect((await client.customers.list({})).rows.map((row) => row.name)).toEqual(['Thịnh']);
});

test('[X25] everything from the palette: a screen, a colour, a language, a new customer', async () => {
  const { page, frame, client } = await openAlone([]);
  const run = async (typed: string, option: string) => {
    await frame.openPalette();
    await frame.paletteField.fill(typed);
    await frame.paletteOptions.filter({ hasText: option }).waitFor();
    await page.keyboard.press('Enter');
    await frame.palette.waitFor({ state: 'hidden' });
  };
  // The field is there with the key, before the next one comes: on the busiest laptop no letter is lost.
  const focused = await page.evaluate(async () => {
    window.dispatchEvent(new KeyboardEvent('keydown', { key: 'k', ctrlKey: true }));
    await Promise.resolve();
    return document.activeElement?.getAttribute('role');
  });
  expect(focused).toBe('combobox');
  await page.keyboard.press('Escape');
  await run('giao dien toi', 'Giao diện tối');
  await page.waitForFunction(() => document.documentElement.dataset['mantineColorScheme'] === 'dark');
  await run('english', 'English');
  await frame.rail.getByRole('link', { name: 'Customers' }).waitFor();
  await run('settings', 'Settings');
  await page.getByRole('heading', { level: 1, name: 'Settings' }).waitFor();
  await run('new customer', 'New customer');
  await page.getByRole('dialog', { name: 'New customer' }).waitFor();
  expect(await client.settings.get({})).toMatchObject({ theme: 'dark', language: 'en' });
});

test('[X25] where the search of customers fails, Enter opens the screen that fits, pressed before the failure came too', async () => {
  const { page, frame } = await openAlone(['Cài Đặt Xanh']);
  const { promise: failing, resolve: fail } = Promise.withResolvers<void>();
  await answerCalls(page, '**/call/customers.search', async (route) => {
    await failing;
    const error = { code: 'unexpected', message: 'the test broke the search' };
    await route.fulfill({ json: { ok: false, error } });
  });
  await frame.openPalette();
  await frame.paletteField.fill('cai dat');
  await page.keyboard.press('Enter');
  await frame.palette.waitFor();
  fail();
  await page.getByRole('heading', { level: 1, name: 'Cài đặt' }).waitFor();
  await frame.openPalette();
  await frame.paletteField.fill('cai da');
  await frame.paletteOptions.filter({ hasText: 'Cài đặt' }).first().waitFor();
  await page.keyboard.press('Enter');
  await frame.palette.waitFor({ state: 'hidden' });
});

test('[X25] the list is used with the keyboard alone: move, select, open, come back to the same place', async () => {
  const { page, list, customer } = await openAlone(['An Bình', 'Bình Minh', 'Cường Thịnh', 'Dũng Tiến']);
  await list.open();
  await list.grid.focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Space');
  await page.keyboard.press('Shift+ArrowDown');
  await expect.poll(() => textsOf(list.grid.locator('[role=row][aria-selected=true]'))).toHaveLength(2);
  await page.keyboard.press('Control+a');
  await page.getByText('Đã chọn 4').waitFor();
  await page.keyboard.press('Escape');
  await page.getByText('Đã chọn 4').waitFor({ state: 'detached' });
  await page.keyboard.press('Home');
  await page.keyboard.press('Enter');
  await customer.title.waitFor();
  const opened = await customer.title.innerText();
  await page.goBack();
  await list.grid.waitFor();
  await expect.poll(() => list.row(opened).count()).toBe(1);
});

/** Answers of a procedure come when the test lets them. */
async function hold(page: Page, procedure: string): Promise<() => void> {
  const { promise: answers, resolve: send } = Promise.withResolvers<void>();
  await answerCalls(page, `**/call/${procedure}`, async (route) => {
    await answers;
    await route.continue();
  });
  return send;
}

test('[X25] keys pressed in a list whose rows are still on their way are obeyed when they come', async () => {
  const { page, list, customer } = await openAlone(['An Bình', 'Bình Minh', 'Cường Thịnh', 'Dũng Tiến']);
  const sendRows = await hold(page, 'customers.list');
  await list.open();
  await list.grid.focus();
  for (const key of ['ArrowDown', 'Space', 'Shift+ArrowDown', 'Enter']) await page.keyboard.press(key);
  expect(await list.row('Bình').count()).toBe(0);
  sendRows();
  await customer.title.filter({ hasText: 'Cường Thịnh' }).waitFor();
});

test('[X25] what was pressed to select rows that are still on their way selects them', async () => {
  const { page, list } = await openAlone(['An Bình', 'Bình Minh', 'Cường Thịnh', 'Dũng Tiến']);
  const sendRows = await hold(page, 'customers.list');
  await list.open();
  await list.grid.focus();
  for (const key of ['ArrowDown', 'Space', 'Shift+ArrowDown']) await page.keyboard.press(key);
  sendRows();
  await expect
    .poll(() => textsOf(list.grid.locator('[role=row][aria-selected=true]')))
    .toEqual([expect.stringContaining('Bình Minh'), expect.stringContaining('Cường Thịnh')]);
});

test('[V01] a fact edited in place is not saved, nor left, by the Enter or Esc that Telex takes', async () => {
  const { page, client, list, customer } = await openAlone(['Nhà thuốc Đức Thịnh']);
  const [row] = (await client.customers.list({})).rows;
  await list.open();
  await list.openCustomer('Nhà thuốc Đức Thịnh');
  await customer.fact('Người đại diện').click();
  const field = page.getByRole('textbox', { name: 'Người đại diện', exact: true });
  await composeWord(page, ['H', 'Ha', 'Han', 'Hang', 'Hăng', 'Hằng'], { commit: false });
  await pressWhileComposing(page, 'Enter');
  await pressWhileComposing(page, 'Escape');
  expect({
    typed: await field.inputValue(),
    kept: (await client.customers.get({ id: row?.id ?? '' })).legalRepresentative,
  }).toEqual({ typed: 'Hằng', kept: null });
  await composeWord(page, ['Hằng']);
  await page.keyboard.press('Enter');
  await customer.fact('Người đại diện').filter({ hasText: 'Hằng' }).waitFor();
  expect((await client.customers.get({ id: row?.id ?? '' })).legalRepresentative).toBe('Hằng');
});
