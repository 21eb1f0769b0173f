import { expect, test } from 'vitest';
import { createApprovalsService } from '../../src-main/core/approvals/index.ts';
import { createCustomersService } from '../../src-main/core/customers/index.ts';
import { createPendingChanges } from '../../src-main/core/office/pending-changes.ts';
import { createQuoteMoves } from '../../src-main/core/quotes/quote-moves.ts';
import { createQuoteRows } from '../../src-main/core/quotes/quote-rows.ts';
import { createReminders } from '../../src-main/core/reminders/index.ts';
import { standardSettings } from '../../src-shared/settings/settings.contract.ts';
import { createQuotesService } from '../../src-main/core/quotes/index.ts';
import { errorText } from '../../src-shared/texts/texts.ts';
import type { Fields } from '../../src-shared/sync/merge.ts';
import { refusalOf } from '../support/devices.ts';
import { aLaptop, anOffice, type Laptop, syncAll, tenantId, type TestOffice } from '../support/office-laptops.ts';
import { contentAt } from '../support/quote-contents.ts';

const ruleId = '0190a000-0000-7000-8000-0000000000c1';

function desk(laptop: Laptop) {
  return {
    customers: createCustomersService(laptop.ctx),
    approvals: createApprovalsService(laptop.ctx, () => null),
    moves: createQuoteMoves(laptop.ctx, createQuoteRows(laptop.ctx)),
    quotes: createQuotesService(laptop.ctx, { ofLines: () => ({ lines: [] }) }),
    pending: createPendingChanges(laptop.ctx),
  };
}

function leads(office: TestOffice, leaderId: string) {
  office.store.load(tenantId, 'teams', [{ id: office.south, fields: { leaderId } }]);
}

function rule(office: TestOffice, more: Fields = {}) {
  const fields = { name: 'Mọi báo giá', teamId: null, minTotalDong: null, minDiscountBasisPoints: null, approverId: null };
  office.store.load(tenantId, 'approvalRules', [
    { id: ruleId, fields: { ...fields, approver: 'leader', order: 1, isActive: true, ...more } },
  ]);
}

async function refused(work: () => unknown) {
  return await refusalOf(Promise.resolve().then(work));
}

/** A quote of Lan's. */
async function aQuote(office: TestOffice, lan: Laptop) {
  const { id: customerId } = await desk(lan).customers.create({ name: 'Bao bì Tân Phú' });
  return lan.ctx.write.transact((tx) =>
    tx.create('quotes', {
      ...{ customerId, kind: 'quote', title: 'Thùng carton', label: 'Q-A1-1', number: null, state: 'draft', version: 1 },
      ...{ ownerId: lan.person.id, teamId: office.south, opportunityId: null, content: contentAt(1000), note: null },
      ...{ sentAt: null, closedAt: null, declineReason: null },
    }),
  ).value;
}

test('asked, decided and sent offline, the office takes all of it; of who leads no more when it arrives it takes no decision', async () => {
  const office = anOffice();
  leads(office, office.people.duc.id);
  rule(office);
  const [lan, duc] = [await aLaptop(office, 'lan'), await aLaptop(office, 'duc')];
  const [ofLan, ofDuc] = [desk(lan), desk(duc)];
  await syncAll(lan, duc);
  const [quoteId, later] = [await aQuote(office, lan), await aQuote(office, lan)];
  expect((await refused(() => ofLan.moves.send({ id: quoteId, note: null }))).details).toMatchObject({ field: 'approval' });
  await ofLan.approvals.ask({ quoteId, reason: null });
  await syncAll(lan, duc);
  const waiting = async () => (await ofDuc.approvals.waiting({})).approvals.map(({ id }) => id);
  await ofDuc.approvals.decide({ id: (await waiting())[0] ?? '', state: 'approved', note: null });
  await syncAll(duc, lan);
  expect(office.row('quotes', quoteId)).toMatchObject({ state: 'approved', note: null });
  await ofLan.moves.send({ id: quoteId, note: null });
  await ofLan.approvals.ask({ quoteId: later, reason: null });
  await syncAll(lan, duc);
  expect(office.row('quotes', quoteId)).toMatchObject({ state: 'sent' });
  expect([...ofLan.pending.list(10, false), ...ofDuc.pending.list(10, false)]).toEqual([]);

  const [id = ''] = await waiting();
  await ofDuc.approvals.decide({ id, state: 'approved', note: null });
  leads(office, office.people.minh.id);
  await syncAll(duc, lan);
  expect(office.row('approvals', id)).toMatchObject({ state: 'asked' });
  expect(ofDuc.pending.list(10, false)).toMatchObject([
    { entity: 'quotes', refusal: { reason: 'needs-approval' } },
    { entity: 'approvals', refusal: { code: 'forbidden', field: 'state', reason: 'not-the-approver' } },
  ]);
  // Now that his laptop knows, it does not ask him any more.
  expect(await waiting()).toEqual([]);
  expect((await ofDuc.approvals.of({ quoteId: later })).steps).toMatchObject([{ state: 'asked', mayDecide: false }]);
  expect((await refused(() => ofDuc.approvals.decide({ id, state: 'approved', note: null }))).details).toEqual({
    field: 'approverId',
    reason: 'not-the-approver',
  });
  // Taken back and asked again, it goes to who leads now.
  await ofLan.approvals.withdraw({ quoteId: later });
  await ofLan.approvals.ask({ quoteId: later, reason: null });
  expect((await ofLan.approvals.of({ quoteId: later })).steps).toMatchObject([{ state: 'asked', approverName: 'Minh' }]);
});

