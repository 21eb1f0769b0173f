type Ask = (procedure: string, input: unknown) => Promise<Record<string, unknown>>;

const stranger = '0192d3f0-0000-7000-8000-000000000001';

/** A contract from the draft to the one that follows it, and a machine from the sale to its maintenance. */
export async function askSold(ask: Ask, customerId: string): Promise<void> {
  const days = { fromOn: '2026-01-01', toOn: '2026-12-10' };
  const { id } = await ask('contracts.create', {
    customerId,
    title: 'Nguyên tắc 2026',
    code: 'HĐ-07',
    valueDong: 9_000_000,
    ...days,
  });
  await ask('contracts.create', { customerId, title: 'Ngược', fromOn: '2026-12-10', toOn: '2026-01-01' });
  await ask('contracts.update', { id, change: { note: 'Giá cố định', noticeDays: 45 } });
  await ask('contracts.activate', { id, signedOn: '2026-01-02' });
  await ask('contracts.list', { on: '2026-11-23', isDue: true, text: 'nguyen tac' });
  await ask('transactions.search', { text: 'hđ-07', limit: 5 });
  await ask('contracts.get', { id, on: '2026-11-23' });
  await ask('contracts.get', { id: stranger });
  await ask('contracts.run', {});
  await ask('contracts.makeTask', { id });
  await ask('contracts.decline', { id, reason: 'Khách đổi nhà cung cấp' });
  await ask('contracts.renew', { id, kind: 'annex', toOn: '2027-03-31', code: 'PL-01' });
  const next = await ask('contracts.renew', { id, code: 'HĐ-08' });
  await ask('contracts.renew', { id });
  await ask('contracts.end', { id: next['id'] });
  await ask('contracts.cancel', { id: next['id'] });
  await ask('contracts.backToDraft', { id: next['id'] });
  await ask('contracts.remove', { id: next['id'] });
  await ask('contracts.end', { id });

  const machine = await ask('installedItems.create', {
    ...{ customerId, name: 'Máy nén khí', serial: 'NK-0042', soldOn: '2026-08-31', warrantyMonths: 12, maintainEveryMonths: 3 },
  });
  await ask('installedItems.create', { customerId: stranger, name: 'Máy của người lạ' });
  await ask('installedItems.get', { id: machine['id'], on: '2026-11-23' });
  await ask('installedItems.list', { list: 'maintenance', on: '2026-11-30' });
  await ask('installedItems.update', { id: machine['id'], change: { note: 'Đặt ở kho 2' } });
  await ask('installedItems.maintain', { id: machine['id'], on: '2026-11-20' });
  await ask('installedItems.createFrom', { orderId: stranger });
  await ask('installedItems.remove', { id: machine['id'] });
}
