import type { PersonRef } from '../../../src-shared/consent/person.ts';
import { AppError } from '../../../src-shared/rpc/errors.ts';
import type { WriteTransaction } from '../sync/write-door.ts';

/** The record that a person is: a contact, or the customer itself. */
export function recordOf({ customerId, contactId }: PersonRef): { entity: 'customers' | 'contacts'; id: string } {
  return contactId === null ? { entity: 'customers', id: customerId } : { entity: 'contacts', id: contactId };
}

/** @throws `not-found` where there is no such person, or no such person at this customer. */
export function readPerson(tx: WriteTransaction, person: PersonRef) {
  const { entity, id } = recordOf(person);
  const row = tx.read(entity, id);
  if (row === null || (entity === 'contacts' && tx.read('customers', person.customerId) === null)) {
    throw new AppError('not-found', 'no person with this id', { details: { id } });
  }
  return row;
}
