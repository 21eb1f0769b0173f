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

interface Gone {
  readonly rows: number;
  readonly customers: number;
}

/**
 * Counts what a page would take away of what is visible here. Scopes that the user lost by withdrawn rights are no removals of records.
 * @returns `taken`, to be called when the page was taken, or was given up on the way: it adds what has really gone, so that a page that
 * is fetched again does not count twice
 * @throws `ManyRemovals`
 */
export function assertFewRemovals(
  db: Db,
  answer: PullAnswer,
  sofar: Removals,
  newScopes: readonly string[] | null,
  isHeldNow: (scope: string) => boolean,
): { taken(isWhole: boolean): void } {
  const wanted = new Set(newScopes);
  const isHeld = newScopes === null ? isHeldNow : (scope: string) => isMemberOf(scope, wanted);
  const leaving = new Set(answer.moves.filter(({ to }) => !isHeld(to)).map(({ rootId }) => rootId));
  const page = visibleOf(db, answer, leaving);
  const all = { rows: sofar.rows + page.rows, customers: sofar.customers + page.customers };
  if (!sofar.isAllowed && (all.rows > mostRows || isLargeShare(db, all.customers, sofar.customers))) {
    throw new ManyRemovals(all.rows, all.customers);
  }
  return {
    taken(isWhole) {
      const left = isWhole ? { rows: 0, customers: 0 } : visibleOf(db, answer, leaving);
      sofar.rows += Math.max(0, page.rows - left.rows);
      sofar.customers += Math.max(0, page.customers - left.customers);
    },
  };
}

/** What is visible here of all that a page takes away. */
function visibleOf(db: Db, answer: PullAnswer, leaving: ReadonlySet<string>): Gone {
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
  for (const name of leaving.size === 0 ? [] : rootEntities) {
    const isVisible = db.prepare(`SELECT 1 FROM "${entities[name].table}" WHERE id = ? AND deleted_at IS NULL`).pluck();
    const visible = [...leaving].filter((id) => isVisible.get(id) === 1).length;
    rows += visible;
    if (name === 'customers') customers += visible;
  }
  return { rows, customers };
}

function isLargeShare(db: Db, customers: number, alreadyGone: number): boolean {
  if (customers <= fewCustomers) return false;
  const visible = Number(db.prepare('SELECT count(*) FROM customers WHERE deleted_at IS NULL').pluck().get()) + alreadyGone;
  return customers > visible * mostShare;
}
