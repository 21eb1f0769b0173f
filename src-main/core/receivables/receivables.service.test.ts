import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { addDays } from '../../../src-shared/lib/dates.ts';
import { ageingBuckets, standingFrom, standingOf } from '../../../src-shared/receivables/ageing.ts';
import { aDevice, refusalOf } from '../../../tests/support/devices.ts';

const today = '2026-11-23';

async function aDebtor(name = 'Tạp hóa Bé Ba') {
  const device = await aDevice();
  const { id: customerId } = await device.client.customers.create({ name });
  return { device, client: device.client, customerId };
}

test('an invoice is paid in parts, what is too much is the customer’s credit, and everything stands after a restart', async () => {
  const { device, client, customerId } = await aDebtor();
  const { id: invoiceId } = await client.receivables.addInvoice({
    ...{ customerId, symbol: '1C26TAA', number: '123', issuedOn: '2026-10-01', dueOn: '2026-10-31', totalDong: 11_000_000 },
  });
  const pay = (amountDong: number) => client.receivables.addReceipt({ customerId, invoiceId, amountDong, paidOn: today });
  expect((await pay(5_000_000)).overDong).toBe(0);
  expect(await client.receivables.of({ customerId })).toMatchObject({
    openDong: 6_000_000,
    overdueDong: 6_000_000,
    buckets: { to30: 6_000_000 },
    invoices: [{ paidDong: 5_000_000, leftDong: 6_000_000, daysLate: 23 }],
  });
  expect((await pay(6_500_000)).overDong).toBe(500_000);
  const { client: again } = await device.restart();
  expect(await again.receivables.of({ customerId })).toMatchObject({
    ...{ openDong: 0, overdueDong: 0, creditDong: 500_000, balanceDong: -500_000 },
    invoices: [{ leftDong: -500_000, daysLate: null }],
    receipts: [{ invoiceNumber: '1C26TAA 123', mayTakeBack: true }, { invoiceNumber: '1C26TAA 123' }],
  });
  expect((await again.receivables.ageing({})).customers).toMatchObject([{ customerId, creditDong: 500_000, openDong: 0 }]);
});

test('pressed twice it is one invoice and one receipt; what was written by mistake is taken back', async () => {
  const { client, customerId } = await aDebtor();
  const ids = { invoice: '0192d3f0-0000-7000-8000-00000000aa01', receipt: '0192d3f0-0000-7000-8000-00000000aa02' };
  const invoice = { id: ids.invoice, customerId, number: '7', issuedOn: today, totalDong: 900_000 };
  const receipt = { id: ids.receipt, customerId, invoiceId: ids.invoice, amountDong: 400_000, paidOn: today };
  for (let press = 0; press < 2; press += 1) {
    await client.receivables.addInvoice(invoice);
    await client.receivables.addReceipt(receipt);
  }
  expect(await client.receivables.of({ customerId })).toMatchObject({ openDong: 500_000, receipts: [{ id: ids.receipt }] });
  const { groupId } = await client.receivables.takeBackReceipt({ id: ids.receipt });
  const told = async () => ({
    page: (await client.receivables.of({ customerId })).openDong,
    line: (await client.receivables.of({ customerId })).invoices.map(({ leftDong }) => leftDong),
    list: (await client.receivables.ageing({})).total.openDong,
  });
  expect(await told()).toEqual({ page: 900_000, line: [900_000], list: 900_000 });
  await client.undo.apply({ groupId });
  expect(await told()).toEqual({ page: 500_000, line: [500_000], list: 500_000 });
});

test('an amount is dealt out over the oldest invoices in one step that is taken back whole, and the rest pays the next invoice', async () => {
  const { client, customerId } = await aDebtor();
  const add = (number: string, dueOn: string | null, totalDong: number) =>
    client.receivables.addInvoice({ customerId, number, issuedOn: '2026-08-01', dueOn, totalDong });
  await add('1', '2026-11-30', 5_000_000);
  await add('2', '2026-09-30', 3_000_000);
  const id = '0192d3f0-0000-7000-8000-00000000aa03';
  const money = { id, customerId, amountDong: 9_000_000, paidOn: today };
  const { groupId, ...told } = await client.receivables.dealOut(money);
  expect(told).toEqual({ paid: 2, restDong: 1_000_000 });
  expect((await client.receivables.dealOut(money)).paid).toBe(0);
  expect(await client.receivables.of({ customerId })).toMatchObject({ openDong: 0, creditDong: 1_000_000 });
  await add('3', null, 4_000_000);
  expect(
    await refusalOf(client.receivables.dealOut({ customerId, amountDong: 1_000_001, paidOn: today, isFromCredit: true })),
  ).toMatchObject({ fields: { amountDong: 'no-credit' } });
  await client.receivables.dealOut({ customerId, amountDong: 1_000_000, paidOn: today, isFromCredit: true });
  expect(await client.receivables.of({ customerId })).toMatchObject({ openDong: 3_000_000, creditDong: 0 });
  await client.undo.apply({ groupId });
  expect(await client.receivables.of({ customerId })).toMatchObject({ openDong: 11_000_000, creditDong: -1_000_000 });
});

