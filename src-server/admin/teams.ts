import { officeScope } from '../../src-shared/sync/scopes.ts';
import type { OwnerSql } from '../platform/database.ts';
import { CommandRefused, commitAsOffice } from './commit.ts';
import { insertRows, type OfficeRow } from './insert-rows.ts';
import type { OfficeDeps } from './office-deps.ts';

export interface NewTeam {
  readonly name: string;
  readonly leaderId?: string | null;
  readonly sellsQuotes?: boolean;
  readonly sellsOpportunities?: boolean;
  readonly servesWarranty?: boolean;
}

export async function addTeam(deps: OfficeDeps, tenantId: string, team: NewTeam): Promise<string> {
  return await deps.database.asOwner((sql) => insertTeam(sql, deps, tenantId, team));
}

export async function addDepartment(deps: OfficeDeps, tenantId: string, name: string): Promise<string> {
  return await deps.database.asOwner((sql) => insertDepartment(sql, deps, tenantId, name));
}

export async function insertTeam(sql: OwnerSql, deps: OfficeDeps, tenantId: string, team: NewTeam): Promise<string> {
  await refuseSecond(sql, 'teams', tenantId, team.name);
  const row = officeRow(deps, {
    name: shortText(team.name, 'a name'),
    leaderId: team.leaderId ?? null,
    sellsQuotes: team.sellsQuotes ?? true,
    sellsOpportunities: team.sellsOpportunities ?? true,
    servesWarranty: team.servesWarranty ?? false,
  });
  await commitAsOffice(sql, tenantId, async (seq) => await insertRows(sql, tenantId, 'teams', seq, [row]));
  return row.id;
}

export async function insertDepartment(sql: OwnerSql, deps: OfficeDeps, tenantId: string, name: string): Promise<string> {
  await refuseSecond(sql, 'departments', tenantId, name);
  const row = officeRow(deps, { name: shortText(name, 'a name') });
  await commitAsOffice(sql, tenantId, async (seq) => await insertRows(sql, tenantId, 'departments', seq, [row]));
  return row.id;
}

export async function setLeader(sql: OwnerSql, tenantId: string, teamId: string, leaderId: string): Promise<void> {
  await commitAsOffice(sql, tenantId, async (seq) => {
    await sql.query('UPDATE teams SET leader_id = $3, rev = $4 WHERE tenant_id = $1 AND id = $2', [
      tenantId,
      teamId,
      leaderId,
      seq,
    ]);
  });
}

/** Commands name teams by their names, so a name stands for one. */
async function refuseSecond(sql: OwnerSql, table: 'teams' | 'departments', tenantId: string, name: string): Promise<void> {
  const same = await sql.query(`SELECT 1 FROM ${table} WHERE tenant_id = $1 AND name = $2 AND deleted_at IS NULL`, [
    tenantId,
    name.trim(),
  ]);
  if (same.length > 0) throw new CommandRefused(`This office has “${name.trim()}” already.`);
}

/** A new row that the whole office shares. */
export function officeRow(deps: Pick<OfficeDeps, 'clock' | 'ids'>, fields: OfficeRow['fields']): OfficeRow {
  return {
    id: deps.ids.next(),
    scopeId: officeScope,
    rootId: null,
    createdAt: new Date(deps.clock.now()).toISOString(),
    createdBy: null,
    deletedAt: null,
    fields,
  };
}

/** @throws CommandRefused where it is empty or longer than 200 signs */
export function shortText(text: string, what: string): string {
  const trimmed = text.trim();
  if (trimmed === '' || trimmed.length > 200) throw new CommandRefused(`It needs ${what} of at most 200 signs.`);
  return trimmed;
}
