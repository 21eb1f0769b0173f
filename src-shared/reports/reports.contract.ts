import { z } from 'zod';
import { exportFormats } from '../exports/exports.contract.ts';
import { dayToLookAt, isoDate, isoInstant, uuid } from '../lib/fields.ts';
import { command, query } from '../rpc/procedure.ts';
import { visitOutcomes, visitStates } from '../visits/visit.ts';
import { periodKinds } from './periods.ts';

/** What narrows a report; without it, everybody whose work one may see. */
const reportFilter = z.object({
  teamId: uuid.exactOptional(),
  ownerId: uuid.exactOptional(),
  purpose: z.string().max(60).exactOptional(),
  rating: z.string().max(10).exactOptional(),
});
export type ReportFilter = z.output<typeof reportFilter>;

const visitReportQuestion = reportFilter.extend({
  by: z.enum(periodKinds),
  /** A day in the last period. */
  on: dayToLookAt,
  count: z.int().min(1).max(60),
});
export type VisitReportQuestion = z.output<typeof visitReportQuestion>;

/** Planned are all that were not cancelled; done is a part of them, and successful a part of done. */
const visitCounts = z.object({ planned: z.number().int(), done: z.number().int(), successful: z.number().int() });
export type VisitCounts = z.output<typeof visitCounts>;

const reached = visitCounts.extend({
  /** Different customers that were visited. */
  customersVisited: z.number().int(),
  /** Of the customers that one looks after: how many there are, and how many of them were visited. */
  ownCustomers: z.number().int(),
  ownVisited: z.number().int(),
});
export type Reached = z.output<typeof reached>;

export const visitReport = z.object({
  periods: z.array(z.object({ from: isoDate, to: isoDate })),
  reps: z.array(reached.extend({ id: uuid, name: z.string(), teamName: z.string().nullable(), cells: z.array(visitCounts) })),
  total: reached.extend({ cells: z.array(visitCounts) }),
  /** Those whom this person may choose: himself, his team, or everybody. */
  people: z.array(z.object({ id: uuid, name: z.string(), teamId: z.string().nullable() })),
});
export type VisitReport = z.output<typeof visitReport>;

export const numberKinds = ['planned', 'done', 'successful', 'open', 'customers-visited', 'customers-unvisited'] as const;
export type NumberKind = (typeof numberKinds)[number];

/** One line behind a number: a visit, or a customer (then without a visit). */
export const reportLine = z.object({
  visitId: uuid.nullable(),
  customerId: uuid,
  customerName: z.string(),
  ownerName: z.string().nullable(),
  /** Of the visit; of a customer its last visit. */
  at: isoInstant.nullable(),
  state: z.enum(visitStates).nullable(),
  outcome: z.enum(visitOutcomes).nullable(),
});
export type ReportLine = z.output<typeof reportLine>;

export const reportsContract = {
  visits: query(
    'Visits planned and done for each rep by week, month or quarter, with coverage, frequency and success',
    visitReportQuestion,
    visitReport,
  ),
  behind: query(
    'The visits or customers behind a number of the report',
    reportFilter.extend({ from: isoDate, to: isoDate, what: z.enum(numberKinds) }),
    z.object({
      lines: z.array(reportLine),
      /** How many there are; `lines` holds the first 500. */
      total: z.number().int(),
    }),
  ),
  exportVisits: command(
    'Writes the report of visits into a file; the log of exports keeps it',
    visitReportQuestion.extend({
      /** A file that the host handed out for writing. */
      file: z.string().min(1).max(4000),
      format: z.enum(exportFormats),
      language: z.enum(['vi', 'en']).default('vi'),
    }),
    z.object({ rows: z.number().int() }),
  ),
};
