import { expect, test } from 'vitest';
import { aDevice, refusalOf } from '../../../tests/support/devices.ts';
import { inspect } from '../../../tests/support/inspect.ts';
import { goodsLine, quoteContentOf, storeQuote } from '../../../tests/support/sales-quote.ts';

const duc = '0192d3f0-0000-7000-8000-00000000000a';

/** Lan, an administrator, and Đức, who is asked; `ofHim` makes the quote Đức's, so that Lan decides. */
async function anOfficeOfTwo({ ofHim = false } = {}) {
  const device = await aDevice();
  await inspect(device, (db) =>
    db
      .prepare(
        "INSERT INTO users (id, name, role, is_active, created_at) VALUES (?, 'Đức', 'manager', 1, '2026-11-23T01:00:00.000Z')",
      )
      .run(duc),
  );
  const { client } = device;
  const me = (await client.team.users({})).users.find(({ isMe }) => isMe)?.id ?? '';
  const { id: customerId } = await client.customers.create({ name: 'Đại Đồng Tiến' });
  const content = quoteContentOf({ lines: [goodsLine(1, { discountBasisPoints: 2000 })] });
  const quoteId = await storeQuote(device, customerId, content, ofHim ? { ownerId: duc } : {});
  const rule = { name: 'Giảm từ 10%', teamId: null, minTotalDong: null, minDiscountBasisPoints: 1000, isActive: true } as const;
  await client.approvalRules.save({ ...rule, approver: 'user', approverId: ofHim ? me : duc });
  return { device, client, quoteId, me, content };
}

test('a quote with a deep discount cannot be sent until somebody has approved it, and is printed as a draft until then', async () => {
  const { client, quoteId } = await anOfficeOfTwo();
  expect(await client.approvals.of({ quoteId })).toMatchObject({
    isNeeded: true,
    isLetOut: false,
    discountBasisPoints: 2000,
    steps: [{ step: 1, ruleName: 'Giảm từ 10%', approverName: 'Đức', state: 'missing', mayDecide: false }],
  });
  expect(await refusalOf(client.quotes.send({ id: quoteId }))).toMatchObject({
    code: 'conflict',
    details: { field: 'approval' },
  });
  expect((await client.quotePapers.get({ quoteId })).quote.mark).toBe('draft');
  await client.approvals.ask({ quoteId, reason: 'Khách so giá với Đông Á' });
  const { steps } = await client.approvals.of({ quoteId });
  expect(steps).toMatchObject([{ state: 'asked', reason: 'Khách so giá với Đông Á', mayDecide: false }]);
  // Nobody decides about what he asks himself, also no administrator, as long as somebody else works here.
  expect((await refusalOf(client.approvals.decide({ id: steps[0]?.id ?? '', state: 'approved' }))).code).toBe('forbidden');
  expect((await client.approvals.waiting({})).approvals).toEqual([]);
  await client.approvals.withdraw({ quoteId });
  expect((await client.quotes.get({ id: quoteId })).state).toBe('draft');
});

test('what was approved goes out; once its prices change it needs another word', async () => {
  const { device, client, quoteId, content } = await anOfficeOfTwo({ ofHim: true });
  const asked = async () => {
    await client.approvals.ask({ quoteId });
    // As it comes from the laptop of somebody else.
    await inspect(device, (db) => db.prepare('UPDATE approvals SET created_by = ?').run(duc));
    return (await client.approvals.waiting({})).approvals[0];
  };
  const waiting = await asked();
  expect(waiting).toMatchObject({
    quoteNumber: 'Q-A1-7',
    customerName: 'Đại Đồng Tiến',
    askedByName: 'Đức',
    discountBasisPoints: 2000,
  });
  expect(await client.approvals.decide({ id: waiting?.id ?? '', state: 'approved', note: 'Được' })).toMatchObject({
    isLetOut: true,
  });
  expect(await client.approvals.of({ quoteId })).toMatchObject({
    isLetOut: true,
    steps: [{ state: 'approved', decisionNote: 'Được' }],
  });
  expect((await refusalOf(client.approvals.decide({ id: waiting?.id ?? '', state: 'refused' }))).code).toBe('conflict');
  await client.quotes.reopen({ id: quoteId });
  const { totals: _totals, ...draft } = content;
  await client.quotes.saveContent({ id: quoteId, content: { ...draft, discountBasisPoints: 500 } });
  expect(await client.approvals.of({ quoteId })).toMatchObject({ isLetOut: false, steps: [{ state: 'missing' }] });
  expect((await refusalOf(client.quotes.send({ id: quoteId }))).code).toBe('conflict');
  const again = await asked();
  await client.approvals.decide({ id: again?.id ?? '', state: 'refused', note: 'Thấp quá' });
  expect((await client.quotes.get({ id: quoteId })).state).toBe('draft');
  expect(await client.approvals.of({ quoteId })).toMatchObject({
    isRefused: true,
    steps: [{ state: 'refused', decisionNote: 'Thấp quá' }],
  });
});

test('a rule that names nobody, or somebody who left, is refused at its field', async () => {
  const { client } = await aDevice();
  const rule = {
    name: 'Lớn',
    teamId: null,
    minTotalDong: 1,
    minDiscountBasisPoints: null,
    approver: 'user',
    isActive: true,
  } as const;
  expect((await refusalOf(client.approvalRules.save({ ...rule, approverId: null }))).fields).toEqual({ approverId: 'required' });
  expect((await refusalOf(client.approvalRules.save({ ...rule, approverId: duc }))).fields).toEqual({ approverId: 'has-left' });
});
