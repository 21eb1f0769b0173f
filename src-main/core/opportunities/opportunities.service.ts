import type { opportunitiesContract } from '../../../src-shared/opportunities/opportunities.contract.ts';
import type { Stage } from '../../../src-shared/opportunities/standard-stages.ts';
import { AppError } from '../../../src-shared/rpc/errors.ts';
import type { HandlersOf } from '../../../src-shared/rpc/procedure.ts';
import type { Context } from '../context.ts';
import { madeId } from '../platform/made-id.ts';
import type { WriteTransaction } from '../sync/write-door.ts';
import { createOpportunityDetails } from './opportunity-details.ts';
import { createOpportunityReader } from './opportunity-reader.ts';
import { createOpportunityRules, readOpportunity, refuseField } from './opportunity-rules.ts';
import { createStageReader } from './stage-reader.ts';
import { officeToday } from '../platform/office-time.ts';

const unsaid = {
  ...{ potentialPercent: null, valueDong: null, expectedCloseOn: null, teamId: null, contactId: null, competitorId: null },
  ...{ source: null, needs: null, note: null, originEntity: null, originId: null },
};

/** What may become a sale, from the first need to won or lost. */
export function createOpportunitiesService(ctx: Context): HandlersOf<typeof opportunitiesContract> {
  const { db } = ctx;
  const stagesOf = createStageReader(db);
  const reader = createOpportunityReader(ctx);
  const details = createOpportunityDetails(db);
  const rules = createOpportunityRules(db, stagesOf);
  const tagsInUse = db.prepare(
    `SELECT tag, count(*) AS count FROM taggings AS g JOIN opportunities AS k ON k.id = g.on_id
     WHERE g.on_entity = 'opportunities' AND g.deleted_at IS NULL AND k.deleted_at IS NULL GROUP BY tag ORDER BY count DESC, tag`,
  );
  const tagsOf = db
    .prepare("SELECT tag FROM taggings WHERE on_id = ? AND on_entity = 'opportunities' AND deleted_at IS NULL")
    .pluck();
  const today = () => officeToday(ctx);

  const moveTo = (
    tx: WriteTransaction,
    id: string,
    stage: Stage,
    said: { readonly lostReason?: string | null; readonly lostNote?: string | null },
  ) => {
    const before = readOpportunity(tx, id).fields['stageId'];
    const fields = rules.fieldsOf(stage, tx.now, said);
    // Told again why it was lost: since when it is lost stays as it was.
    const { stageChangedAt: _since, closedAt: _closed, ...same } = fields;
    tx.update('opportunities', id, before === stage.id ? same : fields);
  };
  const putTags = (tx: WriteTransaction, id: string, customerId: string, tags: readonly string[]) => {
    const wanted = new Set(tags.map((tag) => tag.normalize('NFC').trim()).filter((tag) => tag !== ''));
    const before = tagsOf.all(id) as string[]; // texts
    for (const tag of before) if (!wanted.has(tag)) tx.remove('taggings', tagId(id, tag));
    for (const tag of wanted) {
      if (before.includes(tag)) continue;
      const row = tx.read('taggings', tagId(id, tag));
      if (row === null) tx.create('taggings', { id: tagId(id, tag), customerId, onEntity: 'opportunities', onId: id, tag });
      else tx.restore('taggings', row.id);
    }
  };
  const activeOf = (kind: Stage['kind']) =>
    stagesOf().find((stage) => stage.kind === kind && stage.isActive) ?? refuseField('as', 'required');

  return {
    board({ closedDays, perStage, on = today(), ...filter }) {
      const stages = stagesOf();
      const where = reader.closedSince(reader.narrow(filter), on, closedDays);
      const sums = reader.sumsByStage(stages, on, where);
      const shown = stages
        .filter((stage) => stage.isActive || sums.has(stage.id))
        .map((stage) => {
          const ofStage = sums.get(stage.id) ?? { count: 0, totalDong: 0, weightedDong: 0, standing: 0 };
          const inStage = { sql: `${where.sql} AND k.stage_id = @column`, values: { ...where.values, column: stage.id } };
          const page =
            stage.kind === 'open'
              ? ({ by: 'expectedClose', descending: false } as const)
              : ({ by: 'changed', descending: true } as const);
          const cards = ofStage.count === 0 ? [] : reader.cards(stages, on, inStage, { ...page, offset: 0, limit: perStage });
          return { ...stage, ...ofStage, cards };
        });
      const open = shown.filter(({ kind }) => kind === 'open');
      const total = (key: 'count' | 'totalDong' | 'weightedDong') => open.reduce((sum, stage) => sum + stage[key], 0);
      return { stages: shown, count: total('count'), openDong: total('totalDong'), weightedDong: total('weightedDong') };
    },
    list({ by, descending, offset, limit, on = today(), ...filter }) {
      const stages = stagesOf();
      const where = reader.narrow(filter);
      const sums = [...reader.sumsByStage(stages, on, where).values()];
      const total = (key: 'count' | 'totalDong' | 'weightedDong') => sums.reduce((sum, one) => sum + one[key], 0);
      return {
        ...{ total: total('count'), totalDong: total('totalDong'), weightedDong: total('weightedDong') },
        opportunities: reader.cards(stages, on, where, { by, descending, offset, limit }),
      };
    },
    ofCustomer: ({ customerId }) => ({ opportunities: reader.ofCustomer(stagesOf(), today(), customerId) }),
    tags: () => ({ tags: tagsInUse.all() as { tag: string; count: number }[] }), // the columns selected
    get({ id }) {
      const card = reader.one(stagesOf(), today(), id);
      if (card === null) throw new AppError('not-found', 'no opportunity with this id', { details: { id } });
      const facts = details.facts(id);
      return {
        ...card,
        ...facts,
        lostNote: card.kind === 'lost' ? facts.lostNote : null,
        products: details.products(id),
        contacts: details.contacts(id),
        next: details.next(id),
        history: details.history(id),
      };
    },
    create({ customerId: wanted, stageId, tags, ...values }) {
      const { value: id, groupId } = ctx.write.transact((tx) => {
        const customerId = rules.customerFor(tx, wanted);
        const ownerId = values.ownerId ?? tx.userId;
        if (ownerId === null) return refuseField('ownerId', 'required');
        rules.refusePeople(values, {});
        rules.refuseContact(customerId, values.contactId);
        const stage = stageId === undefined ? rules.firstOpenStage() : rules.stageFor(stageId);
        if (stage.kind === 'lost') refuseField('stageId', 'stage-is-lost');
        const made = tx.create('opportunities', {
          ...unsaid,
          ...values,
          customerId,
          ownerId,
          ...rules.fieldsOf(stage, tx.now, {}),
        });
        putTags(tx, made, customerId, tags ?? []);
        if (typeof values.contactId === 'string') putContact(tx, made, customerId, values.contactId, null);
        return made;
      });
      return { id, groupId };
    },
    update({ id, change }) {
      const { groupId } = ctx.write.transact((tx) => {
        const { fields } = readOpportunity(tx, id);
        rules.refusePeople(change, fields);
        rules.refuseContact(String(fields['customerId']), change.contactId);
        if ('lostReason' in change || 'lostNote' in change) {
          const kind = stagesOf().find((stage) => stage.id === fields['stageId'])?.kind;
          if (kind !== 'lost') throw new AppError('conflict', 'the opportunity is not lost', { details: { id } });
          if (change.lostReason === null) refuseField('lostReason', 'required');
          if (typeof change.lostReason === 'string') rules.refuseReason(change.lostReason);
        }
        tx.update('opportunities', id, change);
      });
      return { groupId };
    },
    move({ id, stageId, from, ...said }) {
      const { groupId } = ctx.write.transact((tx) => {
        const current = readOpportunity(tx, id).fields['stageId'];
        if (from !== undefined && current !== from && current !== stageId)
          throw new AppError('conflict', 'somebody has moved it meanwhile', { details: { id } });
        moveTo(tx, id, rules.stageFor(stageId), said);
      });
      return { groupId };
    },
    close({ id, as, ...said }) {
      const { groupId } = ctx.write.transact((tx) => moveTo(tx, id, activeOf(as), as === 'won' ? {} : said));
      return { groupId };
    },
    reopen({ id }) {
      const { groupId } = ctx.write.transact((tx) => {
        const { fields } = readOpportunity(tx, id);
        const stages = stagesOf();
        if (stages.find((stage) => stage.id === fields['stageId'])?.kind === 'open')
          throw new AppError('conflict', 'the opportunity is open', { details: { id } });
        moveTo(tx, id, details.stageBefore(id, stages) ?? rules.firstOpenStage(), {});
      });
      return { groupId };
    },
    delete({ id }) {
      const { groupId } = ctx.write.transact((tx) => {
        readOpportunity(tx, id);
        tx.remove('opportunities', id);
      });
      return { groupId };
    },
    setTags({ id, tags }) {
      const { groupId } = ctx.write.transact((tx) => putTags(tx, id, String(readOpportunity(tx, id).fields['customerId']), tags));
      return { groupId };
    },
    setContact({ id, contactId, role }) {
      const { groupId } = ctx.write.transact((tx) => {
        const customerId = String(readOpportunity(tx, id).fields['customerId']);
        rules.refuseContact(customerId, contactId);
        putContact(tx, id, customerId, contactId, role);
      });
      return { groupId };
    },
    removeContact({ id, contactId }) {
      const { groupId } = ctx.write.transact((tx) => {
        const { fields } = readOpportunity(tx, id);
        if (tx.read('opportunityContacts', contactRowId(id, contactId)) !== null)
          tx.remove('opportunityContacts', contactRowId(id, contactId));
        if (fields['contactId'] === contactId) tx.update('opportunities', id, { contactId: null });
      });
      return { groupId };
    },
    saveProduct({ opportunityId, id, ...values }) {
      const { value, groupId } = ctx.write.transact((tx) => {
        const customerId = String(readOpportunity(tx, opportunityId).fields['customerId']);
        const known = id === undefined ? null : tx.read('opportunityProducts', id);
        if (known === null)
          return tx.create('opportunityProducts', { ...values, customerId, opportunityId, ...(id === undefined ? {} : { id }) });
        if (known.fields['opportunityId'] !== opportunityId || known.deletedAt !== null)
          throw new AppError('not-found', 'no such line of this opportunity', { details: { id: known.id } });
        tx.update('opportunityProducts', known.id, values);
        return known.id;
      });
      return { id: value, groupId };
    },
    removeProduct({ id }) {
      const { groupId } = ctx.write.transact((tx) => {
        const row = tx.read('opportunityProducts', id);
        if (row === null) throw new AppError('not-found', 'no line with this id', { details: { id } });
        tx.remove('opportunityProducts', id);
      });
      return { groupId };
    },
  };
}

/** Two laptops that put the same word on a record write the same row. */
function tagId(onId: string, tag: string): string {
  return madeId('taggings', 'opportunities', onId, tag);
}

function contactRowId(opportunityId: string, contactId: string): string {
  return madeId('opportunityContacts', opportunityId, contactId);
}

/** Notes on an opportunity that a contact has a say in it. */
export function putContact(
  tx: WriteTransaction,
  opportunityId: string,
  customerId: string,
  contactId: string,
  role: string | null,
): void {
  const id = contactRowId(opportunityId, contactId);
  const row = tx.read('opportunityContacts', id);
  if (row === null) {
    tx.create('opportunityContacts', { id, customerId, opportunityId, contactId, role });
    return;
  }
  if (row.deletedAt !== null) tx.restore('opportunityContacts', id);
  tx.update('opportunityContacts', id, { role });
}