test('an approved quote that is given to another team is a draft again, and is asked about anew', async () => {
  const office = anOffice();
  leads(office, office.people.duc.id);
  rule(office, { teamId: office.south });
  office.store.load(tenantId, 'teams', [{ id: office.north, fields: { sellsQuotes: true } }]);
  const [lan, duc] = [await aLaptop(office, 'lan'), await aLaptop(office, 'duc')];
  const [ofLan, ofDuc] = [desk(lan), desk(duc)];
  await syncAll(lan, duc);
  const quoteId = await aQuote(office, lan);
  await ofLan.approvals.ask({ quoteId, reason: null });
  await syncAll(lan, duc);
  const decide = async () => {
    const [one] = (await ofDuc.approvals.waiting({})).approvals;
    await ofDuc.approvals.decide({ id: one?.id ?? '', state: 'approved', note: null });
    await syncAll(duc, lan);
  };
  await decide();
  expect(lan.row('quotes', quoteId)).toMatchObject({ state: 'approved' });
  await ofLan.quotes.update({ id: quoteId, change: { teamId: office.north } });
  expect(lan.row('quotes', quoteId)).toMatchObject({ state: 'draft', team_id: office.north });
  expect(await ofLan.approvals.of({ quoteId })).toMatchObject({ isLetOut: false, steps: [{ state: 'missing' }] });
  expect((await refused(() => ofLan.moves.send({ id: quoteId, note: null }))).details).toMatchObject({ field: 'approval' });
  await ofLan.approvals.ask({ quoteId, reason: null });
  // Also where it is given away while it waits, on another laptop: what is asked then is another question.
  await syncAll(lan, duc);
  await ofDuc.quotes.update({ id: quoteId, change: { teamId: null } });
  expect((await ofDuc.approvals.waiting({})).approvals).toEqual([]);
  await syncAll(duc, lan);
  expect(lan.row('quotes', quoteId)).toMatchObject({ state: 'draft' });
  await ofLan.approvals.ask({ quoteId, reason: null });
  await syncAll(lan, duc);
  await decide();
  await ofLan.moves.send({ id: quoteId, note: null });
  await syncAll(lan);
  expect(office.row('quotes', quoteId)).toMatchObject({ state: 'sent' });
});

test('who stands in for the approver does not decide about a quote of his own: an administrator is told of it instead', async () => {
  const office = anOffice();
  leads(office, office.people.duc.id);
  rule(office);
  office.setPerson(office.people.tung.id, { role: 'admin' });
  office.store.load(tenantId, 'substitutions', [
    {
      id: '0190a000-0000-7000-8000-0000000000c2',
      fields: { userId: office.people.duc.id, substituteId: office.people.lan.id, fromOn: '2026-11-01', toOn: '2026-12-31' },
    },
  ]);
  const [lan, tung] = [await aLaptop(office, 'lan'), await aLaptop(office, 'tung')];
  const [ofLan, ofTung] = [desk(lan), desk(tung)];
  await syncAll(lan, tung);
  const quoteId = await aQuote(office, lan);
  await ofLan.approvals.ask({ quoteId, reason: null });
  expect((await ofLan.approvals.waiting({})).approvals).toEqual([]);
  const [step] = (await ofLan.approvals.of({ quoteId })).steps;
  expect(step).toMatchObject({ state: 'asked', approverName: 'Đức', mayDecide: false });
  const no = await refused(() => ofLan.approvals.decide({ id: step?.id ?? '', state: 'approved', note: null }));
  expect(no).toMatchObject({ code: 'forbidden', details: { reason: 'own-quote' } });
  expect(errorText('vi', no.code, no.details)).toContain('Không ai tự duyệt báo giá của mình');
  await syncAll(lan, tung);
  const [waiting] = (await ofTung.approvals.waiting({})).approvals;
  expect(waiting).toMatchObject({ quoteId, askedByName: 'Lan' });
  await ofTung.approvals.decide({ id: waiting?.id ?? '', state: 'approved', note: null });
  await syncAll(tung, lan);
  expect(lan.row('quotes', quoteId)).toMatchObject({ state: 'approved' });
});

