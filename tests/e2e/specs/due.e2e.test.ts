import { expect, test } from 'vitest';
import { aConfirmedOrder } from '../harness/order-stories.ts';
import { usePrograms } from '../harness/program.ts';
import { mondayMorning } from '../pages/visits-stories.ts';

const open = usePrograms();

test('[I06] [D08] an order that is wanted soon is told, one click makes its delivery a task of the day, and delivering all of it finishes the task', async () => {
  const { page, client, restart } = await open({ profile: 'alone', now: mondayMorning });
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
