import { normalAccount } from '../accounts/login.ts';
import { CommandRefused } from './commit.ts';
import type { OfficeDeps } from './office-deps.ts';

export interface FoundOffice {
  readonly id: string;
  readonly name: string;
  readonly createdAt: string;
  readonly users: number;
}

export async function listOffices(deps: OfficeDeps): Promise<FoundOffice[]> {
  return await deps.database.asOwner((sql) =>
    sql.query<FoundOffice>(
      `SELECT id::text AS id, name, created_at AS "createdAt",
              (SELECT count(*) FROM accounts a WHERE a.tenant_id = o.id) AS users
         FROM organisations o ORDER BY created_at, id`,
    ),
  );
}

/** By name or id; without either the only one there is. */
export async function findOffice(deps: OfficeDeps, wanted: string | undefined): Promise<FoundOffice> {
  const offices = await listOffices(deps);
  const found = wanted === undefined ? offices : offices.filter((one) => one.name === wanted || one.id === wanted);
  const [only] = found;
  if (only === undefined)
    throw new CommandRefused(wanted === undefined ? 'There is no office yet.' : `There is no office “${wanted}”.`);
  if (found.length > 1) {
    const names = found.map((one) => `${one.name} (${one.id})`).join(', ');
    throw new CommandRefused(`There are several offices; choose one with --office: ${names}`);
  }
  return only;
}

/** Accounts are unique over the whole server, so they name their office too. */
export async function findUser(deps: OfficeDeps, account: string): Promise<{ tenantId: string; userId: string }> {
  const [user] = await deps.database.asOwner((sql) =>
    sql.query<{ tenantId: string; userId: string }>(
      'SELECT tenant_id::text AS "tenantId", user_id::text AS "userId" FROM accounts WHERE account = $1',
      [normalAccount(account)],
    ),
  );
  if (user === undefined) throw new CommandRefused(`Nobody has the account ${account}.`);
  return user;
}

export async function findTeam(deps: OfficeDeps, tenantId: string, name: string | undefined): Promise<string | null> {
  return await findByName(deps, 'teams', tenantId, name);
}

export async function findDepartment(deps: OfficeDeps, tenantId: string, name: string | undefined): Promise<string | null> {
  return await findByName(deps, 'departments', tenantId, name);
}

async function findByName(
  deps: OfficeDeps,
  table: 'teams' | 'departments',
  tenantId: string,
  name: string | undefined,
): Promise<string | null> {
  if (name === undefined || name.trim() === '') return null;
  const rows = await deps.database.asOwner((sql) =>
    sql.query<{ id: string; name: string }>(
      `SELECT id::text AS id, name FROM ${table} WHERE tenant_id = $1 AND deleted_at IS NULL ORDER BY name`,
      [tenantId],
    ),
  );
  const found = rows.find((row) => row.name === name.trim() || row.id === name.trim());
  if (found !== undefined) return found.id;
  const known = rows.map((row) => row.name).join(', ');
  throw new CommandRefused(`This office has nothing named “${name}”${known === '' ? '.' : ` but: ${known}`}`);
}
