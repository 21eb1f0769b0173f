type Ask = (procedure: string, input: unknown) => Promise<Record<string, unknown>>;

const stranger = '0192d3f0-0000-7000-8000-000000000001';

/** An order from the first line to the last delivery. */
export async function askOrders(ask: Ask, customerId: string): Promise<void> {
  const { id } = await ask('orders.create', { customerId, title: 'Thùng carton tháng 12' });
  await ask('orders.create', {});
  const { content, rev } = await ask('orders.get', { id });
  await ask('orders.get', { id: stranger });
  const goods = {
    id: 'a1',
    kind: 'goods',
    productId: null,
    code: null,
    name: 'Thùng carton 5 lớp',
    note: null,
    unit: 'cái',
    quantityMilli: 500_000,
    priceDong: 12_350,
    listPriceDong: null,
    priceSource: null,
    discountBasisPoints: 250,
    vatRate: '8',
    isOption: false,
  };
  const { totals: _totals, ...draft } = { ...(content as Record<string, unknown>) }; // the content just read
  await ask('orders.keepDraft', { id, json: '{}' });
  await ask('orders.saveContent', { id, rev, content: { ...draft, lines: [goods] } });
  await ask('orders.update', { id, change: { deliverOn: '2026-12-01', deliverTo: 'Kho 2' } });
  await ask('orders.confirm', { id, signedBy: 'Anh Tuấn' });
  await ask('orders.confirm', { id });
  await ask('orders.reopen', { id });
  await ask('orders.confirm', { id });
  const { deliveryId } = await ask('orders.deliver', { id, lines: [{ lineId: 'a1', quantityMilli: 200_000 }] });
  await ask('orders.deliver', { id, lines: [{ lineId: 'a1', quantityMilli: 400_000 }] });
  await ask('orders.takeBackDelivery', { deliveryId });
  await ask('orders.takeBackDelivery', { deliveryId: stranger });
  await ask('orders.close', { id });
  await ask('orders.delete', { ids: [id] });
  const again = await ask('orders.create', { copyOf: id });
  await ask('orders.cancel', { id: again['id'], reason: 'Khách đổi ý' });
  await ask('orders.restore', { id: again['id'] });
  await ask('orders.choose', { conflictId: stranger, use: 'other' });
  await ask('orders.list', { text: 'thung carton' });
}
