type Ask = (procedure: string, input: unknown) => Promise<Record<string, unknown>>;

const stranger = '0192d3f0-0000-7000-8000-000000000001';

/** What there is to do, by whom, and how the office does it. */
export async function askTasks(ask: Ask, customerId: string): Promise<void> {
  const type = await ask('activityTypes.save', { vi: 'Gọi sau báo giá', en: 'Call after a quote', kind: 'call' });
  await ask('activityTypes.save', { vi: 'Gọi sau  báo giá', en: 'Again', kind: 'call' });
  await ask('activityTypes.sort', { ids: [type['id']] });
  await ask('activityTypes.list', {});
  const { id } = await ask('tasks.create', { title: 'Gọi lại', customerId, typeId: type['id'], dueOn: '2026-11-23' });
  await ask('tasks.create', { title: 'Gọi lại', assigneeId: stranger });
  await ask('tasks.update', { id, change: { priority: 'high', dueMinute: 540 } });
  await ask('tasks.move', { ids: [id], state: 'doing' });
  await ask('tasks.list', { on: '2026-11-23' });
  await ask('tasks.counts', { on: '2026-11-23' });
  await ask('tasks.ofCustomer', { customerId });
  await ask('tasks.complete', { id, log: { kind: 'call', text: 'Đã hẹn gặp' } });
  await ask('tasks.move', { ids: [id], state: 'doing' });
  await ask('tasks.get', { id });
  await ask('tasks.forOrder', { orderId: stranger, title: 'Giao hàng' });
  const other = await ask('tasks.create', { title: 'Gửi mẫu' });
  await ask('tasks.cancel', { id: other['id'], reason: 'Khách đổi ý' });
  await ask('tasks.delete', { id: other['id'] });
  const many = await ask('tasks.createMany', { ids: [customerId], title: 'Chúc Tết' });
  await ask('tasks.batches', {});
  await ask('tasks.batch', { id: many['batchId'] });
  await ask('tasks.cancelBatch', { id: many['batchId'] });
  const process = await ask('checklists.save', {
    name: 'Bán hàng',
    subject: 'selling',
    steps: [{ key: 'a', vi: 'Gặp', en: 'Meet' }],
  });
  const step = { customerId, checklistId: process['id'], step: 'a' };
  await ask('checklists.list', {});
  await ask('checklists.sort', { ids: [process['id']] });
  await ask('checklists.mark', step);
  await ask('checklists.mark', { ...step, step: 'b' });
  await ask('checklists.ofCustomer', { customerId });
  await ask('checklists.overview', { checklistId: process['id'] });
  await ask('checklists.unmark', step);
  await ask('checklists.delete', { id: process['id'] });
  await ask('activityTypes.delete', { id: type['id'] });
}
