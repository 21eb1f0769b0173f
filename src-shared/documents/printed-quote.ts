import type { QuoteContent, QuoteLine } from '../quotes/quote-content.ts';
import { amountOf } from '../quotes/quote-totals.ts';
import { amountInWords } from '../vietnam/amount-in-words.ts';
import { bankOf } from '../vietnam/banks.ts';
import { vietQrProblem, type VietQrProblem, vietQrText } from '../vietnam/vietqr.ts';
import { formatDay } from '../lib/dates.ts';
import type { CompanyFacts } from './company.ts';
import { amountInEnglish } from './english-words.ts';

import { type PaperMark, type PaperWords, paperWords } from './quote-paper-words.ts';
import { readSignature, type Strokes } from './signature.ts';
import type { LineColumn, TemplateBlock, TemplateBody } from './template-body.ts';
import { type FieldValues, fillLines } from './template-fields.ts';

/*
 * A quote, or an order, which has a quote's content, laid into a template, as blocks that the PDF and the screen draw alike. All text is decided here, so that what is previewed is what
 * is printed.
 */

/** All that is printed of a quote. */
export interface QuoteToPrint {
  readonly number: string;
  readonly title: string;
  readonly version: number;
  readonly content: QuoteContent;
  readonly company: CompanyFacts;
  /** What is off for paying in time, those that stand in the quote; `of` where it is not of everything. */
  readonly paymentDiscounts: readonly PrintedDiscount[];
  readonly seller: { readonly name: string | null; readonly phone: string | null; readonly email: string | null };
  /** Of an order: on which day it comes, and where to. */
  readonly deliverOn: string | null;
  readonly deliverTo: string | null;
  /** Printed across each page: nobody has let it out yet, or it holds no more. */
  readonly mark: PaperMark | null;
  /** Who accepted or ordered it for the customer. */
  readonly signed: {
    readonly name: string | null;
    readonly post: string | null;
    readonly on: string;
    readonly signature: string | null;
  } | null;
}

export interface PrintedDiscount {
  readonly discountBasisPoints: number;
  readonly withinDays: number;
  readonly of: string | null;
}

export type PrintedBlock =
  | { readonly kind: 'head'; readonly lines: readonly string[]; readonly logo: string | null; readonly side: 'left' | 'right' }
  | { readonly kind: 'title'; readonly lines: readonly string[] }
  | {
      readonly kind: 'text';
      readonly lines: readonly string[];
      readonly align: 'left' | 'center' | 'right';
      readonly isBold: boolean;
    }
  | { readonly kind: 'lines'; readonly columns: readonly PrintedColumn[]; readonly rows: readonly PrintedRow[] }
  | { readonly kind: 'totals'; readonly rows: readonly PrintedTotal[] }
  | { readonly kind: 'payment'; readonly lines: readonly string[]; readonly code: string | null }
  | { readonly kind: 'signatures'; readonly places: readonly PrintedPlace[] };

export interface PrintedColumn {
  readonly column: LineColumn;
  readonly head: string;
  readonly align: 'left' | 'center' | 'right';
}
export type PrintedRow =
  /** A note stands under the name. */
  | { readonly kind: 'goods'; readonly cells: readonly string[]; readonly note: string | null }
  | { readonly kind: 'heading' | 'words'; readonly text: string };
export interface PrintedTotal {
  readonly label: string;
  readonly amount: string;
  readonly isStrong: boolean;
}
export interface PrintedPlace {
  readonly title: string;
  readonly hint: string;
  readonly name: string;
  readonly strokes: Strokes | null;
  readonly hasSeal: boolean;
}
export interface PrintedQuote {
  readonly blocks: readonly PrintedBlock[];
  readonly foot: string;
  /** `Trang {page}/{pages}`. */
  readonly pageLabel: string;
  readonly accent: string;
  /** Across each page; null on what may go out. */
  readonly mark: string | null;
  /** Why no code is printed although the template asks for one: the account in the settings can be none. */
  readonly codeProblem: VietQrProblem | null;
}

export function printQuote(
  { body, language }: { readonly body: TemplateBody; readonly language: 'vi' | 'en' },
  quote: QuoteToPrint,
): PrintedQuote {
  const words = paperWords[language];
  const values = fieldValues(body, language, quote);
  const code = codeOf(body, values, quote);
  return {
    blocks: body.blocks.flatMap((block) => printedBlock(block, { language, words, values, quote, code: code.text })),
    foot: fillLines(body.foot, values).join(' '),
    pageLabel: words.page,
    accent: body.accent,
    mark: quote.mark === null ? null : words.marks[quote.mark],
    codeProblem: code.problem,
  };
}

interface Printing {
  readonly language: 'vi' | 'en';
  readonly words: PaperWords;
  readonly values: FieldValues;
  readonly quote: QuoteToPrint;
  readonly code: string | null;
}

