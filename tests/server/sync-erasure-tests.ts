import { expect, test } from 'vitest';
import type { EntityName } from '../../src-shared/sync/entities.ts';
import type { Fields } from '../../src-shared/sync/merge.ts';
import { canaryName, canaryPhone, canaryRow, hasCanary, personalEntities } from '../support/canary-person.ts';
import { newId, type OpDraft, type TestOffice } from '../support/sync-office.ts';
import type { SyncPlace } from './sync-place.ts';

const reason = { reason: 'request', erasedAt: '2026-11-25T03:00:00.000Z' };

/** A task about this customer, with a value of an own field. */
function taskWithField(place: TestOffice, customerId: string, value: string): OpDraft[] {
  const id = newId();
  const task = {
    title: 'Gửi mẫu',
    priority: 'normal',
    state: 'open',
    origin: 'hand',
    assigneeId: place.people.lan.id,
    customerId,
  };
  const field = { customerId: id, entity: 'tasks', rowId: id, fieldId: newId(), value };
  return [
    { entity: 'tasks', id, kind: 'create', patch: task },
    { entity: 'customValues', id: newId(), kind: 'create', patch: field },
  ];
}

/** Everything that the office would send to somebody who sees all of it, the history among it. */
async function everything(place: TestOffice): Promise<string> {
  const fresh = place.anotherLaptop('huy', place.deviceId('huy'));
  await fresh.pull();
  return JSON.stringify([...fresh.held].map(([entity, rows]) => [entity, [...rows.values()]]));
}

/** Nobody but the office makes questions, and lists and groups are the administrator's. */
const notOfReps: readonly EntityName[] = ['conflicts', 'customerGroups'];

