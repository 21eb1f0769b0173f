import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { aPicture } from '../../support/pictures.ts';
import { findBarriers } from '../harness/axe.ts';
import { useOfficeLaptops } from '../harness/office-laptops.ts';
import { type Program, usePrograms } from '../harness/program.ts';
import { customerListOf, customerPageOf } from '../pages/customers.ts';
import { frameOf, textsOf } from '../pages/frame.ts';

vi.setConfig({ testTimeout: 120_000 });

const open = usePrograms();
const { users, laptopOf } = useOfficeLaptops();

const pdf = Buffer.from(`%PDF-1.4\n% Hợp đồng nguyên tắc\n${'trailer '.repeat(200)}`);
const name = 'Vật liệu xây dựng Hùng Cường';

function papersOf({ page }: Pick<Program, 'page'>) {
  const region = page.getByRole('region', { name: 'Giấy tờ và ảnh' });
  return {
    region,
    tiles: region.getByRole('listitem'),
    names: () => textsOf(region.getByRole('listitem').locator('button').first()),
    tile: (title: string) => region.getByRole('listitem').filter({ hasText: title }),
    paper: (title: string) => region.getByRole('listitem').filter({ hasText: title }).getByRole('button').first(),
    /** As a hand does: over the page, then let go. */
    async drop(files: readonly { name: string; type: string; content: Buffer }[]) {
      const data = await page.evaluateHandle(
        (given) => {
          const transfer = new DataTransfer();
          for (const { name: title, type, base64 } of given) {
            const bytes = Uint8Array.from(atob(base64), (sign) => sign.charCodeAt(0));
            transfer.items.add(new File([bytes], title, { type }));
          }
          return transfer;
        },
        files.map((file) => ({ name: file.name, type: file.type, base64: file.content.toString('base64') })),
      );
      await page.dispatchEvent('main', 'dragover', { dataTransfer: data });
      await page.getByText(`Thả vào đây để lưu cho ${name}`).waitFor();
      await page.dispatchEvent('main', 'drop', { dataTransfer: data });
      await page.getByText('Thả vào đây').waitFor({ state: 'detached' });
    },
  };
}

async function openCustomer(program: Program) {
  const list = customerListOf(program.page);
  await list.open();
  await list.openCustomer(name);
}

async function download(program: Program, click: () => Promise<void>): Promise<{ name: string; content: Buffer }> {
  const [file] = await Promise.all([program.page.waitForEvent('download'), click()]);
  return { name: file.suggestedFilename(), content: readFileSync(await file.path()) };
}

test('[A24] papers are dragged onto a customer, shown small, looked at, opened, renamed, removed, brought back, and survive a restart', async () => {
  const program = await open({ profile: 'alone' });
  const { page, client } = program;
  await client.customers.create({ name });
  await openCustomer(program);
  const papers = papersOf(program);
  await papers.drop([
    { name: 'Hợp đồng nguyên tắc số 12.pdf', type: 'application/pdf', content: pdf },
    { name: 'Mặt tiền cửa hàng.png', type: 'image/png', content: aPicture(400, 300) },
    { name: 'cài đặt.exe', type: '', content: Buffer.from('MZ') },
  ]);
  await page.getByText('Không thêm được cài đặt.exe').waitFor();
  await page.getByText('Fieldbook không nhận chương trình').waitFor();
  await expect.poll(() => papers.tiles.count()).toBe(2);
  // The small picture is made here and kept.
  await papers.tile('Mặt tiền').locator('img').waitFor();
  await expect
    .poll(async () =>
      papers
        .tile('Mặt tiền')
        .locator('img')
        .evaluate((image: HTMLImageElement) => image.naturalWidth),
    )
    .toBe(320);

  expect(await findBarriers(page)).toEqual([]);
  await papers.paper('Mặt tiền').press('Enter');
  const preview = page.getByRole('dialog', { name: 'Mặt tiền cửa hàng.png' });
  await preview.getByRole('img', { name: 'Mặt tiền cửa hàng.png' }).waitFor();
  expect(await findBarriers(page)).toEqual([]);
  await page.keyboard.press('Escape');
  await preview.waitFor({ state: 'detached' });
  expect(await download(program, () => papers.paper('Hợp đồng').press('Enter'))).toEqual({
    name: 'Hợp đồng nguyên tắc số 12.pdf',
    content: pdf,
  });

  await papers.paper('Hợp đồng').press('F2');
  await page.getByRole('textbox', { name: 'Tên tệp' }).fill('Hợp đồng 2026.pdf');
  await page.getByRole('textbox', { name: 'Ghi chú' }).fill('Bản có dấu đỏ');
  await page.keyboard.press('Control+Enter');
  await papers.tile('Hợp đồng 2026.pdf').getByText('Bản có dấu đỏ').waitFor();

  await papers.paper('Hợp đồng 2026.pdf').press('Delete');
  await expect.poll(() => papers.tiles.count()).toBe(1);
  await frameOf(page).undoFromToast();
  await papers.tile('Hợp đồng 2026.pdf').waitFor();

  await program.restart();
  await openCustomer(program);
  await customerPageOf(page).tab('Giấy tờ').click();
  await papers.tile('Mặt tiền').locator('img').waitFor();
  const again = await download(program, () => papers.paper('Hợp đồng 2026.pdf').click());
  expect(again).toEqual({ name: 'Hợp đồng 2026.pdf', content: pdf });
});

