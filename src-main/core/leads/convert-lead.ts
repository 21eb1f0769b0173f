import type { ContactChoice, leadsContract } from '../../../src-shared/leads/leads.contract.ts';
import { AppError } from '../../../src-shared/rpc/errors.ts';
import type { HandlersOf } from '../../../src-shared/rpc/procedure.ts';
import type { Context } from '../context.ts';
import { addContact } from '../contacts/index.ts';
import { changeCustomer, createFamily, inFamily } from '../customers/index.ts';
import { createMerger } from '../merges/index.ts';
import { createOpportunityRules, createStageReader, putContact } from '../opportunities/index.ts';
import type { WriteTransaction } from '../sync/write-door.ts';

/*
 * One step, one group of changes to undo:
 *
 *     lead ──(stays the customer, or is merged into the one that is there)──▶ customer ──▶ contact ──▶ opportunity
 *
 * The lifecycle keeps the house's rule: the record is a lead until its first transaction makes it an account.
 */
export function createLeadConversion(ctx: Context): HandlersOf<typeof leadsContract>['convert'] {
  const family = createFamily(ctx.db);
  const merger = createMerger(ctx);
  const contactsOf = ctx.db.prepare(
    `SELECT id, is_primary AS isPrimary FROM contacts WHERE ${inFamily('customer_id')} AND deleted_at IS NULL`,
  );
  const rules = createOpportunityRules(ctx.db, createStageReader(ctx.db));

  /** The contact that was chosen, of the customer or of what was merged into it; or a new one. */
  const contactOf = (tx: WriteTransaction, customerId: string, choice: ContactChoice | null): string | null => {
    if (choice === null) return null;
    const known = (contactsOf.all(family.json(customerId)) as { id: string; isPrimary: number }[]).map(({ id, isPrimary }) => ({
      // the columns selected
      id,
      isPrimary: isPrimary === 1,
    }));
    if (!('id' in choice)) return addContact(tx, { ...choice, customerId }, known);
    if (known.some(({ id }) => id === choice.id)) return choice.id;
    throw new AppError('invalid', 'this contact is not at the customer any more', { fields: { contact: 'no-such-record' } });
  };

  return (input) => {
    // Another laptop may have merged the lead, or the customer that it goes into, meanwhile: whoever stands for them is meant.
    const [lead] = merger.standing([input.customerId]);
    const [into] = input.intoId === undefined ? [lead] : merger.standing([input.intoId]);
    if (lead === undefined || into === undefined) throw new AppError('not-found', 'no living customer with this id');
    const { stageId, ...opportunity } = input.opportunity;
    const stage = stageId === undefined ? rules.firstOpenStage() : rules.stageFor(stageId);
    if (stage.kind !== 'open') throw new AppError('invalid', 'a lead is not won yet', { fields: { stageId: 'not-a-choice' } });
    rules.refusePeople(opportunity, {});
    const { value, groupId } = ctx.write.transact((tx) => {
      if (into.id !== lead.id) merger.merge(tx, into, [lead]);
      if (tx.read('customers', into.id)?.fields['lifecycle'] === 'target') changeCustomer(tx, into.id, { lifecycle: 'lead' });
      const contactId = contactOf(tx, into.id, input.contact);
      const opportunityId = tx.create('opportunities', {
        ...opportunity,
        source: opportunity.source ?? lead.source,
        customerId: into.id,
        contactId,
        ownerId: tx.userId ?? lead.ownerId,
        originEntity: 'customers',
        originId: input.customerId,
        ...rules.fieldsOf(stage, tx.now, {}),
      });
      if (contactId !== null) putContact(tx, opportunityId, into.id, contactId, null);
      return { opportunityId, customerId: into.id, contactId };
    });
    return { ...value, groupId };
  };
}
