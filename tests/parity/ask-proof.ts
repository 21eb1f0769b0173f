type Ask = (procedure: string, input: unknown) => Promise<Record<string, unknown>>;

/** Arriving, leaving, and what proves it. */
export async function askProof(ask: Ask, customerId: unknown, someId: string): Promise<void> {
  const position = { latitude: '10.7769', longitude: '106.7009', source: 'manual' };
  await ask('proof.place', { customerId, position });
  await ask('proof.place', { customerId, position: { ...position, latitude: '10,7769' } });
  await ask('proof.customer', { customerId });
  const { id: visitId } = await ask('visits.create', { customerId, startsAt: '2026-03-05T02:00:00.000Z' });
  await ask('proof.seal', { visitId });
  await ask('proof.checkIn', { visitId });
  await ask('proof.checkIn', { visitId });
  await ask('proof.locate', { visitId, side: 'in', position });
  await ask('proof.checkOut', { visitId, position: { ...position, accuracyMetres: 12.5, source: 'device' } });
  await ask('proof.seal', { visitId });
  await ask('proof.get', { visitId });
  await ask('proof.get', { visitId: someId });

  const question = { key: 'boxes', type: 'number', label: 'Còn mấy thùng', isRequired: true, options: [] };
  const form = { name: 'Tồn kho', kind: 'stock', rating: null, groupId: null, isRequired: true, isActive: true };
  const { id: formId } = await ask('visitForms.save', { ...form, questions: [question] });
  await ask('visitForms.save', { ...form, questions: [question, question] });
  await ask('visitForms.list', {});
  await ask('visitForms.reorder', { ids: [formId] });
  await ask('visitForms.answer', { visitId, formId, values: { boxes: 12 } });
  await ask('visitForms.answer', { visitId, formId, values: { boxes: 'nhiều' } });
  await ask('visitForms.ofVisit', { visitId });
  await ask('visitForms.export', { formId, file: 'nowhere', format: 'pdf' });
  await ask('visitForms.delete', { id: formId });

  const paid = { kind: 'fuel', amountDong: 350_000, spentOn: '2026-03-05' };
  const { id: claim } = await ask('expenses.create', { ...paid, visitId });
  await ask('expenses.create', { ...paid, amountDong: 0 });
  await ask('expenses.update', { id: claim, change: { note: 'Đổ xăng' } });
  await ask('expenses.send', { ids: [claim] });
  await ask('expenses.delete', { ids: [claim] });
  await ask('expenses.takeBack', { ids: [claim] });
  await ask('expenses.decide', { ids: [claim], state: 'approved' });
  await ask('expenses.list', { from: '2026-03-01', to: '2026-03-31', whose: 'all' });
  await ask('expenses.export', { from: '2026-03-01', to: '2026-03-31', file: 'nowhere', format: 'pdf' });
}
