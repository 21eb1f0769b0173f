import { z } from 'zod';
import { CommandRefused } from './commit.ts';
import { type OfficeDeps, roles } from './office-deps.ts';
import { addOrganisation } from './organisations.ts';
import { insertDepartment, insertTeam, setLeader } from './teams.ts';
import { insertUser, type ReadyUser, readyUser } from './users.ts';

const name = z.string().trim().min(1).max(200);

/** One organisation with all its people in one file; teams and departments are named by their names. */
export const officeFile = z.strictObject({
  name,
  departments: z.array(name).default([]),
  teams: z
    .array(
      z.strictObject({
        name,
        /** The account of one of the users. */
        leader: z.string().exactOptional(),
        sellsQuotes: z.boolean().exactOptional(),
        sellsOpportunities: z.boolean().exactOptional(),
        servesWarranty: z.boolean().exactOptional(),
      }),
    )
    .default([]),
  users: z
    .array(
      z.strictObject({
        name,
        account: z.string().trim().min(1).max(200),
        role: z.enum(roles),
        team: z.string().exactOptional(),
        department: z.string().exactOptional(),
        email: z.string().max(200).exactOptional(),
        phone: z.string().max(40).exactOptional(),
        /** Where it is missing the password of the command holds. */
        password: z.string().exactOptional(),
      }),
    )
    .min(1),
});
export type OfficeFile = z.output<typeof officeFile>;

/** @throws CommandRefused that names the place in the file */
export function readOfficeFile(text: string): OfficeFile {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    throw new CommandRefused('The file is not JSON.');
  }
  const read = officeFile.safeParse(json);
  if (!read.success) {
    const problems = read.error.issues.slice(0, 5).map((issue) => `${issue.path.join('.') || 'the file'}: ${issue.message}`);
    throw new CommandRefused(`The file is not as it should be. ${problems.join('; ')}`);
  }
  return read.data;
}

/**
 * Creates the organisation with its teams, departments and users: all of it or nothing. `password` is for users without one; with
 * `mustChangePasswords` all of them hold for one log-in each.
 */
export async function importOffice(
  deps: OfficeDeps,
  file: OfficeFile,
  password: string | null,
  mustChangePasswords = false,
): Promise<{ tenantId: string; users: number; teams: number; departments: number }> {
  if (!file.users.some((user) => user.role === 'admin'))
    throw new CommandRefused('At least one user has to have the role admin.');
  const ready: { user: OfficeFile['users'][number]; made: ReadyUser }[] = [];
  for (const user of file.users) {
    const own = user.password ?? password;
    if (own === null) throw new CommandRefused(`${user.account} has no password, and the command got none for everybody.`);
    ready.push({ user, made: await readyUser(deps, { name: user.name, account: user.account, password: own, role: user.role }) });
  }
  return await deps.database.asOwner(async (sql) => {
    const tenantId = await addOrganisation(sql, deps, file.name);
    const teams = new Map<string, string>();
    const departments = new Map<string, string>();
    for (const one of file.departments) departments.set(one, await insertDepartment(sql, deps, tenantId, one));
    for (const { leader: _leader, ...team } of file.teams) teams.set(team.name, await insertTeam(sql, deps, tenantId, team));
    const users = new Map<string, string>();
    for (const { user, made } of ready) {
      const id = await insertUser(sql, deps, tenantId, {
        ...made,
        mustChangePassword: mustChangePasswords,
        email: user.email ?? null,
        phone: user.phone ?? null,
        teamId: found(teams, user.team, `the team of ${user.account}`),
        departmentId: found(departments, user.department, `the department of ${user.account}`),
      });
      users.set(made.account, id);
    }
    for (const { name: team, leader } of file.teams) {
      if (leader === undefined) continue;
      const teamId = found(teams, team, 'the team');
      const leaderId = found(users, leader.trim().toLowerCase(), `the leader of ${team}`);
      if (teamId !== null && leaderId !== null) await setLeader(sql, tenantId, teamId, leaderId);
    }
    return { tenantId, users: users.size, teams: teams.size, departments: departments.size };
  });
}

function found(ids: ReadonlyMap<string, string>, key: string | undefined, what: string): string | null {
  if (key === undefined) return null;
  const id = ids.get(key);
  if (id === undefined) throw new CommandRefused(`The file does not have ${what}: ${key}`);
  return id;
}
