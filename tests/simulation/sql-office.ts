import { columnOf, type EntityDefinition, entities, type EntityName } from '../../src-shared/sync/entities.ts';
import { createUuidV7 } from '../../src-shared/lib/ids.ts';
import type { FieldValue } from '../../src-shared/sync/merge.ts';
import { officeScope } from '../../src-shared/sync/scopes.ts';
import type { OfficeDatabase, OwnerSql } from '../../src-server/platform/database.ts';
import { createSqlStore } from '../../src-server/sync/sql-store.ts';
import { endingStore } from './server-end.ts';
import { readOffice } from './office-contents.ts';
import type { Office } from './office.ts';
import { officeOf } from './server-decisions.ts';
import type { MakeOffice } from './world.ts';

/** The same seeds over the server's own SQL: a new office for each in a database that is there. */
export function makeSqlOfficeIn(database: OfficeDatabase): MakeOffice {
  return async (start, random, now) => {
    const newId = createUuidV7(now, (count) => Uint8Array.from({ length: count }, () => random.below(256)));
    const tenantId = newId();
    const epoch = newId();
    const store = endingStore(createSqlStore(database));
    const ask = officeOf(store, { now, newId }, tenantId);
    const at = () => new Date(now()).toISOString();
    const insert = async (
      sql: OwnerSql,
      name: EntityName,
      id: string,
      fields: Readonly<Record<string, FieldValue>>,
      scopeId = officeScope,
    ) => {
      const definition: EntityDefinition = entities[name];
      const names = Object.keys(fields);
      const columns = ['tenant_id', 'id', 'scope_id', 'root_id', 'rev', 'created_at', ...names.map(columnOf)].map(
        (column) => `"${column}"`,
      );
      const places = columns.map((_, index) => `$${index + 1}`);
      await sql.query(`INSERT INTO "${definition.table}" (${columns.join()}) VALUES (${places.join()})`, [
        tenantId,
        id,
        scopeId,
        definition.root === 'self' ? id : null,
        1,
        at(),
        ...names.map((field) => fields[field] ?? null),
      ]);
    };
    await database.asOwner(async (sql) => {
      await sql.query('INSERT INTO organisations (id, name, created_at) VALUES ($1, $2, $3)', [tenantId, 'Phương Nam', at()]);
      await sql.query('INSERT INTO sync_head (tenant_id, seq, epoch) VALUES ($1, 1, $2)', [tenantId, epoch]);
      for (const { id, name } of start.teams) {
        await insert(sql, 'teams', id, { name, sellsQuotes: false, sellsOpportunities: true, servesWarranty: false });
      }
      for (const { id, name, teamId, departmentId, role, isActive } of start.users)
        await insert(sql, 'users', id, { name, teamId, departmentId, role, isActive });
      for (const fields of start.listItems) await insert(sql, 'listItems', newId(), fields);
      for (const { id, fields, scopeId } of start.customers) await insert(sql, 'customers', id, fields, scopeId);
    });

    const office: Office = {
      now,
      epoch: () => epoch,
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
        await database.asOwner((sql) =>
          sql.query(
            `INSERT INTO devices (tenant_id, id, user_id, code, name, platform, app_version, public_key, last_op_no, created_at)
             VALUES ($1, $2, $3, $4, 'laptop', 'test', '0', '', $5, $6) ON CONFLICT DO NOTHING`,
            [tenantId, deviceId, userId, deviceId.slice(-12), lastOpNo, at()],
          ),
        );
      },
      async changeUser(userId, change) {
        await database.asOwner(async (sql) => {
          const [head] = await sql.query<{ seq: number }>(
            'UPDATE sync_head SET seq = seq + 1 WHERE tenant_id = $1 RETURNING seq',
            [tenantId],
          );
          for (const [field, value] of Object.entries(change)) {
            await sql.query(`UPDATE users SET "${columnOf(field)}" = $3, rev = $4 WHERE tenant_id = $1 AND id = $2`, [
              tenantId,
              userId,
              value,
              head?.seq ?? 0,
            ]);
          }
        });
      },
      // Going back is the memory store's: here the whole database would have to go.
      remember: async () => undefined,
      goBack: async () => false,
      look: () => readOffice(database, tenantId),
      close: async () => undefined,
    };
    return office;
  };
}
