import { type ScopeContents, wireEntities } from '../../src-shared/sync/protocol.ts';
import { refuse } from '../platform/refusal.ts';
import { scopesOfUser } from './pull.ts';
import type { ReadTransaction, SyncStore } from './store.ts';

/** What a laptop need not ask for when it loads a scope. Refuses a scope that is not this person's. */
export async function contentsOf(
  store: Pick<SyncStore, 'read'>,
  who: { readonly tenantId: string; readonly userId: string },
  scope: string,
  isCounted = false,
): Promise<{ readonly epoch: string; readonly answer: ScopeContents }> {
  return await store.read(who.tenantId, async (tx) => {
    const { seq, epoch } = await tx.head();
    await refuseForeignScope(tx, who.userId, scope);
    const kinds = await tx.kindsIn(scope);
    const answer = { seq, kinds: Object.fromEntries(wireEntities.map((name) => [name, kinds.has(name)])) };
    if (!isCounted) return { epoch, answer };
    return { epoch, answer: { ...answer, rows: Object.fromEntries(await tx.countIn(scope, [...kinds])) } };
  });
}

export async function refuseForeignScope(tx: Pick<ReadTransaction, 'people'>, userId: string, scope: string): Promise<void> {
  const scopes = await scopesOfUser(tx, userId);
  if (!scopes.includes(scope)) refuse('forbidden', 'not a scope of this person');
}
