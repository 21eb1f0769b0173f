import { z } from 'zod';
import { uuid } from '../lib/fields.ts';

/** Who is meant: a person at a customer, or with `contactId: null` the customer itself, where it is a person. */
export const personRef = z.object({ customerId: uuid, contactId: uuid.nullable() });
export type PersonRef = z.output<typeof personRef>;
