import { createUuidV7 } from '../../src-shared/lib/ids.ts';
import { entityNames } from '../../src-shared/sync/entities.ts';
import type { ScopeUser } from '../../src-shared/sync/scopes.ts';
import { createMemoryStore, type MemoryOffice } from '../../src-server/sync/memory-store.ts';
import type { Office, OfficeHistory } from './office.ts';
import { officeOf } from './server-decisions.ts';
import { endingStore } from './server-end.ts';
import type { MakeOffice } from './world.ts';

const tenant = 'office';

/** The server's own decisions over plain maps: thousands of seeds. */
export const makeMemoryOffice: MakeOffice = async (start, random, now) => {
  const newId = createUuidV7(now, (count) => Uint8Array.from({ length: count }, () => random.below(256)));
  const memory = createMemoryStore(newId());
  const store = endingStore(memory);
  const ask = officeOf(store, { now, newId }, tenant);
  let remembered: MemoryOffice | null = null;

  const teamOf = (name: string) => ({
    name,
    leaderId: null,
    sellsQuotes: false,
    sellsOpportunities: true,
    servesWarranty: false,
  });
  memory.load(
    tenant,
    'teams',
    start.teams.map(({ id, name }) => ({ id, fields: teamOf(name) })),
  );
  memory.load(
    tenant,
    'users',
    start.users.map(({ id, ...user }) => ({ id, fields: { email: null, phone: null, ...user } })),
  );
  memory.load(
    tenant,
    'listItems',
    start.listItems.map((fields) => ({ id: newId(), fields })),
  );

  memory.load(tenant, 'customers', start.customers);

  const office: Office = {
    now,
    epoch: () => memory.office(tenant).epoch,
    async push(session, request, crashes) {
      store.endsAt = crashes ? random.below(9) : null;
      try {
        return await ask.push(session, request);
      } finally {
        store.endsAt = null;
      }
    },
    pull: ask.pull,
    digests: ask.digests,
    contents: ask.contents,
    snapshot: ask.snapshot,
    async registerDevice(userId, deviceId, lastOpNo) {
      if (!memory.office(tenant).devices.has(deviceId)) memory.addDevice(tenant, deviceId, userId, lastOpNo);
    },
    async changeUser(userId, change) {
      memory.load(tenant, 'users', [{ id: userId, fields: change }]);
    },
    async remember() {
      remembered = memory.backup(tenant);
    },
    async goBack() {
      if (remembered === null) return false;
      memory.restore(tenant, remembered, newId());
      return true;
    },
    async look() {
      const { seq, rows, results } = memory.office(tenant);
      const of = (name: Parameters<typeof rows.get>[0]) => [...(rows.get(name)?.values() ?? [])];
      return {
        head: seq,
        users: of('users').map(({ id, fields }) => ({
          id,
          teamId: fields['teamId'] as string | null, // the simulation wrote it so
          departmentId: fields['departmentId'] as string | null, // as well
          role: fields['role'] as ScopeUser['role'],
          isActive: fields['isActive'] === true,
        })),
        teamIds: of('teams').map(({ id }) => id),
        rows: new Map(entityNames.map((name) => [name, of(name)])),
        history: of('history').map((row) => ({ ...row.fields, scopeId: row.scopeId }) as unknown as OfficeHistory), // the columns of a line
        results: new Map(
          [...results].flatMap(([deviceId, ofDevice]) =>
            [...ofDevice].map(([opNo, result]) => [`${deviceId}/${opNo}`, result] as const),
          ),
        ),
      };
    },
    close: async () => undefined,
  };
  return office;
};
