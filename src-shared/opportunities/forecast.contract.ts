import { z } from 'zod';
import { exportFormats } from '../exports/exports.contract.ts';
import { dayToLookAt, isoDate, uuid } from '../lib/fields.ts';
import { command, query } from '../rpc/procedure.ts';
import { opportunityCard } from './opportunity-record.ts';

/** What narrows a report of opportunities; without it, everybody whose work one may see. */
const filter = z.object({ teamId: uuid.exactOptional(), ownerId: uuid.exactOptional() });
export type PipelineFilter = z.output<typeof filter>;

/** Months or quarters in a row: weeks say nothing of a forecast. */
const question = filter.extend({
  by: z.enum(['month', 'quarter']),
  /** A day in the last period. */
  on: dayToLookAt,
  count: z.int().min(1).max(60),
});
export type PipelineQuestion = z.output<typeof question>;

const sum = z.number();
const forecastCell = z.object({
  /** Everything that was expected to close in the period, whatever has become of it. */
  expectedDong: sum,
  /** What of it is still open. */
  openCount: z.number().int(),
  openDong: sum,
  /** Σ value × probability of the stage, of what is still open. */
  weightedDong: sum,
  /** What was won in the period, whenever it was expected. */
  wonCount: z.number().int(),
  wonDong: sum,
});
export type ForecastCell = z.output<typeof forecastCell>;

const lostCell = z.object({ count: z.number().int(), dong: sum });
export type LostCell = z.output<typeof lostCell>;

const periods = z.array(z.object({ from: isoDate, to: isoDate }));
const people = z.array(z.object({ id: uuid, name: z.string(), teamId: z.string().nullable() }));

export const forecast = z.object({
  periods,
  rows: z.array(forecastCell.extend({ id: uuid.nullable(), name: z.string().nullable(), cells: z.array(forecastCell) })),
  total: forecastCell.extend({ cells: z.array(forecastCell) }),
  people,
});
export type Forecast = z.output<typeof forecast>;

export const lostReport = z.object({
  periods,
  /** A reason is a key of the list `lost_reason`; null where none was said. The most frequent one first. */
  reasons: z.array(lostCell.extend({ reason: z.string().nullable(), cells: z.array(lostCell) })),
  total: lostCell.extend({ cells: z.array(lostCell) }),
  wonCount: z.number().int(),
  wonDong: sum,
  people,
});
export type LostReport = z.output<typeof lostReport>;

export const pipelineNumbers = ['expected', 'open', 'won', 'lost'] as const;
export type PipelineNumber = (typeof pipelineNumbers)[number];

const inFile = {
  /** A file that the host handed out for writing. */
  file: z.string().min(1).max(4000),
  format: z.enum(exportFormats),
  language: z.enum(['vi', 'en']).default('vi'),
};
const rows = z.object({ rows: z.number().int() });

export const pipelineContract = {
  forecast: query(
    'What was expected, what is still open (weighted by the stage) and what was won, by month or quarter, for each rep or team',
    question.extend({ of: z.enum(['rep', 'team']).default('rep') }),
    forecast,
  ),
  lost: query('Why opportunities were lost, by month or quarter, beside what was won', question, lostReport),
  behind: query(
    'The opportunities behind a number of these reports',
    filter.extend({
      from: dayToLookAt,
      to: dayToLookAt,
      what: z.enum(pipelineNumbers),
      /** Only those lost for this reason; null for those without one. */
      lostReason: z.string().max(60).nullable().exactOptional(),
      /** Only those of nobody's team. */
      withoutTeam: z.boolean().exactOptional(),
    }),
    z.object({
      lines: z.array(opportunityCard),
      /** How many there are; `lines` holds the first 500. */
      total: z.number().int(),
      totalDong: sum,
    }),
  ),
  exportForecast: command(
    'Writes the forecast into a file; the log of exports keeps it',
    question.extend({ of: z.enum(['rep', 'team']).default('rep'), ...inFile }),
    rows,
  ),
  exportLost: command('Writes the reasons for losing into a file; the log of exports keeps it', question.extend(inFile), rows),
};
