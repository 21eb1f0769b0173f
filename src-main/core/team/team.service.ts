import type { HandlersOf } from '../../../src-shared/rpc/procedure.ts';
import type { OfficeTeam, TeamMember, teamContract } from '../../../src-shared/team/team.contract.ts';
import type { Context } from '../context.ts';

export function createTeamService(ctx: Context): HandlersOf<typeof teamContract> {
  const users = ctx.db.prepare(
    `SELECT u.id, u.name, u.team_id AS teamId, t.name AS teamName, u.role
     FROM users AS u LEFT JOIN teams AS t ON t.id = u.team_id WHERE u.deleted_at IS NULL AND u.is_active = 1 ORDER BY u.rid`,
  );
  const teams = ctx.db.prepare(
    'SELECT id, name, sells_opportunities AS sellsOpportunities FROM teams WHERE deleted_at IS NULL ORDER BY name, id',
  );
  return {
    users: () => ({
      users: (users.all() as Omit<TeamMember, 'isMe'>[]).map((user) => ({ ...user, isMe: user.id === ctx.userId() })), // the columns selected
    }),
    teams: () => ({
      teams: (teams.all() as (Omit<OfficeTeam, 'sellsOpportunities'> & { sellsOpportunities: number | null })[]).map((team) => ({
        // the columns selected
        ...team,
        sellsOpportunities: team.sellsOpportunities === 1,
      })),
    }),
  };
}
