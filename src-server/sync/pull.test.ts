import { expect, test } from 'vitest';
import { anOffice, customerPatch, memoryStoreUnderTest, newId } from '../../tests/support/sync-office.ts';
import { pull } from './pull.ts';
import type { SyncStore } from './store.ts';
import { hashOfScopes } from './wire-rows.ts';

test('of a customer who comes to somebody those kinds of rows alone are asked for that he has', async () => {
  const under = memoryStoreUnderTest();
  const place = await anOffice(under);
  const [lan, minh] = [place.laptop('lan'), place.laptop('minh')];
  const [customerId, contactId] = [newId(), newId()];
  await lan.push(
    { entity: 'customers', id: customerId, kind: 'create', patch: customerPatch({ ownerId: lan.userId }) },
    { entity: 'contacts', id: contactId, kind: 'create', patch: { customerId, name: 'Chị Mai', isPrimary: true } },
  );
  await minh.pull();
  const cursor = minh.cursor();
  await lan.push({ entity: 'customers', id: customerId, kind: 'update', patch: { ownerId: minh.userId } });

  const asked: string[] = [];
  const store: Pick<SyncStore, 'read' | 'write'> = {
    write: under.store.write,
    read: (tenantId, work) =>
      under.store.read(tenantId, (tx) =>
        work({
          ...tx,
          subtree: (entity, ...more) => {
            asked.push(entity);
            return tx.subtree(entity, ...more);
          },
        }),
      ),
  };
  const scopes = hashOfScopes([]);
  const { answer } = await pull(store, { tenantId: place.tenantId, userId: minh.userId }, { cursor, scopes });
  expect(asked).toEqual(['customers', 'contacts', 'history']);
  const came = answer?.tables.map(({ entity, rows }) => [entity, rows.length]);
  expect(came).toEqual([
    ['customers', 1],
    ['contacts', 1],
    ['history', 3],
  ]);
});
