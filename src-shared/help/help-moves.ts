/*
 * Help is given by anybody. A plan for looking after a customer waits for whoever leads the one who sent it:
 *
 *   open → answered     by whoever leads its author, or an administrator; where nobody leads him, by himself
 *        → withdrawn    by its author too
 *
 * Held by the laptop's commands and by the office alike: what was answered on a laptop by somebody who has lost the right until it comes
 * online is refused there, and his laptop tells him.
 */

type Fields = Readonly<Record<string, string | number | boolean | null>>;

interface Colleague {
  readonly id: string;
  readonly teamId: string | null;
  readonly role: 'rep' | 'manager' | 'admin';
}

export interface HelpOffice {
  /** Who works here still. */
  readonly people: readonly Colleague[];
  /** Whom the team names as its leader. */
  leaderOfTeam(teamId: string): string | null;
}

const answerFields = ['answer', 'answeredAt', 'answeredBy', 'action'] as const;

/** Whether this person answers a plan of that author: the leader of his team, where none is named any manager of it, or an administrator. */
export function mayAnswerPlan(actorId: string, authorId: string | null, { people, leaderOfTeam }: HelpOffice): boolean {
  const others = people.filter(({ id }) => id !== authorId);
  const teamId = people.find(({ id }) => id === authorId)?.teamId ?? null;
  const named = teamId === null ? null : leaderOfTeam(teamId);
  const isNamedHere = others.some(({ id }) => id === named);
  const leaders = others.filter(
    ({ id, role, teamId: team }) =>
      role === 'admin' || (isNamedHere ? id === named : role === 'manager' && teamId !== null && team === teamId),
  );
  return leaders.length === 0 || leaders.some(({ id }) => id === actorId);
}

/** The first field that this person may not write so; null where all is well. `current` is null for a new one. */
export function refusedHelpField(
  actorId: string,
  current: { readonly fields: Fields; readonly createdBy: string | null } | null,
  values: Fields,
  office: HelpOffice,
): 'state' | 'answer' | 'answeredAt' | 'answeredBy' | 'action' | null {
  const before = current?.fields ?? {};
  if ((current === null ? values['kind'] : before['kind']) !== 'plan') return null;
  const changes = (field: string) => field in values && (values[field] ?? null) !== (before[field] ?? null);
  const [from, to] = [before['state'] ?? 'open', values['state'] ?? before['state'] ?? 'open'];
  const isOwnMove = from !== 'answered' && to !== 'answered' && !answerFields.some(changes);
  const authorId = current === null ? actorId : current.createdBy;
  if (mayAnswerPlan(actorId, authorId, office)) {
    return to === 'answered' && changes('answeredBy') && values['answeredBy'] !== actorId ? 'answeredBy' : null;
  }
  if (isOwnMove) return from === to || authorId === actorId ? null : 'state';
  return changes('state') ? 'state' : (answerFields.find(changes) ?? null);
}
