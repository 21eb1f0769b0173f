import type { duplicatePolicies } from '../../../src-shared/imports/import.ts';
import type { ImportedContact, OwnReading, RowReading } from '../../../src-shared/imports/row.ts';
import { type ContactChange, changeOfContact, changeOfCustomer } from '../../../src-shared/imports/update.ts';
import type { CustomerChange } from '../../../src-shared/customers/customer.ts';
import type { Context } from '../context.ts';
import { changeCustomer, contactSearchOf, newCustomerFields } from '../customers/index.ts';
import { writeOwn } from '../custom-fields/index.ts';
import { createLeadPlacement } from '../territories/index.ts';
import type { WriteTransaction } from '../sync/write-door.ts';
import type { ImportsRepository } from './imports.repository.ts';

export type DuplicatePolicy = (typeof duplicatePolicies)[number];

/** What a row changes of a customer who is there already. */
export interface RowChange {
  readonly customer: CustomerChange;
  readonly contact: ContactChange;
  readonly own: readonly OwnReading[];
}

/** Null where the row has nothing new. */
export function changeOfRow(repository: ImportsRepository, customerId: string, reading: RowReading): RowChange | null {
  const stored = repository.readCustomer(customerId);
  if (stored === null) return null;
  const customer = changeOfCustomer(stored, reading);
  const contact = changeOfContact(reading.contact === null ? [] : repository.knownContacts(customerId), reading.contact);
  const own = reading.own.filter(({ fieldId, value }) => repository.ownValue(customerId, fieldId) !== value);
  return Object.keys(customer).length === 0 && contact.kind === 'none' && own.length === 0 ? null : { customer, contact, own };
}

/** Names of the fields that change, a contact's as the targets of the import call them: `contactPhone`. */
export function changedFields({ customer, contact, own }: RowChange): string[] {
  const ofContact = (field: string) => `contact${field.charAt(0).toUpperCase()}${field.slice(1)}`;
  const people =
    contact.kind === 'add' ? ['contactName'] : contact.kind === 'update' ? Object.keys(contact.change).map(ofContact) : [];
  return [...Object.keys(customer), ...people, ...own.map(({ fieldId }) => fieldId)];
}

export function createRowWriter(ctx: Context, repository: ImportsRepository) {
  const placeLead = createLeadPlacement(ctx);
  return {
    create(
      tx: WriteTransaction,
      customer: NonNullable<RowReading['customer']>,
      contact: ImportedContact | null,
      own: readonly OwnReading[],
    ): void {
      // The search text is computed once, with the contact that follows.
      const local = contact === null ? {} : { contact_search: contactSearchOf(contact) };
      const placed = placeLead(newCustomerFields(customer, tx.userId));
      const customerId = tx.create('customers', placed.fields, { contact_search: '', ...local });
      placed.explain(tx, customerId);
      if (contact !== null) tx.create('contacts', { customerId, ...contact, isPrimary: true }, {});
      for (const { fieldId, value } of own) writeOwn(tx, { id: fieldId, entity: 'customers' }, customerId, value);
    },
    /** Adds a person who is not there yet, and nothing else. */
    addPerson(tx: WriteTransaction, customerId: string, contact: ImportedContact | null): boolean {
      const change = contact === null ? null : changeOfContact(repository.knownContacts(customerId), contact);
      if (contact === null || change?.kind !== 'add') return false;
      tx.create('contacts', { customerId, ...contact, isPrimary: change.isPrimary });
      return true;
    },
    update(tx: WriteTransaction, customerId: string, change: RowChange, contact: ImportedContact | null): void {
      changeCustomer(tx, customerId, change.customer);
      if (change.contact.kind === 'add' && contact !== null)
        tx.create('contacts', { customerId, ...contact, isPrimary: change.contact.isPrimary });
      else if (change.contact.kind === 'update') tx.update('contacts', change.contact.id, change.contact.change);
      for (const { fieldId, value } of change.own) writeOwn(tx, { id: fieldId, entity: 'customers' }, customerId, value);
    },
  };
}
