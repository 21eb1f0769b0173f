import { endsBeforeItBegins, nextTerm } from '../../../src-shared/contracts/contract-rules.ts';
import type { contractsContract } from '../../../src-shared/contracts/contracts.contract.ts';
import { AppError } from '../../../src-shared/rpc/errors.ts';
import type { HandlersOf } from '../../../src-shared/rpc/procedure.ts';
import type { Context } from '../context.ts';
import { createReminderRulesReader, daysAheadOf } from '../reminders/index.ts';
import { createContractDetails } from './contract-details.ts';
import { createContractReader } from './contract-reader.ts';
import { createContractWrites, readContract, refuseField } from './contract-writes.ts';
import type { RenewalTasks } from './renewal-runner.ts';
import { officeToday } from '../platform/office-time.ts';

/** What was agreed with customers for a time or a sum, from the draft to its end and to what follows it. */
export function createContractsService(ctx: Context, renewals: RenewalTasks): HandlersOf<typeof contractsContract> {
  const rulesOf = createReminderRulesReader(ctx.db);
  const reader = createContractReader(ctx, () => daysAheadOf(rulesOf()).renewal);
  const details = createContractDetails(ctx.db);
  const writes = createContractWrites(ctx);
  const today = () => officeToday(ctx);
  const text = (value: unknown): string | null => (typeof value === 'string' ? value : null);

  return {
    list({ by, descending, offset, limit, on = today(), ...filter }) {
      const base = reader.narrow(filter);
      const where = reader.within(base, filter, on);
      const { count: total, totalDong } = reader.sums(where);
      return {
        ...{ total, totalDong, states: reader.byState(base), due: reader.dueIn(base, on) },
        contracts: reader.page(where, on, { by, descending, offset, limit }),
      };
    },
    get({ id, on = today() }) {
      const brief = reader.one(id, on);
      if (brief === null) throw new AppError('not-found', 'no contract with this id', { details: { id } });
      const next = nextTerm(brief);
      return {
        ...brief,
        ...details.facts(id),
        parent: brief.parentId === null ? null : reader.one(brief.parentId, on),
        children: reader.childrenOf(id, on),
        ...{ nextFromOn: next.fromOn, nextToOn: next.toOn },
        task: details.task(id, brief.toOn),
        history: details.history(id),
      };
    },
    create(wanted) {
      const { value: id, groupId } = ctx.write.transact((tx) => writes.create(tx, wanted));
      return { id, groupId };
    },
    update({ id, change }) {
      const { groupId } = ctx.write.transact((tx) => {
        const { fields } = readContract(tx, id);
        writes.refuseDays({ ...fields, ...change });
        writes.refuseOwner(tx, change.ownerId, fields['ownerId']);
        tx.update('contracts', id, change);
      });
      return { groupId };
    },
    activate({ id, signedOn }) {
      const { groupId } = ctx.write.transact((tx) => {
        writes.moveTo(tx, id, 'active', signedOn === undefined ? {} : { signedOn });
      });
      return { groupId };
    },
    end({ id }) {
      const { groupId } = ctx.write.transact((tx) => {
        const before = writes.moveTo(tx, id, 'ended');
        renewals.close(tx, id, text(before.fields['toOn']), 'cancelled', 'Hợp đồng đã kết thúc.');
      });
      return { groupId };
    },
    cancel({ id }) {
      const { groupId } = ctx.write.transact((tx) => writes.moveTo(tx, id, 'cancelled'));
      return { groupId };
    },
    backToDraft({ id }) {
      const { groupId } = ctx.write.transact((tx) => writes.moveTo(tx, id, 'draft'));
      return { groupId };
    },
    remove({ id }) {
      const { groupId } = ctx.write.transact((tx) => writes.remove(tx, id));
      return { groupId };
    },
    renew({ id, kind, code, signedOn, note, ...said }) {
      const { value, groupId } = ctx.write.transact((tx) => {
        const { fields: old } = readContract(tx, id);
        if (old['kind'] !== 'contract') refuseField('kind', 'not-a-choice');
        // A draft is changed, what was cancelled never ran, and what was renewed has its follow-on already.
        if (old['state'] === 'draft' || old['state'] === 'cancelled' || reader.one(id, today())?.renewal === 'renewed')
          throw new AppError('conflict', 'only a contract in force is renewed', { details: { id } });
        const before = { fromOn: text(old['fromOn']), toOn: text(old['toOn']) };
        const next = nextTerm(before);
        const fromOn = said.fromOn === undefined ? next.fromOn : said.fromOn;
        const toOn = said.toOn === undefined ? next.toOn : said.toOn;
        if (endsBeforeItBegins({ fromOn, toOn })) refuseField('toOn', 'last-day-before-first');
        // An annex that does not move the end renews nothing.
        if (kind === 'annex' && (toOn === null || (before.toOn !== null && toOn <= before.toOn)))
          refuseField('toOn', toOn === null ? 'required' : 'last-day-before-first');
        const made = writes.create(tx, {
          ...{ kind, parentId: id, code, fromOn, toOn, signedOn, note },
          customerId: String(old['customerId']),
          title: said.title ?? String(old['title']),
          valueDong: said.valueDong === undefined ? (kind === 'annex' ? null : numberOf(old['valueDong'])) : said.valueDong,
          noticeDays: kind === 'annex' ? null : numberOf(old['noticeDays']),
          ownerId: String(old['ownerId']),
          teamId: text(old['teamId']),
          opportunityId: text(old['opportunityId']),
          ...(kind === 'annex' ? { state: 'active' } : {}),
        });
        if (kind === 'annex') tx.update('contracts', id, { toOn, isNotRenewed: false });
        else if (old['isNotRenewed'] === true) tx.update('contracts', id, { isNotRenewed: false });
        renewals.close(tx, id, before.toOn, 'done', 'Đã gia hạn hợp đồng.');
        return made;
      });
      return { id: value, groupId };
    },
    decline({ id, reason }) {
      const { groupId } = ctx.write.transact((tx) => {
        const { fields } = readContract(tx, id);
        if (fields['state'] !== 'active' || fields['kind'] !== 'contract')
          throw new AppError('conflict', 'only a contract in force has an end to talk about', { details: { id } });
        const note = [text(fields['note']), `Không gia hạn: ${reason}`].filter((part) => part !== null).join('\n');
        if (note.length > 5000) refuseField('reason', 'too-long');
        tx.update('contracts', id, { isNotRenewed: true, note });
        renewals.close(tx, id, text(fields['toOn']), 'cancelled', `Không gia hạn: ${reason}`);
      });
      return { groupId };
    },
    makeTask({ id }) {
      const { value, groupId } = ctx.write.transact((tx) => {
        const { fields } = readContract(tx, id);
        if (fields['state'] === 'cancelled' || fields['kind'] !== 'contract')
          throw new AppError('conflict', 'this contract is not renewed', { details: { id } });
        return renewals.make(tx, id);
      });
      return { id: value, groupId };
    },
    run: () => renewals.run(),
  };
}

function numberOf(value: unknown): number | null {
  return typeof value === 'number' ? value : null;
}
