import type { CustomerLine } from '../../../src-shared/customers/customer-list.ts';
import type { customersContract } from '../../../src-shared/customers/customers.contract.ts';
import type { ExportEntry, exportsContract } from '../../../src-shared/exports/exports.contract.ts';
import { AppError } from '../../../src-shared/rpc/errors.ts';
import type { HandlersOf } from '../../../src-shared/rpc/procedure.ts';
import { createWhoAgreed } from '../consent/index.ts';
import type { Context } from '../context.ts';
import type { ExportCell } from './csv-text.ts';
import { createExportPermit } from './export-permit.ts';
import { createExportWords } from './export-words.ts';
import { writeTable } from './write-table.ts';

const rowsPerBlock = 500;

/** Lists as files. Who may is a rule of the office, and every file is written down before it stands. */
export function createExportsService(
  ctx: Context,
  customers: Pick<HandlersOf<typeof customersContract>, 'list' | 'outline'>,
): HandlersOf<typeof exportsContract> {
  const entries = ctx.db.prepare(
    `SELECT e.id, e.what, e.format, e."rows", e."columns", e.exported_at AS exportedAt, u.name AS userName
     FROM export_log AS e LEFT JOIN users AS u ON u.id = e.created_by
     WHERE e.deleted_at IS NULL ORDER BY e.exported_at DESC, e.rid DESC LIMIT +?`,
  );
  const isAllowed = createExportPermit(ctx);

  return {
    allowed: () => ({ isAllowed: isAllowed() }),
    async customers({ file, format, filter, order, columns, language }) {
      if (!isAllowed()) throw new AppError('forbidden', 'the office lets others take customer data out');
      const path = await ctx.files.resolveForWriting(file);
      return ctx.jobs.run('export', file, async (job) => {
        const words = createExportWords(ctx.db, language);
        const { consent } = filter;
        const whoAgreed = createWhoAgreed(ctx.db);
        const now = new Date(ctx.clock.now()).toISOString();
        const { total } = await customers.outline({ filter, order, step: rowsPerBlock });
        let rows = 0;
        let restricted = 0;
        const fields = [...new Set([...columns, 'restrictedOn' as const])];
        async function* blocks(): AsyncGenerator<ExportCell[][]> {
          let after: string | null = null;
          do {
            const page: { rows: CustomerLine[]; next: string | null } = await customers.list({
              filter,
              order,
              after,
              limit: rowsPerBlock,
              fields,
            });
            const kept = page.rows.filter((line) => (line.more?.restrictedOn ?? null) === null);
            restricted += page.rows.length - kept.length;
            rows += kept.length;
            yield kept.map((line) => [
              ...columns.map((field) => words.cellOf(line, field)),
              // Who asks for people that may be contacted gets to know who they are, and since when.
              ...(consent === undefined ? [] : [whoAgreed(line.id, consent, now)]),
            ]);
            job.progress(rows + restricted, total);
            await job.breathe();
            after = page.next;
          } while (after !== null);
        }
        const vi = language === 'vi';
        await writeTable(
          path,
          format,
          {
            sheet: vi ? 'Khách hàng' : 'Customers',
            head: [...columns.map(words.headOf), ...(consent === undefined ? [] : [vi ? 'Đồng ý cho liên hệ' : 'Consent'])],
            blocks: blocks(),
          },
          () =>
            ctx.write.transact((tx) =>
              tx.create('exportLog', { what: 'customers', format, rows, columns: columns.join(','), exportedAt: tx.now }),
            ),
        );
        return { rows, restricted };
      });
    },
    log: ({ limit }) => ({ entries: entries.all(limit) as ExportEntry[] }), // the columns selected
  };
}
