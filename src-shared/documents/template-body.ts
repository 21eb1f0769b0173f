import { z } from 'zod';
import { requiredText } from '../lib/fields.ts';
import { templateKinds } from './document-template.ts';

/** Columns of the lines of a quote, in the order in which they are printed. */
export const lineColumns = ['no', 'code', 'name', 'unit', 'quantity', 'listPrice', 'price', 'discount', 'vat', 'amount'] as const;
export type LineColumn = (typeof lineColumns)[number];

const words = z.string().max(20_000);

/** A place at the end where somebody signs. `who` says whose: the customer's signature on the screen is printed there. */
const signaturePlace = z.object({
  who: z.enum(['customer', 'us']),
  title: words,
  hint: words,
  name: words,
  /** Leaves the room that a round seal takes. */
  hasSeal: z.boolean(),
});

export const templateBlock = z.discriminatedUnion('kind', [
  /** The company's own lines beside its logo; the first is its name. */
  z.object({ kind: z.literal('head'), text: words, logo: z.enum(['left', 'right', 'none']) }),
  z.object({ kind: z.literal('title'), text: words }),
  z.object({
    kind: z.literal('text'),
    text: words,
    align: z.enum(['left', 'center', 'right']).default('left'),
    isBold: z.boolean().default(false),
  }),
  z.object({ kind: z.literal('lines'), columns: z.array(z.enum(lineColumns)).min(2).max(lineColumns.length) }),
  z.object({ kind: z.literal('totals') }),
  z.object({ kind: z.literal('inWords'), text: words }),
  /** The words beside the code that bank apps read; without an account in the settings only the words. */
  z.object({ kind: z.literal('payment'), text: words, note: words, hasCode: z.boolean() }),
  z.object({ kind: z.literal('signatures'), places: z.array(signaturePlace).min(1).max(3) }),
]);
export type TemplateBlock = z.output<typeof templateBlock>;
export type TemplateBlockKind = TemplateBlock['kind'];

/** How the amount in words is written, in Vietnamese. */
export const templateWords = z.object({
  zeroTen: z.enum(['linh', 'lẻ']),
  four: z.enum(['tư', 'bốn']),
  thousand: z.enum(['nghìn', 'ngàn']),
  billion: z.enum(['tỷ', 'tỉ']),
  endsWithEven: z.boolean(),
});

/** What lies in `documentTemplates.body`. */
export const templateBody = z.object({
  format: z.literal(1),
  accent: z.string().regex(/^#[0-9a-f]{6}$/),
  words: templateWords,
  blocks: z.array(templateBlock).min(1).max(60),
  /** Stands on the left of each page's foot; the pages are counted on the right. */
  foot: words,
});
export type TemplateBody = z.output<typeof templateBody>;

/** A template as screens and scripts give it. */
export const templateDraft = z.object({
  kind: z.enum(templateKinds).default('quote'),
  name: requiredText(120),
  language: z.enum(['vi', 'en']),
  body: templateBody,
  isStandard: z.boolean(),
  isActive: z.boolean(),
});

/** The body of a stored template; null where a newer program wrote it or somebody broke it. */
export function readTemplateBody(text: string): TemplateBody | null {
  try {
    const parsed = templateBody.safeParse(JSON.parse(text));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}
