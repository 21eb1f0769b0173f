type Ask = (procedure: string, input: unknown) => Promise<Record<string, unknown>>;

/** Products, their groups, what they are sold for, what tax they carry and what they look like; `files` are two pictures and a table. */
export async function askCatalogue(ask: Ask, someId: string, files: readonly string[]): Promise<void> {
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
  const { id: priceListId } = await ask('priceLists.save', { name: 'Giá chuẩn', isStandard: true });
  await ask('priceLists.save', { name: 'Giá chuẩn' });
  await ask('priceLists.setPrices', { prices: [{ priceListId, productId: id, priceDong: 6500 }] });
  await ask('priceLists.setPrices', { prices: [{ priceListId, productId: id, priceDong: -1 }] });
  await ask('priceLists.grid', {});
  await ask('priceLists.list', {});
  await ask('priceLists.remove', { id: priceListId });
  const rate = { vatClass: 'standard', rate: '8', fromOn: '2027-01-01', toOn: '2027-06-30' };
  const { id: rateId } = await ask('vatRates.save', rate);
  await ask('vatRates.save', { ...rate, fromOn: '2027-06-01' });
  await ask('vatRates.list', {});
  await ask('vatRates.on', { day: '2026-12-15', until: '2027-07-31' });
  await ask('vatRates.remove', { id: rateId });
  const pictures = await ask('productPhotos.add', { productId: id, files });
  const [first, second] = (pictures['added'] ?? []) as { id: string }[]; // the contract's own answer
  await ask('productPhotos.arrange', { productId: id, ids: [second?.id] });
  await ask('productPhotos.arrange', { productId: someId, ids: [first?.id] });
  await ask('productPhotos.list', { productId: id });
  await ask('productPhotos.remove', { ids: [first?.id] });
  const { id: levelId } = await ask('stock.save', { productId: id, warehouse: 'Kho Bình Tân', onHandMilli: 120_000 });
  await ask('stock.save', { productId: someId, warehouse: 'Kho Bình Tân', onHandMilli: 1 });
  await ask('stock.import', { text: 'Mã hàng\tTồn\tKho\nTC-3L\t1.250\t\nXX\t2\tKho', isTrial: true });
  await ask('stock.import', { text: 'Mã hàng\tTồn\tKho\nTC-3L\t1.250\t', isTrial: false });
  await ask('stock.import', { text: 'Mã hàng\nTC-3L', isTrial: true });
  await ask('stock.of', { productIds: [id, someId] });
  await ask('stock.remove', { ids: [levelId] });
  await ask('products.history', { id });
  const text = 'Mã hàng\tTên hàng\tĐVT\nLY-1\tLy giấy\tcái\n\tKhông mã\tcái';
  await ask('products.import', { text, isTrial: true });
  await ask('products.import', { text, isTrial: false });
  await ask('products.import', { text: 'Tên\nLy', isTrial: true });
  await ask('products.export', { file: 'nowhere', format: 'pdf' });
  await ask('products.remove', { ids: [id] });
  await ask('productGroups.save', { id: groupId, name: 'Bao bì giấy', parentId: under });
  await ask('productGroups.list', {});
  await ask('productGroups.remove', { id: under });
}
