import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { findBarriers } from '../harness/axe.ts';
import { aConfirmedOrder } from '../harness/order-stories.ts';
import { useOneProgram } from '../harness/program.ts';
import { mondayMorning } from '../pages/visits-stories.ts';

const open = useOneProgram({ profile: 'alone', now: mondayMorning });
const goTo = async (page: Page, hash: string) => {
  await page.goto(`${page.url().split('#')[0]}#${hash}`);
};

/** A customer with a contract, which ends within its notice unless said otherwise. */
async function aContract(toOn = '2026-12-10', apart?: 'apart') {
  const program = await open(apart);
  const { client, page } = program;
  const { id: customerId } = await client.customers.create({ name: 'Công ty TNHH Bao bì Đại Phát' });
  const { id } = await client.contracts.create({
    ...{ customerId, title: 'Hợp đồng nguyên tắc 2026', code: 'HĐ-07', state: 'active' },
    ...{ fromOn: '2026-01-01', toOn, valueDong: 120_000_000 },
  });
  const bell = page.getByRole('button', { name: /^Nhắc việc/ });
  const centre = page.getByRole('dialog', { name: 'Nhắc việc' });
  return { ...program, customerId, id, bell, group: (name: string) => centre.getByRole('group', { name }) };
}

test('[I06] [D08] an order that is wanted soon is told, one click makes its delivery a task of the day, and delivering all of it finishes the task', async () => {
  const { page, client, restart } = await open();
  const { id: customerId } = await client.customers.create({ name: 'Công ty TNHH Bao bì Đại Phát' });
  const { id: orderId, label } = await aConfirmedOrder(client, { customerId, boxes: 100, deliverOn: '2026-11-25' });
  const later = await aConfirmedOrder(client, { customerId, boxes: 5, deliverOn: '2026-12-20' });
  const bell = page.getByRole('button', { name: /^Nhắc việc/ });
  const centre = page.getByRole('dialog', { name: 'Nhắc việc' });
  await expect.poll(() => bell.getAttribute('aria-label')).toBe('Nhắc việc: 1 việc đang chờ');
  await bell.click();
  const line = centre.getByRole('listitem').filter({ hasText: `Giao hàng ${label}` });
  await line.getByText('T4 25/11 · Công ty TNHH Bao bì Đại Phát').waitFor();
  await line.getByRole('button', { name: `Tạo việc giao hàng ${label}` }).click();
  await page.getByText(`Đã tạo việc giao hàng ${label}`).waitFor();
  await line.waitFor({ state: 'detached' });
  const tasks = async () =>
    (await client.tasks.ofCustomer({ customerId })).tasks.map(({ title, dueOn, state }) => [title, dueOn, state]);
  const title = `Giao hàng ${label} · Công ty TNHH Bao bì Đại Phát`;
  await expect.poll(tasks).toEqual([[title, '2026-11-25', 'open']]);
  await page.keyboard.press('Escape');
  await restart();
  expect(await tasks()).toEqual([[title, '2026-11-25', 'open']]);
  await client.orders.deliver({ id: orderId });
  await expect.poll(tasks).toEqual([]);

  // From the order itself, also where it is not due for a while.
  await page.evaluate((hash) => {
    location.hash = hash;
  }, `#/orders/${later.id}`);
  await page.getByRole('button', { name: 'Thao tác khác' }).click();
  await page.getByRole('menuitem', { name: 'Tạo việc giao hàng' }).click();
  await page.getByText(`Đã tạo việc giao hàng ${later.label}`).waitFor();
  await expect.poll(async () => (await tasks()).map(([, dueOn]) => dueOn)).toEqual(['2026-12-20']);
});

test('[F10] [D07] a contract that ends is told ahead and has one task; renewed, its follow-on stands in the chain and the task is done', async () => {
  const { page, client, id, bell, group, restart } = await aContract();
  // The program may have made it by itself already.
  await client.contracts.run({});
  await bell.click();
  await group('Hợp đồng sắp hết hạn').getByText('Hợp đồng HĐ-07 · Hợp đồng nguyên tắc 2026 hết hạn').click();
  await page.getByRole('heading', { name: 'Hợp đồng nguyên tắc 2026' }).waitFor();
  await page.getByRole('button', { name: 'Việc gia hạn' }).waitFor();
  expect(await findBarriers(page)).toEqual([]);

  await page.getByRole('button', { name: 'Gia hạn', exact: true }).click();
  const form = page.getByRole('dialog', { name: 'Gia hạn: Hợp đồng nguyên tắc 2026' });
  await form.getByRole('textbox', { name: 'Số hợp đồng' }).fill('HĐ-08');
  await form.getByRole('button', { name: 'Gia hạn', exact: true }).click();
  await page.getByText('Tiếp nối hợp đồng').waitFor();
  const { children, task, renewal } = await client.contracts.get({ id });
  expect(children).toMatchObject([{ code: 'HĐ-08', fromOn: '2026-12-11', kind: 'contract', valueDong: 120_000_000 }]);
  expect({ renewal, state: task?.state }).toEqual({ renewal: 'renewed', state: 'done' });

  await restart();
  await goTo(page, '/contracts');
  await page.getByRole('button', { name: 'Sắp hết hạn 0' }).waitFor();
  await page.getByText('đã gia hạn').waitFor();
  expect(await findBarriers(page)).toEqual([]);
});

