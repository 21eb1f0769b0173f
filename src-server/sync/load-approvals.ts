import type { EntityName } from '../../src-shared/sync/entities.ts';
import type { WireOp } from '../../src-shared/sync/protocol.ts';
import { allOf } from '../platform/all-of.ts';
import { isDecision, isOut } from './approval-gate.ts';
import type { StoredRow, WriteTransaction } from './store.ts';

type Rows = Map<EntityName, Map<string, StoredRow>>;

/**
 * What `approval-gate.ts` looks at beside the rows of the push: all rules, the approvals of quotes that are to be let out, the quotes that
 * decisions are about. Nothing is asked where the push has neither.
 */
export async function loadApprovals(tx: WriteTransaction, ops: readonly WireOp[], loaded: Rows): Promise<void> {
  const quotes = loaded.get('quotes');
  const letOut = new Set(ops.filter((op) => mayLetOut(op, quotes)).map(({ id }) => id));
  const decided = ops
    .filter((op) => op.entity === 'approvals' && isDecision(op.patch['state']))
    .map(({ id }) => loaded.get('approvals')?.get(id)?.fields['quoteId']);
  if (letOut.size === 0 && decided.length === 0) return;
  const unknown = new Set(decided.filter((id) => typeof id === 'string').filter((id) => quotes?.has(id) !== true));
  const rootIds = new Set([...letOut].flatMap((id) => quotes?.get(id)?.rootId ?? []));
  await allOf([
    tx.rowsWhere('approvalRules', null, []).then((rows) => add(loaded, 'approvalRules', rows)),
    ...(unknown.size === 0 ? [] : [tx.rows('quotes', [...unknown]).then((rows) => add(loaded, 'quotes', rows))]),
    // By the customer, which has an index; and an approval that hangs on another customer is none of this quote.
    ...(rootIds.size === 0
      ? []
      : [tx.rowsWhere('approvals', 'rootId', [...rootIds]).then((rows) => add(loaded, 'approvals', rows))]),
  ]);
}

/** Into `approved` or `sent`, or another content into what was let out before. */
function mayLetOut({ entity, id, patch }: WireOp, quotes: ReadonlyMap<string, StoredRow> | undefined): boolean {
  if (entity !== 'quotes') return false;
  if (patch['state'] === 'approved' || patch['state'] === 'sent') return true;
  const state = quotes?.get(id)?.fields['state'];
  return 'content' in patch && (state === 'approved' || isOut(state));
}

function add(loaded: Rows, name: EntityName, rows: readonly StoredRow[]): void {
  const known = loaded.get(name) ?? new Map<string, StoredRow>();
  loaded.set(name, known);
  for (const row of rows) known.set(row.id, row);
}
