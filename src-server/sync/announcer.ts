import { announceCommit, type Commit } from '../platform/commits.ts';
import type { OfficeDatabase } from '../platform/database.ts';

const coalesceMs = 250;

/**
 * Tells the other processes of the server about pushes, several at once: NOTIFY takes a lock of the whole cluster, so one for each
 * commit would slow all offices down. An embedded database has one process, which knows already.
 */
export function createAnnouncer(database: OfficeDatabase, onError: (error: unknown) => void) {
  const waiting = new Map<string, { seq: number; scopes: Set<string> }>();
  let timer: NodeJS.Timeout | null = null;

  const announceAll = async () => {
    const commits = [...waiting].map(([tenantId, { seq, scopes }]): Commit => ({ tenantId, seq, scopes: [...scopes] }));
    waiting.clear();
    for (const commit of commits) {
      await database.inTenant(commit.tenantId, 'write', async (sql) => await announceCommit(sql, commit));
    }
  };

  return {
    announce({
      tenantId,
      seq,
      scopes,
    }: {
      readonly tenantId: string;
      readonly seq: number;
      readonly scopes: readonly string[];
    }): void {
      if (database.kind === 'pglite') return;
      const known = waiting.get(tenantId);
      waiting.set(tenantId, { seq: Math.max(seq, known?.seq ?? 0), scopes: new Set([...(known?.scopes ?? []), ...scopes]) });
      timer ??= setTimeout(() => {
        timer = null;
        announceAll().catch(onError);
      }, coalesceMs);
      timer.unref();
    },
    close(): void {
      if (timer !== null) clearTimeout(timer);
      timer = null;
    },
  };
}
