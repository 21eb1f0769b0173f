import { expect, test } from 'vitest';
import { newId, testClock } from '../support/sync-office.ts';
import type { SyncPlace } from './sync-place.ts';

/** How changes of one record meet, on whichever store. */
export function conflictTests({ office, customerOfLan, pullAll }: SyncPlace): void {
  test('edits of different fields made offline on two laptops both survive without a question', async () => {
    const place = await office();
    const id = await customerOfLan(place);
    await pullAll(place, 'lan', 'duc');
    expect(await place.laptop('lan').push({ entity: 'customers', id, kind: 'update', patch: { phone: '0901' } })).toMatchObject([
      { status: 'ok' },
    ]);
    expect(await place.laptop('duc').push({ entity: 'customers', id, kind: 'update', patch: { note: 'gọi lại' } })).toMatchObject(
      [{ status: 'ok' }],
    );
    await pullAll(place, 'lan', 'duc');
    expect(place.laptop('lan').row('customers', id)).toMatchObject({ phone: '0901', note: 'gọi lại' });
    expect(place.laptop('lan').rows('conflicts')).toEqual([]);
    expect(place.laptop('duc').held).toEqual(place.laptop('lan').held);
  });

  test('what comes too late to change anything is accepted, is in nobody’s history, and its author is told so, however often he asks', async () => {
    const place = await office();
    const [lan, duc] = [place.laptop('lan'), place.laptop('duc')];
    const id = await customerOfLan(place);
    await pullAll(place, 'lan', 'duc');
    const late = duc.ops({ entity: 'customers', id, kind: 'delete', patch: {} });
    expect(await lan.push({ entity: 'customers', id, kind: 'delete', patch: {} })).toEqual([
      { opNo: expect.any(Number), status: 'ok' },
    ]);
    const first = (await duc.pushOps(late)).answer;
    expect(first).toMatchObject({ outcome: 'done', results: [{ status: 'ok', hasNoLine: true }] });
    expect((await duc.pushOps(late)).answer).toEqual(first);
    await pullAll(place, 'duc');
    expect(duc.rows('history').filter((line) => line['kind'] === 'delete')).toMatchObject([{ deviceId: lan.deviceId }]);
  });

  test('the same field on two laptops: the later one stands, the other and the value before both are kept for the people', async () => {
    const place = await office();
    const [lan, duc] = [place.laptop('lan'), place.laptop('duc')];
    const id = await customerOfLan(place, { phone: '0900' });
    await pullAll(place, 'lan', 'duc');
    const late = duc.ops({ entity: 'customers', id, kind: 'update', patch: { phone: '0902' } });
    testClock.advance(60_000);
    await lan.push({ entity: 'customers', id, kind: 'update', patch: { phone: '0901' } });
    const { answer } = await duc.pushOps(late);
    expect(answer).toMatchObject({ outcome: 'done', results: [{ status: 'conflict' }] });
    await pullAll(place, 'lan', 'duc', 'tung');
    expect(duc.row('customers', id)).toMatchObject({ phone: '0901' });
    expect(duc.rows('conflicts')).toMatchObject([
      {
        customerId: id,
        rootId: id,
        scopeId: `user:${lan.userId}`,
        entity: 'customers',
        rowId: id,
        field: 'phone',
        kind: 'field',
        keptValue: '"0901"',
        lostValue: '"0902"',
        originalValue: '"0900"',
        keptBy: lan.userId,
        keptDeviceId: lan.deviceId,
        lostBy: duc.userId,
        lostDeviceId: duc.deviceId,
        resolution: null,
      },
    ]);
    expect(lan.rows('conflicts')).toEqual(duc.rows('conflicts'));
    expect(place.laptop('tung').rows('conflicts')).toEqual([]);
    const conflictId = String(duc.rows('conflicts')[0]?.['id']);
    expect(await lan.push({ entity: 'conflicts', id: conflictId, kind: 'update', patch: { resolution: 'kept' } })).toMatchObject([
      { status: 'ok' },
    ]);
  });

  test('a change that was made in sight of another applies, whatever the clock of its laptop says', async () => {
    const place = await office();
    const [lan, duc] = [place.laptop('lan'), place.laptop('duc')];
    const id = await customerOfLan(place);
    await pullAll(place, 'lan', 'duc');
    await lan.push({ entity: 'customers', id, kind: 'update', patch: { phone: '0901' } });
    await duc.pull();
    const aYearAgo = '0150000000000000';
    const slow = duc.ops({ entity: 'customers', id, kind: 'update', patch: { phone: '0902' }, hlc: aYearAgo });
    expect((await duc.pushOps(slow)).answer).toMatchObject({ results: [{ status: 'ok' }] });
    await lan.pull();
    expect(lan.row('customers', id)).toMatchObject({ phone: '0902' });
    expect(lan.rows('conflicts')).toEqual([]);
  });

  test('a clock that is far ahead does not win for ever', async () => {
    const place = await office();
    const [lan, duc] = [place.laptop('lan'), place.laptop('duc')];
    const id = await customerOfLan(place);
    await pullAll(place, 'lan', 'duc');
    const ahead = lan.ops({ entity: 'customers', id, kind: 'update', patch: { phone: '0901' }, hlc: 'fffffffffffff000' });
    const now = duc.ops({ entity: 'customers', id, kind: 'update', patch: { phone: '0902' } });
    testClock.advance(1000);
    await lan.pushOps(ahead);
    testClock.advance(1000);
    const later = [{ ...now[0], hlc: duc.ops({ entity: 'customers', id, kind: 'update' })[0]?.hlc ?? '' }] as typeof now; // the same, made later
    await duc.pushOps(later);
    await lan.pull();
    expect(lan.row('customers', id)).toMatchObject({ phone: '0902' });
  });

  test('a record deleted on one laptop and edited on the other asks, once, and the edit is there underneath', async () => {
    const place = await office();
    const [lan, duc] = [place.laptop('lan'), place.laptop('duc')];
    const id = await customerOfLan(place);
    await pullAll(place, 'lan', 'duc');
    await lan.push({ entity: 'customers', id, kind: 'delete' });
    const results = await duc.push(
      { entity: 'customers', id, kind: 'update', patch: { note: 'một' } },
      { entity: 'customers', id, kind: 'update', patch: { note: 'hai' } },
      {
        entity: 'interactions',
        id: newId(),
        kind: 'create',
        patch: { customerId: id, kind: 'call', text: 'Gọi', happenedAt: '2026-11-25T01:00:00.000Z' },
      },
    );
    expect(results.map(({ status }) => status)).toEqual(['conflict', 'conflict', 'conflict']);
    await duc.push({ entity: 'customers', id, kind: 'update', patch: { note: 'ba' } });
    await pullAll(place, 'lan', 'duc');
    expect(lan.rows('conflicts')).toMatchObject([{ kind: 'edit-of-deleted', rowId: id, field: null }]);
    expect(lan.row('customers', id)).toMatchObject({ note: 'ba' });
    expect(lan.row('customers', id)?.['deletedAt']).not.toBeNull();
    await lan.push({ entity: 'customers', id, kind: 'restore' });
    await duc.pull();
    expect(duc.row('customers', id)).toMatchObject({ deletedAt: null, note: 'ba' });
  });

  test('a call logged for a customer that a colleague has deleted is kept, and somebody is asked', async () => {
    const place = await office();
    const [lan, duc] = [place.laptop('lan'), place.laptop('duc')];
    const customerId = await customerOfLan(place);
    await pullAll(place, 'lan', 'duc');
    await lan.push({ entity: 'customers', id: customerId, kind: 'delete' });
    const id = newId();
    // Alone in its push: of the customer the office reads only what deciding about the call takes.
    const patch = { customerId, kind: 'call', text: 'Gọi', happenedAt: '2026-11-25T01:00:00.000Z' };
    expect(await duc.push({ entity: 'interactions', id, kind: 'create', patch })).toMatchObject([{ status: 'conflict' }]);
    await pullAll(place, 'lan', 'duc');
    expect(lan.row('interactions', id)).toMatchObject({ text: 'Gọi', scopeId: lan.row('customers', customerId)?.['scopeId'] });
    expect(lan.rows('conflicts')).toMatchObject([{ kind: 'edit-of-deleted', rowId: customerId, customerId, field: null }]);
  });

  test('a visit done here and cancelled there is a question, and stays done', async () => {
    const place = await office();
    const [lan, duc] = [place.laptop('lan'), place.laptop('duc')];
    const customerId = await customerOfLan(place);
    const id = newId();
    const patch = {
      customerId,
      purpose: 'maintain',
      state: 'planned',
      startsAt: '2026-12-01T02:00:00.000Z',
      endsAt: '2026-12-01T03:00:00.000Z',
    };
    await lan.push({ entity: 'visits', id, kind: 'create', patch });
    await pullAll(place, 'lan', 'duc');
    await lan.push(
      { entity: 'visits', id, kind: 'update', patch: { state: 'done' } },
      {
        entity: 'visitResults',
        id: newId(),
        kind: 'create',
        patch: { customerId, visitId: id, outcome: 'successful', said: 'Tốt', at: '2026-11-25T01:00:00.000Z' },
      },
    );
    expect(await duc.push({ entity: 'visits', id, kind: 'update', patch: { state: 'cancelled' } })).toMatchObject([
      { status: 'conflict' },
    ]);
    await pullAll(place, 'lan', 'duc');
    expect(duc.row('visits', id)).toMatchObject({ state: 'done' });
    expect(duc.rows('conflicts')).toMatchObject([
      { kind: 'state', field: 'state', keptValue: '"done"', lostValue: '"cancelled"', originalValue: '"planned"' },
    ]);
    expect(duc.rows('visitResults').length).toBe(1);
  });
}
