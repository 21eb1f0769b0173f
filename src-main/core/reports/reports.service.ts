import { periodsUpTo } from '../../../src-shared/reports/periods.ts';
import type {
  NumberKind,
  ReportFilter,
  ReportLine,
  reportsContract,
  VisitReport,
  VisitReportQuestion,
} from '../../../src-shared/reports/reports.contract.ts';
import { AppError } from '../../../src-shared/rpc/errors.ts';
import type { HandlersOf } from '../../../src-shared/rpc/procedure.ts';
import type { Context } from '../context.ts';
import { joinShownCustomer } from '../customers/index.ts';
import { createExportPermit, writeTable } from '../exports/index.ts';
import { createPeopleOfReport, type ReportPerson } from './people-of-report.ts';
import { reportTable } from './report-table.ts';
import { boundsOf, createVisitNumbers, customersWhere, isSuccessful, sumOf, visitsWhere } from './visit-numbers.ts';

const mostLines = 500;

/** What was planned and what came of it, by rep and time. Every number is counted from the records that `behind` lists. */
export function createReportsService(ctx: Context): HandlersOf<typeof reportsContract> {
  const peopleOf = createPeopleOfReport(ctx);
  const isAllowed = createExportPermit(ctx);

  function wanted(people: readonly ReportPerson[], { ownerId, teamId }: ReportFilter): readonly ReportPerson[] {
    return people.filter(
      (person) => (ownerId === undefined || person.id === ownerId) && (teamId === undefined || person.teamId === teamId),
    );
  }

  function report({ by, on, count, ...filter }: VisitReportQuestion): VisitReport {
    const people = peopleOf();
    const periods = periodsUpTo(on, by, count);
    const whole = { from: periods[0]?.from ?? on, to: periods.at(-1)?.to ?? on };
    const numbers = createVisitNumbers(ctx.db, filter);
    const reps = wanted(people, filter).flatMap((person) => {
      const cells = periods.map((period) => numbers.countsOf(person.id, period));
      const sum = sumOf(cells);
      // Who has left is shown where there is still something of his.
      if (!person.isActive && sum.planned === 0) return [];
      const { id, name, teamName } = person;
      return [{ id, name, teamName, cells, ...sum, ...numbers.customersOf(id, whole) }];
    });
    const total = (key: 'customersVisited' | 'ownCustomers' | 'ownVisited') => reps.reduce((sum, rep) => sum + rep[key], 0);
    return {
      periods,
      reps,
      total: {
        ...sumOf(reps),
        cells: periods.map((_, at) => sumOf(reps.flatMap((rep) => rep.cells[at] ?? []))),
        customersVisited: total('customersVisited'),
        ownCustomers: total('ownCustomers'),
        ownVisited: total('ownVisited'),
      },
      people: people.filter(({ isActive }) => isActive).map(({ id, name, teamId }) => ({ id, name, teamId })),
    };
  }

  return {
    visits: (question) => report(question),
    behind({ from, to, what, ...filter }) {
      const found = wanted(peopleOf(), filter).map((person) => linesOf(ctx, person, { from, to }, what, filter));
      const lines = found
        .flatMap((of) => of.lines)
        .toSorted((a, b) => ((a.at ?? '') < (b.at ?? '') ? 1 : (a.at ?? '') > (b.at ?? '') ? -1 : 0));
      return { lines: lines.slice(0, mostLines), total: found.reduce((sum, of) => sum + of.total, 0) };
    },
    async exportVisits({ file, format, language, ...question }) {
      if (!isAllowed()) throw new AppError('forbidden', 'the office lets others take customer data out');
      const path = await ctx.files.resolveForWriting(file);
      return ctx.jobs.run('export', file, async () => {
        const table = reportTable(report(question), question.by, language);
        async function* blocks() {
          yield table.rows;
        }
        await writeTable(path, format, { sheet: table.sheet, head: table.head, blocks: blocks() }, () =>
          ctx.write.transact((tx) =>
            tx.create('exportLog', { what: 'visit-report', format, rows: table.rows.length, columns: null, exportedAt: tx.now }),
          ),
        );
        return { rows: table.rows.length };
      });
    },
  };
}

function linesOf(
  { db }: Context,
  person: ReportPerson,
  period: { from: string; to: string },
  what: NumberKind,
  filter: ReportFilter,
): { lines: ReportLine[]; total: number } {
  const { purpose, rating } = filter;
  const isOfCustomers = what === 'customers-visited' || what === 'customers-unvisited';
  const narrowed = visitsWhere(filter);
  const values = {
    ownerId: person.id,
    ...boundsOf(period),
    ...(purpose === undefined ? {} : { purpose }),
    ...(rating === undefined ? {} : { rating }),
  };
  const done = `SELECT v.customer_id FROM visits AS v WHERE ${narrowed} AND v.state = 'done'`;
  const customers =
    what === 'customers-visited'
      ? `FROM customers AS c WHERE c.id IN (${done})`
      : `FROM customers AS c WHERE ${customersWhere(filter)} AND c.id NOT IN (${done})`;
  const extra = {
    planned: '',
    done: "AND v.state = 'done'",
    open: "AND v.state = 'planned'",
    successful: `AND v.state = 'done' AND ${isSuccessful}`,
  };
  if (isOfCustomers) {
    const rows = db
      .prepare(
        `SELECT c.id AS customerId, c.name AS customerName, c.last_visit_at AS at ${customers} ORDER BY c.last_visit_at IS NOT NULL, c.last_visit_at LIMIT ${mostLines}`,
      )
      .all(values) as { customerId: string; customerName: string; at: string | null }[]; // the columns selected
    const total = Number(db.prepare(`SELECT count(*) ${customers}`).pluck().get(values));
    return { total, lines: rows.map((row) => ({ ...row, visitId: null, ownerName: person.name, state: null, outcome: null })) };
  }
  const where = `${narrowed} ${extra[what]}`;
  const rows = db
    .prepare(
      `SELECT v.id AS visitId, c.id AS customerId, c.name AS customerName, v.starts_at AS at, v.state, (SELECT r.outcome FROM visit_results AS r
         WHERE r.visit_id = v.id AND r.deleted_at IS NULL ORDER BY r.at DESC, r.id DESC LIMIT 1) AS outcome
       FROM visits AS v ${joinShownCustomer('v.customer_id')} WHERE ${where} ORDER BY v.starts_at DESC LIMIT ${mostLines}`,
    )
    .all(values) as Omit<ReportLine, 'ownerName'>[]; // the columns selected
  const total = Number(db.prepare(`SELECT count(*) FROM visits AS v WHERE ${where}`).pluck().get(values));
  return { total, lines: rows.map((row) => ({ ...row, ownerName: person.name })) };
}
