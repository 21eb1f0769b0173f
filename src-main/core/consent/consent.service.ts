import type { ConsentLineShown, consentContract } from '../../../src-shared/consent/consent.contract.ts';
import { mayContact } from '../../../src-shared/consent/may-contact.ts';
import type { PersonRef } from '../../../src-shared/consent/person.ts';
import { AppError } from '../../../src-shared/rpc/errors.ts';
import type { HandlersOf } from '../../../src-shared/rpc/procedure.ts';
import type { Context } from '../context.ts';
import { createFamily, inFamily } from '../customers/index.ts';
import { readPerson, recordOf } from './person-rows.ts';

export function createConsentService(ctx: Context): HandlersOf<typeof consentContract> {
  const family = createFamily(ctx.db);
  const columns = `e.id, e.purpose, e.channel, e.decision, e.decided_at AS decidedAt, e.source, e.wording, e.proof,
    u.name AS writtenBy, e.created_at AS writtenAt FROM consent_events AS e LEFT JOIN users AS u ON u.id = e.created_by`;
  const newestFirst = 'e.deleted_at IS NULL ORDER BY e.decided_at DESC, e.id DESC';
  const ofCustomer = ctx.db.prepare(
    `SELECT ${columns} WHERE ${inFamily('e.customer_id')} AND e.contact_id IS NULL AND ${newestFirst}`,
  );
  const ofContact = ctx.db.prepare(
    `SELECT ${columns} WHERE ${inFamily('e.customer_id')} AND e.contact_id = ? AND ${newestFirst}`,
  );
  const restriction = {
    customers: ctx.db.prepare(
      'SELECT restricted_on AS restrictedOn, restricted_reason AS restrictedReason FROM customers WHERE id = ?',
    ),
    contacts: ctx.db.prepare(
      'SELECT restricted_on AS restrictedOn, restricted_reason AS restrictedReason FROM contacts WHERE id = ?',
    ),
  };

  const read = (person: PersonRef) => {
    const { entity, id } = recordOf(person);
    const found = restriction[entity].get(id) as { restrictedOn: string | null; restrictedReason: string | null } | undefined; // the columns selected
    if (found === undefined) throw new AppError('not-found', 'no person with this id', { details: { id } });
    const members = family.json(family.winnerOf(person.customerId));
    const lines = (
      person.contactId === null ? ofCustomer.all(members) : ofContact.all(members, person.contactId)
    ) as ConsentLineShown[]; // the columns selected
    return { lines, ...found };
  };

  return {
    of: read,
    record({ decision, purposes, channels, decidedAt, source, wording, proof, ...person }) {
      const { value: lines } = ctx.write.transact((tx) => {
        readPerson(tx, person);
        if (decidedAt !== undefined && decidedAt > tx.now) {
          throw new AppError('invalid', 'nobody agrees in the days to come', { fields: { decidedAt: 'day-to-come' } });
        }
        // Who agrees to every channel agrees to each; one line says it.
        const meant = channels.includes('any') ? (['any'] as const) : [...new Set(channels)];
        let count = 0;
        for (const purpose of new Set(purposes)) {
          for (const channel of meant) {
            const values = { ...person, purpose, channel, decision, decidedAt: decidedAt ?? tx.now, source, wording, proof };
            tx.create('consentEvents', values);
            count += 1;
          }
        }
        return count;
      });
      return { lines };
    },
    mayContact({ purpose, channel, ...person }) {
      const { lines, restrictedOn } = read(person);
      // What a customer asked holds for its people too.
      const ofAll = person.contactId === null ? null : read({ ...person, contactId: null }).restrictedOn;
      const answer = mayContact(
        { lines, restrictedOn: restrictedOn ?? ofAll },
        { purpose, channel, at: new Date(ctx.clock.now()).toISOString() },
      );
      return { may: answer.may, why: answer.may ? null : answer.why };
    },
    restrict({ on, reason, ...person }) {
      const { groupId } = ctx.write.transact((tx) => {
        const { id } = readPerson(tx, person);
        const today = tx.today;
        if (on !== undefined && on > today) {
          throw new AppError('invalid', 'a restriction holds from today at the latest', { fields: { on: 'day-to-come' } });
        }
        tx.update(recordOf(person).entity, id, { restrictedOn: on ?? today, restrictedReason: reason });
      });
      return { groupId };
    },
    lift(person) {
      const { groupId } = ctx.write.transact((tx) => {
        const { id } = readPerson(tx, person);
        tx.update(recordOf(person).entity, id, { restrictedOn: null, restrictedReason: null });
      });
      return { groupId };
    },
  };
}
