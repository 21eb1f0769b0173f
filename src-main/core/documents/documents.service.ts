import type { customersContract } from '../../../src-shared/customers/customers.contract.ts';
import { type documentsContract, mostInDossier, mostLinesInDossier } from '../../../src-shared/documents/documents.contract.ts';
import { handoverWord } from '../../../src-shared/documents/handover-words.ts';
import { formatDay } from '../../../src-shared/lib/dates.ts';
import { AppError } from '../../../src-shared/rpc/errors.ts';
import type { HandlersOf } from '../../../src-shared/rpc/procedure.ts';
import type { Context } from '../context.ts';
import { idsOfFilter } from '../customers/index.ts';
import { createExportPermit } from '../exports/index.ts';
import type { RunningJob } from '../platform/jobs.ts';
import { createFileReader } from './customer-file.ts';
import { createSectionWriter } from './handover-section.ts';
import type { PdfBlock } from './pdf-content.ts';
import { writePdf } from './write-pdf.ts';
import { officeToday } from '../platform/office-time.ts';

/** Papers for people, made here and now, without an office. Who may take them out is the office's rule, and each is written down. */
export function createDocumentsService(
  ctx: Context,
  customers: Pick<HandlersOf<typeof customersContract>, 'list'>,
): HandlersOf<typeof documentsContract> {
  const isAllowed = createExportPermit(ctx);
  const read = createFileReader(ctx);
  const userName = ctx.db.prepare('SELECT name FROM users WHERE id = ?').pluck();

  const madeBy = (language: 'vi' | 'en') => {
    const name: unknown = userName.get(ctx.userId());
    const day = formatDay(officeToday(ctx));
    return handoverWord(language, 'made', { day, name: typeof name === 'string' ? name : 'Fieldbook' });
  };
  const write = (
    path: string,
    job: RunningJob,
    what: 'handover-sheet' | 'handover-dossier',
    of: { title: string; content: readonly PdfBlock[]; language: 'vi' | 'en'; customers: number },
  ) =>
    writePdf(
      path,
      {
        title: of.title,
        author: madeBy(of.language),
        madeAt: new Date(ctx.clock.now()).toISOString(),
        foot: `${of.title} · ${madeBy(of.language)}`,
        pageLabel: handoverWord(of.language, 'page'),
        language: of.language,
        content: of.content,
      },
      job.signal,
      () =>
        ctx.write.transact((tx) =>
          tx.create('exportLog', { what, format: 'pdf', rows: of.customers, columns: null, exportedAt: tx.now }),
        ),
    );
  const refuseForbidden = () => {
    if (!isAllowed()) throw new AppError('forbidden', 'the office lets others take customer data out');
  };

  return {
    async handoverSheet({ file, customerId, language }) {
      refuseForbidden();
      const path = await ctx.files.resolveForWriting(file);
      return ctx.jobs.run('document', file, async (job) => {
        const record = read(customerId);
        if (record.customer.restrictedOn !== null)
          throw new AppError('forbidden', 'this person asked that the data be used no more');
        const { pages } = await write(path, job, 'handover-sheet', {
          title: handoverWord(language, 'sheet'),
          content: createSectionWriter(ctx.db, language)(record, false),
          language,
          customers: 1,
        });
        return { customers: 1, restricted: 0, pages };
      });
    },
    async handoverDossier({ file, ids, filter, language }) {
      refuseForbidden();
      const path = await ctx.files.resolveForWriting(file);
      return ctx.jobs.run('document', file, async (job) => {
        const book = ids ?? (await idsOfFilter(customers, filter ?? {}, mostInDossier));
        if (book.length > mostInDossier) throw tooLarge();
        const section = createSectionWriter(ctx.db, language);
        const sections: PdfBlock[] = [];
        let restricted = 0;
        let lines = 0;
        for (const [at, id] of book.entries()) {
          const record = read(id);
          if (record.customer.restrictedOn === null) sections.push(...section(record, true));
          else restricted += 1;
          lines += record.tried.length;
          if (lines > mostLinesInDossier) throw tooLarge();
          // Laying out takes about as long as reading; the last step is the file itself.
          job.progress(at + 1, book.length * 2);
          await job.breathe();
        }
        const count = book.length - restricted;
        const title = handoverWord(language, 'dossier');
        const { pages } = await write(path, job, 'handover-dossier', {
          title,
          content: [
            { text: title, style: 'title' },
            { text: `${madeBy(language)} · ${handoverWord(language, 'count', { count: String(count) })}`, style: 'soft' },
            ...(restricted === 0
              ? []
              : [{ text: handoverWord(language, 'restricted', { count: String(restricted) }), style: 'soft' as const }]),
            { toc: { title: { text: handoverWord(language, 'contents'), style: 'h2' } } },
            ...sections,
          ],
          language,
          customers: count,
        });
        return { customers: count, restricted, pages };
      });
    },
  };
}

function tooLarge(): AppError {
  return new AppError('too-large', 'a dossier of so many customers or entries is made in parts: choose fewer customers');
}
