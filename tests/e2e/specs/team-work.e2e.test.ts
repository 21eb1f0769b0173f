import { expect, test, vi } from 'vitest';
import { addDays, localDay } from '../../../src-shared/lib/dates.ts';
import { useOfficeLaptops } from '../harness/office-laptops.ts';
import { frameOf } from '../pages/frame.ts';

/* Work that goes from one person to another: a rep's laptop, another's, and one real office. */

vi.setConfig({ testTimeout: 120_000 });

const { users, laptopOf, leaves, sync, go } = useOfficeLaptops();

test('[D09] a rep’s plan reaches the manager, who is told and answers with what he does about it; the rep is told of the answer', async () => {
  const [rep, manager] = await Promise.all([laptopOf(users().southRep), laptopOf(users().southManager)]);
  const { id } = await rep.client.customers.create({ name: 'Nhà thuốc Đức Thịnh 2' });
  await sync(rep, manager);
  await go(rep, `#/customers/${id}`);
  const mine = rep.page.getByRole('region', { name: 'Cần hỗ trợ' });
  await mine.getByRole('button', { name: 'Gửi kế hoạch' }).click();
  await mine.getByRole('textbox').fill('Ba lượt thăm và tặng mẫu trong quý');
  await mine.getByRole('button', { name: 'Gửi quản lý' }).click();
  await mine.getByText('Chờ quản lý trả lời.').waitFor();
  expect(await mine.getByRole('button', { name: 'Trả lời' }).count()).toBe(0);
  await sync(rep, manager);

  await manager.page.getByRole('button', { name: 'Nhắc việc: 1 việc đang chờ' }).click();
  const centre = manager.page.getByRole('dialog', { name: 'Nhắc việc' });
  const waiting = centre.getByRole('group', { name: 'Chờ tôi trả lời' });
  await waiting.getByText(`hôm nay · Nhà thuốc Đức Thịnh 2 · ${users().southRep.name}`).waitFor();
  await waiting.getByRole('link', { name: 'Ba lượt thăm và tặng mẫu trong quý' }).click();
  const theirs = manager.page.getByRole('region', { name: 'Cần hỗ trợ' });
  await theirs.getByRole('button', { name: 'Trả lời' }).click();
  await theirs.getByRole('textbox', { name: 'Câu trả lời' }).fill('Đồng ý');
  await theirs.getByRole('textbox', { name: 'Hỗ trợ của bạn' }).fill('Duyệt 2 triệu tiền mẫu');
  // Half written, both texts are there again after the window was loaded anew.
  await manager.page.reload();
  await theirs.getByRole('button', { name: 'Trả lời' }).click();
  const action = theirs.getByRole('textbox', { name: 'Hỗ trợ của bạn' });
  await expect.poll(() => action.inputValue()).toBe('Duyệt 2 triệu tiền mẫu');
  await theirs.getByRole('button', { name: 'Gửi trả lời' }).click();
  await theirs.getByText('Hỗ trợ: Duyệt 2 triệu tiền mẫu').waitFor();
  await manager.page.getByRole('button', { name: 'Nhắc việc', exact: true }).waitFor();
  await sync(manager, rep);

  await mine.getByText('Hỗ trợ: Duyệt 2 triệu tiền mẫu').waitFor();
  await rep.page.getByRole('button', { name: 'Nhắc việc: 1 việc đang chờ' }).click();
  const told = rep.page.getByRole('dialog', { name: 'Nhắc việc' });
  const answered = told.getByRole('group', { name: 'Quản lý đã trả lời' });
  await answered.getByText('Trả lời: Đồng ý').waitFor();
  // The count opens the list of all that waits and was answered.
  await answered.getByRole('button', { name: 'Quản lý đã trả lời' }).click();
  const list = rep.page.getByRole('region', { name: 'Đã trả lời trong 90 ngày' });
  await list.getByText('Hỗ trợ: Duyệt 2 triệu tiền mẫu').waitFor();
  await list.getByRole('link', { name: 'Nhà thuốc Đức Thịnh 2' }).waitFor();
  await rep.page.getByRole('button', { name: 'Nhắc việc: 1 việc đang chờ' }).click();
  await told.getByRole('button', { name: 'Xong: Trả lời: Đồng ý' }).click();
  await told.getByText('Không có gì phải nhắc').waitFor();
});

