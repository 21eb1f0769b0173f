import { readFileSync } from 'node:fs';
import iconv from 'iconv-lite';
import { afterEach, expect, test } from 'vitest';
import { openProgram, type Program, type ProgramOptions } from '../harness/program.ts';
import { importOf } from '../pages/imports.ts';

const csv = (name: string, lines: readonly string[]) => ({ name, mimeType: 'text/csv', buffer: Buffer.from(lines.join('\n')) });

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

test('[X09] customers that are there already are updated by the cells of the list, the history names the file, and all of it is taken back', async () => {
  const { page, client, screen } = await openImport();
  const { id } = await client.customers.create({ name: 'Đại lý An', phone: '0912345671', email: 'an@cu.vn', website: 'an.vn' });
  await screen.choose(
    csv('dai-ly.csv', [
      'Tên,Điện thoại,Email,Trang web',
      'Đại lý An,0912345671,an@moi.vn,',
      'Đại lý Bình,0912345672,binh@moi.vn,',
    ]),
  );
  await screen.preview.waitFor();
  await screen.policy('Cập nhật').click();
  await screen.problems.getByRole('row').filter({ hasText: 'Đại lý An' }).getByText('Sẽ cập nhật: Email').waitFor();
  expect([await screen.figure('Mới'), await screen.figure('Đã có'), await screen.figure('Sẽ thay đổi')]).toEqual(['1', '1', '1']);
  await screen.start.click();
  await screen.waitForReport();
  await expect.poll(() => screen.figure('Đã cập nhật')).toBe('1');
  expect(await client.customers.get({ id })).toMatchObject({ email: 'an@moi.vn', website: 'an.vn' });

  await page.evaluate((to) => {
    location.hash = `#/customers/${to}?tab=history`;
  }, id);
  await page.getByText('Nhập từ dai-ly.csv').first().waitFor();
  await screen.open();
  await screen.earlier.getByRole('button', { name: 'Hoàn tác lần nhập dai-ly.csv' }).click();
  await page.getByText('Đã thu lại 1 khách hàng mới và trả 1 khách hàng về như trước').waitFor();
  expect(await client.customers.get({ id })).toMatchObject({ email: 'an@cu.vn' });
});

test('[P21] the same list again adds nobody and changes nobody, whichever way it comes in', async () => {
  const { client, screen } = await openImport();
  const list = csv('lai.csv', ['Tên,Điện thoại', 'Đại lý An,0912345671', 'Đại lý An,0912345671', 'Đại lý Bình,0912345672']);
  await screen.choose(list);
  await screen.start.click();
  await screen.waitForReport();
  for (const policy of ['Bỏ qua', 'Cập nhật']) {
    await screen.open();
    await screen.choose(list);
    await screen.preview.waitFor();
    await screen.policy(policy).click();
    await expect.poll(() => screen.figure('Mới')).toBe('0');
    await expect.poll(() => screen.figure('Đã có')).toBe('3');
    await screen.start.click();
    await screen.waitForReport();
    await expect.poll(() => screen.figure('Đã nhập')).toBe('0');
    await expect.poll(() => screen.figure('Đã có, không đổi')).toBe('3');
  }
  expect((await client.customers.list({})).rows).toHaveLength(2);
});

test('[X09] rows that failed are taken away as a file with the reason, put right and imported', async () => {
  const { page, client, screen } = await openImport();
  await screen.choose(csv('thieu.csv', ['Tên khách hàng,Điện thoại', ',0912345671', 'Đại lý Bình,0912345672']));
  await screen.start.click();
  await screen.waitForReport();
  await expect.poll(() => screen.figure('Không nhập được')).toBe('1');
  await page.getByRole('button', { name: 'Tải các dòng không nhập được' }).click();
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('menuitem', { name: 'CSV (.csv)' }).click(),
  ]);
  await page.getByText(/Đã ghi 1 dòng vào dong-khong-nhap-duoc\.csv/).waitFor();
  const written = readFileSync(await download.path(), 'utf8');
  expect(written).toContain('Tên khách hàng,Điện thoại,Lý do không nhập được');
  expect(written).toContain(',0912345671,Tên khách hàng: Dòng này không có tên khách hàng');
  await screen.open();
  await screen.choose({
    name: 'da-sua.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from(written.replace('\r\n,0912345671', '\r\nĐại lý An,0912345671')),
  });
  await screen.preview.waitFor();
  await expect.poll(() => screen.target('Lý do không nhập được').inputValue()).toBe('');
  await screen.start.click();
  await screen.waitForReport();
  const { rows } = await client.customers.list({});
  expect(rows.map(({ name, phone }) => [name, phone])).toEqual([
    ['Đại lý An', '0912345671'],
    ['Đại lý Bình', '0912345672'],
  ]);
});

