import { createUuidV7 } from '../src-shared/lib/ids.ts';
import { randomBytes } from 'node:crypto';
import { createRandom } from '../db/seed/random.ts';
import type { CustomerFilter, CustomerOrder } from '../src-shared/customers/customer-list.ts';
import type { FilterCondition } from '../src-shared/customers/filter.ts';
import { type OwnListField, ownListFieldOf } from '../src-shared/customers/list-fields.ts';
import type { CustomFieldType } from '../src-shared/custom-fields/custom-field.ts';
import { clientOf, coreOf, databaseOf } from './core.ts';
import { atMost, type Bench, rounded } from './figure.ts';
import { percentile, spread, timed } from './measure.ts';
import { copyOf, profileWith, warmed } from './profiles.ts';

const types = ['text', 'number', 'date', 'list'] as const satisfies readonly CustomFieldType[];

/** Every customer has a value in each of four own fields: more than any office fills in. */
export const ownFields: Bench = {
  ids: ['own-fields', 'own-fields-first', 'own-fields-write'],
  title:
    'own fields of 100 000 customers: to the answer of a filter or an order; the first time a field is asked for; writing one value',
  async run({ isQuick }) {
    const customers = isQuick ? 20_000 : 100_000;
    const copy = copyOf(await profileWith(customers), { isInMemory: isQuick });
    try {
      const fields = await fill(copy.path);
      await warmed(copy.path);
      const core = coreOf(copy.path);
      await core.start();
      const client = clientOf(core);
      const ask = (filter: CustomerFilter, order: CustomerOrder) =>
        timed(async () => {
          await client.customers.outline({ filter, order, step: 100 });
          await client.customers.list({ filter, order, limit: 100, fields: Object.values(fields) });
        });
      const byName: CustomerOrder = { by: 'name', descending: false };
      // The rows themselves are in memory as soon as any list asked for more than an index answers.
      await ask(where({ field: 'rating', op: 'not-empty' }), byName);
      const first: number[] = [];
      for (const type of types) first.push(await ask({}, { by: fields[type], descending: false }));
      // Texts are folded when they are first looked through.
      first.push(await ask(where({ field: fields.text, op: 'contains', value: 'nothing' }), byName));

      const took: number[] = [];
      const byCase = new Map<string, number[]>();
      const written: number[] = [];
      const { rows } = await client.customers.list({ limit: 100 });
      for (let turn = 0; turn < (isQuick ? 3 : 10); turn += 1) {
        const id = rows[turn]?.id ?? '';
        const fieldId = fields.number.split(':')[2] ?? '';
        // What was computed before a change is computed again after it, as it is while people work.
        written.push(await timed(() => client.customFields.set({ fieldId, ids: [id], value: turn * 7 + 0.5 })));
        const down = turn % 2 === 0;
        const cases: readonly (readonly [name: string, filter: CustomerFilter, order: CustomerOrder])[] = [
          ['text holds', where({ field: fields.text, op: 'contains', value: `khu ${turn}` }), byName],
          ['number from', where({ field: fields.number, op: 'at-least', value: 1000 * turn }), byName],
          ['day before', where({ field: fields.date, op: 'before', value: `2026-0${(turn % 9) + 1}-15` }), byName],
          ['one choice', where({ field: fields.list, op: 'is', value: [down ? 'ngoi' : 'ton'] }), byName],
          ['by text', {}, { by: fields.text, descending: down }],
          ['by number', {}, { by: fields.number, descending: down }],
          ['by day', {}, { by: fields.date, descending: down }],
          [
            'by choice, filtered',
            where({ field: fields.number, op: 'at-most', value: 5000 + turn }),
            { by: fields.list, descending: down },
          ],
        ];
        // Whichever comes first after a change finds nothing kept; each has its turn at that.
        for (let at = 0; at < cases.length; at += 1) {
          const [name, filter, order] = cases[(at + turn) % cases.length] ?? cases[0] ?? ['', {}, byName];
          const ms = await ask(filter, order);
          took.push(ms);
          byCase.set(name, [...(byCase.get(name) ?? []), ms]);
        }
      }
      const slowest = [...byCase]
        .map(([name, times]) => ({ name, ms: percentile(times, 0.95) }))
        .toSorted((a, b) => b.ms - a.ms)[0];
      await core.close();
      return [
        atMost(
          'own-fields',
          percentile(took, 0.95),
          'ms',
          100,
          `${customers} customers, 4 fields filled in on each, ${spread(took)}; slowest: ${slowest?.name ?? ''} p95 ${rounded(slowest?.ms ?? 0)} ms`,
        ),
        atMost(
          'own-fields-first',
          Math.max(...first),
          'ms',
          400,
          `each field for the first time since the start: ${spread(first)}`,
        ),
        atMost('own-fields-write', percentile(written, 0.95), 'ms', 20, spread(written)),
      ];
    } finally {
      copy.remove();
    }
  },
};

function where(...items: FilterCondition[]): CustomerFilter {
  return { where: { join: 'all', items } };
}

/** Writes fields and values into the closed database: the demo's user is no administrator, and 400 000 edits are another bench. */
async function fill(profileDir: string): Promise<Record<(typeof types)[number], OwnListField>> {
  const db = await databaseOf(profileDir);
  const newId = createUuidV7(Date.now, randomBytes);
  const define = db.prepare<unknown[]>(
    `INSERT INTO custom_fields (id, scope_id, rev, created_at, entity, "key", type, vi, en, options, "order", is_active)
     VALUES (?, 'office', 0, '2026-11-01T00:00:00.000Z', 'customers', ?, ?, ?, ?, ?, 1, 1)`,
  );
  const options = ['ton', 'ngoi', 'be_tong'].map((key) => ({ key, vi: key, en: key, isActive: true }));
  const ids = Object.fromEntries(types.map((type) => [type, newId()]));
  for (const type of types) define.run(ids[type], type, type, type, type, type === 'list' ? JSON.stringify(options) : null);
  const random = createRandom(3);
  const insert = db.prepare<unknown[]>(
    `INSERT INTO custom_values (id, scope_id, root_id, rev, created_at, customer_id, entity, row_id, field_id, "value")
     VALUES (?, ?, ?, 0, '2026-11-01T00:00:00.000Z', ?, 'customers', ?, ?, ?)`,
  );
  const values: Record<(typeof types)[number], () => string> = {
    text: () => `Khu ${Math.floor(random.next() * 40)}, lô ${Math.floor(random.next() * 5000)}`,
    number: () => String(Math.floor(random.next() * 1_000_000) / 100),
    date: () =>
      `2026-${String(1 + Math.floor(random.next() * 12)).padStart(2, '0')}-${String(1 + Math.floor(random.next() * 28)).padStart(2, '0')}`,
    list: () => random.pick(['ton', 'ngoi', 'be_tong']),
  };
  const rows = db.prepare('SELECT id, scope_id AS scopeId FROM customers ORDER BY rid').all() as {
    id: string;
    scopeId: string | null;
  }[]; // the columns selected
  db.transaction(() => {
    for (const { id, scopeId } of rows)
      for (const type of types) insert.run(newId(), scopeId, id, id, id, ids[type], values[type]());
  })();
  db.pragma('wal_checkpoint(TRUNCATE)');
  db.close();
  const fields = Object.fromEntries(types.map((type) => [type, ownListFieldOf({ type, id: ids[type] ?? '' })]));
  return fields as Record<(typeof types)[number], OwnListField>; // each type was made above
}