test('[A24] files are chosen with the button, pasted from the clipboard, and a file that is too large is told with its limit', async () => {
  const program = await open({ profile: 'alone' });
  const { page, client } = program;
  await client.customers.create({ name });
  await openCustomer(program);
  const papers = papersOf(program);
  await customerPageOf(page).tab('Giấy tờ').click();
  await page.getByText('Chưa có giấy tờ nào').waitFor();
  const [chooser] = await Promise.all([
    page.waitForEvent('filechooser'),
    papers.region.getByRole('button', { name: 'Thêm tệp' }).click(),
  ]);
  const folder = mkdtempSync(join(tmpdir(), 'fieldbook-chosen-'));
  try {
    const chosen = ['Đăng ký kinh doanh.pdf', 'Phim.mp4'].map((title) => join(folder, title));
    writeFileSync(chosen[0] ?? '', pdf);
    writeFileSync(chosen[1] ?? '', Buffer.alloc(50 * 1024 * 1024 + 1));
    await chooser.setFiles(chosen);
    await page.getByText('Tệp lớn hơn 50 MB').waitFor();
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  await papers.tile('Đăng ký kinh doanh.pdf').waitFor();

  await page.evaluate((base64) => {
    const bytes = Uint8Array.from(atob(base64), (sign) => sign.charCodeAt(0));
    const clipboardData = new DataTransfer();
    clipboardData.items.add(new File([bytes], 'image.png', { type: 'image/png' }));
    document.body.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
  }, aPicture(30, 20).toString('base64'));
  await papers.tile('Ảnh dán').locator('img').waitFor();
  await expect.poll(() => papers.tiles.count()).toBe(2);
  await papers.region.getByText('Ảnh 1', { exact: true }).click();
  await expect.poll(() => papers.tiles.count()).toBe(1);

  // And on the papers of a sale: an opportunity, an order, a contract.
  const [{ id: customerId = '' } = {}] = (await client.customers.list({})).rows;
  const records = [
    ['opportunities', (await client.opportunities.create({ customerId, title: 'Máy ép' })).id],
    ['orders', (await client.orders.create({ customerId })).id],
    ['contracts', (await client.contracts.create({ customerId, title: 'Nguyên tắc 2026' })).id],
  ] as const;
  for (const [onEntity, onId] of records) {
    await page.evaluate((hash) => {
      location.hash = hash;
    }, `#/${onEntity}/${onId}`);
    const [ofRecord] = await Promise.all([
      page.waitForEvent('filechooser'),
      papers.region.getByRole('button', { name: 'Thêm tệp' }).click(),
    ]);
    await ofRecord.setFiles({ name: `Bản ký ${onEntity}.pdf`, mimeType: 'application/pdf', buffer: pdf });
    await papers.tile(`Bản ký ${onEntity}.pdf`).waitFor();
    const { papers: kept } = await client.files.list({ customerId, onEntity, onId });
    expect(kept.map(({ name: paper }) => paper)).toEqual([`Bản ký ${onEntity}.pdf`]);
  }
});

test('[P02] a new customer and a paper are made with the line cut, open after a restart, and are on the other laptop once it is in again', async () => {
  const rep = await laptopOf(users().southRep);
  rep.cable.cut();
  await rep.client.customers.create({ name });
  await openCustomer(rep);
  const papers = papersOf(rep);
  await papers.drop([{ name: 'Phiếu khảo sát.pdf', type: 'application/pdf', content: pdf }]);
  await papers.tile('Phiếu khảo sát.pdf').getByText('Chờ gửi').waitFor();
  await rep.page.evaluate(() => {
    location.hash = '#/sync';
  });
  await rep.page.getByRole('region', { name: 'Giấy tờ chờ gửi' }).getByText('Phiếu khảo sát.pdf').waitFor();
  await rep.restart();
  await openCustomer(rep);
  await customerPageOf(rep.page).tab('Giấy tờ').click();
  await papers.tile('Phiếu khảo sát.pdf').getByText('Chờ gửi').waitFor();
  expect((await download(rep, () => papers.paper('Phiếu khảo sát.pdf').click())).content.equals(pdf)).toBe(true);

  const manager = await laptopOf(users().southManager);
  rep.cable.plug();
  await rep.client.office.syncNow({});
  await papers.tile('Phiếu khảo sát.pdf').getByText('Chờ gửi').waitFor({ state: 'detached' });
  await manager.client.office.syncNow({});
  await openCustomer(manager);
  await customerPageOf(manager.page).tab('Giấy tờ').click();
  const theirs = papersOf(manager);
  await theirs.tile('Phiếu khảo sát.pdf').getByText('Ở văn phòng').waitFor();
  manager.cable.cut();
  await theirs.paper('Phiếu khảo sát.pdf').click();
  await manager.page.getByText('Không mở được Phiếu khảo sát.pdf').waitFor();
  manager.cable.plug();
  expect((await download(manager, () => theirs.paper('Phiếu khảo sát.pdf').click())).content.equals(pdf)).toBe(true);
  await theirs.tile('Phiếu khảo sát.pdf').getByText('Ở văn phòng').waitFor({ state: 'detached' });
});
