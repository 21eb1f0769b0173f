import { mayAnswerPlan } from '../../../src-shared/help/help-moves.ts';
import type { Db } from '../platform/database.ts';

interface Person {
  readonly id: string;
  readonly teamId: string | null;
  readonly role: 'rep' | 'manager' | 'admin';
}

export interface Leads {
  /** Whether the person works here still. */
  isHere(userId: string): boolean;
  /** Who leads this person's team: its leader, else a manager of it; null where nobody but he himself does. */
  leaderOf(userId: string): string | null;
  /** Whose tasks come up to this person: the team that he leads; of an administrator everybody's who has no other leader. */
  ledBy(userId: string): string[];
  /** Whether this person answers a plan of that author (`help-moves.ts`). */
  mayAnswerPlan(userId: string, authorId: string | null): boolean;
  /** The people of one's team, oneself among them. */
  teamOf(userId: string): string[];
}

export function createLeads(db: Db): Leads {
  const everybody = db.prepare(
    'SELECT id, team_id AS teamId, role FROM users WHERE deleted_at IS NULL AND is_active = 1 ORDER BY rid',
  );
  const isHere = db.prepare('SELECT 1 FROM users WHERE id = ? AND deleted_at IS NULL AND is_active = 1').pluck();
  const leaders = db.prepare('SELECT id, leader_id AS leaderId FROM teams WHERE deleted_at IS NULL');
  const office = () => {
    const people = everybody.all() as Person[]; // the columns selected, as below
    const leaderOfTeam = new Map(
      (leaders.all() as { id: string; leaderId: string | null }[]).map(({ id, leaderId }) => [id, leaderId]),
    );
    const here = new Map(people.map((person) => [person.id, person]));
    const teamIdOf = (userId: string) => here.get(userId)?.teamId ?? null;
    const leaderOf = (userId: string): string | null => {
      const teamId = teamIdOf(userId);
      const named = teamId === null ? null : (leaderOfTeam.get(teamId) ?? null);
      if (named !== null && named !== userId && here.has(named)) return named;
      const others = people.filter((person) => person.id !== userId && person.role !== 'rep');
      const manager = others.find((person) => person.role === 'manager' && teamId !== null && person.teamId === teamId);
      return manager?.id ?? others.find((person) => person.role === 'admin')?.id ?? null;
    };
    return { people, here, teamIdOf, leaderOf, leaderOfTeam };
  };

  return {
    isHere: (userId) => isHere.get(userId) === 1,
    leaderOf: (userId) => office().leaderOf(userId),
    ledBy(userId) {
      const { people, leaderOf } = office();
      return people.map(({ id }) => id).filter((id) => leaderOf(id) === userId);
    },
    mayAnswerPlan(userId, authorId) {
      const { people, leaderOfTeam } = office();
      return mayAnswerPlan(userId, authorId, { people, leaderOfTeam: (teamId) => leaderOfTeam.get(teamId) ?? null });
    },
    teamOf(userId) {
      const { people, teamIdOf } = office();
      const teamId = teamIdOf(userId);
      return teamId === null ? [userId] : people.filter((person) => person.teamId === teamId).map(({ id }) => id);
    },
  };
}
