type Ask = (procedure: string, input: unknown) => Promise<Record<string, unknown>>;

/** Two records of one customer become one, and two again. */
export async function askMerges(ask: Ask, id: unknown): Promise<void> {
  const twin = await ask('customers.create', { name: 'Cty CP Bê tông Ất Tỵ', phone: '0903123456', address: 'Đà Nẵng' });
  await ask('duplicates.check', { name: 'be tong at ty', phone: '0903 123 456' });
  await ask('duplicates.of', { id });
  await ask('duplicates.list', {});
  const apart = await ask('duplicates.keepApart', { ids: [id, twin['id']] });
  await ask('duplicates.list', {});
  await ask('undo.apply', { groupId: apart['groupId'] });
  await ask('merges.preview', { ids: [id, twin['id']] });
  await ask('merges.merge', { winnerId: id, ids: [id] });
  await ask('merges.merge', { winnerId: id, ids: [twin['id']], choices: { phone: twin['id'], note: 'all' } });
  await ask('customers.get', { id: twin['id'] });
  const { merges } = await ask('merges.list', { customerId: twin['id'] });
  const newest = (merges as { id: string }[] | undefined)?.[0]; // what the contract says of the answer
  await ask('merges.undo', { id: newest?.id });
  await ask('merges.undo', { id: newest?.id });
}