function printedBlock(block: TemplateBlock, printing: Printing): PrintedBlock[] {
  const { values, quote } = printing;
  switch (block.kind) {
    case 'head': {
      const { logo } = quote.company;
      const lines = fillLines(block.text, values);
      if (lines.length === 0 && (logo === null || block.logo === 'none')) return [];
      return [
        { kind: 'head', lines, logo: block.logo === 'none' ? null : logo, side: block.logo === 'right' ? 'right' : 'left' },
      ];
    }
    case 'title':
      return [{ kind: 'title', lines: fillLines(block.text, values) }];
    case 'text':
    case 'inWords': {
      const lines = fillLines(block.text, values);
      if (lines.length === 0) return [];
      const isWords = block.kind === 'inWords';
      return [{ kind: 'text', lines, align: isWords ? 'left' : block.align, isBold: isWords || block.isBold }];
    }
    case 'lines':
      return [printedLines(block.columns, printing)];
    case 'totals':
      return [{ kind: 'totals', rows: printedTotals(printing) }];
    case 'payment': {
      const lines = fillLines(block.text, values);
      const code = block.hasCode ? printing.code : null;
      // Without an account there is nothing to say about paying into it, and nobody pays for what was called off.
      const isAsked = lines.length > 0 && quote.company.bankAccount !== null && quote.mark !== 'cancelled';
      return !isAsked ? [] : [{ kind: 'payment', lines, code }];
    }
    case 'signatures':
      return [
        {
          kind: 'signatures',
          places: block.places.map((place) => ({
            title: fillLines(place.title, values).join('\n'),
            hint: fillLines(place.hint, values).join('\n'),
            name: fillLines(place.name, values).join('\n'),
            strokes: place.who === 'customer' ? readSignature(quote.signed?.signature ?? null) : null,
            hasSeal: place.hasSeal,
          })),
        },
      ];
  }
}

const alignments: Readonly<Record<LineColumn, PrintedColumn['align']>> = {
  no: 'center',
  code: 'left',
  name: 'left',
  unit: 'center',
  quantity: 'right',
  listPrice: 'right',
  price: 'right',
  discount: 'right',
  vat: 'center',
  amount: 'right',
};

function printedLines(wanted: readonly LineColumn[], { language, words, quote }: Printing): PrintedBlock {
  const { lines } = quote.content;
  const goods = lines.filter(({ kind }) => kind === 'goods' || kind === 'gift');
  const saidBy: Partial<Record<LineColumn, (line: QuoteLine) => boolean>> = {
    code: (line) => line.code !== null,
    unit: (line) => line.unit !== null,
    discount: (line) => line.discountBasisPoints > 0,
    listPrice: (line) => line.listPriceDong !== null,
  };
  // A column that says nothing in any line takes the room of the names.
  const columns = wanted.filter((column) => goods.length === 0 || goods.some(saidBy[column] ?? (() => true)));
  let no = 0;
  const rowOf = (line: QuoteLine): PrintedRow => {
    if (line.kind === 'heading' || line.kind === 'words') return { kind: line.kind, text: line.name };
    no += 1;
    const number = no;
    const note = [line.kind === 'gift' ? words.gift : null, line.note].filter((part) => part !== null);
    return {
      kind: 'goods',
      cells: columns.map((column) => cellOf(line, column, number, language)),
      note: note.length === 0 ? null : note.join('\n'),
    };
  };
  const counted = lines.filter((line) => !line.isOption).map(rowOf);
  const options = lines.filter((line) => line.isOption).map(rowOf);
  return {
    kind: 'lines',
    columns: columns.map((column) => ({ column, head: words.columns[column], align: alignments[column] })),
    rows: options.length === 0 ? counted : [...counted, { kind: 'heading', text: words.options }, ...options],
  };
}

function cellOf(line: QuoteLine, column: LineColumn, no: number, language: 'vi' | 'en'): string {
  switch (column) {
    case 'no':
      return String(no);
    case 'code':
      return line.code ?? '';
    case 'name':
      return line.name;
    case 'unit':
      return line.unit ?? '';
    case 'quantity':
      return decimal(line.quantityMilli, 1000, language);
    case 'listPrice':
      return line.listPriceDong === null ? '' : whole(line.listPriceDong, language);
    case 'price':
      return whole(line.priceDong, language);
    case 'discount':
      return line.discountBasisPoints === 0 ? '' : percent(line.discountBasisPoints, language);
    case 'vat':
      return rateText(line.vatRate);
    case 'amount':
      return whole(amountOf(line) ?? 0, language);
  }
}

function printedTotals({ language, words, quote }: Printing): PrintedTotal[] {
  const { totals, discountBasisPoints } = quote.content;
  const row = (label: string, amount: number, isStrong = false): PrintedTotal => ({
    label,
    amount: whole(amount, language),
    isStrong,
  });
  return [
    row(words.lines, totals.linesDong),
    ...(totals.discountDong === 0
      ? []
      : [
          row(words.discount.replace('{percent}', percent(discountBasisPoints, language)), -totals.discountDong),
          row(words.net, totals.netDong),
        ]),
    ...totals.vat.map(({ rate, netDong, vatDong }) =>
      row(words.vat.replace('{rate}', rateText(rate)).replace('{net}', whole(netDong, language)), vatDong),
    ),
    row(words.total, totals.totalDong, true),
  ];
}

