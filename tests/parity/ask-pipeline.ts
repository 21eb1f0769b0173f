type Ask = (procedure: string, input: unknown) => Promise<Record<string, unknown>>;

const stranger = '0192d3f0-0000-7000-8000-000000000001';

/** From a need to won or lost. */
export async function askPipeline(ask: Ask, customerId: string): Promise<void> {
  const own = await ask('stages.save', { vi: 'Gửi mẫu', en: 'Samples', probabilityPercent: 30 });
  await ask('stages.save', { vi: 'gửi mẫu', en: 'Again', probabilityPercent: 30 });
  const stages = ((await ask('stages.list', {}))['stages'] ?? []) as { id: string; kind: string }[]; // the answer of `stages.list`
  await ask('stages.sort', { ids: stages.map(({ id }) => id) });
  const { id } = await ask('opportunities.create', {
    customerId,
    title: 'Thùng carton quý 1',
    valueDong: 120_000_000,
    tags: ['big'],
  });
  await ask('opportunities.create', { customerId: stranger, title: 'Không có khách này' });
  await ask('opportunities.update', { id, change: { potentialPercent: 60, expectedCloseOn: '2026-12-20' } });
  await ask('opportunities.move', { id, stageId: own['id'] });
  await ask('stages.delete', { id: own['id'] });
  await ask('opportunities.setTags', { id, tags: ['urgent'] });
  await ask('opportunities.tags', {});
  const line = await ask('opportunities.saveProduct', { opportunityId: id, name: 'Thùng 5 lớp', quantityMilli: 500_000 });
  await ask('opportunities.removeProduct', { id: line['id'] });
  const contact = await ask('contacts.create', { customerId, name: 'Chị Yến' });
  await ask('opportunities.setContact', { id, contactId: contact['id'], role: 'decider' });
  await ask('opportunities.removeContact', { id, contactId: contact['id'] });
  await ask('opportunities.close', { id, as: 'lost' });
  await ask('opportunities.close', { id, as: 'lost', lostReason: 'price', lostNote: 'Đối thủ rẻ hơn 5 %' });
  await ask('opportunities.board', { on: '2026-11-23' });
  await ask('opportunities.list', { on: '2026-11-23', text: 'thung' });
  await ask('opportunities.ofCustomer', { customerId });
  const question = { by: 'month', on: '2026-12-31', count: 3 };
  await ask('pipeline.forecast', question);
  await ask('pipeline.lost', question);
  await ask('pipeline.behind', { from: '2026-11-01', to: '2026-12-31', what: 'expected' });
  await ask('pipeline.exportForecast', { ...question, file: 'nowhere', format: 'pdf' });
  await ask('pipeline.exportLost', { ...question, file: 'nowhere', format: 'pdf' });
  await ask('opportunities.reopen', { id });
  await ask('opportunities.get', { id });
  await ask('opportunities.delete', { id });
}
