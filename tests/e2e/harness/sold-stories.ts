import type { Client } from '../../../src-shared/contract.ts';

const idOf = (no: number) => `0192d3f0-0000-7000-8000-0000000c0${String(no).padStart(3, '0')}`;

/** What was agreed with a customer and stands there: contracts in every state, machines with a warranty and a rhythm. Made once. */
export async function soldOnce(client: Client): Promise<{ contractId: string }> {
  const [customer, other] = (await client.customers.list({ limit: 2 })).rows;
  if (customer === undefined || other === undefined) throw new Error('the demo company has no customers');
  const customerId = customer.id;
  const main = {
    id: idOf(1),
    customerId,
    title: 'Hợp đồng nguyên tắc cung cấp bao bì và vật tư đóng gói năm 2026',
    code: 'HĐNT-07/2026',
  };
  if ((await client.contracts.list({ text: main.code, limit: 1 })).total > 0) return { contractId: main.id };
  const year = { fromOn: '2026-01-01', toOn: '2026-12-10', signedOn: '2025-12-28' };
  await client.contracts.create({
    ...main,
    ...year,
    state: 'active',
    valueDong: 1_250_000_000,
    note: 'Giá cố định đến hết quý 3.',
  });
  await client.contracts.create({
    ...{ id: idOf(2), kind: 'annex', parentId: main.id, customerId, title: 'Phụ lục giá quý 4', code: 'PL-01', state: 'active' },
    ...{ fromOn: '2026-10-01', toOn: '2026-12-10' },
  });
  await client.contracts.create({
    id: idOf(3),
    customerId: other.id,
    title: 'Bảo trì máy đóng gói',
    state: 'active',
    toOn: '2026-11-20',
  });
  await client.contracts.create({
    id: idOf(4),
    customerId: other.id,
    title: 'Thuê kho',
    toOn: '2028-06-30',
    valueDong: 96_000_000,
  });
  const old = { id: idOf(5), customerId: other.id, title: 'Nguyên tắc 2025', fromOn: '2025-01-01', toOn: '2025-12-31' };
  await client.contracts.create({ ...old, state: 'active' });
  await client.contracts.end({ id: old.id });
  const machine = { customerId, soldOn: '2025-12-20', maintainEveryMonths: 3 };
  await client.installedItems.create({
    ...{
      ...machine,
      name: 'Máy nén khí trục vít có dầu 15 kW, kèm bình tích áp 500 lít',
      serial: 'NK-15-0042',
      warrantyMonths: 12,
    },
    nextMaintenanceOn: '2026-11-20',
  });
  await client.installedItems.create({ ...machine, name: 'Máy đóng đai', warrantyMonths: 6, nextMaintenanceOn: '2026-11-28' });
  await client.installedItems.create({
    customerId: other.id,
    name: 'Bàn nâng thủy lực',
    soldOn: '2026-03-01',
    warrantyMonths: 24,
  });
  return { contractId: main.id };
}
