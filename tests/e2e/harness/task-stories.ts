import type { Client } from '../../../src-shared/contract.ts';

/** A Wednesday full of tasks: late ones, one for a group of customers, a process that runs. Told twice it is told once. */
export async function taskDay(client: Client): Promise<void> {
  const on = '2026-11-25';
  if ((await client.tasks.list({ on })).groups.some(({ tasks }) => tasks.some(({ title }) => title.startsWith('Thu công nợ'))))
    return;
  const { rows } = await client.customers.list({
    filter: {},
    order: { by: 'name', descending: false },
    after: null,
    limit: 40,
    fields: [],
  });
  const customer = (at: number) => ({ customerId: rows[at]?.id ?? null });
  const { users } = await client.team.users({});
  const other = users.find(({ isMe }) => !isMe)?.id;
  const { mayChange } = await client.activityTypes.list({});
  const typeId = mayChange ? await types(client) : null;
  const days: readonly (readonly [string, string | null, number | null, 'low' | 'normal' | 'high' | 'urgent'])[] = [
    ['Thu công nợ quá hạn 45 ngày, hẹn lại lịch trả với kế toán trưởng', '2026-11-19', null, 'urgent'],
    ['Gọi lại anh Phúc về mẫu túi giấy kraft', '2026-11-23', 540, 'high'],
    ['Gửi báo giá thùng carton 5 lớp', on, 480, 'normal'],
    ['Xác nhận lịch giao hàng với kho', on, 810, 'high'],
    ['Gọi sau báo giá', on, null, 'normal'],
    ['Chuẩn bị mẫu cho buổi gặp giám đốc', '2026-11-27', 600, 'normal'],
    ['Hỏi thăm sau lắp đặt', '2026-11-28', null, 'low'],
    ['Soạn hợp đồng nguyên tắc 2027', '2026-12-04', null, 'normal'],
    ['Cập nhật danh sách khách tặng lịch Tết', null, null, 'low'],
  ];
  for (const [at, [title, dueOn, dueMinute, priority]] of days.entries())
    await client.tasks.create({ title, dueOn, dueMinute, priority, ...customer(at * 3), ...(at % 3 === 0 ? { typeId } : {}) });
  if (other !== undefined)
    await client.tasks.create({ title: 'Mang hồ sơ thầu ra Hà Nội', dueOn: on, assigneeId: other, ...customer(4) });
  const done = await client.tasks.create({ title: 'Gửi mẫu giấy in lịch', dueOn: on, ...customer(2) });
  await client.tasks.complete({ id: done.id, outcome: 'Đã gửi qua Zalo, chị Hoa nhận rồi' });
  await client.tasks.createMany({ ids: rows.slice(0, 25).map(({ id }) => id), title: 'Báo giá tháng 12', dueOn: '2026-11-30' });
  if (!mayChange) return;
  const { id: checklistId } = await client.checklists.save({
    name: 'Bán hàng cho khách mới',
    subject: 'selling',
    steps: [
      { vi: 'Tìm hiểu nhu cầu', en: 'Learn the need' },
      { vi: 'Gặp người quyết định', en: 'Meet whoever decides' },
      { vi: 'Gửi mẫu và báo giá', en: 'Send samples and a quote' },
      { vi: 'Ký hợp đồng', en: 'Sign the contract' },
    ],
  });
  const steps = (await client.checklists.list({})).checklists[0]?.steps ?? [];
  for (let at = 0; at < 8; at += 1)
    for (const { key } of steps.slice(0, (at % 4) + 1))
      await client.checklists.mark({ customerId: rows[at]?.id ?? '', checklistId, step: key });
}

async function types(client: Client): Promise<string> {
  const ask = { vi: 'Hỏi ý kiến sau mua', en: 'Ask after a purchase', kind: 'call', escalateAfterDays: 2 } as const;
  const { id: nextTypeId } = await client.activityTypes.save(ask);
  const { id } = await client.activityTypes.save({
    ...{ vi: 'Gọi sau báo giá', en: 'Call after a quote', kind: 'call', nextTypeId, nextAfterDays: 5, nextAssignee: 'owner' },
  });
  return id;
}