/** What becomes of an erased person in the office, on whichever store. */
export function erasureTests({ office, customerOfLan }: SyncPlace): void {
  const fill = async (place: TestOffice, customerId: string, contactId: string | null) => {
    const lan = place.laptop('lan');
    const visitId = newId();
    const ids = { customerId, contactId, visitId, otherId: newId(), userId: place.people.lan.id };
    const drafts = personalEntities.flatMap((entity): OpDraft[] => {
      if (entity === 'customers' || entity === 'contacts' || notOfReps.includes(entity)) return [];
      const patch = canaryRow(entity, ids);
      return patch === null ? [] : [{ entity, id: entity === 'visits' ? visitId : newId(), kind: 'create', patch }];
    });
    const sorted = [...drafts.filter(({ entity }) => entity === 'visits'), ...drafts.filter(({ entity }) => entity !== 'visits')];
    const results = await lan.push(...sorted);
    expect(
      results.map((result, at) => ({ ...result, entity: sorted[at]?.entity })).filter(({ status }) => status !== 'ok'),
    ).toEqual([]);
    const rule = canaryRow('customerGroups', ids) ?? {};
    await place.laptop('huy').push({ entity: 'customerGroups', id: newId(), kind: 'create', patch: rule });
  };

  test('a person who is erased at a customer stands in no row and no line of the history, and the customer stays', async () => {
    const place = await office();
    const [lan, huy] = [place.laptop('lan'), place.laptop('huy')];
    const customerId = await customerOfLan(place, { name: 'Công ty Bao bì Đại Phát' });
    const contactId = newId();
    const patch: Fields = { customerId, name: canaryName, phone: canaryPhone, isPrimary: true };
    await lan.push({ entity: 'contacts', id: contactId, kind: 'create', patch });
    await lan.push({
      entity: 'contacts',
      id: contactId,
      kind: 'update',
      patch: { note: `Vợ là ${canaryName} B`, name: `${canaryName} A` },
    });
    await lan.push({ entity: 'contacts', id: contactId, kind: 'update', patch: { name: canaryName } });
    await fill(place, customerId, contactId);
    await lan.push(...taskWithField(place, customerId, `Trao tận tay ${canaryName}`));
    await huy.pull();
    expect(hasCanary(await everything(place))).toBe(true);

    const id = newId();
    const line = { onEntity: 'contacts', onId: contactId, ofCustomerId: customerId, ...reason };
    expect(await huy.push({ entity: 'erasures', id, kind: 'create', patch: line })).toMatchObject([{ status: 'ok' }]);
    const left = await everything(place);
    expect(hasCanary(left)).toBe(false);
    expect(left).toContain('Công ty Bao bì Đại Phát');
    expect(left).toContain('Gặp ∅, gọi ∅');
    expect(left).toContain('Trao tận tay ∅');
    await huy.pull();
    for (const entity of ['relations', 'opinions', 'files', 'customValues'] as const) {
      const ofCustomer = huy.rows(entity).filter((row) => row['customerId'] === customerId);
      expect(ofCustomer, entity).toMatchObject([{ customerId, deletedAt: expect.any(String) }]);
    }
    expect(huy.row('contacts', contactId)).toMatchObject({ name: '∅', phone: null, deletedAt: expect.any(String) });
  });

  test('a person who is a customer is erased with all that hangs on it, and with what was merged into it', async () => {
    const place = await office();
    const [lan, huy] = [place.laptop('lan'), place.laptop('huy')];
    const person = { kind: 'person', name: canaryName, phone: canaryPhone };
    const customerId = await customerOfLan(place, person);
    const merged = await customerOfLan(place, { ...person, note: `Còn gọi là ${canaryName}`, mergedInto: customerId });
    const other = await customerOfLan(place);
    await fill(place, customerId, null);
    const linked: OpDraft[] = [
      { entity: 'relations', id: newId(), kind: 'create', patch: { customerId: other, name: canaryName, kind: 'friend', linkedId: customerId, phone: canaryPhone } },
      { entity: 'referrals', id: newId(), kind: 'create', patch: { customerId: other, personName: canaryName, referredId: merged } },
      ...taskWithField(place, customerId, `Giấy của ${canaryName}`),
    ]; // biome-ignore format: one line for each
    await lan.push(...linked);
    await huy.pull();
    const line = { onEntity: 'customers', onId: customerId, ofCustomerId: customerId, ...reason };
    await huy.push({ entity: 'erasures', id: newId(), kind: 'create', patch: line });
    expect(hasCanary(await everything(place))).toBe(false);
    await huy.pull();
    for (const id of [customerId, merged]) {
      expect(huy.row('customers', id)).toMatchObject({ name: '∅', deletedAt: expect.any(String), ownerId: place.people.lan.id });
    }
    expect(huy.rows('consentEvents')).toMatchObject([{ purpose: 'marketing', source: null, proof: null, deletedAt: null }]);
  });

  test('an edit of somebody who did not know yet puts nothing back, and nothing new is written for the person', async () => {
    const place = await office();
    const [lan, huy] = [place.laptop('lan'), place.laptop('huy')];
    const customerId = await customerOfLan(place, { name: 'Công ty Bao bì Đại Phát' });
    const contactId = newId();
    await lan.push({
      entity: 'contacts',
      id: contactId,
      kind: 'create',
      patch: { customerId, name: canaryName, isPrimary: true },
    });
    await huy.pull();
    const line = { onEntity: 'contacts', onId: contactId, ofCustomerId: customerId, ...reason };
    await huy.push({ entity: 'erasures', id: newId(), kind: 'create', patch: line });
    const late = await lan.push(
      { entity: 'contacts', id: contactId, kind: 'update', patch: { phone: canaryPhone, name: canaryName } },
      { entity: 'contacts', id: contactId, kind: 'restore' },
      { entity: 'opinions', id: newId(), kind: 'create', patch: { customerId, contactId, about: 'service', score: 1, saidOn: '2026-11-20', said: canaryName } },
    ); // biome-ignore format: one line for each
    expect(late).toMatchObject([
      { status: 'adjusted', fields: ['phone', 'name'] },
      { status: 'ok', hasNoLine: true },
      { status: 'rejected', code: 'invalid', field: 'contactId', reason: 'erased' },
    ]);
    expect(hasCanary(await everything(place))).toBe(false);
    // Once more, as a laptop does after its office was put back to an earlier day.
    await huy.push({ entity: 'erasures', id: newId(), kind: 'create', patch: line });
    expect(hasCanary(await everything(place))).toBe(false);
  });

  test('nobody but an administrator erases', async () => {
    const place = await office();
    const customerId = await customerOfLan(place);
    const line = { onEntity: 'customers', onId: customerId, ofCustomerId: customerId, ...reason };
    for (const name of ['lan', 'duc'] as const) {
      const [result] = await place.laptop(name).push({ entity: 'erasures', id: newId(), kind: 'create', patch: line });
      expect(result).toMatchObject({ status: 'rejected', code: 'office-only' });
    }
  });
}
