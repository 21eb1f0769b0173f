import { AppError } from '../../../src-shared/rpc/errors.ts';
import { wireEntities } from '../../../src-shared/sync/protocol.ts';
import { type Db, inTransaction } from '../platform/database.ts';
import { entitiesOf } from './loading-order.ts';
import { createScopes } from './scopes.ts';
import { createStateStore, type StateStore } from './state.ts';

/** What the first version that had an office loaded; profiles of that time have written nothing down. */
const firstTables: readonly string[] = [
  'customers', 'contacts', 'visits', 'visitResults', 'interactions', 'savedViews', 'listItems', 'users', 'teams', 'departments', 'conflicts',
  'history',
]; // biome-ignore format: a list of words

/** Everything that this program knows is being loaded, or is here. */
export function rememberTables(state: StateStore, tables: readonly string[] = wireEntities): void {
  state.set('tables', JSON.stringify(tables));
}

/**
 * After an upgrade: of kinds of rows that this program knows and the one before did not, pages of a pull were passed over. Every scope that is
 * held loads them, and them alone, while the pull goes on from its cursor. Answers which kinds those are.
 */
export function askForNewTables(db: Db, known: readonly string[] = wireEntities): readonly string[] {
  const state = createStateStore(db);
  const before = readTables(state) ?? firstTables;
  const missing = known.filter((name) => !before.includes(name));
  if (missing.length === 0) return [];
  return inTransaction(db, () => {
    // Where nothing was begun yet everything comes with its scope.
    if (state.get('cursor') !== null)
      createScopes(db).loadAlso((scope) => entitiesOf(scope).filter((name) => missing.includes(name)));
    rememberTables(state, known);
    return missing;
  });
}

/** Whether the office answered that it has no such kind of rows, or no such question: it is older than this laptop. */
export function isUnknownToOffice(error: unknown): boolean {
  return error instanceof AppError && error.details?.['refusal'] === 'not-found';
}

/** The office is older than this laptop and does not know these rows yet: the next start asks again. */
export function forgetTable(state: StateStore, name: string): void {
  rememberTables(
    state,
    (readTables(state) ?? wireEntities).filter((table) => table !== name),
  );
}

function readTables(state: StateStore): readonly string[] | null {
  const value = state.get('tables');
  return value === null ? null : (JSON.parse(value) as string[]); // written above
}
