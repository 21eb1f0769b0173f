import { fileURLToPath } from 'node:url';
import { afterEach, expect, test } from 'vitest';
import { findBarriers } from '../harness/axe.ts';
import { openProgram, type Program, type ProgramOptions } from '../harness/program.ts';
import { importOf } from '../pages/imports.ts';

const fixture = (name: string) => fileURLToPath(new URL(`../../fixtures/imports/${name}`, import.meta.url));
const csv = (name: string, lines: readonly string[]) => ({ name, mimeType: 'text/csv', buffer: Buffer.from(lines.join('\n')) });
const manyCustomers = (count: number) =>
  csv('dai-ly.csv', [
    'Tên khách hàng,Điện thoại',
    ...Array.from({ length: count }, (_, n) => `Đại lý số ${n},09${10_000_000 + n}`),
  ]);

let program: Program | undefined;
afterEach(async () => {
  const problems = program?.problems ?? [];
  await program?.close();
  program = undefined;
  expect(problems).toEqual([]);
});

async function openImport(options: ProgramOptions = {}) {
  program = await openProgram({ profile: 'alone', ...options });
  const screen = importOf(program.page);
  await screen.open();
  return { ...program, screen };
}

test('[X09] a list of real companies is looked at, imported, and each doubtful phone is told with its reason', async () => {
  const { page, client, screen } = await openImport();
  await screen.choose(fixture('vn-companies.csv'));
  await screen.preview.waitFor();
  await expect.poll(() => screen.target('Tên công ty').inputValue()).toBe('name');
  await expect.poll(() => screen.target('Điện thoại').inputValue()).toBe('phone');
  await expect.poll(() => screen.target('Địa chỉ').inputValue()).toBe('address');
  expect([await screen.figure('Mới'), await screen.figure('Đã có'), await screen.figure('Không nhập được')]).toEqual([
    '24',
    '0',
    '0',
  ]);
  await screen.problems
    .getByRole('row')
    .filter({ hasText: '4.62757018/04.62938048' })
    .getByText(/nhiều số điện thoại/)
    .waitFor();
  // Looking writes nothing.
  expect((await client.customers.list({})).rows).toEqual([]);

  // A file of people's data comes in on a named basis only, and consent is to something.
  expect(await screen.start.isDisabled()).toBe(true);
  await page.getByText('Hãy chọn cơ sở giữ dữ liệu').waitFor();
  await screen.basis.selectOption('consent');
  await page.getByText('Hãy chọn ít nhất một mục đích').waitFor();
  expect(await screen.start.isDisabled()).toBe(true);
  await page.getByRole('checkbox', { name: 'Chăm sóc khách hàng' }).check();
  await screen.start.click();
  await screen.waitForReport();
  expect([await screen.figure('Đã nhập'), await screen.figure('Không nhập được')]).toEqual(['24', '0']);
  await page.getByText('Cơ sở: Người trong tệp đã đồng ý').waitFor();
  await screen.problems
    .getByRole('row')
    .filter({ hasText: '04.8572793' })
    .getByText(/giữ nguyên như trong tệp/)
    .waitFor();
  await page.getByRole('button', { name: 'Xem khách hàng' }).click();
  await page.getByRole('grid', { name: 'Khách hàng' }).getByText('Công ty TNHH thương mại Quốc tế Bảo Thịnh').waitFor();

  // The same file again: everybody is there already.
  await screen.open();
  await screen.choose(fixture('vn-companies.csv'));
  await screen.preview.waitFor();
  expect([await screen.figure('Mới'), await screen.figure('Đã có')]).toEqual(['0', '24']);
  // And the basis is the one that was named for it.
  expect(await screen.basis.inputValue()).toBe('consent');
  await page.getByRole('checkbox', { name: 'Chăm sóc khách hàng', checked: true }).waitFor();
});

