import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { createUuidV7 } from '../src-shared/lib/ids.ts';
import { clientOf, coreOf, databaseOf } from './core.ts';
import { atMost, type Bench } from './figure.ts';
import { spread, timed } from './measure.ts';
import { copyOf, profileWith, warmed } from './profiles.ts';

/** What the law and a person ask for, in a book of 100 000 customers, each with a line of consent. */
export const persons: Bench = {
  ids: ['person-copy', 'person-trace', 'person-erase', 'consent-list'],
  title:
    'personal data among 100 000 customers: a copy of one person with 1 000 entries; who did what with it; erasing it with everything after; whom one may contact',
  async run({ isQuick }) {
    const customers = isQuick ? 5000 : 100_000;
    const copy = copyOf(await profileWith(customers), { isInMemory: isQuick });
    try {
      await agree(copy.path);
      await warmed(copy.path);
      const core = coreOf(copy.path);
      await core.start();
      const client = clientOf(core);
      const { id: customerId } = await client.customers.create({
        name: 'Trần Thị Bích Ngọc',
        kind: 'person',
        phone: '0987 654 329',
      });
      for (let at = 0; at < 1000; at += 1) {
        await client.interactions.create({ customerId, kind: 'note', text: `Lần ${at}: chị Trần Thị Bích Ngọc hỏi giá` });
      }
      const person = { customerId, contactId: null };
      const filter = { consent: { purpose: 'marketing', channel: 'zalo' as const } };
      const lists: number[] = [];
      for (let turn = 0; turn < 5; turn += 1) {
        // A change in between, as while people work: nothing is kept from before.
        await client.customers.update({ id: customerId, change: { note: `Lần ${turn}` } });
        lists.push(
          await timed(async () => {
            await client.customers.outline({ filter, step: 100 });
            await client.customers.list({ filter, limit: 100 });
          }),
        );
      }
      const copied = await timed(() => client.persons.export({ ...person, file: join(copy.path, 'copy.html'), format: 'html' }));
      const traced = await timed(() => client.persons.trace({ ...person }));
      const erased = await timed(async () => {
        await client.persons.erase({ ...person, reason: 'request', typedName: 'Trần Thị Bích Ngọc' });
        // Journal, indexes, free pages and log follow in the next turn of the program's thread.
        for (let turn = 0; turn < 3; turn += 1) await new Promise((resolve) => setImmediate(resolve));
      });
      await core.close();
      const db = await databaseOf(copy.path);
      const isCleaned = db.prepare('SELECT count(*) FROM erasures_done WHERE cleaned_at IS NOT NULL').pluck().get() === 1;
      db.close();
      if (!isCleaned) throw new Error('the erasure was not cleaned up after');
      const against = `${customers} customers, 1 000 entries of the person`;
      return [
        atMost('person-copy', copied / 1000, 's', 60, against),
        atMost('person-trace', traced / 1000, 's', 2, against),
        atMost('person-erase', erased / 1000, 's', 60, `${against}; journal, indexes and VACUUM with it`),
        atMost(
          'consent-list',
          Math.max(...lists),
          'ms',
          1000,
          `${customers} lines of consent, after a change each time: ${spread(lists)}`,
        ),
      ];
    } finally {
      copy.remove();
    }
  },
};

/** Every customer has said yes or no once; written into the closed database. */
async function agree(profileDir: string): Promise<void> {
  const db = await databaseOf(profileDir);
  const newId = createUuidV7(Date.now, randomBytes);
  const insert = db.prepare<unknown[]>(
    `INSERT INTO consent_events (id, scope_id, root_id, rev, created_at, customer_id, purpose, channel, decision, decided_at)
     VALUES (?, ?, ?, 0, '2026-11-01T00:00:00.000Z', ?, 'marketing', 'zalo', ?, '2026-11-01T00:00:00.000Z')`,
  );
  const rows = db.prepare('SELECT id, scope_id AS scopeId FROM customers ORDER BY rid').all() as {
    id: string;
    scopeId: string | null;
  }[]; // the columns selected
  db.transaction(() => {
    for (const [at, { id, scopeId }] of rows.entries())
      insert.run(newId(), scopeId, id, id, at % 3 === 0 ? 'withdrawn' : 'given');
  })();
  db.pragma('wal_checkpoint(TRUNCATE)');
  db.close();
}
