import type { Client } from '../../src-shared/contract.ts';
import { addressOf } from '../../src-shared/vietnam/address-person.ts';
import { zaloAddressOf } from '../../src-shared/vietnam/zalo.ts';
import type { ZaloStart } from './zalo-drawer.ts';

/**
 * Whom to write to in Zalo about something of a customer: the person it is for, else the primary contact, else any other, else the customer
 * itself; nobody who asked that the data be used no more. Null where there is none.
 */
export async function findZaloStart(
  client: Client,
  { customerId, contactId, today }: { customerId: string; contactId: string | null; today: string },
): Promise<ZaloStart | null> {
  const { contacts, isCustomerRestricted } = await client.contacts.list({ customerId });
  if (isCustomerRestricted) return null;
  const first = (contact: { id: string; isPrimary: boolean }) => (contact.id === contactId ? 2 : Number(contact.isPrimary));
  const willing = contacts.filter(({ restrictedOn }) => restrictedOn === null).toSorted((a, b) => first(b) - first(a));
  for (const contact of willing) {
    const address = zaloAddressOf(contact);
    if (address !== null) return { customerId, name: contact.name, address, greeting: addressOf(contact, { today }).greeting };
  }
  const customer = await client.customers.get({ id: customerId });
  const address = zaloAddressOf({ zalo: null, phone: customer.phone });
  if (address === null) return null;
  const { name, kind } = customer;
  const greeting = kind === 'person' ? addressOf(customer, { today }).greeting : `Kính gửi ${name}`;
  return { customerId, name, address, greeting };
}