/** The code of the first block that wants one. */
function codeOf(
  body: TemplateBody,
  values: FieldValues,
  { company, content }: QuoteToPrint,
): { text: string | null; problem: VietQrProblem | null } {
  const block = body.blocks.find((one) => one.kind === 'payment' && one.hasCode);
  const { totalDong } = content.totals;
  if (block?.kind !== 'payment' || company.bankBin === null || company.bankAccount === null || totalDong === 0) {
    return { text: null, problem: null };
  }
  const transfer = {
    bankBin: company.bankBin,
    account: company.bankAccount,
    amountDong: totalDong,
    note: fillLines(block.note, values).join(' '),
  };
  const problem = vietQrProblem(transfer);
  return problem === null ? { text: vietQrText(transfer), problem } : { text: null, problem };
}

function fieldValues(body: TemplateBody, language: 'vi' | 'en', quote: QuoteToPrint): FieldValues {
  const { company, content, seller, signed } = quote;
  const { totals } = content;
  const money = (dong: number) => `${whole(dong, language)} ${language === 'vi' ? 'đ' : 'VND'}`;
  const inWords = language === 'vi' ? `${amountInWords(totals.totalDong, body.words)}.` : `${amountInEnglish(totals.totalDong)}.`;
  return {
    'company.name': company.name ?? '',
    'company.address': company.address ?? '',
    'company.taxCode': company.taxCode ?? '',
    'company.phone': company.phone ?? '',
    'company.email': company.email ?? '',
    'company.website': company.website ?? '',
    'company.representative': company.representative ?? '',
    'company.representativePost': company.representativePost ?? '',
    'company.bank': company.bankBin === null ? '' : (bankOf(company.bankBin)?.name ?? company.bankBin),
    'company.bankBranch': company.bankBranch ?? '',
    'company.bankAccount': company.bankAccount ?? '',
    'company.bankHolder': company.bankHolder ?? '',
    'customer.name': content.toName,
    'customer.address': content.toAddress ?? '',
    'customer.taxCode': content.toTaxCode ?? '',
    'customer.contact': content.toContact ?? '',
    'quote.number': quote.number,
    'quote.title': quote.title,
    'quote.version': String(quote.version),
    'quote.date': formatDay(content.issuedOn),
    'quote.validUntil': formatDay(content.validUntil),
    'quote.intro': content.intro ?? '',
    'quote.delivery': content.delivery ?? '',
    'quote.payment': [content.payment ?? '', ...paymentWords(language, quote)].filter((said) => said !== '').join('\n'),
    'quote.terms': content.terms ?? '',
    'quote.net': money(totals.netDong),
    'quote.vat': money(totals.vatDong),
    'quote.discount': totals.discountDong === 0 ? '' : money(totals.discountDong),
    'quote.total': money(totals.totalDong),
    'quote.totalInWords': inWords,
    'order.deliverOn': quote.deliverOn === null ? '' : formatDay(quote.deliverOn),
    'order.deliverTo': quote.deliverTo ?? '',
    'seller.name': seller.name ?? '',
    'seller.phone': seller.phone ?? '',
    'seller.email': seller.email ?? '',
    'signed.name': signed?.name ?? '',
    'signed.post': signed?.post ?? '',
    'signed.date': signed === null ? '' : formatDay(signed.on),
  };
}

/** Discounts for paying in time stand with the terms of payment, whichever template prints them. */
function paymentWords(language: 'vi' | 'en', { paymentDiscounts }: QuoteToPrint): string[] {
  const words = paperWords[language];
  return paymentDiscounts.map(({ discountBasisPoints, withinDays, of }) =>
    (withinDays === 0 ? words.paidAtOnce : words.paidInTime)
      .replace('{percent}', percent(discountBasisPoints, language))
      .replace('{days}', language === 'en' && withinDays === 1 ? '1 day' : words.days.replace('{days}', String(withinDays)))
      .replace('{of}', of === null ? '' : ` ${words.of.replace('{what}', () => of)}`),
  );
}

function rateText(rate: QuoteLine['vatRate']): string {
  return /^\d+$/.test(rate) ? `${rate}%` : rate;
}

function whole(number: number, language: 'vi' | 'en'): string {
  const digits = String(Math.abs(number)).replace(/\B(?=(?:\d{3})+$)/g, language === 'vi' ? '.' : ',');
  return number < 0 ? `-${digits}` : digits;
}

/** `2500` of thousandths is `2,5`. */
function decimal(parts: number, of: number, language: 'vi' | 'en'): string {
  const rest = String(parts % of)
    .padStart(String(of).length - 1, '0')
    .replace(/0+$/, '');
  return `${whole(Math.floor(parts / of), language)}${rest === '' ? '' : `${language === 'vi' ? ',' : '.'}${rest}`}`;
}

function percent(basisPoints: number, language: 'vi' | 'en'): string {
  return `${decimal(basisPoints, 100, language)}%`;
}
