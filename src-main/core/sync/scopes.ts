import { createHash } from 'node:crypto';
import { partsOfScope, textOfScopes } from '../../../src-shared/sync/scopes.ts';
import type { Db } from '../platform/database.ts';

/** How far a scope that is being loaded has come: which entities are still to come, and the last id of the first of them. */
export interface ScopeProgress {
  readonly scope: string;
  /** Null: nothing yet. */
  readonly resume: { readonly entities: readonly string[]; readonly after: string | null; readonly done: number } | null;
}

export type Scopes = ReturnType<typeof createScopes>;

/**
 * The single scopes whose rows this laptop holds: `loaded`, `loading`, or `leaving` while their rows are taken off. A composite scope is held
 * where one of its parts is; it has a line of its own only while it leaves.
 */
export function createScopes(db: Db) {
  const held = db.prepare("SELECT scope_id FROM sync_scope WHERE state <> 'leaving' ORDER BY scope_id").pluck();
  const find = db.prepare('SELECT state, resume FROM sync_scope WHERE scope_id = ?');
  const count = db.prepare('SELECT count(*) FROM sync_scope WHERE state = ?').pluck();
  const insert = db.prepare(
    "INSERT INTO sync_scope (scope_id, state, resume) VALUES (?, 'loading', NULL) ON CONFLICT DO NOTHING",
  );
  const leave = db.prepare(
    "INSERT INTO sync_scope (scope_id, state) VALUES (?, 'leaving') ON CONFLICT DO UPDATE SET state = 'leaving', resume = NULL",
  );
  const again = db.prepare("UPDATE sync_scope SET state = 'loading', resume = NULL WHERE scope_id = ?");
  const allAgain = db.prepare("UPDATE sync_scope SET state = 'loading', resume = NULL WHERE state <> 'leaving'");
  const loadRest = db.prepare("UPDATE sync_scope SET state = 'loading', resume = ? WHERE scope_id = ?");
  const nextLoading = db.prepare("SELECT scope_id, resume FROM sync_scope WHERE state = 'loading' ORDER BY scope_id LIMIT 1");
  const advance = db.prepare("UPDATE sync_scope SET resume = ? WHERE scope_id = ? AND state = 'loading'");
  const finish = db.prepare("UPDATE sync_scope SET state = 'loaded', resume = NULL WHERE scope_id = ? AND state = 'loading'");

  const get = (scope: string) => find.get(scope) as { state: string; resume: string | null } | undefined; // the two columns
  const isOneHeld = (scope: string) => {
    const found = get(scope);
    return found !== undefined && found.state !== 'leaving';
  };
  const heldNow = () => held.all() as string[]; // one text column
  return {
    held: heldNow,
    hash: () => createHash('sha256').update(textOfScopes(heldNow()), 'utf8').digest('hex'),
    isHeld: (scope: string) => partsOfScope(scope).some((part) => isOneHeld(part)),
    isLoaded: (scope: string) => partsOfScope(scope).some((part) => get(part)?.state === 'loaded'),
    isLoading: () => Number(count.get('loading')) > 0,
    isLeaving: () => Number(count.get('leaving')) > 0,
    /** The user's scopes are these now: new ones are to be loaded, lost ones leave. Answers whether one does. */
    become(scopes: readonly string[]): boolean {
      const wanted = new Set(scopes);
      const lost = heldNow().filter((scope) => !wanted.has(scope));
      for (const scope of lost) leave.run(scope);
      for (const scope of wanted) insert.run(scope);
      return lost.length > 0;
    },
    leave: (scope: string) => void leave.run(scope),
    /** What lies in a composite scope comes with any of its parts; one that is being loaded already has lost the least. */
    loadAgain(scope: string): void {
      const parts = partsOfScope(scope).filter(isOneHeld);
      const part = parts.find((one) => get(one)?.state === 'loading') ?? parts[0];
      if (part !== undefined) again.run(part);
    },
    loadAllAgain: () => void allAgain.run(),
    /** These kinds of rows as well, of every scope that is held; what a scope that is loading has still to do stays. */
    loadAlso(more: (scope: string) => readonly string[]): void {
      for (const scope of heldNow()) {
        const found = get(scope);
        const todo = found?.state === 'loading' ? readResume(found.resume) : { entities: [], after: null, done: 0 };
        // Nothing of it is here yet, so everything comes.
        if (todo === null) continue;
        const added = more(scope).filter((name) => !todo.entities.includes(name));
        if (added.length > 0) loadRest.run(JSON.stringify({ ...todo, entities: [...todo.entities, ...added] }), scope);
      }
    },
    next(): ScopeProgress | null {
      const found = nextLoading.get() as { scope_id: string; resume: string | null } | undefined; // the two columns
      if (found === undefined) return null;
      return { scope: found.scope_id, resume: readResume(found.resume) };
    },
    isAt({ scope, resume }: ScopeProgress): boolean {
      const found = get(scope);
      return found?.state === 'loading' && found.resume === (resume === null ? null : JSON.stringify(resume));
    },
    advance({ scope, resume }: ScopeProgress): void {
      if (resume === null || resume.entities.length === 0) finish.run(scope);
      else advance.run(JSON.stringify(resume), scope);
    },
  };
}

function readResume(json: string | null): ScopeProgress['resume'] {
  return json === null ? null : (JSON.parse(json) as ScopeProgress['resume']); // written above
}
