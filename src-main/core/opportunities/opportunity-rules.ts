import type { Stage } from '../../../src-shared/opportunities/standard-stages.ts';
import { AppError } from '../../../src-shared/rpc/errors.ts';
import { createFamily } from '../customers/index.ts';
import type { Db } from '../platform/database.ts';
import type { Fields, StoredRow } from '../sync/rows.ts';
import type { WriteTransaction } from '../sync/write-door.ts';

export function refuseField(field: string, reason: string): never {
  throw new AppError('invalid', `${field}: ${reason}`, { fields: { [field]: reason } });
}

export function readOpportunity(tx: WriteTransaction, id: string): StoredRow {
  const row = tx.read('opportunities', id);
  if (row === null || row.deletedAt !== null) throw new AppError('not-found', 'no opportunity with this id', { details: { id } });
  return row;
}

/** What every way of writing an opportunity keeps. */
export function createOpportunityRules(db: Db, stagesOf: () => readonly Stage[]) {
  const family = createFamily(db);
  const sells = db.prepare('SELECT sells_opportunities FROM teams WHERE id = ? AND deleted_at IS NULL').pluck();
  const isHere = db.prepare('SELECT 1 FROM users WHERE id = ? AND deleted_at IS NULL AND is_active = 1').pluck();
  const customerOfContact = db.prepare('SELECT customer_id FROM contacts WHERE id = ? AND deleted_at IS NULL').pluck();
  const isCompetitor = db.prepare('SELECT 1 FROM competitors WHERE id = ? AND deleted_at IS NULL').pluck();
  const isReason = db
    .prepare('SELECT 1 FROM list_items WHERE list = \'lost_reason\' AND "key" = ? AND deleted_at IS NULL')
    .pluck();
  const hasReasons = db.prepare("SELECT 1 FROM list_items WHERE list = 'lost_reason' AND deleted_at IS NULL LIMIT 1").pluck();

  return {
    /** The customer it is made for; what was merged stands for its winner. */
    customerFor(tx: WriteTransaction, id: string): string {
      const row = tx.read('customers', id);
      if (row === null || row.deletedAt !== null) return refuseField('customerId', 'no-such-record');
      return family.winnerOf(id);
    },
    refuseContact(customerId: string, contactId: unknown): void {
      if (typeof contactId !== 'string') return;
      const of: unknown = customerOfContact.get(contactId);
      if (typeof of !== 'string' || family.winnerOf(of) !== family.winnerOf(customerId))
        refuseField('contactId', 'no-such-record');
    },
    /** Who gets it: somebody who works here, a team that sells; what stands there already may stay. */
    refusePeople(
      change: { readonly ownerId?: unknown; readonly teamId?: unknown; readonly competitorId?: unknown },
      before: Fields,
    ): void {
      const isNew = (field: 'ownerId' | 'teamId' | 'competitorId') =>
        typeof change[field] === 'string' && change[field] !== before[field] ? String(change[field]) : null;
      const owner = isNew('ownerId');
      if (owner !== null && isHere.get(owner) !== 1) refuseField('ownerId', 'has-left');
      const team = isNew('teamId');
      if (team !== null && sells.get(team) !== 1) refuseField('teamId', 'team-not-selling');
      const competitor = isNew('competitorId');
      if (competitor !== null && isCompetitor.get(competitor) !== 1) refuseField('competitorId', 'no-such-record');
    },
    stageFor(stageId: string): Stage {
      const stage = stagesOf().find(({ id }) => id === stageId);
      if (stage === undefined) return refuseField('stageId', 'no-such-record');
      if (!stage.isActive) return refuseField('stageId', 'stage-inactive');
      return stage;
    },
    firstOpenStage(): Stage {
      return stagesOf().find(({ kind, isActive }) => kind === 'open' && isActive) ?? refuseField('stageId', 'required');
    },
    /** What being in this stage means for the other fields. A lost one says why. */
    fieldsOf(
      stage: Stage,
      now: string,
      said: { readonly lostReason?: string | null; readonly lostNote?: string | null },
    ): Fields {
      const moved = { stageId: stage.id, stageChangedAt: now };
      if (stage.kind === 'open') return { ...moved, closedAt: null, lostReason: null, lostNote: null };
      if (stage.kind === 'won') return { ...moved, closedAt: now, lostReason: null, lostNote: null };
      const reason = said.lostReason ?? null;
      if (reason === null) return refuseField('lostReason', 'required');
      this.refuseReason(reason);
      return { ...moved, closedAt: now, lostReason: reason, lostNote: said.lostNote ?? null };
    },
    refuseReason(reason: string): void {
      // A profile from before this list came has no rows of it: then the standard ones stand in, and any key of theirs is one.
      if (hasReasons.get() === 1 && isReason.get(reason) !== 1) refuseField('lostReason', 'no-such-record');
    },
  };
}
export type OpportunityRules = ReturnType<typeof createOpportunityRules>;