test('a cancelled invoice counts for nothing, what was paid of it is credit, and its number is free again', async () => {
  const { client, customerId } = await aDebtor();
  const invoice = { customerId, symbol: '1C26TAA', number: '00000123', issuedOn: '2026-11-01', totalDong: 2_000_000 };
  const { id } = await client.receivables.addInvoice(invoice);
  await client.receivables.addReceipt({ customerId, invoiceId: id, amountDong: 700_000, paidOn: today });
  const taken = await refusalOf(client.receivables.addInvoice({ ...invoice, number: '123' }));
  expect(taken).toMatchObject({ fields: { number: 'invoice-taken' }, details: { id, customerName: 'Tạp hóa Bé Ba' } });
  await client.receivables.addInvoice({ ...invoice, issuedOn: '2025-11-01', number: '123' });
  await client.receivables.cancelInvoice({ id });
  expect(await client.receivables.of({ customerId })).toMatchObject({ openDong: 2_000_000, creditDong: 700_000 });
  expect((await client.receivables.ageing({})).total).toMatchObject({ openDong: 2_000_000, creditDong: 700_000 });
  const second = await client.receivables.addInvoice({ ...invoice, number: '123' });
  expect((await refusalOf(client.receivables.cancelInvoice({ id, isCancelled: false }))).fields).toEqual({
    number: 'invoice-taken',
  });
  await client.receivables.removeInvoice({ id: second.id });
  await client.receivables.cancelInvoice({ id, isCancelled: false });
  expect((await client.receivables.of({ customerId })).openDong).toBe(3_300_000);
});

test('what contradicts itself is refused with the field that says why', async () => {
  const { client, customerId } = await aDebtor();
  const invoice = { customerId, number: '1', issuedOn: today, totalDong: 1_000_000 };
  const fieldsOf = async (promise: Promise<unknown>) => (await refusalOf(promise)).fields;
  const { addInvoice, addReceipt, dealOut } = client.receivables;
  expect(await fieldsOf(addInvoice({ ...invoice, dueOn: '2026-11-22' }))).toEqual({ dueOn: 'due-before-issue' });
  expect(await fieldsOf(addInvoice({ ...invoice, totalDong: 0 }))).toHaveProperty('totalDong');
  expect(await fieldsOf(addInvoice({ ...invoice, totalDong: -5 }))).toHaveProperty('totalDong');
  expect(await fieldsOf(addInvoice({ ...invoice, vatDong: 1_000_001 }))).toEqual({ vatDong: 'too-big' });
  const { id: invoiceId } = await addInvoice(invoice);
  const receipt = { customerId, invoiceId, amountDong: 1, paidOn: today };
  expect(await fieldsOf(addReceipt({ ...receipt, amountDong: 0 }))).toHaveProperty('amountDong');
  expect(await fieldsOf(addReceipt({ ...receipt, paidOn: '2026-11-24' }))).toEqual({ paidOn: 'day-to-come' });
  expect(await fieldsOf(addReceipt({ ...receipt, kind: 'out' }))).toEqual({ amountDong: 'more-than-paid' });
  expect(await fieldsOf(addReceipt({ ...receipt, invoiceId: null, kind: 'out' }))).toEqual({ amountDong: 'no-credit' });
  expect(await fieldsOf(dealOut({ customerId, amountDong: 1, paidOn: '2027-01-01' }))).toEqual({ paidOn: 'day-to-come' });
  const { id: other } = await client.customers.create({ name: 'Người khác' });
  expect(await fieldsOf(addReceipt({ ...receipt, customerId: other }))).toEqual({ invoiceId: 'no-such-record' });
  expect(await client.receivables.of({ customerId })).toMatchObject({ openDong: 1_000_000, receipts: [] });
});

test('the list says of every customer exactly what its page says, also after one was merged into another', async () => {
  const { client, customerId } = await aDebtor();
  const { id: other } = await client.customers.create({ name: 'Bé Ba cũ' });
  const seed = Number(process.env['SEED'] ?? Date.now() % 100_000);
  let state = seed;
  const random = (below: number) => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return Math.floor((state / 2_147_483_648) * below);
  };
  for (let at = 0; at < 24; at += 1) {
    const of = at % 2 === 0 ? customerId : other;
    const issuedOn = addDays(today, -random(200));
    const dueOn = random(3) === 0 ? null : addDays(issuedOn, random(60));
    const { id } = await client.receivables.addInvoice({
      customerId: of,
      number: String(at),
      issuedOn,
      dueOn,
      totalDong: 1 + random(9_000_000),
    });
    if (random(2) === 0)
      await client.receivables.addReceipt({ customerId: of, invoiceId: id, amountDong: 1 + random(9_000_000), paidOn: today });
    if (random(4) === 0)
      await client.receivables.addReceipt({ customerId: of, amountDong: 1 + random(9_000_000), paidOn: today });
    if (random(5) === 0) await client.receivables.cancelInvoice({ id });
    if (random(8) === 0) await client.receivables.removeInvoice({ id });
  }
  await client.merges.merge({ winnerId: customerId, ids: [other], choices: {} });
  const { invoices, receipts, ...page } = await client.receivables.of({ customerId });
  const { customers, total } = await client.receivables.ageing({});
  expect(customers, `SEED=${seed}`).toHaveLength(1);
  const [line] = customers;
  const oracle = standingOf(invoices, receipts, today);
  for (const told of [page, line, total])
    expect({ ...told, buckets: { ...told?.buckets } }, `SEED=${seed}`).toMatchObject({
      ...standingFrom(oracle.buckets, oracle.creditDong),
    });
  expect(ageingBuckets.reduce((sum, bucket) => sum + total.buckets[bucket], 0)).toBe(total.openDong);
});

