import { standardLists } from '../../src-shared/lists/standard-lists.ts';
import type { OwnerSql } from '../platform/database.ts';
import { commitAsOffice } from './commit.ts';
import { insertRows } from './insert-rows.ts';
import type { OfficeDeps } from './office-deps.ts';
import { officeRow, shortText } from './teams.ts';
import { insertUser, type NewUser, readyUser } from './users.ts';

/*
 * What is done to an office from the outside, by whoever runs the server: organisations, teams, departments, people. Laptops read these
 * rows and never write them. Each change is a commit of its own, so that laptops hear of it.
 */

export async function createOrganisation(
  deps: OfficeDeps,
  wanted: { readonly name: string; readonly admin: Omit<NewUser, 'role'> },
): Promise<{ tenantId: string; userId: string }> {
  const admin = await readyUser(deps, { ...wanted.admin, role: 'admin' });
  return await deps.database.asOwner(async (sql) => {
    const tenantId = await addOrganisation(sql, deps, wanted.name);
    return { tenantId, userId: await insertUser(sql, deps, tenantId, admin) };
  });
}

/** An organisation with the usual lists and nobody in it yet, inside the caller's transaction. */
export async function addOrganisation(sql: OwnerSql, deps: OfficeDeps, name: string): Promise<string> {
  const tenantId = deps.ids.next();
  const now = isoNow(deps);
  await sql.query('INSERT INTO organisations (id, name, created_at) VALUES ($1, $2, $3)', [
    tenantId,
    shortText(name, 'a name'),
    now,
  ]);
  await sql.query('INSERT INTO sync_head (tenant_id, seq, epoch) VALUES ($1, 0, $2)', [tenantId, deps.ids.next()]);
  const choices = Object.entries(standardLists).flatMap(([list, items]) =>
    items.map(([key, vi, en], order) => officeRow(deps, { list, key, vi, en, order, isActive: true })),
  );
  await commitAsOffice(sql, tenantId, async (seq) => await insertRows(sql, tenantId, 'listItems', seq, choices));
  return tenantId;
}

/**
 * To be said after a backup of the database was put back: the office gets a new epoch, and laptops then send again what it lost. With
 * null for every office of this database. Gives how many.
 */
export async function declareRestored(deps: OfficeDeps, tenantId: string | null): Promise<number> {
  return await deps.database.asOwner(async (sql) => {
    const heads = await sql.query<{ tenant_id: string }>(
      'SELECT tenant_id FROM sync_head WHERE $1::text IS NULL OR tenant_id = $1::uuid ORDER BY tenant_id FOR UPDATE',
      [tenantId],
    );
    for (const head of heads) {
      await sql.query('UPDATE sync_head SET epoch = $2 WHERE tenant_id = $1', [head.tenant_id, deps.ids.next()]);
    }
    return heads.length;
  });
}

function isoNow(deps: Pick<OfficeDeps, 'clock'>): string {
  return new Date(deps.clock.now()).toISOString();
}
