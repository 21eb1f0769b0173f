import { expect, test } from 'vitest';
import { scopesOf } from '../../../src-shared/sync/scopes.ts';
import { columnOf, entities, type EntityDefinition, entityNames } from '../../../src-shared/sync/entities.ts';
import {
  aLaptop,
  anOffice,
  type Laptop,
  newCustomer,
  syncAll,
  tenantId,
  type TestOffice,
} from '../../../tests/support/office-laptops.ts';
import { toSql } from './rows.ts';

/** Random days of three people with one office; the large simulation is in tests/simulation. */
const seeds = (process.env['FIELDBOOK_SYNC_SEEDS'] ?? '11,12').split(',').map(Number);

test.each(seeds)(
  'whatever three people do, at the end each laptop holds exactly what its user may see (seed %i)',
  async (seed) => {
    const random = randomOf(seed);
    const pick = <T>(items: readonly T[]): T | undefined => items[Math.floor(random() * items.length)];
    const office = anOffice();
    const laptops = [await aLaptop(office, 'lan'), await aLaptop(office, 'duc'), await aLaptop(office, 'tung')];
    await syncAll(...laptops);
    for (let step = 0; step < 120; step += 1) {
      office.clock.now += Math.floor(random() * 5000);
      const laptop = pick(laptops);
      if (laptop === undefined) continue;
      await act(office, laptop, random, pick);
    }
    for (const laptop of laptops) Object.assign(laptop.faults, { isCut: false, losesAnswer: false });
    // Several rounds: what one sends late moves customers between the others.
    await syncAll(...laptops);
    for (const laptop of laptops) {
      expect(laptop.engine.status(), `seed ${seed}`).toMatchObject({ waiting: 0, problem: null });
      expect(laptop.count('SELECT count(*) FROM sync_base'), `seed ${seed}`).toBe(0);
      expect(heldBy(laptop), `seed ${seed}, ${laptop.person.name}`).toEqual(visibleTo(office, laptop.person.id));
    }
  },
);

async function act(
  office: TestOffice,
  laptop: Laptop,
  random: () => number,
  pick: <T>(items: readonly T[]) => T | undefined,
): Promise<void> {
  const { ctx } = laptop;
  const customers = ctx.db.prepare('SELECT id FROM customers').pluck().all() as string[]; // one text column
  const id = pick(customers);
  const people = Object.values(office.people).map((person) => person.id);
  const kind = Math.floor(random() * 14);
  const write = (work: (tx: Parameters<Parameters<typeof ctx.write.transact>[0]>[0]) => void) => {
    ctx.write.transact(work);
  };
  if (kind <= 1 || id === undefined)
    newCustomer(laptop, `Khách ${Math.floor(random() * 1e6)}`, random() < 0.2 ? { ownerId: null } : {});
  else if (kind <= 4)
    write((tx) => tx.update('customers', id, { [pick(['note', 'phone', 'address']) ?? 'note']: String(random()) }));
  else if (kind === 5) write((tx) => tx.update('customers', id, { ownerId: pick(people) ?? null }));
  else if (kind === 6) write((tx) => (random() < 0.6 ? tx.remove('customers', id) : tx.restore('customers', id)));
  else if (kind === 7) {
    write((tx) => {
      tx.create('contacts', { customerId: id, name: `Anh ${Math.floor(random() * 100)}`, isPrimary: true });
      tx.create('interactions', { customerId: id, kind: 'call', text: 'gọi', withWhom: null, happenedAt: tx.now });
    });
  } else if (kind === 8) Object.assign(laptop.faults, { isCut: random() < 0.5, losesAnswer: random() < 0.4 });
  else if (kind === 9) {
    office.setPerson(office.people.duc.id, { role: random() < 0.5 ? 'rep' : 'manager' });
  } else if (kind === 10) {
    office.setPerson(office.people.tung.id, { teamId: random() < 0.5 ? office.south : office.north });
  } else if (kind === 11) {
    const contact = pick(ctx.db.prepare('SELECT id FROM contacts').pluck().all() as string[]); // one text column
    if (contact !== undefined) write((tx) => tx.update('contacts', contact, { name: `Chị ${Math.floor(random() * 100)}` }));
  } else {
    await laptop.engine.syncOnce();
    const problem = laptop.engine.status().problem?.code;
    if (problem === 'many-removals') await laptop.engine.allowRemovals();
  }
}

function heldBy(laptop: Laptop): Record<string, unknown> {
  const held: Record<string, unknown> = {};
  for (const name of entityNames) {
    const definition: EntityDefinition = entities[name];
    const columns = ['id', 'rev', 'scope_id', 'deleted_at', ...definition.fields.map(columnOf)]
      .map((column) => `"${column}"`)
      .join();
    held[name] = laptop.ctx.db.prepare(`SELECT ${columns} FROM "${definition.table}" ORDER BY id`).raw().all();
  }
  const lines = laptop.ctx.db.prepare('SELECT DISTINCT row_id, device_id, op_no FROM history ORDER BY row_id, device_id, op_no');
  held['history'] = lines.raw().all();
  return held;
}

function visibleTo(office: TestOffice, userId: string): Record<string, unknown> {
  const { rows } = office.store.office(tenantId);
  const users = [...(rows.get('users')?.values() ?? [])].map(({ id, fields }) => ({
    id,
    teamId: typeof fields['teamId'] === 'string' ? fields['teamId'] : null,
    departmentId: null,
    role: fields['role'] === 'manager' ? ('manager' as const) : ('rep' as const),
    isActive: fields['isActive'] === true,
  }));
  const user = users.find(({ id }) => id === userId);
  const scopes = new Set(user === undefined ? [] : scopesOf(user, { users, teamIds: [office.south, office.north] }));
  const visible = <N extends (typeof entityNames)[number] | 'history'>(name: N) =>
    [...(rows.get(name)?.values() ?? [])].filter(({ scopeId }) => scopes.has(scopeId));
  const held: Record<string, unknown> = {};
  for (const name of entityNames) {
    held[name] = visible(name)
      .sort((a, b) => (a.id < b.id ? -1 : 1))
      .map((row) => [
        row.id,
        row.rev,
        row.scopeId,
        row.deletedAt,
        ...entities[name].fields.map((field) => toSql(row.fields[field] ?? null)),
      ]);
  }
  held['history'] = visible('history')
    // A line without a change tells nothing to a person.
    .filter(({ fields }) => fields['kind'] !== 'update' || fields['changes'] !== '{}')
    .map(({ fields }) => [fields['rowId'], fields['deviceId'], fields['opNo']])
    .sort((a, b) =>
      String(a[0]) + String(a[1]) < String(b[0]) + String(b[1])
        ? -1
        : String(a[0]) + String(a[1]) > String(b[0]) + String(b[1])
          ? 1
          : Number(a[2]) - Number(b[2]),
    );
  return held;
}

/** mulberry32 */
function randomOf(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let value = Math.imul(state ^ (state >>> 15), 1 | state);
    value = (value + Math.imul(value ^ (value >>> 7), 61 | value)) ^ value;
    return ((value ^ (value >>> 14)) >>> 0) / 4294967296;
  };
}
