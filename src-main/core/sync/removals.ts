import { isEntityName, entities } from '../../../src-shared/sync/entities.ts';
import type { PullAnswer } from '../../../src-shared/sync/protocol.ts';
import { erasuresIn } from './apply-erasures.ts';
import { isMemberOf, rootEntities } from '../../../src-shared/sync/scopes.ts';
import type { Db } from '../platform/database.ts';

/** The office asks to take more away at once than anybody does in a day: a mistake, until a person says otherwise. */
export class ManyRemovals extends Error {
  readonly rows: number;
  readonly customers: number;

  constructor(rows: number, customers: number) {
    super(`the office would remove ${rows} records, ${customers} of them customers`);
    this.name = 'ManyRemovals';
    this.rows = rows;
    this.customers = customers;
  }
}

/** What one pull has taken away so far, over all its pages: a mistake does not come in one page only. */
export interface Removals {
  rows: number;
  customers: number;
  isAllowed: boolean;
}

const mostRows = 500;
const fewCustomers = 20;
const mostShare = 0.1;

/**
 * Counts what a page would take away of what is visible here. Scopes that the user lost by withdrawn rights are no removals of records.
 * @throws `ManyRemovals`
 */
export function assertFewRemovals(
  db: Db,
  answer: PullAnswer,
  sofar: Removals,
  newScopes: readonly string[] | null,
  isHeldNow: (scope: string) => boolean,
): void {
  const wanted = new Set(newScopes);
  const isHeld = newScopes === null ? isHeldNow : (scope: string) => isMemberOf(scope, wanted);
  let rows = 0;
  let customers = 0;
  // What is erased on request is meant, however much hangs on the person.
  const erased = new Set(erasuresIn(answer.tables).map(({ ofCustomerId }) => ofCustomerId));
  for (const { entity, columns, rows: sent } of answer.tables) {
    const deletedAt = columns.indexOf('deletedAt');
    const id = columns.indexOf('id');
    const rootId = columns.indexOf('rootId');
    const gone = sent.filter((values) => (values[deletedAt] ?? null) !== null && !erased.has(String(values[rootId])));
    if (gone.length === 0 || !isEntityName(entity)) continue;
    const isVisible = db.prepare(`SELECT 1 FROM "${entities[entity].table}" WHERE id = ? AND deleted_at IS NULL`).pluck();
    const visible = gone.filter((values) => isVisible.get(values[id]) === 1).length;
    rows += visible;
    if (entity === 'customers') customers += visible;
  }
  const away = answer.moves.filter(({ to }) => !isHeld(to));
  const leaving = new Set(away.map(({ rootId }) => rootId));
  for (const name of leaving.size === 0 ? [] : rootEntities) {
    const isVisible = db.prepare(`SELECT 1 FROM "${entities[name].table}" WHERE id = ? AND deleted_at IS NULL`).pluck();
    const visible = [...leaving].filter((id) => isVisible.get(id) === 1).length;
    rows += visible;
    if (name === 'customers') customers += visible;
  }
  const all = { rows: sofar.rows + rows, customers: sofar.customers + customers };
  if (!sofar.isAllowed && (all.rows > mostRows || isLargeShare(db, all.customers, sofar.customers))) {
    throw new ManyRemovals(all.rows, all.customers);
  }
  sofar.rows = all.rows;
  sofar.customers = all.customers;
}

function isLargeShare(db: Db, customers: number, alreadyGone: number): boolean {
  if (customers <= fewCustomers) return false;
  const visible = Number(db.prepare('SELECT count(*) FROM customers WHERE deleted_at IS NULL').pluck().get()) + alreadyGone;
  return customers > visible * mostShare;
}
