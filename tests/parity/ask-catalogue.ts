type Ask = (procedure: string, input: unknown) => Promise<Record<string, unknown>>;

/** Products, their groups, what they are sold for and what tax they carry. */
export async function askCatalogue(ask: Ask, someId: string): Promise<void> {
  const { id: groupId } = await ask('productGroups.save', { name: 'Bao bì giấy', code: 'BBG' });
  const { id: under } = await ask('productGroups.save', { name: 'Thùng carton', parentId: groupId });
  const product = { code: 'TC-3L', name: 'Thùng carton 3 lớp 40×30×20', unit: 'cái', groupId: under, barcode: '8934563138165' };
  const { id } = await ask('products.save', product);
  await ask('products.save', { ...product, code: 'tc-3l' });
  await ask('products.change', { id, change: { name: 'Thùng carton 3 lớp 40×30×25' } });
  await ask('products.setCost', { productId: id, fromOn: '2026-03-01', costDong: 5200 });
  await ask('products.search', { text: 'thung carton', groupId });
  await ask('products.ofIds', { ids: [someId, id] });
  await ask('products.list', { sort: 'code' });
  await ask('products.get', { id });
  await ask('products.get', { id: someId });
  await ask('products.remove', { ids: [id] });
  await ask('productGroups.save', { id: groupId, name: 'Bao bì giấy', parentId: under });
  await ask('productGroups.list', {});
  await ask('productGroups.remove', { id: under });
}
