import { readFile, rename, rm, writeFile } from 'node:fs/promises';
import type { TemplateKind } from '../../../src-shared/documents/document-template.ts';
import { emailWord } from '../../../src-shared/documents/email-words.ts';
import { type PrintedQuote, printQuote, type QuoteToPrint } from '../../../src-shared/documents/printed-quote.ts';
import type { quotePapersContract } from '../../../src-shared/documents/quote-papers.contract.ts';
import { formatDay } from '../../../src-shared/lib/dates.ts';
import { formatDong } from '../../../src-shared/lib/money.ts';
import { AppError } from '../../../src-shared/rpc/errors.ts';
import type { HandlersOf } from '../../../src-shared/rpc/procedure.ts';
import type { Context } from '../context.ts';
import { quoteBlocks, writePdf } from '../documents/index.ts';
import { diskErrorOf } from '../platform/sqlite-errors.ts';
import { writeEmailDraft } from './eml-draft.ts';
import { createPaperReader, type WhichPaper } from './quote-to-print.ts';

/** Quotes and orders on paper: made here and now, without an office or a network. */
export function createQuotePapersService(ctx: Context): HandlersOf<typeof quotePapersContract> {
  const read = createPaperReader(ctx);
  const customerMail = ctx.db
    .prepare(
      `SELECT coalesce(k.email, c.email) FROM customers AS c
       LEFT JOIN contacts AS k ON k.id = @contactId AND k.deleted_at IS NULL WHERE c.id = @customerId`,
    )
    .pluck();

  const write = (path: string, which: WhichPaper, signal: AbortSignal) => {
    const { quote, template, ...of } = read(which);
    const printed = printQuote(template, quote);
    if (printed.codeProblem !== null) throw unpayable(printed.codeProblem.reason);
    return {
      quote,
      ...of,
      made: writePdf(path, documentOf(printed, quote, template.language, ctx.clock.now()), signal, () => {}),
    };
  };

  return {
    get(which) {
      const { quote, template } = read(which);
      return { quote, template };
    },
    async pdf({ file, ...which }) {
      const path = await ctx.files.resolveForWriting(file);
      return ctx.jobs.run('document', file, (job) => write(path, which, job.signal).made);
    },
    async email({ file, ...which }) {
      const path = await ctx.files.resolveForWriting(file);
      return ctx.jobs.run('document', file, async (job) => {
        const pdf = `${path}.pdf`;
        const part = `${path}.part`;
        try {
          const { quote, kind, customerId, made } = write(pdf, which, job.signal);
          const { pages } = await made;
          const to: unknown = customerMail.get({ customerId, contactId: quote.content.contactId });
          const address = typeof to === 'string' && to !== '' ? to : null;
          const draft = {
            to: address,
            ...wordsOf(kind, quote, which.language),
            boundary: `=_${Buffer.from(ctx.ids.randomBytes(18)).toString('hex')}`,
          };
          const bytes = await readFile(pdf);
          await writeFile(part, writeEmailDraft({ ...draft, attachment: { name: draft.name, bytes } }), {
            mode: 0o600,
            flush: true,
          });
          await rename(part, path);
          return { pages, to: address };
        } catch (error) {
          throw diskErrorOf(error) ?? error;
        } finally {
          await rm(pdf, { force: true });
          await rm(part, { force: true });
        }
      });
    },
  };
}

function documentOf(printed: PrintedQuote, quote: QuoteToPrint, language: 'vi' | 'en', now: number) {
  return {
    title: `${quote.number} ${quote.title}`.trim(),
    author: quote.seller.name ?? quote.company.name ?? 'Fieldbook',
    madeAt: new Date(now).toISOString(),
    foot: printed.foot,
    pageLabel: printed.pageLabel,
    language,
    content: quoteBlocks(printed),
    ...(printed.mark === null ? {} : { mark: printed.mark }),
  };
}

function wordsOf(kind: TemplateKind, { number, company, content, seller }: QuoteToPrint, language: 'vi' | 'en') {
  const values = {
    number,
    company: company.name ?? seller.name ?? '',
    contact: content.toContact ?? content.toName,
    total: formatDong(content.totals.totalDong),
    validUntil: formatDay(content.validUntil),
    seller: [seller.name, seller.phone].filter((part) => part !== null).join('\n'),
  };
  return {
    name: emailWord(kind, language, 'file', values).replaceAll(/[/\\:*?"<>|]/g, '-'),
    subject: emailWord(kind, language, 'subject', values),
    text: emailWord(kind, language, 'text', values),
  };
}

function unpayable(reason: string): AppError {
  return new AppError('invalid', 'the account in the settings cannot be put into a code', { fields: { bankAccount: reason } });
}
