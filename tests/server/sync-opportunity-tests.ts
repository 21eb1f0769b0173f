import { expect, test } from 'vitest';
import { newId } from '../support/sync-office.ts';
import type { SyncPlace } from './sync-place.ts';

/** Opportunities: none is lost without a reason, whatever a laptop let through. On whichever store. */
export function opportunityTests({ office, customerOfLan, pullAll }: SyncPlace): void {
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
