import type { z } from 'zod';
import type { Contact, newContact } from '../../../src-shared/contacts/contact.ts';
import type { contactsContract } from '../../../src-shared/contacts/contacts.contract.ts';
import { withOnePrimary } from '../../../src-shared/contacts/primary.ts';
import { AppError } from '../../../src-shared/rpc/errors.ts';
import type { HandlersOf } from '../../../src-shared/rpc/procedure.ts';
import { splitSalutation } from '../../../src-shared/vietnam/salutation.ts';
import { personSortKey } from '../../../src-shared/vietnam/sort-key.ts';
import type { Context } from '../context.ts';
import { createVcards } from './vcards.ts';
import { createFamily } from '../customers/index.ts';
import type { WriteTransaction } from '../sync/write-door.ts';

export function createContactsService(ctx: Context): HandlersOf<typeof contactsContract> {
  const ofCustomer = ctx.db.prepare(
    `SELECT id, customer_id AS customerId, name, role, phone, email, birthday, is_primary AS isPrimary, note, gender, salutation, address, zalo,
            preferred_channel AS preferredChannel, restricted_on AS restrictedOn,
            restricted_reason AS restrictedReason, rev
     FROM contacts WHERE customer_id = ? AND deleted_at IS NULL ORDER BY id`,
  );
  const restrictedOn = ctx.db.prepare('SELECT restricted_on FROM customers WHERE id = ?').pluck();
  const family = createFamily(ctx.db);
  /** Of the customer and of what was merged into it, as they are stored: several may be marked as primary. */
  const storedContactsOf = (customerId: string): Contact[] =>
    family
      .of(family.winnerOf(customerId))
      .flatMap((member) => ofCustomer.all(member) as (Omit<Contact, 'isPrimary'> & { isPrimary: number })[]) // the columns selected
      .map((row) => ({ ...row, isPrimary: row.isPrimary === 1 }));

  return {
    ...createVcards(ctx),
    // The primary one, then by given name as people look for each other.
    list({ customerId }) {
      const shownId = family.winnerOf(customerId);
      return {
        contacts: withOnePrimary(storedContactsOf(customerId).toSorted(byGivenName), shownId),
        isCustomerRestricted: typeof restrictedOn.get(shownId) === 'string',
      };
    },
    create(values) {
      const { value: id, groupId } = ctx.write.transact((tx) => {
        if (tx.read('customers', values.customerId) === null) {
          throw new AppError('not-found', 'no customer with this id', { details: { id: values.customerId } });
        }
        checkBirthday(tx, values.birthday);
        return addContact(tx, values, storedContactsOf(values.customerId));
      });
      return { id, groupId };
    },
    update({ id, change }) {
      const { groupId } = ctx.write.transact((tx) => {
        const customerId = customerOf(tx, id);
        checkBirthday(tx, change.birthday);
        if (change.isPrimary === true) takePrimaryFromOthers(tx, storedContactsOf(customerId), id);
        tx.update('contacts', id, change);
        if (change.isPrimary === false) makeSomebodyPrimary(tx, storedContactsOf(customerId));
      });
      return { groupId };
    },
    delete({ id }) {
      const { groupId } = ctx.write.transact((tx) => {
        const customerId = customerOf(tx, id);
        tx.remove('contacts', id);
        makeSomebodyPrimary(tx, storedContactsOf(customerId));
      });
      return { groupId };
    },
  };
}

function byGivenName(a: Contact, b: Contact): number {
  const [first, second] = [personSortKey(bareName(a)), personSortKey(bareName(b))];
  return first < second ? -1 : first > second ? 1 : a.id < b.id ? -1 : 1;
}

/** `Anh Hùng` stands under Hùng. */
function bareName({ name }: Contact): string {
  return splitSalutation(name).name;
}

function customerOf(tx: WriteTransaction, contactId: string): string {
  const customerId = tx.read('contacts', contactId)?.fields['customerId'];
  if (typeof customerId !== 'string') throw new AppError('not-found', 'no contact with this id', { details: { id: contactId } });
  return customerId;
}

function checkBirthday(tx: WriteTransaction, birthday: string | null | undefined): void {
  if (birthday == null || birthday <= tx.today) return;
  throw new AppError('invalid', 'the birthday has not come yet', { fields: { birthday: 'day-to-come' } });
}

/** Adds a contact beside those that are there; the first becomes the primary one. */
export function addContact(
  tx: WriteTransaction,
  values: z.output<typeof newContact>,
  others: readonly Pick<Contact, 'id' | 'isPrimary'>[],
): string {
  const isPrimary = values.isPrimary === true || !others.some((contact) => contact.isPrimary);
  if (isPrimary) takePrimaryFromOthers(tx, others, null);
  return tx.create('contacts', { ...values, isPrimary });
}

/** Exactly one primary contact: whoever becomes it takes it from the others. */
function takePrimaryFromOthers(
  tx: WriteTransaction,
  contacts: readonly Pick<Contact, 'id' | 'isPrimary'>[],
  exceptId: string | null,
): void {
  for (const contact of contacts) {
    if (contact.isPrimary && contact.id !== exceptId) tx.update('contacts', contact.id, { isPrimary: false });
  }
}

function makeSomebodyPrimary(tx: WriteTransaction, contacts: readonly Contact[]): void {
  const first = contacts[0];
  if (first !== undefined && !contacts.some((contact) => contact.isPrimary)) tx.update('contacts', first.id, { isPrimary: true });
}
