type Ask = (procedure: string, input: unknown) => Promise<Record<string, unknown>>;

const stranger = '0192d3f0-0000-7000-8000-000000000001';
const days = { fromOn: '2026-11-01', toOn: '2026-12-31' };
const anything = { customerId: null, customerGroupId: null, productId: null, productGroupId: null };

/** What things cost whom, and what is given with them. */
export async function askPrices(ask: Ask, customerId: string): Promise<void> {
  const on = '2026-11-23';
  const line = { productId: stranger, quantityMilli: 1000 };
  await ask('prices.ofLines', { customerId, on, lines: [line] });
  await ask('prices.ofLines', { customerId: null, on, lines: [{ ...line, quantityMilli: -1 }] });
  const amounts = {
    minQuantityMilli: 0,
    kind: 'discount',
    priceDong: null,
    discountBasisPoints: 500,
    note: null,
    isActive: true,
  };
  const rule = { ...anything, ...days, ...amounts, name: 'Giảm 5 %' };
  await ask('prices.contradictions', rule);
  const made = await ask('prices.saveRule', rule);
  await ask('prices.saveRule', { ...rule, toOn: '2026-10-01' });
  await ask('prices.rules', {});
  await askAnnouncements(ask, [{ kind: 'rule', id: made['id'] }]);
  await ask('prices.deleteRule', { id: made['id'] });
  const discount = { name: '2 % trong 10 ngày', customerGroupId: null, productGroupId: null, withinDays: 10, isActive: true };
  const saved = await ask('prices.savePaymentDiscount', { ...discount, ...days, discountBasisPoints: 200 });
  await ask('prices.paymentDiscounts', {});
  await ask('prices.paymentDiscountsOf', { customerId, on, lines: [{ productId: null, netDong: 1_000_050 }] });
  await ask('prices.deletePaymentDiscount', { id: saved['id'] });
  const tour = {
    ...days,
    name: 'Tham quan Đà Lạt',
    kind: 'tour',
    occasion: null,
    occasionDays: null,
    customerGroupId: null,
    productGroupId: null,
    productId: null,
    minQuantityMilli: null,
    minAmountDong: 1_000_000,
    isRepeated: false,
    giftProductId: null,
    giftQuantityMilli: null,
    discountBasisPoints: null,
    seats: 2,
    budgetDong: 20_000_000,
    isConcentrated: false,
    taxNote: 'Khấu trừ 10 %',
    note: null,
    isActive: true,
  };
  await ask('promotions.legality', tour);
  const { id: promotionId } = await ask('promotions.save', tour);
  await ask('promotions.addStock', { promotionId, changeMilli: 1000, note: 'Thêm một chỗ' });
  await ask('promotions.forQuote', { customerId, on, lines: [{ productId: null, quantityMilli: 1000, netDong: 2_000_000 }] });
  const { id } = await ask('promotions.entitle', { promotionId, customerId, quantityMilli: 2000, valueDong: 8_000_000 });
  await ask('promotions.entitle', { promotionId, customerId, quantityMilli: 2000 });
  await ask('promotions.receive', { id, receivedBy: 'Chị Hạnh', signedBy: 'Chị Hạnh' });
  await ask('promotions.withdraw', { id });
  await ask('promotions.list', {});
  await ask('promotions.ledger', { customerId });
  await ask('promotions.exportLedger', { file: 'nowhere', format: 'pdf', promotionId });
  await ask('promotions.delete', { id: promotionId });
}

/** Whom a policy is told. */
async function askAnnouncements(ask: Ask, policies: readonly unknown[]): Promise<void> {
  const words = { subject: '[QC] {policy}', text: '{content}' };
  await ask('announcements.policies', {});
  await ask('announcements.propose', { policies });
  await ask('announcements.people', { policies, why: 'no-consent' });
  await ask('announcements.template', {});
  await ask('announcements.saveTemplate', words);
  await ask('announcements.make', { policies, file: 'nowhere', ...words, version: 'older', recipients: 0 });
  await ask('announcements.list', {});
  await ask('announcements.markSent', { id: stranger });
  await ask('announcements.drop', { id: stranger, mails: [1] });
}