test('[D01] [D04] an overdue task of a kind that says so comes up to the manager, who is told, opens it and takes it on', async () => {
  const [rep, manager, admin] = await Promise.all([
    laptopOf(users().southRep),
    laptopOf(users().southManager),
    laptopOf(users().admin),
  ]);
  await admin.client.activityTypes.save({ vi: 'Xử lý khiếu nại', en: 'Complaint', kind: 'call', escalateAfterDays: 1 });
  await sync(admin, rep, manager);
  const [type] = (await rep.client.activityTypes.list({})).types.filter(({ vi: name }) => name === 'Xử lý khiếu nại');
  // Nine days are more than one working day whatever holidays there are.
  const dueOn = addDays(localDay(new Date().toISOString()), -9);
  await rep.client.tasks.create({ title: 'Đổi hai thùng bị ướt', typeId: type?.id ?? null, dueOn });
  // The laptop looks every five minutes, and once when it is started.
  await rep.restart();
  await expect.poll(async () => (await rep.client.tasks.counts({})).overdue).toBe(1);
  await expect
    .poll(
      async () => {
        await sync(rep, manager);
        return (await manager.client.tasks.counts({})).escalated;
      },
      // Each question syncs two laptops, whose screens ask for everything anew.
      { timeout: 30_000, interval: 500 },
    )
    .toBe(1);
  await manager.page.getByRole('button', { name: 'Nhắc việc: 1 việc đang chờ' }).click();
  const centre = manager.page.getByRole('dialog', { name: 'Nhắc việc' });
  const group = centre.getByRole('group', { name: 'Việc quá hạn chuyển lên tôi' });
  await group.getByText(new RegExp(users().southRep.name)).waitFor();
  await group.getByRole('button', { name: 'Đổi hai thùng bị ướt', exact: true }).click();
  const drawer = manager.page.getByRole('dialog', { name: 'Đổi hai thùng bị ướt' });
  await drawer.getByRole('button', { name: 'Xong việc' }).click();
  await drawer.getByRole('textbox', { name: 'Kết quả thế nào?' }).fill('Đã đổi, khách hài lòng');
  await drawer.getByRole('button', { name: 'Ghi là đã xong' }).click();
  await drawer.getByText('Đã đổi, khách hài lòng').first().waitFor();
  await manager.page.keyboard.press('Escape');
  await manager.page.getByRole('button', { name: 'Nhắc việc', exact: true }).waitFor();
  await sync(manager, rep);
  await go(rep, '#/tasks');
  await rep.page.getByRole('button', { name: /Xong 1/ }).waitFor();
});

test('[D04] a task given to a colleague is on his laptop after the next sync, he does it, and whoever gave it sees what came of it', async () => {
  const [giver, colleague] = await Promise.all([laptopOf(users().southRep), laptopOf(users().southRep2)]);
  await sync(giver, colleague);
  await frameOf(giver.page).goTo(/Công việc/);
  await frameOf(colleague.page).goTo(/Công việc/);
  await giver.page.getByRole('button', { name: 'Thêm việc' }).click();
  const form = giver.page.getByRole('dialog', { name: 'Công việc mới' });
  await form.getByRole('textbox', { name: 'Việc cần làm' }).fill('Mang mẫu sang Bình Dương');
  await form.getByRole('combobox', { name: 'Giao cho' }).click();
  await giver.page.getByRole('option', { name: users().southRep2.name }).click();
  await form.getByRole('button', { name: 'Tạo việc' }).click();
  await form.waitFor({ state: 'hidden' });
  await sync(giver, colleague);

  const theirs = colleague.page.getByRole('listitem').filter({ hasText: 'Mang mẫu sang Bình Dương' });
  await theirs.focus();
  await colleague.page.keyboard.press('Enter');
  const drawer = colleague.page.getByRole('dialog', { name: 'Mang mẫu sang Bình Dương' });
  await drawer.getByText(users().southRep.name).first().waitFor();
  await drawer.getByRole('button', { name: 'Xong việc' }).click();
  await drawer.getByRole('textbox', { name: 'Kết quả thế nào?' }).fill('Đã giao cho kho');
  await drawer.getByRole('button', { name: 'Ghi là đã xong' }).click();
  await drawer.getByText('Đã giao cho kho').first().waitFor();
  await sync(colleague, giver);

  await giver.page.getByText('Tôi giao', { exact: true }).click();
  await giver.page.getByRole('button', { name: /Xong 1/ }).click();
  await giver.page.getByRole('listitem').filter({ hasText: 'Mang mẫu sang Bình Dương' }).waitFor();

  // Of whoever has left it is told where his task stands and with whom it is shared, and somebody else is asked for.
  const { id, name } = users().southRep2;
  const task = await giver.client.tasks.create({ title: 'Kiểm kho Tân Bình', assigneeId: id, sharedWith: `user:${id}` });
  await sync(giver);
  await leaves(users().southRep2);
  await sync(giver);
  expect((await giver.client.tasks.get({ id: task.id })).isAssigneeHere).toBe(false);
  const left = giver.page.getByRole('listitem').filter({ hasText: 'Kiểm kho Tân Bình' });
  await left.getByText('Đã nghỉ việc').waitFor();
  await left.getByRole('button', { name: 'Kiểm kho Tân Bình', exact: true }).click();
  const ofGone = giver.page.getByRole('dialog', { name: 'Kiểm kho Tân Bình' });
  await ofGone
    .getByText(/Hãy giao cho người khác/)
    .first()
    .waitFor();
  await ofGone.getByText(`${name} (đã nghỉ)`).waitFor();
});
