import type { TemplateKind } from '../../../src-shared/documents/document-template.ts';
import type { QuoteToPrint } from '../../../src-shared/documents/printed-quote.ts';
import type { OfficeTemplate } from '../../../src-shared/documents/templates.contract.ts';
import { localDay } from '../../../src-shared/lib/dates.ts';
import { readContent } from '../../../src-shared/quotes/quote-text.ts';
import { AppError } from '../../../src-shared/rpc/errors.ts';
import { createLetOutReader } from '../approvals/index.ts';
import type { Context } from '../context.ts';
import { createPaymentWords } from '../prices/index.ts';
import { createCompanyReader } from './company.service.ts';
import { createTemplatesReader } from './templates.service.ts';

/** Of a quote or of an order: one of the two is named. */
export interface WhichPaper {
  readonly quoteId?: string;
  readonly orderId?: string;
  readonly version?: number;
  readonly language: 'vi' | 'en';
  readonly templateId?: string;
}

interface QuoteRow {
  readonly title: string;
  readonly number: string | null;
  readonly label: string;
  readonly ownerId: string;
  readonly customerId: string;
  readonly version: number;
  readonly content: string;
}

type OrderRow = Omit<QuoteRow, 'version'> & {
  readonly state: string;
  readonly deliverOn: string | null;
  readonly deliverTo: string | null;
  readonly confirmedAt: string | null;
  readonly signedBy: string | null;
  readonly signedPost: string | null;
  readonly signature: string | null;
};

export interface Paper {
  readonly quote: QuoteToPrint;
  readonly template: Pick<OfficeTemplate, 'body' | 'language'>;
  readonly kind: TemplateKind;
  readonly customerId: string;
}

/** Reads all that is printed of a quote or of an order, and the template that it is laid into. @throws `not-found`. */
export function createPaperReader(ctx: Context): (which: WhichPaper) => Paper {
  const company = createCompanyReader(ctx.db);
  const templates = createTemplatesReader(ctx.db);
  const isLetOut = createLetOutReader(ctx);
  const quoteOf = ctx.db.prepare(
    `SELECT title, number, label, owner_id AS ownerId, customer_id AS customerId, version, content FROM quotes
     WHERE id = ? AND deleted_at IS NULL`,
  );
  const orderOf = ctx.db.prepare(
    `SELECT title, number, label, owner_id AS ownerId, customer_id AS customerId, content, state, deliver_on AS deliverOn,
       deliver_to AS deliverTo, confirmed_at AS confirmedAt, signed_by AS signedBy, signed_post AS signedPost, signature
     FROM orders WHERE id = ? AND deleted_at IS NULL`,
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
  const missing = () => new AppError('not-found', 'no such quote or order, or no such version of it');

  const templateOf = (kind: TemplateKind, { language, templateId }: WhichPaper) => {
    const ofKind = templates().filter((one) => one.kind === kind);
    if (templateId === undefined) return ofKind.find((one) => one.language === language && one.isUsed);
    return ofKind.find(({ id }) => id === templateId);
  };
  const laidOut = (
    kind: TemplateKind,
    which: WhichPaper,
    row: Omit<QuoteRow, 'version'>,
    text: unknown,
    own: Pick<QuoteToPrint, 'version' | 'mark' | 'signed' | 'deliverOn' | 'deliverTo'>,
  ): Paper => {
    const content = typeof text === 'string' ? readContent(text) : null;
    const template = templateOf(kind, which);
    if (content === null || template === undefined) throw missing();
    return {
      quote: {
        number: row.number ?? row.label,
        title: row.title,
        content,
        company: company(),
        // Of what was saved before the words were kept with it, those of today.
        paymentDiscounts: content.paymentDiscounts ?? paymentWords(content.paymentDiscountIds),
        seller: (seller.get(row.ownerId) as QuoteToPrint['seller'] | undefined) ?? { name: null, phone: null, email: null },
        ...own,
      },
      template: { body: template.body, language: template.language },
      kind,
      customerId: row.customerId,
    };
  };
  const quotePaper = (quoteId: string, which: WhichPaper): Paper => {
    const row = quoteOf.get(quoteId) as QuoteRow | undefined; // the columns selected, as below
    if (row === undefined) throw missing();
    const version = which.version ?? row.version;
    return laidOut('quote', which, row, version === row.version ? row.content : frozen.get(quoteId, version), {
      version,
      mark: version === row.version && !isLetOut(quoteId) ? 'draft' : null,
      signed: (accepted.get(quoteId, version) as QuoteToPrint['signed'] | undefined) ?? null,
      deliverOn: null,
      deliverTo: null,
    });
  };
  const orderPaper = (orderId: string, which: WhichPaper): Paper => {
    const row = orderOf.get(orderId) as OrderRow | undefined; // the columns selected
    if (row === undefined) throw missing();
    const { deliverOn, deliverTo, confirmedAt, signedBy, signedPost, signature } = row;
    return laidOut('order', which, row, row.content, {
      version: 1,
      mark: row.state === 'draft' || row.state === 'cancelled' ? row.state : null,
      signed:
        confirmedAt === null || (signedBy === null && signature === null)
          ? null
          : { name: signedBy, post: signedPost, on: localDay(confirmedAt), signature },
      deliverOn,
      deliverTo,
    });
  };
  return (which) => (which.orderId === undefined ? quotePaper(which.quoteId ?? '', which) : orderPaper(which.orderId, which));
}
