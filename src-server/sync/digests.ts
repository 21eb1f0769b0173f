import { type EntityName, entityNames } from '../../src-shared/sync/entities.ts';
import { type Digest, digestLimit } from '../../src-shared/sync/digest.ts';
import type { DigestsAnswer } from '../../src-shared/sync/protocol.ts';
import type { Sql } from '../platform/database.ts';
import { scopesOfUser } from './pull.ts';
import { sqlTable } from './sql-rows.ts';
import type { SyncStore } from './store.ts';

/**
 * What a laptop that stands at `cursor` must hold, kind by kind, to be compared with what it does hold. `tables` is null where something
 * happened since: the laptop fetches that first and asks again.
 */
export async function digestsOf(
  store: Pick<SyncStore, 'read'>,
  who: { readonly tenantId: string; readonly userId: string },
  cursor: number,
): Promise<{ readonly epoch: string; readonly answer: DigestsAnswer }> {
  return await store.read(who.tenantId, async (tx) => {
    const { seq, epoch } = await tx.head();
    if (seq !== cursor) return { epoch, answer: { seq, tables: null } };
    const scopes = await scopesOfUser(tx, who.userId);
    const digests = await tx.digests(await tx.withComposites(scopes));
    return { epoch, answer: { seq, tables: Object.fromEntries(digests) } };
  });
}

/** The text is that of `digestText`. One statement for all kinds, so that the database reads each table once. */
export async function sqlDigests(
  sql: Sql,
  tenantId: string,
  scopes: readonly string[],
): Promise<ReadonlyMap<EntityName, Digest>> {
  const one = `('x' || substr(md5(t.id::text || ' ' || t.rev::text || ' ' || t.scope_id), 1, 12))::bit(48)::bigint`;
  const parts = entityNames.map(
    (name) => `(SELECT ARRAY[count(*), coalesce(sum(${one}), 0) % ${digestLimit}]::bigint[]::text
      FROM ${sqlTable(name).name} AS t WHERE t.tenant_id = $1 AND t.scope_id = ANY($2::text[]))`,
  );
  const [row] = await sql.query<{ found: readonly string[] }>(`SELECT ARRAY[${parts.join(', ')}] AS found`, [tenantId, scopes]);
  return new Map(
    entityNames.map((name, index) => {
      const [rows, sum] = (row?.found[index] ?? '').replaceAll(/[{}]/g, '').split(',').map(Number);
      return [name, { rows: rows ?? 0, sum: sum ?? 0 }];
    }),
  );
}
