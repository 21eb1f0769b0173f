import type { TemplateBlock, TemplateBody } from './template-body.ts';

/** What can be put into the words of a template, as `{{customer.name}}`. */
export const templateFields = [
  'company.name',
  'company.address',
  'company.taxCode',
  'company.phone',
  'company.email',
  'company.website',
  'company.representative',
  'company.representativePost',
  'company.bank',
  'company.bankBranch',
  'company.bankAccount',
  'company.bankHolder',
  'customer.name',
  'customer.address',
  'customer.taxCode',
  'customer.contact',
  'quote.number',
  'quote.title',
  'quote.version',
  'quote.date',
  'quote.validUntil',
  'quote.intro',
  'quote.delivery',
  'quote.payment',
  'quote.terms',
  'quote.net',
  'quote.vat',
  'quote.discount',
  'quote.total',
  'quote.totalInWords',
  'order.deliverOn',
  'order.deliverTo',
  'seller.name',
  'seller.phone',
  'seller.email',
  'signed.name',
  'signed.post',
  'signed.date',
] as const;
export type TemplateField = (typeof templateFields)[number];
export type FieldValues = Readonly<Record<TemplateField, string>>;

/** A field that is none, with the one that was probably meant. */
export interface UnknownField {
  readonly field: string;
  readonly nearest: TemplateField;
}

const pattern = /\{\{\s*([^{}]*?)\s*\}\}/g;

export function isTemplateField(name: string): name is TemplateField {
  return (templateFields as readonly string[]).includes(name); // a list of names holds a name or not
}

/** Each once, in the order of the document. */
export function unknownFields(body: TemplateBody): UnknownField[] {
  const names = [...body.blocks.flatMap(textsOf), body.foot].flatMap((text) =>
    [...text.matchAll(pattern)].map(([, name]) => name ?? ''),
  );
  return [...new Set(names)].filter((name) => !isTemplateField(name)).map((field) => ({ field, nearest: nearestField(field) }));
}

/** Every text of a block that fields may stand in. */
export function textsOf(block: TemplateBlock): string[] {
  switch (block.kind) {
    case 'head':
    case 'title':
    case 'text':
    case 'inWords':
      return [block.text];
    case 'payment':
      return [block.text, block.note];
    case 'signatures':
      return block.places.flatMap(({ title, hint, name }) => [title, hint, name]);
    case 'lines':
    case 'totals':
      return [];
  }
}

/** Parts of one line that stand or fall by themselves. */
const separator = ' · ';

/**
 * The words with their values, line by line. A line, or a part of it between two ` · `, whose every field is empty says nothing (`MST: `) and
 * is left out; one without fields stays, unless all others of its line went. A field that is unknown stays as it is written, so that a
 * preview shows where it stands.
 */
export function fillLines(text: string, values: FieldValues): string[] {
  return text.split('\n').flatMap((line) => {
    const parts = line.split(separator).map((part) => fillPart(part, values));
    const isEmpty = parts.some(({ fields }) => fields > 0) && parts.every(({ filled }) => filled === 0);
    if (isEmpty) return [];
    const said = parts.filter(({ fields, filled }) => fields === 0 || filled > 0).map((part) => part.said);
    return said.join(separator).split('\n');
  });
}

function fillPart(text: string, values: FieldValues): { said: string; fields: number; filled: number } {
  let fields = 0;
  let filled = 0;
  const said = text.replaceAll(pattern, (whole, name: string) => {
    fields += 1;
    if (!isTemplateField(name)) {
      filled += 1;
      return whole;
    }
    if (values[name] !== '') filled += 1;
    return values[name];
  });
  return { said, fields, filled };
}

/** The field with the fewest letters to change; where two are as near, the one that begins alike. */
export function nearestField(name: string): TemplateField {
  const wanted = name.toLowerCase();
  let nearest: TemplateField = templateFields[0];
  let least = Number.POSITIVE_INFINITY;
  for (const field of templateFields) {
    const own = field.toLowerCase();
    // `name` alone means one of several: what follows the dot counts too.
    const distance = Math.min(lettersBetween(wanted, own), lettersBetween(wanted, own.slice(own.indexOf('.') + 1)) + 0.5);
    if (distance < least) {
      least = distance;
      nearest = field;
    }
  }
  return nearest;
}

/** Letters to put in, take out or change until one is the other (Levenshtein). */
function lettersBetween(left: string, right: string): number {
  let row = Array.from({ length: right.length + 1 }, (_, at) => at);
  for (let i = 1; i <= left.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= right.length; j += 1) {
      const change = (row[j - 1] ?? 0) + (left[i - 1] === right[j - 1] ? 0 : 1);
      next.push(Math.min(change, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[right.length] ?? 0;
}
