import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { askedText } from '../../src-shared/approvals/approval-steps.ts';
import type { Fields } from '../../src-shared/sync/merge.ts';
import { contentAt } from '../support/quote-contents.ts';
import { newId, type OpDraft, type PersonName, testClock, type TestOffice } from '../support/sync-office.ts';
import type { SyncPlace } from './sync-place.ts';

const now = '2026-12-01T02:00:00.000Z';
/** 108 and 8.64 million with VAT. */
const [large, small] = [contentAt(1_000_000), contentAt(80_000)];

/** No quote goes out of the office without the word that its rules ask for. On whichever store. */
export function approvalTests({ office, customerOfLan, pullAll }: SyncPlace): void {
  const everybody: readonly PersonName[] = ['lan', 'minh', 'duc', 'huy'];

  /** The south is led by Đức; whatever costs 100 million or more needs the word of who leads. Lan has a quote of that size. */
  const aPlace = async (rule: Fields = {}, quote: Fields = {}) => {
    const place = await office();
    await place.under.setLeader(place.tenantId, place.south, place.people.duc.id);
    const [lan, duc, huy] = [place.laptop('lan'), place.laptop('duc'), place.laptop('huy')];
    const customerId = await customerOfLan(place, { teamId: place.south, ownerId: null });
    const ruleId = await aRule(place, rule);
    const id = newId();
    const made = {
      ...{ customerId, kind: 'quote', title: 'Thùng carton', label: 'Q-A1-1', state: 'draft', ownerId: lan.userId },
      ...{ teamId: place.south, version: 1, content: large, ...quote },
    };
    await lan.push({ entity: 'quotes', id, kind: 'create', patch: made });
    await pullAll(place, ...everybody);
    return { place, id, customerId, ruleId, lan, duc, huy };
  };
  type Place = Awaited<ReturnType<typeof aPlace>>;

  const aRule = async (place: TestOffice, more: Fields = {}) => {
    const id = newId();
    const patch = { name: 'Từ 100 triệu', minTotalDong: 100_000_000, approver: 'leader', order: 1, isActive: true, ...more };
    expect(await place.laptop('huy').push({ entity: 'approvalRules', id, kind: 'create', patch })).toMatchObject([
      { status: 'ok' },
    ]);
    return id;
  };
  const quote = (id: string, patch: Fields): OpDraft => ({ entity: 'quotes', id, kind: 'update', patch });
  const say = async (place: TestOffice, name: PersonName, ...ops: readonly OpDraft[]) =>
    (await place.laptop(name).push(...ops)).map((result) =>
      result.status === 'rejected' ? `${result.code} ${result.field ?? ''} ${result.reason ?? ''}` : result.status,
    );
  const asking = ({ customerId, id, ruleId, place }: Place, more: Fields = {}): OpDraft => ({
    entity: 'approvals',
    id: newId(),
    kind: 'create',
    patch: {
      ...{ customerId, quoteId: id, version: 1, ruleId, step: 1, approverId: place.people.duc.id },
      ...{ contentHash: hashOf(place, large), state: 'asked', ...more },
    },
  });
  const deciding = (place: TestOffice, id: string, by: PersonName, state = 'approved'): OpDraft => ({
    entity: 'approvals',
    id,
    kind: 'update',
    patch: { state, decidedBy: place.people[by].id, decidedAt: now },
  });
  const ask = async (at: Place, more: Fields = {}) => {
    const op = asking(at, more);
    expect(await say(at.place, 'lan', op)).toEqual(['ok']);
    await pullAll(at.place, ...everybody);
    return op.id;
  };
  const lacking = 'invalid state needs-approval';

  test('the office takes no quote as sent or approved that needs a word and has none, whoever brings it', async () => {
    const { place, id, lan } = await aPlace();
    expect(await say(place, 'lan', quote(id, { state: 'sent', content: large, sentAt: now }))).toEqual([lacking]);
    expect(await say(place, 'lan', quote(id, { state: 'approved' }))).toEqual([lacking]);
    expect(await say(place, 'huy', quote(id, { state: 'sent' }))).toEqual([lacking]);
    // Around by what may be sent again.
    expect(await say(place, 'lan', quote(id, { state: 'cancelled' }))).toEqual(['ok']);
    expect(await say(place, 'lan', quote(id, { state: 'sent' }))).toEqual([lacking]);
    // What was to go along with the sending stays behind with it.
    const group = newId();
    const version = {
      customerId: lan.row('quotes', id)?.['customerId'] ?? null,
      quoteId: id,
      version: 1,
      content: large,
      frozenAt: now,
    };
    expect(
      await say(
        place,
        'lan',
        { entity: 'quoteVersions', id: newId(), kind: 'create', group, patch: version },
        { ...quote(id, { state: 'sent' }), group },
      ),
    ).toEqual(['group-rejected  ', lacking]);
    await lan.pull();
    expect(lan.row('quotes', id)).toMatchObject({ state: 'cancelled', content: large });
    expect(lan.rows('quoteVersions')).toEqual([]);
  });

  test('a quote that no rule is about goes out, made and sent in one push too', async () => {
    const { place, id, customerId, ruleId } = await aPlace({}, { content: small });
    expect(await say(place, 'lan', quote(id, { state: 'sent' }))).toEqual(['ok']);
    const made = (more: Fields): OpDraft[] => {
      const one = newId();
      const patch = {
        ...{ customerId, kind: 'quote', title: 'x', label: 'Q-A1-2', state: 'draft', ownerId: place.people.lan.id, version: 1 },
        ...{ content: large, teamId: place.south, ...more },
      };
      return [{ entity: 'quotes', id: one, kind: 'create', patch }, quote(one, { state: 'sent' })];
    };
    expect(await say(place, 'lan', ...made({ content: small }))).toEqual(['ok', 'ok']);
    expect(await say(place, 'lan', ...made({}))).toEqual(['ok', lacking]);
    const rule = (patch: Fields): OpDraft => ({ entity: 'approvalRules', id: ruleId, kind: 'update', patch });
    await say(place, 'huy', rule({ teamId: place.north }));
    expect(await say(place, 'lan', ...made({}))).toEqual(['ok', 'ok']);
    await say(place, 'huy', rule({ teamId: place.south }));
    expect(await say(place, 'lan', ...made({}))).toEqual(['ok', lacking]);
    await say(place, 'huy', rule({ minDiscountBasisPoints: 500 }));
    expect(await say(place, 'lan', ...made({}))).toEqual(['ok', 'ok']);
    await say(place, 'huy', rule({ minDiscountBasisPoints: null, isActive: false }));
    expect(await say(place, 'lan', ...made({}))).toEqual(['ok', 'ok']);
    await say(place, 'huy', rule({ isActive: true }));
    expect(await say(place, 'lan', ...made({}))).toEqual(['ok', lacking]);
    await say(place, 'huy', { entity: 'approvalRules', id: ruleId, kind: 'delete', patch: {} });
    expect(await say(place, 'lan', ...made({}))).toEqual(['ok', 'ok']);
  });

  test('asked, decided and sent: the decision and the move come in one push, the sending after it', async () => {
    const at = await aPlace();
    const { place, id } = at;
    const asked = asking(at);
    const group = newId();
    expect(await say(place, 'lan', { ...asked, group }, { ...quote(id, { state: 'waiting' }), group })).toEqual(['ok', 'ok']);
    await pullAll(place, 'duc');
    expect(await say(place, 'duc', quote(id, { state: 'approved' }))).toEqual([lacking]);
    const together = newId();
    expect(
      await say(
        place,
        'duc',
        { ...deciding(place, asked.id, 'duc'), group: together },
        { ...quote(id, { state: 'approved' }), group: together },
        quote(id, { state: 'sent', sentAt: now }),
      ),
    ).toEqual(['ok', 'ok', 'ok']);
    // That it was sent, or answered, is taken back and said again: nothing new is let out.
    await say(place, 'huy', { entity: 'approvalRules', id: newId(), kind: 'create', patch: alsoHuy(place) });
    await pullAll(place, 'lan');
    expect(await say(place, 'lan', quote(id, { state: 'accepted' }))).toEqual(['ok']);
    expect(await say(place, 'lan', quote(id, { state: 'sent' }))).toEqual(['ok']);
    expect(await say(place, 'lan', quote(id, { state: 'approved' }))).toEqual(['ok']);
    expect(await say(place, 'lan', quote(id, { state: 'sent' }))).toEqual([lacking]);
  });

  test('a refused, withdrawn or open question lets nothing out, and of two steps both are needed', async () => {
    const at = await aPlace();
    const { place, id } = at;
    const open = await ask(at);
    expect(await say(place, 'lan', quote(id, { state: 'sent' }))).toEqual([lacking]);
    expect(await say(place, 'duc', deciding(place, open, 'duc', 'refused'))).toEqual(['ok']);
    expect(await say(place, 'lan', quote(id, { state: 'sent' }))).toEqual([lacking]);
    const second = await ask(at);
    const withdrawing: OpDraft = { entity: 'approvals', id: second, kind: 'update', patch: { state: 'withdrawn' } };
    expect(await say(place, 'lan', withdrawing)).toEqual(['ok']);
    expect(await say(place, 'lan', quote(id, { state: 'sent' }))).toEqual([lacking]);
    const also = newId();
    await say(place, 'huy', { entity: 'approvalRules', id: also, kind: 'create', patch: alsoHuy(place) });
    const [first, next] = [await ask(at), await ask(at, { ruleId: also, step: 2, approverId: place.people.huy.id })];
    expect(await say(place, 'duc', deciding(place, first, 'duc'))).toEqual(['ok']);
    expect(await say(place, 'lan', quote(id, { state: 'sent' }))).toEqual([lacking]);
    expect(await say(place, 'huy', deciding(place, next, 'huy'))).toEqual(['ok']);
    expect(await say(place, 'lan', quote(id, { state: 'sent' }))).toEqual(['ok']);
  });

  test('an approval is of exactly the prices that were asked about, of this quote, and of who the rule asks', async () => {
    const at = await aPlace();
    const { place, id } = at;
    const approved = await ask(at);
    await say(place, 'duc', deciding(place, approved, 'duc'));
    const dearer = contentAt(1_000_001);
    expect(await say(place, 'lan', quote(id, { state: 'sent', content: dearer }))).toEqual([lacking]);
    expect(await say(place, 'lan', quote(id, { content: dearer }), quote(id, { state: 'sent' }))).toEqual(['ok', lacking]);
    // What Đức had not seen when he said that it is approved: his word is about other prices.
    await say(place, 'lan', quote(id, { state: 'waiting' }));
    expect(await say(place, 'duc', quote(id, { state: 'approved' }))).toEqual([lacking]);
    const other = await ask(at, { quoteId: newId(), ruleId: null, contentHash: hashOf(place, dearer) });
    expect(await say(place, 'duc', deciding(place, other, 'duc'))).toEqual(['ok']);
    expect(await say(place, 'lan', quote(id, { state: 'approved' }))).toEqual([lacking]);
    // A colleague is asked in the name of the rule.
    const ofMinh = await ask(at, { contentHash: hashOf(place, dearer), approverId: place.people.minh.id });
    expect(await say(place, 'minh', deciding(place, ofMinh, 'minh'))).toEqual(['forbidden state not-the-approver']);
    const noRule = await ask(at, { contentHash: hashOf(place, dearer), approverId: place.people.minh.id, ruleId: null });
    expect(await say(place, 'minh', deciding(place, noRule, 'minh'))).toEqual(['ok']);
    expect(await say(place, 'lan', quote(id, { state: 'approved' }))).toEqual([lacking]);
    const right = await ask(at, { contentHash: hashOf(place, dearer) });
    expect(await say(place, 'duc', deciding(place, right, 'duc'), quote(id, { state: 'approved' }))).toEqual(['ok', 'ok']);
  });

  test('prices do not change in a quote that was let out, also by somebody who had not seen that it was', async () => {
    const at = await aPlace();
    const { place, id, duc } = at;
    const approved = await ask(at);
    await say(place, 'duc', deciding(place, approved, 'duc'));
    await pullAll(place, 'lan', 'duc');
    const unseen = duc.ops(quote(id, { content: contentAt(2_000_000) }));
    testClock.advance(60_000);
    // A sending that does not bring its content along, as no laptop of ours writes it.
    expect(await say(place, 'lan', quote(id, { state: 'sent' }))).toEqual(['ok']);
    expect((await duc.pushOps(unseen)).answer).toMatchObject({
      results: [{ status: 'rejected', code: 'invalid', field: 'state', reason: 'needs-approval' }],
    });
  });

  test('a decision of somebody who no longer leads the team when it arrives is refused; who leads now decides', async () => {
    const at = await aPlace();
    const { place, id, ruleId, duc } = at;
    const asked = await ask(at);
    const late = duc.ops(deciding(place, asked, 'duc'));
    await place.under.setLeader(place.tenantId, place.south, place.people.minh.id);
    expect((await duc.pushOps(late)).answer).toMatchObject({
      results: [{ status: 'rejected', code: 'forbidden', field: 'state', reason: 'not-the-approver' }],
    });
    expect(await say(place, 'duc', deciding(place, asked, 'duc', 'refused'))).toEqual(['forbidden state not-the-approver']);
    // Neither while the rule is switched off, which may come back.
    await say(place, 'huy', { entity: 'approvalRules', id: ruleId, kind: 'update', patch: { isActive: false } });
    expect(await say(place, 'duc', deciding(place, asked, 'duc'))).toEqual(['forbidden state not-the-approver']);
    await say(place, 'huy', { entity: 'approvalRules', id: ruleId, kind: 'update', patch: { isActive: true } });
    expect(await say(place, 'lan', quote(id, { state: 'sent' }))).toEqual([lacking]);
    const again = await ask(at, { approverId: place.people.minh.id });
    expect(await say(place, 'minh', deciding(place, again, 'minh'))).toEqual(['ok']);
    expect(await say(place, 'lan', quote(id, { state: 'sent' }))).toEqual(['ok']);
    // An administrator decides in anybody's place.
    expect(await say(place, 'huy', deciding(place, asked, 'huy'))).toEqual(['ok']);
  });

  test('who has left decides nothing, nor does whoever stands in for him: an administrator is asked in his place', async () => {
    const at = await aPlace();
    const { place, id, duc, huy } = at;
    const days = { userId: duc.userId, substituteId: place.people.minh.id, fromOn: '2020-01-01', toOn: '2090-12-31' };
    await huy.push({ entity: 'substitutions', id: newId(), kind: 'create', patch: days });
    const [inTime, tooLate] = [await ask(at), await ask(at)];
    expect(await say(place, 'minh', deciding(place, inTime, 'minh'))).toEqual(['ok']);
    const own = duc.ops(deciding(place, tooLate, 'duc'));
    await place.under.leave(place.tenantId, duc.userId);
    expect((await duc.pushOps(own)).answer).toMatchObject({ results: [{ status: 'rejected', code: 'forbidden' }] });
    expect(await say(place, 'minh', deciding(place, tooLate, 'minh'))).toEqual(['forbidden state not-the-approver']);
    expect(await say(place, 'huy', deciding(place, tooLate, 'huy'))).toEqual(['ok']);
    expect(await say(place, 'lan', quote(id, { state: 'sent' }))).toEqual(['ok']);
  });

  test('a quote that is given to another team or person, before it is asked about or after, keeps the rules it had', async () => {
    const at = await aPlace({});
    const { place, id, customerId, ruleId } = at;
    await say(place, 'huy', { entity: 'approvalRules', id: ruleId, kind: 'update', patch: { teamId: place.south } });
    // Lan is of the south, whatever team her quote stands with.
    expect(await say(place, 'lan', quote(id, { teamId: place.north }), quote(id, { state: 'sent' }))).toEqual(['ok', lacking]);
    expect(await say(place, 'lan', quote(id, { teamId: null, state: 'sent' }))).toEqual([lacking]);
    expect(await say(place, 'lan', quote(id, { teamId: null, ownerId: place.people.huy.id }))).toEqual(['ok']);
    expect(await say(place, 'lan', quote(id, { state: 'sent' }))).toEqual([lacking]);
    // Back as it was, and approved: the word is about Lan's quote of the south, and about none other.
    expect(await say(place, 'lan', quote(id, { teamId: place.south, ownerId: place.people.lan.id }))).toEqual(['ok']);
    const asked = await ask(at);
    expect(await say(place, 'duc', deciding(place, asked, 'duc'), quote(id, { state: 'approved' }))).toEqual(['ok', 'ok']);
    expect(await say(place, 'lan', quote(id, { ownerId: place.people.minh.id }), quote(id, { state: 'sent' }))).toEqual([
      'ok',
      lacking,
    ]);
    expect(await say(place, 'lan', quote(id, { ownerId: place.people.lan.id, teamId: null, state: 'sent' }))).toEqual([lacking]);
    expect(await say(place, 'lan', quote(id, { ownerId: place.people.lan.id, state: 'sent' }))).toEqual(['ok']);
    // A rule of another team that the quote was asked about once stays with it, although nobody of that team has to do with it now.
    const [other, north] = [newId(), newId()];
    const ofNorth = { name: 'Dự án', teamId: place.north, approver: 'user', approverId: place.people.huy.id, order: 2 };
    await say(place, 'huy', { entity: 'approvalRules', id: north, kind: 'create', patch: { ...ofNorth, isActive: true } });
    const made = {
      ...{ customerId, kind: 'quote', title: 'x', label: 'Q-A1-9', state: 'draft', ownerId: place.people.lan.id },
      ...{ version: 1, content: small, teamId: place.north },
    };
    const hash = hashOf(place, small, { teamId: place.north });
    const question = asking(at, { quoteId: other, ruleId: north, approverId: place.people.huy.id, contentHash: hash });
    expect(await say(place, 'lan', { entity: 'quotes', id: other, kind: 'create', patch: made }, question)).toEqual(['ok', 'ok']);
    await pullAll(place, ...everybody);
    expect(await say(place, 'huy', deciding(place, question.id, 'huy', 'refused'))).toEqual(['ok']);
    expect(await say(place, 'lan', quote(other, { teamId: null }), quote(other, { state: 'sent' }))).toEqual(['ok', lacking]);
  });

  test('nobody decides about his own quote: not in somebody’s place, not where a colleague asks, not as an administrator', async () => {
    const at = await aPlace();
    const { place, id, huy } = at;
    const days = { userId: place.people.duc.id, substituteId: place.people.lan.id, fromOn: '2020-01-01', toOn: '2090-12-31' };
    await huy.push({ entity: 'substitutions', id: newId(), kind: 'create', patch: days });
    // Minh asks about Lan's quote, and Lan stands in for Đức.
    const asked = asking(at);
    expect(await say(place, 'minh', asked)).toEqual(['ok']);
    await pullAll(place, ...everybody);
    expect(await say(place, 'lan', deciding(place, asked.id, 'lan'))).toEqual(['forbidden state own-quote']);
    expect(await say(place, 'lan', deciding(place, asked.id, 'lan', 'refused'))).toEqual(['forbidden state own-quote']);
    expect(await say(place, 'lan', quote(id, { state: 'sent' }))).toEqual([lacking]);
    // Made over to a colleague, she still decides about nothing that she made; nor does he whose it is now.
    expect(await say(place, 'lan', quote(id, { ownerId: place.people.duc.id }))).toEqual(['ok']);
    expect(await say(place, 'lan', deciding(place, asked.id, 'lan'))).toEqual(['forbidden state own-quote']);
    expect(await say(place, 'duc', deciding(place, asked.id, 'duc'))).toEqual(['forbidden state own-quote']);
    expect(await say(place, 'lan', quote(id, { ownerId: place.people.huy.id }))).toEqual(['ok']);
    expect(await say(place, 'huy', deciding(place, asked.id, 'huy'))).toEqual(['forbidden state own-quote']);
    expect(await say(place, 'lan', quote(id, { ownerId: place.people.lan.id }))).toEqual(['ok']);
    expect(await say(place, 'huy', deciding(place, asked.id, 'huy'))).toEqual(['ok']);
    expect(await say(place, 'lan', quote(id, { state: 'sent' }))).toEqual(['ok']);
  });

  function alsoHuy(place: TestOffice): Fields {
    return { name: 'Mọi báo giá', approver: 'user', approverId: place.people.huy.id, order: 2, isActive: true };
  }
}

/** Of a quote of Lan's that stands with the south, unless said otherwise. */
function hashOf(place: TestOffice, content: string, more: { ownerId?: string; teamId?: string | null } = {}): string {
  const asked = { content, ownerId: place.people.lan.id, teamId: place.south, ...more };
  return createHash('sha256').update(askedText(asked)).digest('hex');
}
