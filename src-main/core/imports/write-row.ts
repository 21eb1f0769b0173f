import type { duplicatePolicies } from '../../../src-shared/imports/import.ts';
import type { ImportedContact, OwnReading, RowReading } from '../../../src-shared/imports/row.ts';
import { type DuplicateKeys, isSameCustomer } from '../../../src-shared/imports/duplicates.ts';
import { type ContactChange, changeOfContact, changeOfCustomer } from '../../../src-shared/imports/update.ts';
import type { CustomerChange } from '../../../src-shared/customers/customer.ts';
import type { Context } from '../context.ts';
import { changeCustomer, contactSearchOf, newCustomerFields } from '../customers/index.ts';
import { writeOwn } from '../custom-fields/index.ts';
import { createLeadPlacement, type LeadPlacement } from '../territories/index.ts';
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

/** So many new customers are written at once. */
const writtenAtOnce = 32;

export interface NewCustomerRow {
  readonly keys: DuplicateKeys;
  readonly customer: NonNullable<RowReading['customer']>;
  readonly contact: ImportedContact | null;
  readonly own: readonly OwnReading[];
}

interface WaitingRow extends NewCustomerRow {
  readonly placed: LeadPlacement;
}

/** One who waits is compared as one who is stored: with the kind and the province that go with the row. */
function keysOfStored({ keys, customer }: NewCustomerRow, { kind, provinceCode }: LeadPlacement['fields']): DuplicateKeys {
  const subject = {
    ...customer,
    kind: typeof kind === 'string' ? kind : 'company',
    provinceCode: typeof provinceCode === 'string' ? provinceCode : null,
  };
  return { ...keys, subject };
}

/** What the people of the file agreed to, and the file that says so; no purposes where they are held on another basis. */
export interface Agreed {
  readonly purposes: readonly string[];
  readonly proof: string;
}

export function createRowWriter(ctx: Context, repository: ImportsRepository, agreed: Agreed) {
  /** One line of the ledger for each purpose, on every channel. Only for people whom the import makes: of others the ledger knows already. */
  const writeConsent = (tx: WriteTransaction, people: readonly { customerId: string; contactId: string | null }[]) => {
    if (agreed.purposes.length === 0 || people.length === 0) return;
    const line = { channel: 'any', decision: 'given', decidedAt: tx.now, source: 'import', wording: null, proof: agreed.proof };
    tx.createAll(
      'consentEvents',
      people.flatMap((person) => agreed.purposes.map((purpose) => ({ values: { ...person, ...line, purpose } }))),
    );
  };
  const placeLead = createLeadPlacement(ctx);
  return {
    /** New customers of one transaction: they wait until there are enough of them, or until somebody asks who may be one of them. */
    newCustomers(tx: WriteTransaction) {
      let waiting: WaitingRow[] = [];
      const byName = new Map<string, DuplicateKeys[]>();
      const taxCodes = new Set<string>();
      const write = () => {
        const rows = waiting;
        waiting = [];
        byName.clear();
        taxCodes.clear();
        writeNew(tx, rows);
      };
      return {
        add(row: NewCustomerRow): void {
          const placed = placeLead(newCustomerFields(row.customer, tx.userId));
          const keys = keysOfStored(row, placed.fields);
          waiting.push({ ...row, placed });
          const ofName = byName.get(keys.name);
          if (ofName === undefined) byName.set(keys.name, [keys]);
          else ofName.push(keys);
          if (keys.tax !== null) taxCodes.add(keys.tax);
          if (waiting.length >= writtenAtOnce) write();
        },
        /** Whether one who waits is this customer; the database knows of all others. */
        has: (keys: DuplicateKeys): boolean =>
          (keys.tax !== null && taxCodes.has(keys.tax)) ||
          byName.get(keys.name)?.some((other) => isSameCustomer(keys, other)) === true,
        write,
      };
    },
    /** Adds a person who is not there yet, and nothing else. */
    addPerson(tx: WriteTransaction, customerId: string, contact: ImportedContact | null): boolean {
      const change = contact === null ? null : changeOfContact(repository.knownContacts(customerId), contact);
      if (contact === null || change?.kind !== 'add') return false;
      const contactId = tx.create('contacts', { customerId, ...contact, isPrimary: change.isPrimary });
      writeConsent(tx, [{ customerId, contactId }]);
      return true;
    },
    update(tx: WriteTransaction, customerId: string, change: RowChange, contact: ImportedContact | null): void {
      changeCustomer(tx, customerId, change.customer);
      if (change.contact.kind === 'add' && contact !== null) {
        const contactId = tx.create('contacts', { customerId, ...contact, isPrimary: change.contact.isPrimary });
        writeConsent(tx, [{ customerId, contactId }]);
      } else if (change.contact.kind === 'update') tx.update('contacts', change.contact.id, change.contact.change);
      for (const { fieldId, value } of change.own) writeOwn(tx, { id: fieldId, entity: 'customers' }, customerId, value);
    },
  };
  function writeNew(tx: WriteTransaction, rows: readonly WaitingRow[]): void {
    const ids = tx.createAll(
      'customers',
      rows.map(({ contact, placed }) => ({
        values: placed.fields,
        // The search text is computed once, with the contact that follows.
        local: { contact_search: contact === null ? '' : contactSearchOf(contact) },
      })),
    );
    const written = rows.map((row, at) => ({ ...row, customerId: ids[at] ?? '' }));
    for (const { customerId, placed } of written) placed.explain(tx, customerId);
    const withContact = written.filter(({ contact }) => contact !== null);
    const contactIds = tx.createAll(
      'contacts',
      withContact.map(({ customerId, contact }) => ({ values: { customerId, ...contact, isPrimary: true }, local: {} })),
    );
    writeConsent(tx, [
      ...written
        .filter(({ placed }) => placed.fields.kind === 'person')
        .map(({ customerId }) => ({ customerId, contactId: null })),
      ...withContact.map(({ customerId }, at) => ({ customerId, contactId: contactIds[at] ?? null })),
    ]);
    for (const { customerId, own } of written)
      for (const { fieldId, value } of own) writeOwn(tx, { id: fieldId, entity: 'customers' }, customerId, value);
  }
}
