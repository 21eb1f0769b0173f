import { expect, test } from 'vitest';
import { anOffice, memoryStoreUnderTest, newId } from '../support/sync-office.ts';

test('a claim is sent by its owner and decided by whoever leads; the office holds the states of both', async () => {
  const place = await anOffice(memoryStoreUnderTest());
  const [lan, minh, duc] = [place.laptop('lan'), place.laptop('minh'), place.laptop('duc')];
  const id = newId();
  const push = async (laptop: typeof lan, patch: Record<string, string | number | null>) => {
    // Whoever decides has the claim before his eyes.
    const [result] = await laptop.push({ entity: 'expenses', id, kind: 'update', patch, baseRev: 1000 });
    return result?.status === 'rejected' ? `${result.code} ${result.field ?? ''}` : result?.status;
  };
  const claim = { ownerId: lan.userId, kind: 'fuel', amountDong: 350_000, spentOn: '2026-12-01' };
  const [approved] = await lan.push({ entity: 'expenses', id: newId(), kind: 'create', patch: { ...claim, state: 'approved' } });
  expect(approved).toMatchObject({ status: 'rejected', code: 'forbidden', field: 'state' });

  await lan.push({ entity: 'expenses', id, kind: 'create', patch: { ...claim, state: 'draft' } });
  expect(await push(duc, { state: 'approved', decidedBy: duc.userId })).toBe('forbidden state');
  expect(await push(lan, { state: 'sent' })).toBe('ok');
  expect(await push(lan, { amountDong: 900_000 })).toBe('forbidden amountDong');
  expect(await push(lan, { state: 'approved', decidedBy: lan.userId })).toBe('forbidden state');
  expect(await push(minh, { state: 'approved', decidedBy: minh.userId })).toBe('forbidden ');
  expect(await push(duc, { state: 'approved', decidedBy: minh.userId })).toBe('forbidden decidedBy');
  expect(await push(duc, { state: 'approved', amountDong: 1 })).toBe('forbidden amountDong');
  expect(await push(duc, { state: 'approved', decidedBy: duc.userId, decisionNote: 'Đủ chứng từ' })).toBe('ok');
  expect(await push(lan, { state: 'draft', decidedBy: null, decisionNote: null })).toBe('forbidden state');
  const [deleted] = await lan.push({ entity: 'expenses', id, kind: 'delete', patch: {} });
  expect(deleted).toMatchObject({ status: 'rejected', code: 'forbidden', field: 'state' });
  expect(await push(duc, { state: 'sent', decidedBy: null, decisionNote: null })).toBe('ok');
  expect(await push(lan, { state: 'draft' })).toBe('ok');
});
