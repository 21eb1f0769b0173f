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
