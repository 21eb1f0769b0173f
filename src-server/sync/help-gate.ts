import { refusedHelpField } from '../../src-shared/help/help-moves.ts';
import type { Fields } from '../../src-shared/sync/merge.ts';
import type { People } from '../../src-shared/sync/rights.ts';
import type { ScopeUser } from '../../src-shared/sync/scopes.ts';
import type { StoredRow } from './store.ts';

/**
 * Who answers a plan, by the people as they are when a push arrives: whoever sees the customer could bring an answer otherwise, and it would
 * never have reached the manager. Gives the field that is refused; null where all is well.
 */
export function refusalOfAnswer(
  { author, people }: { readonly author: ScopeUser; readonly people: People },
  row: StoredRow | null,
  values: Fields,
): string | null {
  return refusedHelpField(author.id, row, values, {
    people: people.users.filter(({ isActive }) => isActive),
    leaderOfTeam: (teamId) => people.leaders?.get(teamId) ?? null,
  });
}
