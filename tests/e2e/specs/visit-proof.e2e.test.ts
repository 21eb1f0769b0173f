import { expect, test } from 'vitest';
import { instantOf } from '../../../src-shared/lib/dates.ts';
import { photoBytes } from '../../support/photos.ts';
import { type Program, useOneProgram } from '../harness/program.ts';
import { customerListOf } from '../pages/customers.ts';
import { visitOf } from '../pages/visits.ts';
import { aCustomer, aVisit, monday } from '../pages/visits-stories.ts';

const open = useOneProgram({ profile: 'alone', now: Date.parse(instantOf(monday, '09:05')) });

const shop = { latitude: '10.7769', longitude: '106.7009' };
let shops = 0;

/** Hôm nay at nine, with a visit in hand. */
async function atTheDoor(apart?: 'apart') {
  const app = await open(apart);
  shops += 1;
  const name = `Tạp hóa Bé ${shops} – Chợ Bà Chiểu`;
  const customerId = await aCustomer(app, name);
  const visitId = await aVisit(app, customerId, { from: '09:00', to: '09:45' });
  const visit = visitOf(app.page);
  const openVisit = async () => {
    await app.page.getByRole('button', { name: `Chi tiết lượt thăm ${name}` }).click();
    await visit.drawer.waitFor();
  };
  return {
    ...app,
    app,
    name,
    customerId,
    visitId,
    visit,
    openVisit,
    proof: visit.drawer.getByRole('region', { name: 'Đến và về' }),
  };
}

async function drop({ page }: Pick<Program, 'page'>, title: string, content: Buffer): Promise<void> {
  const data = await page.evaluateHandle(
    ({ fileName, base64 }) => {
      const transfer = new DataTransfer();
      const bytes = Uint8Array.from(atob(base64), (sign) => sign.charCodeAt(0));
      transfer.items.add(new File([bytes], fileName, { type: 'image/jpeg' }));
      return transfer;
    },
    { fileName: title, base64: content.toString('base64') },
  );
  await page.dispatchEvent('main', 'dragover', { dataTransfer: data });
  await page.dispatchEvent('main', 'drop', { dataTransfer: data });
}

test('[X01] arriving is one press on Hôm nay; the position is pasted later, and all of it stands after a restart', async () => {
  const { app, page, client, customerId, visitId, openVisit, proof, name } = await atTheDoor();
  await page.getByRole('button', { name: `Đến nơi: ${name}` }).click();
  await page.getByText(`Đã ghi giờ đến ${name}`).waitFor();
  await expect.poll(async () => (await client.proof.get({ visitId })).in?.at).toMatch(/^2026-11-23T02:05/);
  await openVisit();
  // The browser of the test may not tell its position: that is said, and the time stands.
  await proof.getByText('Chưa xác minh').waitFor();
  await proof.getByRole('button', { name: 'Ghim…' }).click();
  const field = proof.getByRole('textbox', { name: 'Vị trí lúc đến' });
  await field.fill('số 12 Lê Lợi');
  await field.press('Enter');
  await proof.getByText('Chưa đọc được vị trí').waitFor();
  await field.fill('10.7779, 106.7009');
  await field.press('Enter');
  await proof.getByText('ghim tay').waitFor();
  await proof.getByRole('button', { name: 'Ra về' }).click();
  await proof.getByText('Bằng chứng còn nguyên như lúc chốt').waitFor();

  await page.keyboard.press('Escape');
  const list = customerListOf(page);
  await list.open();
  await list.openCustomer(name);
  const place = page.getByRole('button', { name: 'Ghim vị trí của khách' });
  await place.click();
  await page.getByRole('textbox', { name: 'Vị trí của khách' }).fill('https://www.google.com/maps/@10.7769,106.7009,17z');
  await page.keyboard.press('Enter');
  await page.getByText('10.7769, 106.7009').waitFor();
  await app.restart();
  await list.open();
  await list.openCustomer(name);
  await page.getByText('10.7769, 106.7009').waitFor();
  expect(await client.proof.customer({ customerId })).toMatchObject({ ...shop, source: 'manual', setBy: 'Lê Thị Hằng' });
  expect(await client.proof.get({ visitId })).toMatchObject({
    state: 'unverified',
    metres: 111,
    in: { latitude: '10.7779', source: 'manual', metres: 111 },
    out: { latitude: null },
  });
});

