import type { Db } from '../../src-main/core/platform/database.ts';

interface Step {
  readonly opcode: string;
  readonly p1: number;
  readonly p3: number;
}

/**
 * Tables that a statement goes through along an index, and how many of them it also reads rows of. A plan does not say COVERING where a
 * generated column or a condition of a partial index is asked for; the program does: the row's place is noted (DeferredSeek), and the row
 * is looked up only when a column of the table itself is read.
 */
export function lookedUpRows(db: Db, sql: string, parameters: object = {}): { readonly along: number; readonly read: number } {
  const steps = db.prepare(`EXPLAIN ${sql}`).all(parameters) as Step[]; // the columns of a program
  const deferred = steps.filter(({ opcode }) => opcode === 'DeferredSeek').map(({ p3 }) => p3);
  const isRead = (cursor: number) => steps.some(({ opcode, p1 }) => opcode === 'Column' && p1 === cursor);
  const read = deferred.filter(isRead).length + steps.filter(({ opcode }) => opcode === 'FinishSeek').length;
  return { along: deferred.length, read };
}
