import type { OfficeProblemCode, OfficeStatus } from '../../src-shared/office/office.contract.ts';

/** These pass by themselves, or with the next network; nobody has to do anything. */
const passing: readonly OfficeProblemCode[] = ['offline', 'not-an-office', 'unavailable', 'too-many-tries'];

export type Situation = 'offline' | 'online' | 'syncing' | 'attention';

/**
 * How things stand between this laptop and its office, apart from what waits for a decision: refused changes and conflicts
 * are told beside it, so that they never hide that there is no network.
 */
export function situationOf({ state, problem }: Pick<OfficeStatus, 'state' | 'problem'>): Situation {
  if (problem !== null) return passing.includes(problem.code) ? 'offline' : 'attention';
  return state === 'attention' ? 'online' : state;
}

/** On a line that works a change is away in seconds; after this long somebody has to know. */
const lateMs = 10 * 60_000;

/** Whether the oldest change has waited too long on a line that works: since it was made, or since the line came back. */
export function isLate(waitingSince: string | null, onlineSince: number | null, now: number): boolean {
  if (waitingSince === null || onlineSince === null) return false;
  return now - Math.max(Date.parse(waitingSince), onlineSince) > lateMs;
}
