type Ask = (procedure: string, input: unknown) => Promise<Record<string, unknown>>;

/** What a person agreed to and asked. */
export async function askPeople(ask: Ask, id: unknown, someId: string): Promise<void> {
  const me = { customerId: id, contactId: null };
  const said = { source: 'spoken', wording: '2026-01', proof: null };
  await ask('consent.record', { ...me, decision: 'given', purposes: ['marketing'], channels: ['zalo', 'email'], ...said });
  await ask('consent.record', { ...me, decision: 'given', purposes: [], channels: ['fax'], ...said });
  await ask('consent.of', me);
  await ask('consent.of', { customerId: someId, contactId: null });
  await ask('consent.mayContact', { ...me, purpose: 'marketing', channel: 'zalo' });
  await ask('customers.list', { filter: { consent: { purpose: 'marketing', channel: 'zalo' } } });
  await ask('consent.restrict', { ...me, reason: 'asked' });
  await ask('consent.lift', me);
  const asking = { ...me, kind: 'copy', via: 'Zalo', words: 'Xin bản sao' };
  const wish = await ask('dataRequests.receive', { ...asking, receivedOn: '2026-11-02' });
  await ask('dataRequests.receive', { ...asking, receivedOn: '2099-01-01' });
  await ask('dataRequests.answer', { id: wish['id'] });
  await ask('dataRequests.extend', { id: wish['id'], days: 15, reason: 'Chờ kho cũ' });
  await ask('dataRequests.close', { id: wish['id'], state: 'done', outcome: 'Đã gửi' });
  await ask('dataRequests.close', { id: wish['id'], state: 'done', outcome: 'Đã gửi' });
  await ask('dataRequests.list', { open: true });
  const contact = await ask('contacts.create', { customerId: id, name: 'Ngô Thị Cúc' });
  const her = { customerId: id, contactId: contact['id'] };
  await ask('contacts.exportVcards', { file: 'nowhere', version: '2.1', contactIds: [contact['id']] });
  await ask('customers.companyOfTaxCode', { taxCode: '0314409058-002' });
  await ask('persons.canErase', {});
  await ask('persons.export', { ...her, file: 'nowhere', format: 'pdf' });
  await ask('persons.trace', her);
  await ask('persons.erase', { ...her, reason: 'request', typedName: 'Ai đó' });
  await ask('persons.erase', { ...her, reason: 'request', typedName: 'Ngô Thị Cúc' });
}
