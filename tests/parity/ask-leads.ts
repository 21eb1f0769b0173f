type Ask = (procedure: string, input: unknown) => Promise<Record<string, unknown>>;

/** Leads, those who sell what we sell, and what a customer buys again and again. */
export async function askLeads(ask: Ask, someId: string): Promise<void> {
  const { id } = await ask('customers.create', { name: 'Đầu mối hội chợ', phone: '0903 999 111', lifecycle: 'target' });
  const look = { verdict: 'qualified', warmth: 'hot', budgetDong: 50_000_000, timing: 'Trước Tết', decider: 'Anh Nam' };
  await ask('leads.assess', { customerId: id, ...look });
  await ask('leads.assess', { customerId: someId, ...look });
  await ask('leads.of', { customerId: id });
  await ask('leads.list', { state: 'qualified' });
  const made = await ask('leads.convert', { customerId: id, contact: { name: 'Anh Nam' }, opportunity: { title: 'Túi giấy' } });
  await ask('leads.originOf', { opportunityId: made['opportunityId'] });
  await ask('leads.startedFrom', { entity: 'customers', id });
  await ask('buyingCycle.of', { customerId: id });
  await ask('buyingCycle.expected', { until: '2026-12-31' });
  const { id: competitorId } = await ask('competitors.create', { name: 'Nhựa Long Thành' });
  const seen = { competitorId, product: 'Thùng 60 lít', priceDong: 179_000 };
  const price = await ask('competitors.notePrice', seen);
  await ask('competitors.notePrice', { ...seen, seenOn: '2999-01-01' });
  await ask('competitors.update', { id: competitorId, change: { weaknesses: 'Giao chậm' } });
  await ask('competitors.get', { id: competitorId });
  await ask('competitors.list', {});
  await ask('competitors.removePrice', { id: price['id'] });
  await ask('competitors.delete', { id: competitorId });
}