test('[V18] photos dropped onto a visit prove it, contradict it or say why they prove nothing', async () => {
  const { page, app, client, customerId, openVisit, proof } = await atTheDoor();
  await openVisit();
  const at = (time: string, day = '2026:11:23') => `${day} ${time}:00`;
  await drop(app, 'qua Zalo.jpg', photoBytes({ seed: 1 }));
  await proof.getByText(/Ảnh qua Zalo.jpg không cho biết giờ và nơi chụp/).waitFor();
  await drop(app, 'hôm qua.jpg', photoBytes({ takenAt: at('09:01', '2026:11:22'), ...shop, seed: 2 }));
  await proof.getByText('Ảnh hôm qua.jpg chụp vào ngày khác.').waitFor();
  await proof.getByText('Không khớp').waitFor();
  await proof.getByRole('button', { name: 'Dùng làm vị trí của khách: ảnh hôm qua.jpg' }).click();
  await expect.poll(async () => (await client.proof.customer({ customerId })).source).toBe('photo');
  await drop(app, 'cửa hàng.jpg', photoBytes({ takenAt: at('09:02'), latitude: '10.7779', longitude: '106.7009', seed: 3 }));
  await proof.getByText('Đã xác minh').waitFor();
  await proof.getByRole('button', { name: 'Chốt', exact: true }).click();
  await proof.getByText('Bằng chứng còn nguyên như lúc chốt').waitFor();
  await drop(app, 'kệ hàng.jpg', photoBytes({ takenAt: at('09:04'), latitude: '10.7775', longitude: '106.7009', seed: 4 }));
  await proof.getByText('Bằng chứng đã khác lúc chốt').waitFor();
  await proof.getByRole('button', { name: 'Chốt lại' }).press('Enter');
  await proof.getByText('Bằng chứng còn nguyên như lúc chốt').waitFor();
  expect(await page.getByRole('region', { name: 'Giấy tờ và ảnh' }).getByRole('listitem').count()).toBe(4);
});

test('[X03] an administrator builds a form, a rep fills it in on a visit, and its answers stand on the visit and the timeline', async () => {
  const { app, page, client, customerId, openVisit, visit, name } = await atTheDoor();
  await page.evaluate(() => {
    location.hash = '#/settings';
  });
  await page.getByRole('button', { name: 'Thêm biểu mẫu' }).click();
  const editor = page.getByRole('dialog', { name: 'Thêm biểu mẫu' });
  await editor.getByRole('textbox', { name: 'Tên biểu mẫu' }).fill('Kiểm tồn');
  await editor.getByRole('switch', { name: 'Bắt buộc khi thăm' }).press('Space');
  const add = async (no: number, label: string, type: string) => {
    await editor.getByRole('button', { name: 'Thêm câu hỏi' }).click();
    await editor.getByRole('textbox', { name: `Câu ${no}`, exact: true }).fill(label);
    if (type === 'Chữ') return;
    await editor.getByRole('combobox', { name: `Loại trả lời của câu ${no}` }).click();
    await page.getByRole('option', { name: type, exact: true }).click();
  };
  await add(1, 'Hàng có trên kệ', 'Có / không');
  await add(2, 'Còn mấy thùng', 'Số');
  await editor.getByRole('checkbox', { name: 'Bắt buộc', exact: true }).nth(1).check();
  await add(3, 'Đối thủ nào', 'Nhiều lựa chọn');
  await editor.getByRole('textbox', { name: 'Các lựa chọn của câu 3' }).fill('Sao Mai\nHòa Bình');
  await editor.getByRole('button', { name: 'Câu 2 trong 3' }).press('Alt+ArrowUp');
  await expect.poll(() => editor.getByRole('textbox', { name: 'Câu 1', exact: true }).inputValue()).toBe('Còn mấy thùng');
  await page.keyboard.press('Control+Enter');
  await page.getByText('Đã lưu biểu mẫu Kiểm tồn').waitFor();

  await page.evaluate(() => {
    location.hash = '#/today';
  });
  await openVisit();
  await visit.drawer.getByText('Chưa điền', { exact: true }).waitFor();
  await visit.drawer.getByRole('button', { name: 'Điền Kiểm tồn' }).click();
  const fill = page.getByRole('dialog', { name: new RegExp('^Kiểm tồn') });
  await fill.getByRole('textbox', { name: 'Còn mấy thùng' }).fill('12,5');
  await expect.poll(async () => (await client.drafts.list({})).drafts.length).toBe(1);
  await app.restart();
  await openVisit();
  await visit.drawer.getByRole('button', { name: 'Điền Kiểm tồn' }).click();
  await fill.getByText('Đã khôi phục nội dung bạn nhập dở.').waitFor();
  expect(await fill.getByRole('textbox', { name: 'Còn mấy thùng' }).inputValue()).toBe('12,5');
  await fill.getByText('Có', { exact: true }).click();
  await fill.getByRole('checkbox', { name: 'Sao Mai' }).check();
  await page.keyboard.press('Control+Enter');
  await page.getByText('Đã lưu Kiểm tồn').waitFor();
  await visit.drawer.getByText('Đã điền').waitFor();
  await visit.drawer.getByText('12,5').waitFor();
  await page.keyboard.press('Escape');
  const list = customerListOf(page);
  await list.open();
  await list.openCustomer(name);
  await page.getByText('Còn mấy thùng: 12.5').waitFor();
  expect((await client.timeline.list({ customerId, kinds: ['form'] })).entries).toHaveLength(1);
});

