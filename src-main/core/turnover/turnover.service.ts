import { periodsUpTo } from '../../../src-shared/reports/periods.ts';
import { AppError } from '../../../src-shared/rpc/errors.ts';
import type { HandlersOf } from '../../../src-shared/rpc/procedure.ts';
import type { turnoverContract, TurnoverQuestion, TurnoverReport } from '../../../src-shared/turnover/turnover.contract.ts';
import type { Context } from '../context.ts';
import { createFamily } from '../customers/index.ts';
import { createExportPermit, createWhoIsRestricted, writeTable } from '../exports/index.ts';
import { createPeopleOfReport } from '../reports/index.ts';
import { createCustomerTurnover } from './customer-turnover.ts';
import { createTurnoverNumbers, nothing, sumTurnover, type TurnoverPart } from './turnover-numbers.ts';
import { turnoverTable } from './turnover-table.ts';
import { officeToday } from '../platform/office-time.ts';

/** What was sold: ordered and invoiced beside each other, by time and by whom or to whom. */
export function createTurnoverService(ctx: Context): HandlersOf<typeof turnoverContract> {
  const { db } = ctx;
  const peopleOf = createPeopleOfReport(ctx);
  const isAllowed = createExportPermit(ctx);
  const restrictedOf = createWhoIsRestricted(db);
  const numbers = createTurnoverNumbers(db);
  const ofCustomer = createCustomerTurnover(db);
  const family = createFamily(db);
  const teamName = db.prepare('SELECT name FROM teams WHERE id = ?').pluck();
  const customerName = db.prepare('SELECT name FROM customers WHERE id = ? AND deleted_at IS NULL').pluck();
  const mergedRecords = db.prepare('SELECT id FROM customers WHERE merged_into IS NOT NULL').pluck();
  const today = () => officeToday(ctx);

  function report({ of, by, on, count, limit, teamId, ownerId }: TurnoverQuestion): TurnoverReport {
    const periods = periodsUpTo(on, by, count);
    const people = peopleOf();
    const wanted = people.filter(
      (person) => (ownerId === undefined || person.id === ownerId) && (teamId === undefined || person.teamId === teamId),
    );
    const parts = numbers(
      of,
      wanted.map(({ id }) => id),
      periods,
    );
    const nameOf = (id: string | null): string | null => {
      if (id === null) return null;
      if (of === 'rep') return people.find((person) => person.id === id)?.name ?? null;
      const found: unknown = of === 'team' ? teamName.get(id) : customerName.get(id);
      return typeof found === 'string' ? found : null;
    };
    // What a merged record bought counts for the one that stands for it.
    const merged = of === 'customer' ? new Set(mergedRecords.all()) : new Set();
    const byWhose = new Map<string | null, TurnoverPart[]>();
    for (const part of parts) {
      const whose = part.whose !== null && merged.has(part.whose) ? family.winnerOf(part.whose) : part.whose;
      const known = byWhose.get(whose);
      if (known === undefined) byWhose.set(whose, [part]);
      else known.push(part);
    }
    const cellsOf = (of: readonly TurnoverPart[]) =>
      periods.map((_period, at) => sumTurnover(of.filter(({ period }) => period === at)));
    const sorted = [...byWhose]
      .map(([id, of]) => ({ id, of, sum: sumTurnover(of) }))
      .sort(
        (a, b) =>
          b.sum.orderedDong - a.sum.orderedDong ||
          b.sum.invoicedDong - a.sum.invoicedDong ||
          ((a.id ?? '') < (b.id ?? '') ? -1 : 1),
      );
    return {
      periods,
      rows: sorted.slice(0, limit).map(({ id, of, sum }) => ({ id, name: nameOf(id), ...sum, cells: cellsOf(of) })),
      rowsTotal: sorted.length,
      total: { ...(parts.length === 0 ? nothing : sumTurnover(parts)), cells: cellsOf(parts) },
      people: people.filter(({ isActive }) => isActive).map(({ id, name, teamId: team }) => ({ id, name, teamId: team })),
    };
  }

  return {
    ofCustomer: ({ customerId, on }) => ofCustomer(customerId, on ?? today()),
    report,
    async export({ file, format, language, ...question }) {
      if (!isAllowed()) throw new AppError('forbidden', 'the office lets others take customer data out');
      const path = await ctx.files.resolveForWriting(file);
      return ctx.jobs.run('export', file, async () => {
        const found = report({ ...question, limit: 20_000 });
        // Sums name nobody; a line for each customer does.
        const restricted =
          question.of === 'customer' ? restrictedOf(found.rows.flatMap(({ id }) => id ?? [])) : new Set<string>();
        const told = { ...found, rows: found.rows.filter(({ id }) => id === null || !restricted.has(id)) };
        const { sheet, head, rows } = turnoverTable(told, question.by, question.of, language);
        async function* blocks() {
          yield rows;
        }
        await writeTable(path, format, { sheet, head, blocks: blocks() }, () =>
          ctx.write.transact((tx) =>
            tx.create('exportLog', { what: 'turnover', format, rows: rows.length, columns: null, exportedAt: tx.now }),
          ),
        );
        return { rows: rows.length, restricted: restricted.size };
      });
    },
  };
}
