import { createHash } from 'node:crypto';
import { type EchoLine, echoLine, lineWithoutField, textOfEcho } from '../../src-shared/sync/echo.ts';
import { type EntityName, isEntityName } from '../../src-shared/sync/entities.ts';
import type { OpResult, WireOp } from '../../src-shared/sync/protocol.ts';
import type { Decided } from './decide.ts';
import type { Commit, StoredRow } from './store.ts';

/**
 * The hash of what a push made of its rows, where every operation was taken as it was sent and nothing else came of it: no question, no
 * other scope, no field that only newer laptops know. Null otherwise: the laptop fetches it then.
 */
export function echoOf(
  ops: readonly WireOp[],
  results: readonly OpResult[],
  decided: Pick<Decided, 'changes'>,
  commit: Pick<Commit, 'rows' | 'moves'>,
): string | null {
  if (commit.moves.length > 0 || results.some((result) => result.status !== 'ok' || result.hasNoLine === true)) return null;
  const stored = new Map<EntityName, Map<string, StoredRow>>();
  let left = 0;
  for (const [name, rows] of commit.rows) {
    stored.set(name, new Map(rows.map((row) => [row.id, row])));
    left += rows.length;
  }
  const told: { name: EntityName; row: StoredRow }[] = [];
  for (const { entity, id } of ops) {
    if (!isEntityName(entity)) return null;
    const row = stored.get(entity)?.get(id);
    if (row === undefined) continue;
    if (row.extra !== null) return null;
    stored.get(entity)?.delete(id);
    told.push({ name: entity, row });
    left -= 1;
  }
  // A row that no operation names, or an operation without its line: not what was sent.
  if (left > 0 || decided.changes.length !== ops.length) return null;
  const lines = decided.changes.map(({ op, changes }): EchoLine[] =>
    op.kind === 'update'
      ? Object.entries(changes).map(([field, [before, after]]) => echoLine(field, before, after))
      : [lineWithoutField],
  );
  return createHash('sha256').update(textOfEcho(told, lines), 'utf8').digest('hex');
}