test('[C04] a required form that is not filled in is told beside the result and does not stop it', async () => {
  const { page, client, customerId, visitId, name } = await atTheDoor('apart');
  await client.contacts.create({ customerId, name: 'Chị Hằng', role: 'accountant' });
  await client.visitForms.save({
    ...{ name: 'Kiểm tồn', kind: 'stock', rating: null, groupId: null, isRequired: true, isActive: true },
    questions: [{ key: 'boxes', type: 'number', label: 'Còn mấy thùng', isRequired: true, options: [] }],
  });
  await client.proof.checkIn({ visitId });
  await page.getByRole('button', { name: `Ghi kết quả thăm ${name}` }).click();
  const result = page.getByRole('dialog', { name: /^Kết quả thăm/ });
  await result.getByText('Chưa điền xong biểu mẫu bắt buộc: Kiểm tồn').waitFor();
  await result.getByRole('textbox', { name: 'Đã nói gì' }).fill('Đặt 20 thùng');
  await result.getByRole('combobox', { name: 'Gặp ai' }).click();
  await page.getByRole('option', { name: /^Chị Hằng/ }).click();
  await result.getByRole('textbox', { name: 'Bước tiếp theo' }).fill('Gửi bảng giá');
  await page.keyboard.press('Control+Enter');
  await page.getByText(`Đã ghi kết quả thăm ${name}`).waitFor();
  const done = await client.visits.get({ id: visitId });
  expect(done).toMatchObject({ state: 'done', result: { said: 'Đặt 20 thùng', nextStep: 'Gửi bảng giá' } });
  expect(done.result?.metWhom).toMatch(/^Chị Hằng/);
  // Whoever writes the result at the customer's leaves with it, and the visit is sealed.
  expect(await client.proof.get({ visitId })).toMatchObject({ out: { source: null }, seal: 'whole' });
});