test('[D07] the task to renew is made by hand from the contract, once; who does not go on says why and closes it', async () => {
  // Far from its end: the program makes no task of it by itself.
  const { page, client, id } = await aContract('2027-06-30');
  await goTo(page, `/contracts/${id}`);
  await page.getByRole('button', { name: 'Tạo việc gia hạn' }).click();
  await page.getByRole('button', { name: 'Việc gia hạn', exact: true }).waitFor();
  expect(await client.contracts.run({})).toEqual({ made: 0, closed: 0 });
  await page.getByRole('button', { name: 'Việc khác' }).click();
  await page.getByRole('menuitem', { name: 'Không gia hạn' }).click();
  await page.getByRole('textbox', { name: 'Vì sao không gia hạn' }).fill('Khách mua của bên khác');
  await page.keyboard.press('Control+Enter');
  await page.getByText('không gia hạn', { exact: false }).first().waitFor();
  await expect.poll(async () => (await client.contracts.get({ id })).task?.state).toBe('cancelled');
  expect(await client.contracts.get({ id })).toMatchObject({ isNotRenewed: true, note: 'Không gia hạn: Khách mua của bên khác' });
});

test('[G02] [I06] what was sold has a warranty and a rhythm; what is due is told, is a list of its own, and moves on when it was done', async () => {
  const { page, client, customerId, bell, group } = await aContract();
  await goTo(page, `/customers/${customerId}?tab=sales`);
  await page.getByRole('button', { name: 'Thêm thiết bị' }).click();
  const form = page.getByRole('dialog', { name: 'Ghi thiết bị đã bán' });
  await form.getByRole('textbox', { name: 'Thiết bị' }).fill('Máy nén khí 15 kW');
  await form.getByRole('textbox', { name: 'Số sê-ri' }).fill('NK-0042');
  await form.getByRole('textbox', { name: 'Ngày bán' }).fill('30/08/2026');
  await form.getByRole('textbox', { name: 'Bảo hành (tháng)' }).fill('4');
  await form.getByRole('textbox', { name: 'Bảo trì mỗi (tháng)' }).fill('3');
  await page.keyboard.press('Control+Enter');
  await page.getByText('Đã ghi Máy nén khí 15 kW').waitFor();
  await bell.click();
  await group('Hợp đồng sắp hết hạn').waitFor();
  await group('Bảo trì đến hạn').getByText('Bảo trì Máy nén khí 15 kW').waitFor();
  await page.keyboard.press('Escape');

  await goTo(page, '/installed-items');
  await page.getByRole('button', { name: 'Bảo trì đến hạn 1' }).click();
  await page.getByRole('button', { name: 'Đã bảo trì: Máy nén khí 15 kW' }).click();
  await page.getByText('Đã bảo trì Máy nén khí 15 kW, lần tới 28/02/2027').waitFor();
  await page.getByRole('button', { name: 'Bảo trì đến hạn 0' }).waitFor();
  await page.keyboard.press('Control+z');
  await page.getByRole('button', { name: 'Bảo trì đến hạn 1' }).waitFor();
  expect(await findBarriers(page)).toEqual([]);

  const [item] = (await client.installedItems.list({})).items;
  expect(item).toMatchObject({ serial: 'NK-0042', warrantyEndsOn: '2026-12-29', nextMaintenanceOn: '2026-11-30' });
  await client.installedItems.update({ id: item?.id ?? '', change: { warrantyEndsOn: '2026-12-20' } });
  await page.getByRole('button', { name: 'Bảo hành sắp hết 1' }).click();
  await page.getByText('20/12/2026 · còn 27 ngày').waitFor();
  await bell.click();
  await group('Bảo hành sắp hết').getByText('Bảo hành Máy nén khí 15 kW hết hạn').waitFor();
});

test('[G02] the goods of an order are written down as items in one go, each once', async () => {
  const { page, client, customerId } = await aContract(undefined, 'apart');
  const { id: orderId, label: name } = await aConfirmedOrder(client, { customerId, boxes: 2, deliverOn: '2026-11-25' });
  await goTo(page, `/orders/${orderId}`);
  const write = async () => {
    await page.getByRole('main').getByRole('button', { name: 'Thao tác khác' }).click();
    await page.getByRole('menuitem', { name: 'Ghi vào thiết bị đã bán…' }).click();
    await page.getByRole('dialog', { name: `Ghi thiết bị đã bán từ ${name}` }).waitFor();
  };
  await write();
  await page.getByRole('textbox', { name: 'Ngày bán' }).fill('20/11/2026');
  await page.getByRole('textbox', { name: 'Bảo hành (tháng)' }).fill('12');
  await page.getByRole('textbox', { name: 'Bảo trì mỗi (tháng)' }).fill('6');
  await page.keyboard.press('Control+Enter');
  await page.getByText(`Đã ghi 1 thiết bị từ ${name}`).waitFor();
  const items = async () =>
    (await client.installedItems.list({})).items
      .map(({ name: what, warrantyEndsOn, nextMaintenanceOn }) => `${what} ${warrantyEndsOn} ${nextMaintenanceOn}`)
      .toSorted();
  expect(await items()).toEqual(['Thùng carton 5 lớp 2027-11-19 2027-05-20']);
  await write();
  await page.keyboard.press('Control+Enter');
  await page.getByText(`Hàng của ${name} đã được ghi từ trước`).waitFor();
  expect(await items()).toHaveLength(1);
});
