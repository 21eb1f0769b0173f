type Ask = (procedure: string, input: unknown) => Promise<Record<string, unknown>>;

/** An invoice, what is paid of it, and who owes what. */
export async function askReceivables(ask: Ask, customerId: unknown): Promise<void> {
  const invoice = { customerId, symbol: '1C26TAA', number: '12', issuedOn: '2026-03-01', totalDong: 3_000_000 };
  const { id } = await ask('receivables.addInvoice', { ...invoice, dueOn: '2026-03-31' });
  await ask('receivables.addInvoice', invoice);
  await ask('receivables.changeInvoice', { id, change: { dueOn: '2026-02-01' } });
  await ask('receivables.changeInvoice', { id, change: { note: 'Giao hai đợt' } });
  const paid = { customerId, paidOn: '2026-03-05', amountDong: 1_000_000 };
  const receipt = await ask('receivables.addReceipt', { ...paid, invoiceId: id, way: 'cash' });
  await ask('receivables.addReceipt', { ...paid, amountDong: 0 });
  await ask('receivables.dealOut', { ...paid, amountDong: 2_500_000 });
  await ask('receivables.of', { customerId });
  await ask('receivables.ageing', { on: '2026-05-15' });
  await ask('receivables.takeBackReceipt', { id: receipt['id'] });
  await ask('receivables.due', { until: '2026-05-15' });
  await ask('receivables.export', { file: 'nowhere', format: 'pdf' });
  await ask('receivables.import', { text: 'MST\tSố\tNgày\tTổng tiền\n1\t13\t01/03/2026\t5tr', isTrial: true });
  await ask('receivables.cancelInvoice', { id });
  await ask('receivables.removeInvoice', { id });
}
