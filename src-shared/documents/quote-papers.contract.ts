import { z } from 'zod';
import { isoDate, uuid } from '../lib/fields.ts';
import { quoteContent } from '../quotes/quote-content.ts';
import { command, query } from '../rpc/procedure.ts';
import { companyFacts } from './company.ts';
import { paperMarks } from './quote-paper-words.ts';
import { templateBody } from './template-body.ts';

const file = z.string().min(1).max(4000);

/** Which paper: of which quote, as it stands or as a version went out, or of which order; in which language, with which template. */
const paper = z.object({
  quoteId: uuid.exactOptional(),
  orderId: uuid.exactOptional(),
  version: z.int().min(1).max(1000).exactOptional(),
  language: z.enum(['vi', 'en']).default('vi'),
  /** Without it the one that the office uses in this language. */
  templateId: uuid.exactOptional(),
});

const isOfOne = ({ quoteId, orderId, version }: z.output<typeof paper>) =>
  (quoteId === undefined) !== (orderId === undefined) && (orderId === undefined || version === undefined);
const oneOfBoth = { path: ['quoteId'], error: 'required' };

const quoteToPrint = z.object({
  number: z.string(),
  title: z.string(),
  version: z.number().int(),
  content: quoteContent,
  company: companyFacts,
  paymentDiscounts: z
    .array(z.object({ discountBasisPoints: z.int(), withinDays: z.int(), of: z.string().nullable() }))
    .readonly(),
  seller: z.object({ name: z.string().nullable(), phone: z.string().nullable(), email: z.string().nullable() }),
  deliverOn: isoDate.nullable(),
  deliverTo: z.string().nullable(),
  mark: z.enum(paperMarks).nullable(),
  signed: z
    .object({ name: z.string().nullable(), post: z.string().nullable(), on: isoDate, signature: z.string().nullable() })
    .nullable(),
});

const pages = z.object({ pages: z.number().int() });

export const quotePapersContract = {
  get: query(
    'All that is printed of a quote or an order and the template that it is laid into, for the screen to show and print',
    paper.refine(isOfOne, oneOfBoth),
    z.object({ quote: quoteToPrint, template: z.object({ body: templateBody, language: z.enum(['vi', 'en']) }) }),
  ),
  pdf: command(
    'Writes a quote or an order into a PDF, made here without any network',
    paper.extend({ file }).refine(isOfOne, oneOfBoth),
    pages,
  ),
  email: command(
    'Writes a draft of an e-mail with the quote or the order as PDF into an .eml file, which Outlook opens as unsent; nothing is sent',
    paper.extend({ file }).refine(isOfOne, oneOfBoth),
    pages.extend({ to: z.string().nullable() }),
  ),
};