test('who approves is told what waits, who asked is told of the decision with its reason, once over two laptops', async () => {
  const office = anOffice();
  leads(office, office.people.duc.id);
  rule(office);
  const [lan, secondOfLan, duc] = [await aLaptop(office, 'lan'), await aLaptop(office, 'lan'), await aLaptop(office, 'duc')];
  const [ofLan, ofDuc] = [desk(lan), desk(duc)];
  const told = (laptop: Laptop) => {
    const { handlers } = createReminders(laptop.ctx, { settings: () => ({ ...standardSettings, quietFrom: 0 }), isOffice: true });
    return {
      shown: async () =>
        (await handlers.list({})).reminders.map(({ kind, name, quote }) => [kind, name, quote?.isApproved, quote?.note]),
      notices: async () =>
        (await handlers.takeNotices({})).notices
          .filter(({ record }) => record !== null)
          .map(({ title, body, record }) => `${title}: ${body} → ${record?.entity}`),
      handlers,
    };
  };
  const [here, there, atDuc] = [told(lan), told(secondOfLan), told(duc)];
  await syncAll(lan, secondOfLan, duc);
  const quoteId = await aQuote(office, lan);
  await ofLan.approvals.ask({ quoteId, reason: 'Khách so giá' });
  expect(await here.shown()).toEqual([]);
  await syncAll(lan, duc);
  const number = String(office.row('quotes', quoteId)?.['number']);
  expect(await atDuc.shown()).toEqual([['to-approve', number, null, 'Khách so giá']]);
  expect(await atDuc.notices()).toEqual([`${number} chờ bạn duyệt: Bao bì Tân Phú · Lan · Khách so giá → quote`]);
  expect(await atDuc.notices()).toEqual([]);
  const [waiting] = (await ofDuc.approvals.waiting({})).approvals;
  await ofDuc.approvals.decide({ id: waiting?.id ?? '', state: 'refused', note: 'Thấp quá' });
  expect(await atDuc.shown()).toEqual([]);
  // Days later: it is news when it arrives.
  office.clock.now += 3 * 86_400_000;
  await syncAll(duc, lan, secondOfLan);
  expect(await here.shown()).toEqual([['approval', number, false, 'Thấp quá']]);
  expect(await here.notices()).toEqual([`${number} bị từ chối: Bao bì Tân Phú · Đức · Thấp quá → quote`]);
  await syncAll(lan, secondOfLan);
  expect(await there.shown()).toEqual([['approval', number, false, 'Thấp quá']]);
  expect(await there.notices()).toEqual([]);
  const [{ key } = { key: '' }] = (await there.handlers.list({})).reminders;
  await there.handlers.mark({ key, state: 'done' });
  await syncAll(secondOfLan, lan);
  expect(await here.shown()).toEqual([]);
  // Asked again, what was said before is no news any more, and the next word is.
  await ofLan.approvals.ask({ quoteId, reason: null });
  await syncAll(lan, duc);
  await ofDuc.approvals.decide({ id: (await ofDuc.approvals.waiting({})).approvals[0]?.id ?? '', state: 'approved', note: null });
  await syncAll(duc, lan);
  expect(await here.shown()).toEqual([['approval', number, true, null]]);
  await ofLan.moves.send({ id: quoteId, note: null });
  expect(await here.shown()).toEqual([]);
});

test('a quote that was sent before the laptop knew of a rule is a draft again, and the sending waits with its reason', async () => {
  const office = anOffice();
  leads(office, office.people.duc.id);
  const lan = await aLaptop(office, 'lan');
  const ofLan = desk(lan);
  await syncAll(lan);
  const quoteId = await aQuote(office, lan);
  await ofLan.moves.send({ id: quoteId, note: null });
  rule(office);
  await syncAll(lan);
  expect(office.row('quotes', quoteId)).toMatchObject({ state: 'draft' });
  expect(lan.row('quotes', quoteId)).toMatchObject({ state: 'draft', content: contentAt(1000) });
  expect(ofLan.pending.list(10, false)).toMatchObject([
    { entity: 'quotes', state: 'rejected', refusal: { code: 'invalid', field: 'state', reason: 'needs-approval' } },
    { entity: 'quoteVersions', state: 'rejected', refusal: { code: 'group-rejected' } },
  ]);
  // Now that it is known, the laptop asks like any other.
  expect(await ofLan.approvals.of({ quoteId })).toMatchObject({
    isLetOut: false,
    steps: [{ approverName: 'Đức', state: 'missing' }],
  });
});