test('[V15] a list in .VnTime letters is told, comes in readable, and can be left as it is', async () => {
  const { page, client, screen } = await openImport();
  const list = {
    name: 'cu.csv',
    mimeType: 'text/csv',
    buffer: iconv.encode(
      'Tªn c«ng ty,§Þa chØ\nC«ng ty TNHH §¹i §ång,"Sè 12 ®\u00adêng Lª Lîi, Hµ Néi"\nC«ng ty Hoµng Gia,Thµnh phè HuÕ',
      'windows-1252',
    ),
  };
  await screen.choose(list);
  await page.getByText('Cột Tên công ty, Địa chỉ viết bằng bảng mã TCVN3 (.VnTime); chữ đã được chuyển sang Unicode.').waitFor();
  await expect.poll(() => screen.target('Địa chỉ').inputValue()).toBe('address');
  await screen.letters.selectOption({ label: 'Giữ nguyên' });
  await page.getByText('C«ng ty TNHH §¹i §ång').first().waitFor();
  await screen.letters.selectOption({ label: 'Tự nhận ra' });
  await page.getByText('Công ty TNHH Đại Đồng').first().waitFor();
  await screen.start.click();
  await screen.waitForReport();
  expect((await client.customers.search({ text: 'dai dong' })).hits.map(({ name, address }) => [name, address])).toEqual([
    ['Công ty TNHH Đại Đồng', 'Số 12 đường Lê Lợi, Hà Nội'],
  ]);
});

test('[V14] an old number of eleven digits comes in as the number of today and is found by the old one', async () => {
  const { page, client, screen } = await openImport();
  await screen.choose(csv('so-cu.csv', ['Tên,Điện thoại', 'Tiệm Hồng,0123 456 7890']));
  await screen.problems
    .getByRole('row')
    .filter({ hasText: '0123 456 7890 → 0834 567 890' })
    .getByText(/kiểu cũ/)
    .waitFor();
  await screen.start.click();
  await screen.waitForReport();
  expect((await client.customers.list({})).rows).toMatchObject([{ phone: '0834 567 890' }]);
  await page.keyboard.press('Control+k');
  await page.keyboard.type('01234567890');
  await page.getByRole('option', { name: /Tiệm Hồng/ }).waitFor();
  // The old and the new form are one customer.
  await page.keyboard.press('Escape');
  await screen.open();
  await screen.choose(csv('so-moi.csv', ['Tên,Điện thoại', 'Tiệm Hồng,0834567890', 'TIỆM HỒNG,01234567890']));
  await expect.poll(() => screen.figure('Đã có')).toBe('2');
});

test('[V16] how people are addressed is guessed from their names, shown as a guess, and left out where one does not want it', async () => {
  const { client, screen } = await openImport();
  const list = csv('nguoi.csv', [
    'Tên công ty,Họ và đệm,Tên người liên hệ',
    'Công ty TNHH Một,Nguyễn Thị,Hoa',
    'Công ty TNHH Hai,,Ông Trần Văn Bình',
  ]);
  await screen.choose(list);
  await screen.guesses.getByText('Nguyễn Thị Hoa → chị, nữ').waitFor();
  await screen.guesses.getByText('Ông Trần Văn Bình → ông, nam').waitFor();
  await screen.start.click();
  await screen.waitForReport();
  const personOf = async (text: string) => {
    const { hits } = await client.customers.search({ text });
    return (await client.contacts.list({ customerId: hits[0]?.id ?? '' })).contacts[0];
  };
  expect(await personOf('tnhh mot')).toMatchObject({ name: 'Nguyễn Thị Hoa', salutation: 'chị', gender: 'female' });
  expect(await personOf('tnhh hai')).toMatchObject({ name: 'Trần Văn Bình', salutation: 'ông', gender: 'male' });

  await screen.open();
  await screen.choose(csv('khac.csv', ['Tên công ty,Tên người liên hệ', 'Công ty TNHH Ba,Lê Thị Cúc']));
  await screen.guesses.getByRole('switch', { name: 'Ghi lại cách xưng hô đoán được' }).click();
  await screen.guesses.getByText('Lê Thị Cúc → chị, nữ').waitFor({ state: 'hidden' });
  await screen.start.click();
  await screen.waitForReport();
  expect(await personOf('tnhh ba')).toMatchObject({ name: 'Lê Thị Cúc', salutation: null });
});