test('the list is of one’s own customers or found by name, and is taken out with its sum; the log of exports keeps it', async () => {
  const { device, client, customerId } = await aDebtor();
  await client.receivables.addInvoice({
    customerId,
    number: '1',
    issuedOn: '2026-06-01',
    dueOn: '2026-07-01',
    totalDong: 3_000_000,
  });
  const { id: second } = await client.customers.create({ name: 'Chị Sáu' });
  await client.receivables.addInvoice({
    customerId: second,
    number: '2',
    issuedOn: today,
    dueOn: '2026-12-23',
    totalDong: 1_000_000,
  });
  const names = async (asked: Parameters<typeof client.receivables.ageing>[0]) =>
    (await client.receivables.ageing(asked)).customers.map(({ customerName }) => customerName);
  expect(await names({})).toEqual(['Tạp hóa Bé Ba', 'Chị Sáu']);
  expect(await names({ isOverdue: true })).toEqual(['Tạp hóa Bé Ba']);
  expect(await names({ text: 'sau' })).toEqual(['Chị Sáu']);
  expect(await names({ who: 'mine' })).toEqual(['Tạp hóa Bé Ba', 'Chị Sáu']);
  expect((await client.receivables.due({})).invoices.map(({ number }) => number)).toEqual(['1']);
  const file = join(device.profileDir, 'công nợ.csv');
  expect(await client.receivables.export({ file, format: 'csv' })).toEqual({ rows: 2, restricted: 0 });
  const lines = readFileSync(file, 'utf8').split('\r\n');
  expect(lines[1]).toBe('Tạp hóa Bé Ba,Nguyễn Thị Lan,0,0,0,0,3000000,3000000,3000000,0,3000000,01/07/2026,1');
  expect(lines[3]).toBe('Cộng,Tính đến 23/11/2026,1000000,0,0,0,3000000,3000000,4000000,0,4000000,,2');
  expect((await client.exports.log({})).entries).toMatchObject([{ what: 'receivables', rows: 2 }]);
});

test('accounting’s table brings invoices and what was paid; the same table again adds nothing, and bad lines are told', async () => {
  const { client, customerId } = await aDebtor();
  await client.customers.update({ id: customerId, change: { taxCode: '0300588569' } });
  const text = [
    'MST\tKhách hàng\tKý hiệu\tSố hóa đơn\tNgày\tHạn thanh toán\tTổng tiền\tĐã thu',
    '0300588569\t\t1C26TAA\t00000011\t01/09/2026\t01/10/2026\t12tr5\t2.500.000',
    '\tTạp hóa Bé Ba\t1C26TAA\t12\t2026-10-01\t\t3.000.000\t',
    '\tKhông ai cả\t1C26TAA\t13\t32/10/2026\t\t0\tmười',
    '\tTạp hóa Bé Ba\t1C26TAA\t14\t02/10/2026\t01/10/2026\t5\t',
  ].join('\n');
  expect(await client.receivables.import({ text, isTrial: true })).toMatchObject({ added: 2, receipts: 1, groupId: null });
  const { groupId } = await client.receivables.import({ text });
  const told = await client.receivables.import({ text });
  expect(told).toMatchObject({ added: 0, changed: 0, same: 2, receipts: 0, groupId: null });
  expect(told.bad).toEqual([
    { line: 4, number: '13', problems: ['bad-day', 'bad-total', 'bad-paid', 'no-customer'] },
    { line: 5, number: '14', problems: ['bad-due'] },
  ]);
  expect(await client.receivables.of({ customerId })).toMatchObject({ openDong: 13_000_000 });
  const later = text.replace('\t2.500.000', '\t4tr');
  expect(await client.receivables.import({ text: later })).toMatchObject({ added: 0, same: 2, receipts: 1 });
  expect((await client.receivables.of({ customerId })).openDong).toBe(11_500_000);
  await client.undo.apply({ groupId: groupId ?? '' });
  expect((await client.receivables.of({ customerId })).invoices).toEqual([]);
  expect((await refusalOf(client.receivables.import({ text: 'a,b\n1,2' }))).fields).toEqual({ text: 'required' });
});
