import { z } from 'zod';
import { uuid } from '../lib/fields.ts';
import { query } from '../rpc/procedure.ts';
import { channels, customerRatings } from './customer.ts';
import { tradingStates } from './states.ts';

export const standingContract = {
  get: query(
    'How things stand with a customer: what follows from transactions, contacts and ratings',
    z.object({ customerId: uuid }),
    z.object({
      tradingState: z.enum(tradingStates),
      tradingLimitDays: z.number().int(),
      /** How often the customer was reached in the last twelve months, by channel. */
      contacts: z.partialRecord(z.enum(channels), z.number().int()),
      suggestedChannel: z.enum(channels).nullable(),
      /** Its people for whom no channel is chosen yet and who answer most on one. */
      people: z.array(z.object({ contactId: uuid, name: z.string(), channel: z.enum(channels), count: z.number().int() })),
      rating: z
        .object({
          rating: z.enum(customerRatings).nullable(),
          ratedOn: z.string(),
          authorName: z.string().nullable(),
          reason: z.string().nullable(),
        })
        .nullable(),
    }),
  ),
};
