import { z } from 'zod';
import { uuid } from '../lib/fields.ts';
import { command, query } from '../rpc/procedure.ts';
import { undoable } from '../undo/undo.contract.ts';
import { vcardVersions } from './vcard.ts';
import { contact, contactChange, newContact } from './contact.ts';

export const contactsContract = {
  list: query(
    'The contacts of a customer, the primary one first',
    z.object({ customerId: uuid }),
    z.object({
      contacts: z.array(contact),
      /** The customer asked that its data be used no more: none of its people is called or written to either. */
      isCustomerRestricted: z.boolean(),
    }),
  ),
  /** The first contact becomes the primary one; making another primary takes it from the first. */
  create: command('Adds a contact to a customer', newContact, undoable.extend({ id: uuid })),
  update: command('Changes a contact', z.object({ id: uuid, change: contactChange }), undoable),
  delete: command('Removes a contact', z.object({ id: uuid }), undoable),
  exportVcards: command(
    'Writes people as cards for the address book of a phone: single ones, or all of some customers with the customers themselves',
    z.object({
      /** A file that the host handed out for writing. */
      file: z.string().min(1).max(4000),
      version: z.enum(vcardVersions).default('3.0'),
      contactIds: z.array(uuid).max(1000).default([]),
      customerIds: z.array(uuid).max(10_000).default([]),
    }),
    z.object({
      cards: z.number().int(),
      /** Left out: they asked that their data be used no more. */
      restricted: z.number().int(),
    }),
  ),
};
