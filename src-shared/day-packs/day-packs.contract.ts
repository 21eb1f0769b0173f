import { z } from 'zod';
import { isoDate, isoInstant, uuid } from '../lib/fields.ts';
import { orderStates } from '../orders/order.ts';
import { command, query } from '../rpc/procedure.ts';
import { visit } from '../visits/visit.ts';

/** What is to be known before one visit. */
export const dayPackPage = z.object({
  visit,
  customer: z.object({
    id: uuid,
    name: z.string(),
    phone: z.string().nullable(),
    email: z.string().nullable(),
    address: z.string().nullable(),
    taxCode: z.string().nullable(),
    salutation: z.string().nullable(),
    rating: z.string().nullable(),
    legalRepresentative: z.string().nullable(),
    needs: z.string().nullable(),
    tastes: z.string().nullable(),
    behaviour: z.string().nullable(),
    note: z.string().nullable(),
    lastTransactionOn: z.string().nullable(),
    trading: z.enum(['trading', 'stopped', 'potential']),
  }),
  contacts: z.array(
    z.object({
      name: z.string(),
      role: z.string().nullable(),
      phone: z.string().nullable(),
      email: z.string().nullable(),
      note: z.string().nullable(),
      isPrimary: z.boolean(),
    }),
  ),
  /** The last visits, calls and other talks, newest first. */
  lastTalks: z.array(
    z.object({
      id: z.string(),
      kind: z.string(),
      at: isoInstant,
      userName: z.string().nullable(),
      withWhom: z.string().nullable(),
      outcome: z.string().nullable(),
      text: z.string().nullable(),
      nextStep: z.string().nullable(),
      nextOn: z.string().nullable(),
    }),
  ),
  helpRequests: z.array(z.object({ text: z.string(), askedAt: isoInstant, askedBy: z.string().nullable() })),
  tasks: z.array(z.object({ id: uuid, title: z.string(), dueOn: z.string().nullable(), assigneeName: z.string().nullable() })),
  /** Quotes that nobody has answered yet, newest first: what was offered, and what may be handed over. */
  offers: z.array(
    z.object({
      id: uuid,
      label: z.string(),
      state: z.enum(['approved', 'sent']),
      validUntil: z.string().nullable(),
      isExpired: z.boolean(),
      totalDong: z.number().int(),
      goods: z.string(),
    }),
  ),
  /** The last orders, newest first, each with the goods that cost most. */
  orders: z.array(
    z.object({
      id: uuid,
      label: z.string(),
      state: z.enum(orderStates),
      orderedOn: isoDate,
      deliverOn: z.string().nullable(),
      totalDong: z.number().int(),
      goods: z.string(),
    }),
  ),
  /** What they buy, of whom and for how much in a year. */
  wallet: z.array(
    z.object({ product: z.string().nullable(), competitor: z.string().nullable(), amountDong: z.number().int().nullable() }),
  ),
  /** What they owe on that day, as far as this laptop knows; null where there is nothing. */
  debts: z
    .object({
      openDong: z.number(),
      overdueDong: z.number(),
      creditDong: z.number(),
      /** What was due first. */
      invoices: z.array(z.object({ number: z.string(), owedOn: isoDate, leftDong: z.number() })),
    })
    .nullable(),
  files: z.array(z.object({ name: z.string(), addedAt: isoInstant })),
});
export type DayPackPage = z.output<typeof dayPackPage>;

export const dayPack = z.object({
  on: isoDate,
  /** When it was put together; it is put together anew after every change. */
  preparedAt: isoInstant,
  pages: z.array(dayPackPage),
  /** Visits left out: these people asked that their data be used no more. */
  restricted: z.number().int(),
});
export type DayPack = z.output<typeof dayPack>;

export const dayPacksContract = {
  get: query(
    "One's own customers of a day in the order to drive, with what is to be known of each",
    z.object({ on: isoDate }),
    dayPack,
  ),
  pdf: command(
    'Writes the pack of a day as PDF, one page for each customer; the log of exports keeps it',
    z.object({
      /** A file that the host handed out for writing. */
      file: z.string().min(1).max(4000),
      on: isoDate,
      language: z.enum(['vi', 'en']).default('vi'),
    }),
    z.object({ customers: z.number().int(), restricted: z.number().int(), pages: z.number().int() }),
  ),
};
