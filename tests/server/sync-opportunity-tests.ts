import { expect, test } from 'vitest';
import { newId } from '../support/sync-office.ts';
import type { SyncPlace } from './sync-place.ts';

/** Opportunities: none is lost without a reason, whatever a laptop let through. On whichever store. */
export function opportunityTests({ office, customerOfLan, pullAll }: SyncPlace): void {
  test('of what has no customer the second of two who changed one field is told, and loses nothing without a word', async () => {
    const place = await office();
    const [lan, duc] = [place.laptop('lan'), place.laptop('duc')];
    const id = newId();
    await lan.push({ entity: 'competitors', id, kind: 'create', patch: { name: 'Nhựa Duy Tân' } });
    await pullAll(place, 'lan', 'duc');
    const change = (patch: Record<string, string>) => ({ entity: 'competitors', id, kind: 'update', patch }) as const;
    const late = duc.ops(change({ note: 'Giao nhanh', website: 'duytan.com' }));
    await lan.push(change({ note: 'Giao chậm' }));
    const told = { status: 'rejected', code: 'invalid', field: 'note', reason: 'changed-meanwhile' };
    expect((await duc.pushOps(late)).answer).toMatchObject({ results: [told] });
    await pullAll(place, 'lan', 'duc');
    expect(duc.row('competitors', id)).toMatchObject({ note: 'Giao chậm', website: null });
    // Having seen it he may.
    expect(await duc.push(change({ note: 'Giao nhanh', website: 'duytan.com' }))).toMatchObject([{ status: 'ok' }]);
  });

  test('an opportunity is lost with a reason or not at all', async () => {
    const place = await office();
    const [lan, huy] = [place.laptop('lan'), place.laptop('huy')];
    const [customerId, open, lost, id] = [await customerOfLan(place), newId(), newId(), newId()];
    const stage = { probabilityPercent: 20, order: 1, isActive: true };
    await huy.push(
      { entity: 'stages', id: open, kind: 'create', patch: { ...stage, vi: 'Tìm hiểu', en: 'Qualifying', kind: 'open' } },
      { entity: 'stages', id: lost, kind: 'create', patch: { ...stage, vi: 'Mất', en: 'Lost', kind: 'lost' } },
    );
    const at = '2026-12-01T02:00:00.000Z';
    const made = { customerId, title: 'Thùng carton', stageId: open, ownerId: lan.userId, stageChangedAt: at };
    const refused = [{ status: 'rejected', code: 'invalid', field: 'lostReason', reason: 'required' }];
    const created = (patch: Record<string, string>) =>
      lan.push({ entity: 'opportunities', id: newId(), kind: 'create', patch: { ...made, ...patch } });
    const changed = (patch: Record<string, string | null>) => lan.push({ entity: 'opportunities', id, kind: 'update', patch });
    expect(await lan.push({ entity: 'opportunities', id, kind: 'create', patch: made })).toMatchObject([{ status: 'ok' }]);
    expect(await created({ stageId: lost })).toMatchObject(refused);
    expect(await created({ stageId: lost, lostReason: 'price' })).toMatchObject([{ status: 'ok' }]);
    expect(await changed({ stageId: lost })).toMatchObject(refused);
    expect(await changed({ stageId: lost.toUpperCase() })).toMatchObject([{ status: 'rejected' }]);
    expect(await changed({ stageId: lost, lostReason: 'price' })).toMatchObject([{ status: 'ok' }]);
    // Nor is the reason taken away afterwards, but with the loss itself.
    expect(await changed({ lostReason: null })).toMatchObject(refused);
    expect(await changed({ stageId: open, lostReason: null })).toMatchObject([{ status: 'ok' }]);
    await pullAll(place, 'lan');
    expect(lan.row('opportunities', id)).toMatchObject({ stageId: open, lostReason: null });
  });
}
