import { type ContractState, contractStates, isLegalContractMove } from '../../../src-shared/contracts/contract.ts';
import { endsBeforeItBegins, needsParent } from '../../../src-shared/contracts/contract-rules.ts';
import type { NewContract } from '../../../src-shared/contracts/contracts.contract.ts';
import { readContent } from '../../../src-shared/quotes/quote-text.ts';
import { AppError } from '../../../src-shared/rpc/errors.ts';
import type { Context } from '../context.ts';
import { createFamily } from '../customers/index.ts';
import { createTransactionNotes } from '../quotes/index.ts';
import type { Fields, StoredRow } from '../sync/rows.ts';
import type { WriteTransaction } from '../sync/write-door.ts';
import { officeToday } from '../platform/office-time.ts';

export function refuseField(field: string, reason: string): never {
  throw new AppError('invalid', `${field}: ${reason}`, { fields: { [field]: reason } });
}

export function readContract(tx: WriteTransaction, id: string): StoredRow {
  const row = tx.read('contracts', id);
  if (row === null || row.deletedAt !== null) throw new AppError('not-found', 'no contract with this id', { details: { id } });
  return row;
}

const unsaid = {
  ...{ parentId: null, code: null, quoteId: null, orderId: null, opportunityId: null, signedOn: null, fromOn: null, toOn: null },
  ...{ valueDong: null, noticeDays: null, isNotRenewed: false, teamId: null, note: null },
};

const inForce = new Set<unknown>(['active', 'ended']);

const dayOf = (value: unknown): string | null => (typeof value === 'string' ? value : null);

/** What every way of writing a contract keeps. */
export function createContractWrites(ctx: Context) {
  const { db } = ctx;
  const family = createFamily(db);
  const transactions = createTransactionNotes(db);
  const isHere = db.prepare('SELECT 1 FROM users WHERE id = ? AND deleted_at IS NULL AND is_active = 1').pluck();

  const sameCustomer = (row: StoredRow | null, customerId: string) =>
    row !== null && row.deletedAt === null && family.winnerOf(String(row.fields['customerId'])) === family.winnerOf(customerId);

  /** A contract in force is a transaction of the day it was signed; what ends one is none. */
  const noteForce = (tx: WriteTransaction, fields: Fields) => {
    if (fields['kind'] === 'settlement') return;
    const [today, signedOn] = [officeToday(ctx), dayOf(fields['signedOn'])];
    transactions.note(tx, String(fields['customerId']), signedOn !== null && signedOn < today ? signedOn : today);
  };
  /** Only the day of signing is known again later. */
  const takeForceBack = (tx: WriteTransaction, { id, fields }: StoredRow) => {
    const signedOn = dayOf(fields['signedOn']);
    if (fields['kind'] === 'settlement' || signedOn === null || !inForce.has(fields['state'])) return;
    transactions.takeBack(tx, String(fields['customerId']), signedOn, id);
  };

  const writes = {
    refuseDays(fields: Fields): void {
      if (endsBeforeItBegins({ fromOn: dayOf(fields['fromOn']), toOn: dayOf(fields['toOn']) }))
        refuseField('toOn', 'last-day-before-first');
    },
    refuseOwner(tx: WriteTransaction, ownerId: unknown, before: unknown): void {
      if (typeof ownerId === 'string' && ownerId !== before && ownerId !== tx.userId && isHere.get(ownerId) !== 1)
        refuseField('ownerId', 'has-left');
    },
    /** What it is made out of says whose it is, and for what. */
    create(tx: WriteTransaction, wanted: NewContract): string {
      const { id, customerId: named, kind, parentId, state, ...said } = wanted;
      const source =
        typeof said.quoteId === 'string'
          ? (tx.read('quotes', said.quoteId) ?? refuseField('quoteId', 'no-such-record'))
          : typeof said.orderId === 'string'
            ? (tx.read('orders', said.orderId) ?? refuseField('orderId', 'no-such-record'))
            : null;
      const parent = parentId === null ? null : tx.read('contracts', parentId);
      const of = named ?? dayOf(source?.fields['customerId']) ?? dayOf(parent?.fields['customerId']);
      if (of === null) return refuseField('customerId', 'required');
      const customer = tx.read('customers', of);
      if (customer === null || customer.deletedAt !== null) return refuseField('customerId', 'no-such-record');
      const customerId = family.winnerOf(of);
      if (source !== null && !sameCustomer(source, customerId)) refuseField('customerId', 'no-such-record');
      if (needsParent(kind) && parentId === null) refuseField('parentId', 'required');
      if (parentId !== null && !sameCustomer(parent, customerId)) refuseField('parentId', 'no-such-record');
      const title = said.title ?? dayOf(source?.fields['title']);
      if (title === null) return refuseField('title', 'required');
      const ownerId = said.ownerId ?? dayOf(parent?.fields['ownerId']) ?? tx.userId;
      if (ownerId === null) return refuseField('ownerId', 'required');
      writes.refuseOwner(tx, ownerId, parent?.fields['ownerId']);
      const taken =
        source === null
          ? {}
          : {
              opportunityId: source.fields['opportunityId'] ?? null,
              teamId: source.fields['teamId'] ?? null,
              valueDong: readContent(String(source.fields['content']))?.totals.totalDong ?? null,
              ...(typeof said.orderId === 'string' ? { quoteId: source.fields['quoteId'] ?? null } : {}),
            };
      const fields = {
        ...unsaid,
        ...taken,
        ...said,
        ...{ customerId, kind, parentId, title, ownerId },
        state: state ?? (typeof said.signedOn === 'string' ? 'active' : 'draft'),
      };
      writes.refuseDays(fields);
      const made = tx.create('contracts', { ...fields, ...(id === undefined ? {} : { id }) });
      if (fields.state === 'active') noteForce(tx, fields);
      if (kind === 'settlement' && fields.state === 'active' && parent !== null && parent.fields['state'] === 'active')
        tx.update('contracts', parent.id, { state: 'ended' });
      return made;
    },
    /** @throws `conflict` where the state machine does not allow it */
    moveTo(tx: WriteTransaction, id: string, to: ContractState, more: Fields = {}): StoredRow {
      const row = readContract(tx, id);
      const now = contractStates.find((known) => known === row.fields['state']) ?? 'draft';
      if (!isLegalContractMove(now, to))
        throw new AppError('conflict', `a contract cannot go from ${now} to ${to}`, { details: { from: now, to } });
      tx.update('contracts', id, { state: to, ...more });
      if (to === 'active' && now !== 'ended') noteForce(tx, { ...row.fields, ...more });
      if (to === 'draft' || to === 'cancelled') takeForceBack(tx, row);
      return row;
    },
    remove(tx: WriteTransaction, id: string): void {
      const row = readContract(tx, id);
      tx.remove('contracts', id);
      takeForceBack(tx, row);
    },
  };
  return writes;
}
