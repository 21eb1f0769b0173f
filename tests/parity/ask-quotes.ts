type Ask = (procedure: string, input: unknown) => Promise<Record<string, unknown>>;

const stranger = '0192d3f0-0000-7000-8000-000000000001';

/** A quote from the first line to the customer's answer. */
export async function askQuotes(ask: Ask, customerId: string): Promise<void> {
  const { id } = await ask('quotes.create', { customerId, title: 'Thùng carton quý 1' });
  await ask('quotes.create', {});
  const { content, rev } = await ask('quotes.get', { id });
  await ask('quotes.get', { id: stranger });
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
  await ask('quotes.keepDraft', { id, json: '{}' });
  await ask('quotes.saveContent', { id, rev, content: { ...draft, lines: [goods] } });
  await ask('quotes.saveContent', { id, content: { ...draft, lines: [{ ...goods, priceDong: -1 }] } });
  await ask('quotes.pricesOf', { customerId, on: '2026-11-23', lines: [{ productId: stranger, quantityMilli: 1000 }] });
  await ask('quotes.vat', { on: '2026-12-20', until: '2027-01-19' });
  await ask('quotes.teams', {});
  await ask('quotes.update', { id, change: { note: 'Gọi lại thứ Sáu' } });
  await ask('quotes.send', { id });
  await ask('quotes.delete', { ids: [id] });
  await ask('quotes.reopen', { id });
  const read = await ask('quotes.get', { id });
  const [version] = (read['versions'] ?? []) as { id: string }[]; // of the quote just read
  await ask('quotes.difference', { id, from: version?.id, to: 'now' });
  await ask('quotes.send', { id });
  await ask('quotes.answer', { id, isAccepted: true, way: 'signed', byName: 'Anh Tuấn' });
  await ask('quotes.cancel', { id });
  await ask('quotes.choose', { conflictId: stranger, use: 'other' });
  await ask('quotes.list', { text: 'thung carton' });
}