test('[X27] what was paid on a visit is written down with its receipt, sent, refused with a word, approved and taken out', async () => {
  const { app, page, client, openVisit, visit } = await atTheDoor();
  await openVisit();
  await visit.drawer.getByRole('button', { name: 'Ghi khoản chi' }).click();
  const form = page.getByRole('dialog', { name: 'Ghi khoản chi' });
  await form.getByRole('textbox', { name: 'Số tiền' }).fill('350k');
  await form.getByRole('combobox', { name: 'Chuyến' }).fill('Miền Tây tuần 48');
  await page.keyboard.press('Control+Enter');
  await page.getByText('Đã ghi 350.000 ₫').waitFor();
  await drop(app, 'hóa đơn xăng.jpg', photoBytes({ seed: 9 }));
  await form.getByText('hóa đơn xăng.jpg').first().waitFor();
  await form.getByRole('button', { name: 'Xong' }).click();
  await form.waitFor({ state: 'detached' });
  await client.expenses.create({ kind: 'meals', amountDong: 120_000, spentOn: monday });

  await page.getByRole('button', { name: 'Công tác phí' }).click();
  const trip = page.getByRole('region', { name: 'Miền Tây tuần 48' });
  await trip.getByText('1 chứng từ').waitFor();
  await page.getByRole('button', { name: 'Gửi duyệt 2 khoản · 470.000 ₫' }).click();
  await trip.getByText('Chờ duyệt').waitFor();
  // Who works alone decides himself.
  await trip.getByRole('button', { name: 'Từ chối…: Xăng xe 350.000 ₫' }).click();
  await trip.getByRole('textbox', { name: 'Lý do từ chối' }).fill('Hóa đơn mờ');
  await page.keyboard.press('Enter');
  await trip.getByText('Hóa đơn mờ').waitFor();
  await trip.getByRole('button', { name: 'Rút về: Xăng xe 350.000 ₫' }).click();
  await trip.getByRole('button', { name: 'Gửi duyệt: Xăng xe 350.000 ₫' }).click();
  await trip.getByRole('button', { name: 'Duyệt: Xăng xe 350.000 ₫', exact: true }).click();
  await trip.getByText('Đã duyệt', { exact: true }).waitFor();
  await page.getByRole('button', { name: 'Xuất công tác phí' }).click();
  const download = page.waitForEvent('download');
  await page.getByRole('menuitem', { name: /Excel|XLSX/i }).click();
  expect((await download).suggestedFilename()).toBe('Công tác phí 2026-11.xlsx');
  await app.restart();
  expect(
    (await client.expenses.list({ from: monday, to: monday })).expenses.map(({ amountDong, state }) => [amountDong, state]),
  ).toEqual(
    expect.arrayContaining([
      [350_000, 'approved'],
      [120_000, 'sent'],
    ]),
  );
});

test('[X27] a claim whose form is lost while its receipt is added is the same claim when the form comes back, and an edit says what it brought back', async () => {
  const { page, client, openVisit, visit } = await atTheDoor('apart');
  const claims = async () =>
    (await client.expenses.list({ from: monday, to: monday })).expenses.map(({ amountDong, note }) => [amountDong, note]);
  const openForm = async () => {
    await openVisit();
    await visit.drawer.getByRole('button', { name: 'Ghi khoản chi' }).click();
    return page.getByRole('dialog', { name: 'Ghi khoản chi' });
  };
  let form = await openForm();
  await form.getByRole('textbox', { name: 'Số tiền' }).fill('350k');
  await page.keyboard.press('Control+Enter');
  await page.getByText('Đã ghi 350.000 ₫').waitFor();
  await form.getByRole('textbox', { name: 'Ghi chú' }).fill('Xăng đi Bến Tre');
  await expect.poll(async () => (await client.drafts.list({})).drafts[0]?.json).toContain('Xăng đi Bến Tre');
  await page.reload();
  form = await openForm();
  await form.getByText('Đã khôi phục').waitFor();
  await form.getByRole('button', { name: 'Xong' }).click();
  await form.waitFor({ state: 'detached' });
  expect(await claims()).toEqual([[350_000, 'Xăng đi Bến Tre']]);
  await expect.poll(async () => (await client.drafts.list({})).drafts).toEqual([]);

  // Changing a claim: what was typed and left says that it is there again.
  await page.getByRole('button', { name: 'Công tác phí' }).click();
  const edit = async () => {
    await page.getByRole('button', { name: /^Sửa.*: Xăng xe 350.000 ₫/ }).click();
    return page.getByRole('dialog', { name: 'Sửa', exact: true });
  };
  form = await edit();
  await form.getByRole('textbox', { name: 'Số tiền' }).fill('400k');
  await page.keyboard.press('Escape');
  await form.waitFor({ state: 'detached' });
  form = await edit();
  await form.getByText('Đã khôi phục').waitFor();
  await form.getByRole('button', { name: 'Bỏ bản nháp' }).click();
  expect(await form.getByRole('textbox', { name: 'Số tiền' }).inputValue()).toMatch(/^350\.000/);
});
