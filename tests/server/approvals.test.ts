import { expect, test } from 'vitest';
import type { SyncStore } from '../../src-server/sync/store.ts';
import { contentAt } from '../support/quote-contents.ts';
import { anOffice, memoryStoreUnderTest, newId } from '../support/sync-office.ts';

const hash = 'a'.repeat(64);

test('the office takes a decision only of who is asked, who stands in for him, or an administrator, as people are when it arrives', async () => {
  const place = await anOffice(memoryStoreUnderTest());
  const [lan, minh, duc] = [place.laptop('lan'), place.laptop('minh'), place.laptop('duc')];
  const customerId = newId();
  // Of the whole team, so that a colleague sees the question and still may not answer it.
  const customer = { kind: 'company', name: 'Đại Đồng Tiến', lifecycle: 'lead', teamId: place.south };
  await lan.push({ entity: 'customers', id: customerId, kind: 'create', patch: customer });
  const ask = async (laptop: typeof lan, more: Record<string, unknown> = {}) => {
    const id = newId();
    const patch = {
      customerId,
      quoteId: newId(),
      version: 1,
      contentHash: hash,
      step: 1,
      approverId: duc.userId,
      state: 'asked',
      ...more,
    };
    const [result] = await laptop.push({ entity: 'approvals', id, kind: 'create', patch });
    return { id, said: result?.status === 'rejected' ? `${result.code} ${result.field ?? ''}` : result?.status };
  };
  const push = async (laptop: typeof lan, id: string, patch: Record<string, string | null>) => {
    const [result] = await laptop.push({ entity: 'approvals', id, kind: 'update', patch, baseRev: 1000 });
    return result?.status === 'rejected' ? `${result.code} ${result.field ?? ''}` : result?.status;
  };
  const by = (laptop: typeof lan) => ({ decidedBy: laptop.userId, decidedAt: '2026-12-01T02:00:00.000Z' });

  expect((await ask(lan, { state: 'approved' })).said).toBe('forbidden state');
  // Whoever names himself still decides about nothing that he asks.
  const ofMine = await ask(lan, { approverId: lan.userId });
  expect(await push(lan, ofMine.id, { state: 'approved', ...by(lan) })).toBe('forbidden state');
  const { id, said } = await ask(lan);
  expect(said).toBe('ok');
  expect(await push(lan, id, { state: 'approved', ...by(lan) })).toBe('forbidden state');
  expect(await push(minh, id, { state: 'approved', ...by(minh) })).toBe('forbidden state');
  expect(await push(duc, id, { state: 'approved', ...by(minh) })).toBe('forbidden decidedBy');
  expect(await push(duc, id, { state: 'approved', ...by(duc) })).toBe('ok');
  expect(await push(duc, id, { state: 'refused', ...by(duc) })).toMatch(/^(forbidden|adjusted)/);

  // Minh stands in for Đức for some days; what he decides after they were taken from him is refused.
  const huy = place.laptop('huy');
  const days = { userId: duc.userId, substituteId: minh.userId, fromOn: '2020-01-01', toOn: '2090-12-31' };
  const standIn = newId();
  await huy.push({ entity: 'substitutions', id: standIn, kind: 'create', patch: days });
  const [inTime, tooLate] = [await ask(lan), await ask(lan)];
  expect(await push(minh, inTime.id, { state: 'approved', ...by(minh) })).toBe('ok');
  await huy.push({ entity: 'substitutions', id: standIn, kind: 'delete', patch: {} });
  expect(await push(minh, tooLate.id, { state: 'approved', ...by(minh) })).toBe('forbidden state');
  expect(await push(huy, tooLate.id, { state: 'refused', ...by(huy) })).toBe('ok');
  const second = await ask(lan);
  expect(await push(lan, second.id, { state: 'withdrawn' })).toBe('ok');
});

test('rules and approvals are looked up only where a push lets a quote out or decides about one', async () => {
  const under = memoryStoreUnderTest();
  const asked: string[] = [];
  const store: SyncStore = {
    ...under.store,
    write: async (tenantId, work) =>
      await under.store.write(
        tenantId,
        async (tx) =>
          await work({
            ...tx,
            rowsWhere: async (entity, field, values) => {
              asked.push(`${entity} ${field ?? 'all'}`);
              return await tx.rowsWhere(entity, field, values);
            },
          }),
      ),
  };
  const lan = (await anOffice({ ...under, store })).laptop('lan');
  const [customerId, id] = [newId(), newId()];
  const quote = {
    ...{ customerId, kind: 'quote', title: 'Thùng carton', label: 'Q-A1-1', state: 'draft', ownerId: lan.userId, version: 1 },
    content: contentAt(1000),
  };
  await lan.push(
    { entity: 'customers', id: customerId, kind: 'create', patch: { kind: 'company', name: 'An Phát', lifecycle: 'lead' } },
    { entity: 'quotes', id, kind: 'create', patch: quote },
  );
  const change = async (patch: Record<string, string>) => {
    asked.length = 0;
    expect(await lan.push({ entity: 'quotes', id, kind: 'update', patch })).toMatchObject([{ status: 'ok' }]);
    return asked;
  };
  expect(await change({ content: contentAt(2000) })).toEqual([]);
  expect(await change({ state: 'waiting' })).toEqual([]);
  expect(await change({ state: 'draft', content: contentAt(3000) })).toEqual([]);
  expect(await change({ state: 'sent' })).toEqual(['approvalRules all', 'approvals rootId']);
  expect(await change({ state: 'accepted' })).toEqual([]);
});
