import { z } from 'zod';
import { uuid } from '../lib/fields.ts';
import { command, query } from '../rpc/procedure.ts';
import { undoable } from '../undo/undo.contract.ts';
import { contact, contactChange, newContact } from './contact.ts';

export const contactsContract = {
  list: query(
    'The contacts of a customer, the primary one first',
    z.object({ customerId: uuid }),
    z.object({ contacts: z.array(contact) }),
  ),
  /** The first contact becomes the primary one; making another primary takes it from the first. */
  create: command('Adds a contact to a customer', newContact, undoable.extend({ id: uuid })),
  update: command('Changes a contact', z.object({ id: uuid, change: contactChange }), undoable),
  delete: command('Removes a contact', z.object({ id: uuid }), undoable),
};
