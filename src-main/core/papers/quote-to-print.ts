import type { QuoteToPrint } from '../../../src-shared/documents/printed-quote.ts';
import type { OfficeTemplate } from '../../../src-shared/documents/templates.contract.ts';
import { readContent } from '../../../src-shared/quotes/quote-text.ts';
import { AppError } from '../../../src-shared/rpc/errors.ts';
import { createLetOutReader } from '../approvals/index.ts';
import type { Context } from '../context.ts';
import { createPaymentWords } from '../prices/index.ts';
import { createCompanyReader } from './company.service.ts';
import { createTemplatesReader } from './templates.service.ts';

export interface WhichPaper {
  readonly quoteId: string;
  readonly version?: number;
  readonly language: 'vi' | 'en';
  readonly templateId?: string;
}

interface QuoteRow {
  readonly title: string;
  readonly number: string | null;
  readonly label: string;
  readonly ownerId: string;
  readonly version: number;
  readonly content: string;
}

/** Reads all that is printed of a quote, and the template that it is laid into. @throws `not-found`. */
export function createQuoteReader(
  ctx: Context,
): (which: WhichPaper) => { quote: QuoteToPrint; template: Pick<OfficeTemplate, 'body' | 'language'> } {
  const company = createCompanyReader(ctx.db);
  const templates = createTemplatesReader(ctx.db);
  const isLetOut = createLetOutReader(ctx);
  const quoteOf = ctx.db.prepare(
    `SELECT title, number, label, owner_id AS ownerId, version, content FROM quotes WHERE id = ? AND deleted_at IS NULL`,
  );
  const frozen = ctx.db
    .prepare(
      `SELECT content FROM quote_versions WHERE quote_id = ? AND version = ? AND deleted_at IS NULL ORDER BY frozen_at DESC, id DESC LIMIT 1`,
    )
    .pluck();
  const seller = ctx.db.prepare('SELECT name, phone, email FROM users WHERE id = ?');
  const accepted = ctx.db.prepare(
    `SELECT by_name AS name, by_post AS post, answered_on AS "on", signature FROM acceptances
     WHERE quote_id = ? AND version = ? AND is_accepted = 1 AND deleted_at IS NULL ORDER BY created_at DESC, id DESC LIMIT 1`,
  );
  const paymentWords = createPaymentWords(ctx.db);
  const missing = () => new AppError('not-found', 'no such quote, or no such version of it');

  const templateOf = ({ language, templateId }: WhichPaper) => {
    const all = templates();
    if (templateId === undefined) return all.find((one) => one.language === language && one.isUsed);
    return all.find(({ id }) => id === templateId);
  };
  return (which) => {
    const row = quoteOf.get(which.quoteId) as QuoteRow | undefined; // the columns selected, as below
    if (row === undefined) throw missing();
    const version = which.version ?? row.version;
    const sent: unknown = version === row.version ? row.content : frozen.get(which.quoteId, version);
    const content = typeof sent === 'string' ? readContent(sent) : null;
    const template = templateOf(which);
    if (content === null || template === undefined) throw missing();
    const facts = company();
    return {
      quote: {
        number: row.number ?? row.label,
        title: row.title,
        version,
        content,
        company: facts,
        // Of what was saved before the words were kept with it, those of today.
        paymentDiscounts: content.paymentDiscounts ?? paymentWords(content.paymentDiscountIds),
        seller: (seller.get(row.ownerId) as QuoteToPrint['seller'] | undefined) ?? { name: null, phone: null, email: null },
        isDraft: version === row.version && !isLetOut(which.quoteId),
        signed: (accepted.get(which.quoteId, version) as QuoteToPrint['signed'] | undefined) ?? null,
      },
      template: { body: template.body, language: template.language },
    };
  };
}
