import { expect, test } from 'vitest';
import { textOfAudience } from '../../src-shared/sync/audience.ts';
import type { Fields } from '../../src-shared/sync/merge.ts';
import { departmentScope, teamScope, userScope } from '../../src-shared/sync/scopes.ts';
import { addDays, localDay, startOfLocalDay } from '../../src-shared/lib/dates.ts';
import { newId, type PersonName, testClock, type TestOffice } from '../support/sync-office.ts';
import type { SyncPlace } from './sync-place.ts';

const task: Fields = { title: 'Gửi báo giá', priority: 'normal', state: 'open', origin: 'hand' };
const at = '2026-11-26T02:00:00.000Z';

/** Rows that travel with their people, and what is shared, on whichever store. */
export function sharingTests({ office, customerOfLan, pullAll }: SyncPlace): void {
  const make = async (place: TestOffice, name: PersonName, entity: 'tasks' | 'appointments', patch: Fields) => {
    const id = newId();
    const results = await place.laptop(name).push({ entity, id, kind: 'create', patch });
    expect(results).toMatchObject([{ status: 'ok' }]);
    return id;
  };
  const change = async (
    place: TestOffice,
    name: PersonName,
    entity: 'tasks' | 'appointments' | 'customers',
    id: string,
    patch: Fields,
  ) => {
    const [result] = await place.laptop(name).push({ entity, id, kind: 'update', patch });
    return result?.status === 'rejected' ? `${result.code} ${result.field ?? ''}`.trim() : result?.status;
  };
  /** Who has the row once everybody has pulled. */
  const holders = async (place: TestOffice, entity: 'tasks' | 'appointments' | 'customers' | 'contacts', id: string) => {
    const names = ['lan', 'minh', 'duc', 'tung', 'huy'] as const;
    await pullAll(place, ...names);
    return names.filter((name) => place.laptop(name).row(entity, id) !== null);
  };

  test('a task is on the laptops of whoever is to do it and whoever wrote it, and moves when somebody else is to do it', async () => {
    const place = await office();
    const { lan, minh, tung } = place.people;
    const id = await make(place, 'lan', 'tasks', { ...task, assigneeId: tung.id });
    expect(await holders(place, 'tasks', id)).toEqual(['lan', 'duc', 'tung', 'huy']);
    expect(await change(place, 'tung', 'tasks', id, { note: 'Đã gọi' })).toBe('ok');
    expect(await change(place, 'lan', 'tasks', id, { assigneeId: minh.id })).toBe('ok');
    expect(await holders(place, 'tasks', id)).toEqual(['lan', 'minh', 'duc', 'huy']);
    // What was written about it comes with it.
    expect(JSON.stringify(place.laptop('minh').rows('history'))).toContain('Đã gọi');
    expect(JSON.stringify([...place.laptop('tung').held])).not.toContain('Đã gọi');
    expect(await change(place, 'tung', 'tasks', id, { state: 'done' })).toBe('forbidden');
    expect(lan.id).toBe(place.laptop('lan').row('tasks', id)?.['createdBy']);
  });

  test('what stands in a task’s own field comes and goes with the task, its history too', async () => {
    const place = await office();
    const { minh, tung } = place.people;
    const lan = place.laptop('lan');
    const id = await make(place, 'lan', 'tasks', { ...task, assigneeId: tung.id });
    const valueId = newId();
    const value = { customerId: id, entity: 'tasks', rowId: id, fieldId: newId(), value: 'Chim sẻ' };
    await pullAll(place, 'lan');
    expect(
      await lan.push(
        { entity: 'customValues', id: valueId, kind: 'create', patch: value },
        { entity: 'customValues', id: valueId, kind: 'update', patch: { value: 'Chim sẻ hai' } },
      ),
    ).toMatchObject([{ status: 'ok' }, { status: 'ok' }]);
    const names = ['lan', 'minh', 'duc', 'tung', 'huy'] as const;
    const have = async () => {
      await pullAll(place, ...names);
      return names.filter((name) =>
        JSON.stringify([...place.laptop(name).held].map(([, rows]) => [...rows])).includes('Chim sẻ'),
      );
    };
    expect(await have()).toEqual(['lan', 'duc', 'tung', 'huy']);
    expect(lan.row('customValues', valueId)).toMatchObject({ rootId: id, scopeId: lan.row('tasks', id)?.['scopeId'] });
    // In one push: the task goes to Minh, and a value is written for him.
    expect(
      await lan.push(
        { entity: 'tasks', id, kind: 'update', patch: { assigneeId: minh.id } },
        { entity: 'customValues', id: newId(), kind: 'create', patch: { ...value, fieldId: newId(), value: 'Chim sẻ ba' } },
      ),
    ).toMatchObject([{ status: 'ok' }, { status: 'ok' }]);
    expect(await have()).toEqual(['lan', 'minh', 'duc', 'huy']);
    for (const row of place.laptop('minh').rows('customValues'))
      expect(row['scopeId']).toBe(place.laptop('minh').row('tasks', id)?.['scopeId']);
    expect(place.laptop('minh').rows('customValues').length).toBe(2);
    // A first sync has the same.
    const fresh = place.anotherLaptop('minh', place.deviceId('minh'));
    await fresh.pull();
    expect(new Set(fresh.rows('customValues'))).toEqual(new Set(place.laptop('minh').rows('customValues')));
  });

  test('a task that is shared with a department is seen by its people, by nobody else, and no longer when the sharing ends', async () => {
    const place = await office();
    const { lan } = place.people;
    const id = await make(place, 'lan', 'tasks', { ...task, assigneeId: lan.id });
    expect(await holders(place, 'tasks', id)).toEqual(['lan', 'duc', 'huy']);
    expect(await change(place, 'lan', 'tasks', id, { sharedWith: departmentScope(place.accounts) })).toBe('ok');
    expect(await holders(place, 'tasks', id)).toEqual(['lan', 'duc', 'tung', 'huy']);
    expect(await change(place, 'tung', 'tasks', id, { title: 'Khác' })).toBe('forbidden');
    expect(await change(place, 'tung', 'tasks', id, { sharedWith: null })).toBe('forbidden');
    expect(await change(place, 'tung', 'tasks', id, { state: 'done', outcome: 'Đã gửi' })).toBe('ok');
    expect(await place.laptop('tung').push({ entity: 'tasks', id, kind: 'delete' })).toMatchObject([{ code: 'forbidden' }]);
    expect(await change(place, 'lan', 'tasks', id, { sharedWith: null })).toBe('ok');
    expect(await holders(place, 'tasks', id)).toEqual(['lan', 'duc', 'huy']);
  });

  test('a customer that is shared with a team arrives with all that hangs on it, and leaves when the sharing ends', async () => {
    const place = await office();
    const customerId = await customerOfLan(place, { note: 'Chim sẻ' });
    const contactId = newId();
    await place
      .laptop('lan')
      .push(
        { entity: 'contacts', id: contactId, kind: 'create', patch: { customerId, name: 'Chị Hoa', isPrimary: true } },
        { entity: 'customers', id: customerId, kind: 'update', patch: { note: 'Chim sẻ hai' } },
      );
    expect(await holders(place, 'customers', customerId)).toEqual(['lan', 'duc', 'huy']);
    expect(await change(place, 'lan', 'customers', customerId, { sharedWith: teamScope(place.north) })).toBe('ok');
    expect(await holders(place, 'customers', customerId)).toEqual(['lan', 'duc', 'tung', 'huy']);
    expect(await holders(place, 'contacts', contactId)).toEqual(['lan', 'duc', 'tung', 'huy']);
    expect(JSON.stringify(place.laptop('tung').rows('history'))).toContain('Chim sẻ hai');

    // A laptop that begins now has it as well.
    const fresh = place.anotherLaptop('tung', place.deviceId('tung'));
    await fresh.pull();
    expect(fresh.row('contacts', contactId)).toMatchObject({ name: 'Chị Hoa' });

    const [visit, call] = [newId(), newId()];
    const planned = { customerId, purpose: 'maintain', state: 'planned', startsAt: at, endsAt: '2026-11-26T03:00:00.000Z' };
    const said = { customerId, kind: 'note', text: 'Khách cần gấp', happenedAt: at };
    expect(
      await place
        .laptop('tung')
        .push(
          { entity: 'visits', id: visit, kind: 'create', patch: planned },
          { entity: 'interactions', id: call, kind: 'create', patch: said },
        ),
    ).toMatchObject([{ status: 'ok' }, { status: 'ok' }]);
    expect(await change(place, 'tung', 'customers', customerId, { note: 'Đã gọi' })).toBe('ok');
    for (const patch of [{ ownerId: place.people.tung.id }, { sharedWith: null }, { teamId: place.north }]) {
      expect(await change(place, 'tung', 'customers', customerId, patch)).toBe('forbidden');
    }
    expect(await change(place, 'lan', 'customers', customerId, { sharedWith: null })).toBe('ok');
    expect(await holders(place, 'customers', customerId)).toEqual(['lan', 'duc', 'huy']);
    expect(await holders(place, 'contacts', contactId)).toEqual(['lan', 'duc', 'huy']);
    expect(JSON.stringify([...place.laptop('tung').held])).not.toContain('Chim sẻ');
  });

  test('a customer stays shared when another looks after it, and is merged into by none that only shares it', async () => {
    const place = await office();
    const shared = await customerOfLan(place, { sharedWith: userScope(place.people.tung.id) });
    await place.laptop('tung').pull();
    const own = newId();
    const patch = { kind: 'company', name: 'Của Tùng', lifecycle: 'lead', ownerId: place.people.tung.id };
    await place.laptop('tung').push({ entity: 'customers', id: own, kind: 'create', patch });
    expect(await change(place, 'tung', 'customers', own, { mergedInto: shared })).toBe('forbidden mergedInto');
    expect(await change(place, 'tung', 'customers', shared, { mergedInto: own })).toBe('forbidden');
    expect(await change(place, 'lan', 'customers', shared, { ownerId: place.people.minh.id })).toBe('ok');
    expect(await holders(place, 'customers', shared)).toEqual(['minh', 'duc', 'tung', 'huy']);
  });

  test('nothing is shared with somebody who has left or whom nobody knows; who left later does not stand in the way', async () => {
    const place = await office();
    const customerId = await customerOfLan(place);
    for (const scope of [userScope(place.people.gone.id), userScope(newId()), teamScope(newId())]) {
      expect(await change(place, 'lan', 'customers', customerId, { sharedWith: scope })).toBe('forbidden sharedWith');
    }
    const both = textOfAudience([userScope(place.people.tung.id), userScope(place.people.minh.id)]);
    expect(await change(place, 'lan', 'customers', customerId, { sharedWith: both })).toBe('ok');
    expect(await holders(place, 'customers', customerId)).toEqual(['lan', 'minh', 'duc', 'tung', 'huy']);
  });

  test('who changes teams loses what was shared with the old one and keeps what is also shared with himself', async () => {
    const place = await office();
    const { lan, tung } = place.people;
    const ofTeam = await make(place, 'lan', 'tasks', { ...task, assigneeId: lan.id, sharedWith: teamScope(place.north) });
    const ofBoth = await make(place, 'lan', 'tasks', {
      ...task,
      assigneeId: lan.id,
      sharedWith: textOfAudience([teamScope(place.north), userScope(tung.id)]),
    });
    expect(await holders(place, 'tasks', ofTeam)).toContain('tung');
    await place.under.setTeam(place.tenantId, tung.id, null);
    expect(await holders(place, 'tasks', ofTeam)).toEqual(['lan', 'duc', 'huy']);
    expect(await holders(place, 'tasks', ofBoth)).toEqual(['lan', 'duc', 'tung', 'huy']);
    await place.under.setTeam(place.tenantId, tung.id, place.north);
    expect(await holders(place, 'tasks', ofTeam)).toEqual(['lan', 'duc', 'tung', 'huy']);
  });

  test('an appointment is its owner’s and of those whom it is shared with, who change nothing of it', async () => {
    const place = await office();
    const { lan, tung } = place.people;
    const patch = { title: 'Hội chợ', startsAt: at, endsAt: '2026-11-26T09:00:00.000Z', isAllDay: false, ownerId: lan.id };
    const id = await make(place, 'lan', 'appointments', { ...patch, sharedWith: userScope(tung.id) });
    expect(await holders(place, 'appointments', id)).toEqual(['lan', 'duc', 'tung', 'huy']);
    expect(await change(place, 'tung', 'appointments', id, { title: 'Khác' })).toBe('forbidden');
  });

  test('who stands in for a colleague sees his customers from the first Vietnamese day to the last, and what he wrote in time is taken', async () => {
    const place = await office();
    const { lan, tung } = place.people;
    const customerId = await customerOfLan(place);
    const today = localDay(new Date(testClock.now()).toISOString());
    const [first, last] = [addDays(today, 1), addDays(today, 2)];
    const patch = { userId: lan.id, substituteId: tung.id, fromOn: first, toOn: last };
    const until = (instant: string) => testClock.advance(Date.parse(instant) - testClock.now());
    const push = place.laptop('huy').push({ entity: 'substitutions', id: newId(), kind: 'create', patch });
    expect(await push).toMatchObject([{ status: 'ok' }]);
    until(startOfLocalDay(first));
    testClock.advance(-1);
    expect(await holders(place, 'customers', customerId)).toEqual(['lan', 'duc', 'huy']);
    testClock.advance(1);
    expect(await holders(place, 'customers', customerId)).toEqual(['lan', 'duc', 'tung', 'huy']);
    const planned = { customerId, purpose: 'maintain', state: 'planned', startsAt: at, endsAt: '2026-11-26T03:00:00.000Z' };
    const visit = { entity: 'visits', kind: 'create', patch: { ...planned, ownerId: lan.id } } as const;
    expect(await place.laptop('tung').push({ ...visit, id: newId() })).toMatchObject([{ status: 'ok' }]);
    until(startOfLocalDay(addDays(last, 1)));
    testClock.advance(-1);
    expect(await holders(place, 'customers', customerId)).toEqual(['lan', 'duc', 'tung', 'huy']);
    testClock.advance(1);
    expect(await place.laptop('tung').push({ ...visit, id: newId() })).toMatchObject([{ status: 'ok' }]);
    expect(await holders(place, 'customers', customerId)).toEqual(['lan', 'duc', 'huy']);
    until(startOfLocalDay(addDays(last, 3)));
    expect(await place.laptop('tung').push({ ...visit, id: newId() })).toMatchObject([{ code: 'forbidden' }]);
  });
}
