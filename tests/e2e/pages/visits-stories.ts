import { instantOf } from '../../../src-shared/lib/dates.ts';
import type { Program } from '../harness/program.ts';

export const monday = '2026-11-23';
/** Monday at eight in Vietnam: the week lies ahead. */
export const mondayMorning = Date.parse(instantOf(monday, '08:00'));

/** A customer to be visited, straight into the book. */
export async function aCustomer(
  { client }: Pick<Program, 'client'>,
  name: string,
  more: { address?: string; foundedOn?: string } = {},
): Promise<string> {
  return (await client.customers.create({ name, ...more })).id;
}

/** A planned visit, straight into the book. */
export async function aVisit(
  { client }: Pick<Program, 'client'>,
  customerId: string,
  { day = monday, from, to, purpose }: { day?: string; from: string; to: string; purpose?: string },
): Promise<string> {
  const times = { startsAt: instantOf(day, from), endsAt: instantOf(day, to) };
  return (await client.visits.create({ customerId, ...times, ...(purpose === undefined ? {} : { purpose }) })).id;
}