test('[X09] columns with names that say nothing are laid on fields by hand, with the keyboard, and the preview follows', async () => {
  const { page, client, screen } = await openImport();
  await screen.choose(csv('la.csv', ['Mục một,Mục hai', 'Tiệm tạp hóa Hồng,0912 345 678', ',0987 654 321']));
  await page.getByText('Hãy chọn cột chứa tên khách hàng.').waitFor();
  await expect.poll(() => screen.start.isDisabled()).toBe(true);

  await screen.target('Mục một').focus();
  // The first choice leaves the column out, the second is the name.
  await page.keyboard.press('Home');
  await page.keyboard.press('ArrowDown');
  await screen.preview.getByText('Mới', { exact: true }).waitFor();
  expect([await screen.figure('Mới'), await screen.figure('Không nhập được')]).toEqual(['1', '1']);
  await screen.problems.getByRole('row').filter({ hasText: 'không có tên khách hàng' }).waitFor();
  await screen.basis.focus();
  await page.keyboard.press('End');
  await screen.start.focus();
  await page.keyboard.press('Enter');
  await screen.waitForReport();
  expect((await client.customers.list({})).rows).toMatchObject([{ name: 'Tiệm tạp hóa Hồng', phone: '0912 345 678' }]);
});

test('[X09] a damaged workbook and a file that is no table are refused in words, and another file can be chosen', async () => {
  const { page, screen } = await openImport();
  await screen.choose({
    name: 'hong.xlsx',
    mimeType: 'application/octet-stream',
    buffer: Buffer.concat([Buffer.from('PK\x03\x04'), Buffer.alloc(500, 7)]),
  });
  await page.getByRole('alert').filter({ hasText: 'Tệp này bị hỏng hoặc tải về chưa xong.' }).waitFor();
  await page.getByRole('button', { name: 'Chọn tệp khác' }).click();
  await screen.choose({
    name: 'anh.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from(Array.from({ length: 3000 }, (_, n) => (n * 7919) % 256)),
  });
  await page.getByRole('alert').filter({ hasText: 'Tệp này không phải bảng.' }).waitFor();
});

test('[X09] nobody is kept out by the screens of the import, light or dark, Vietnamese or English', async () => {
  for (const settings of [
    { theme: 'light', language: 'vi' },
    { theme: 'dark', language: 'en' },
  ] as const) {
    const { page, screen } = await openImport({ settings });
    const barriers = [await findBarriers(page)];
    await screen.choose(fixture('vn-companies.csv'));
    await page.getByRole('table').nth(1).waitFor();
    barriers.push(await findBarriers(page));
    await page.getByRole('combobox', { name: /^(Cơ sở giữ dữ liệu|Basis for holding)/ }).selectOption('public');
    await page.getByRole('button', { name: /^(Nhập|Import) \d+/ }).click();
    await page.getByRole('button', { name: /Hoàn tác lần nhập này|Undo this import/ }).waitFor();
    barriers.push(await findBarriers(page));
    expect(barriers).toEqual([[], [], []]);
    expect(program?.problems).toEqual([]);
    await program?.close();
    program = undefined;
  }
});

test('[P21] a whole import is taken back with one button; a customer who was worked on since stays', async () => {
  const { page, client, screen } = await openImport();
  await screen.choose(fixture('northwind-customers.csv'));
  await screen.begin();
  await screen.waitForReport();
  await expect.poll(() => screen.figure('Đã nhập')).toBe('91');
  const { hits } = await client.customers.search({ text: 'alfreds' });
  await client.customers.update({ id: hits[0]?.id ?? '', change: { rating: 'A' } });
  await screen.undo.click();
  await page.getByText(/Đã thu lại 90 khách hàng mới, trả 0 khách hàng về như trước; 1 khách hàng/).waitFor();
  await page.getByText('Đã hoàn tác').first().waitFor();
  expect((await client.customers.list({})).rows.map((row) => row.name)).toEqual(['Alfreds Futterkiste']);
  await screen.open();
  await screen.earlier.getByRole('row').filter({ hasText: 'northwind-customers.csv' }).getByText('Đã hoàn tác').waitFor();
});

test('[P21] an import of many rows shows how far it is, goes on while the screen is loaded again, and is stopped without a trace', async () => {
  const { page, client, screen } = await openImport();
  await screen.choose(manyCustomers(60_000));
  await page.getByText(/Đã xem 200 dòng đầu/).waitFor();
  await screen.begin();
  await screen.progress.waitFor();
  await page.getByText(/dòng$/).filter({ hasText: '/ khoảng' }).waitFor();
  await page.reload();
  await screen.progress.waitFor();
  await screen.cancel.click();
  await screen.progress.waitFor({ state: 'hidden', timeout: 50_000 });
  expect((await client.customers.list({})).rows).toEqual([]);
  await screen.open();
  await screen.earlier.getByRole('row').filter({ hasText: 'dai-ly.csv' }).getByText('Đã dừng').waitFor();
});
