import { type DayPackWord, dayPackWord, isDayPackWord } from '../../../src-shared/day-packs/day-pack-words.ts';
import type { DayPackPage } from '../../../src-shared/day-packs/day-packs.contract.ts';
import { formatDay, formatTime, localDay } from '../../../src-shared/lib/dates.ts';
import type { PdfBlock, PdfText } from '../documents/index.ts';
import type { Db } from '../platform/database.ts';
import { fitsOneSheet } from './sheet-height.ts';

/** How much is written of one text: as much as leaves the customer on one sheet. The program has everything whole. */
interface Detail {
  readonly letters: number;
  readonly lines: number;
}
const details: readonly Detail[] = [
  { letters: 400, lines: 6 },
  { letters: 200, lines: 3 },
  { letters: 100, lines: 1 },
  { letters: 60, lines: 1 },
];
const money = new Intl.NumberFormat('vi-VN');

/** Turns what is to be known before a visit into one page of a document. */
export function createPageWriter(db: Db, language: 'vi' | 'en'): (page: DayPackPage, isFirst: boolean) => PdfBlock[] {
  const writers = details.map((detail) => createDetailWriter(db, language, detail));
  return (page, isFirst) => {
    let blocks: PdfBlock[] = [];
    for (const write of writers) {
      blocks = write(page, isFirst);
      if (fitsOneSheet(blocks)) break;
    }
    return blocks;
  };
}

function createDetailWriter(db: Db, language: 'vi' | 'en', detail: Detail) {
  const clean = (text: string) => cut(plain(text), detail);
  const word = (key: DayPackWord, values: Readonly<Record<string, string>> = {}) => dayPackWord(language, key, values);
  const known = (key: string, otherwise: string) => (isDayPackWord(key) ? word(key) : otherwise);
  const choice = db
    .prepare(`SELECT ${language === 'vi' ? 'vi' : 'en'} FROM list_items WHERE list = ? AND "key" = ? AND deleted_at IS NULL`)
    .pluck();
  const choiceOf = (list: string, key: string) => {
    const found: unknown = choice.get(list, key);
    return typeof found === 'string' ? found : key;
  };
  const dayOf = (value: string) => formatDay(value.length > 10 ? localDay(value) : value);
  const heading = (key: DayPackWord): PdfBlock => ({ text: word(key), style: 'h2' });
  const labelled = (key: DayPackWord, value: string | null): PdfBlock[] =>
    value === null ? [] : [line([{ text: `${word(key)}: `, style: 'soft' }, clean(value)])];

  function head({ visit, customer }: DayPackPage): PdfBlock[] {
    const about = [
      customer.rating === null ? null : word('rating', { rating: customer.rating }),
      word(`trading.${customer.trading}`),
      customer.salutation,
      customer.legalRepresentative === null ? null : `${word('legalRepresentative')}: ${customer.legalRepresentative}`,
      customer.taxCode === null ? null : `${word('taxCode')} ${customer.taxCode}`,
    ];
    const reach = [customer.phone, customer.email, customer.address].filter((part) => part !== null);
    return [
      line([
        { text: `${formatTime(visit.startsAt)}–${formatTime(visit.endsAt)}  `, bold: true },
        { text: choiceOf('visit_purpose', visit.purpose), style: 'soft' },
      ]),
      line([clean(reach.join(' · '))]),
      line([{ text: clean(about.filter((part) => part !== null).join(' · ')), style: 'soft' }]),
      ...labelled('prepare', visit.note),
    ];
  }

  function contacts({ contacts: people }: DayPackPage): PdfBlock[] {
    if (people.length === 0) return [];
    const body = people.map((person): PdfText[] => [
      { text: clean(person.name) + (person.isPrimary && people.length > 1 ? ` (${word('primary')})` : ''), bold: true },
      clean(person.role === null ? '' : choiceOf('contact_role', person.role)),
      { text: clean(person.phone ?? ''), bold: true },
      clean([person.email, person.note].filter((part) => part !== null).join(' · ')),
    ]);
    return [heading('contacts'), { table: { widths: [130, 90, 90, '*'], body }, layout: 'lightHorizontalLines' }];
  }

  function open({ lastTalks, helpRequests, tasks }: DayPackPage): PdfBlock[] {
    const due = (day: string | null): PdfText => ({ text: day === null ? '' : `${dayOf(day)}  `, bold: true });
    const lines = [
      ...helpRequests.map((request) => line([{ text: `${word('help')}: `, bold: true }, clean(request.text)])),
      ...tasks.map((task) =>
        line([
          due(task.dueOn),
          { text: `${word('task')}: `, style: 'soft' },
          clean(task.title),
          { text: task.assigneeName === null ? '' : ` (${clean(task.assigneeName)})`, style: 'soft' },
        ]),
      ),
      ...lastTalks.flatMap((talk) =>
        talk.nextStep === null
          ? []
          : [line([due(talk.nextOn), clean(talk.nextStep), { text: ` (${dayOf(talk.at)})`, style: 'soft' }])],
      ),
    ];
    return lines.length === 0 ? [] : [heading('open'), ...lines];
  }

  function talks({ lastTalks }: DayPackPage): PdfBlock[] {
    if (lastTalks.length === 0) return [heading('talks'), line([{ text: word('noTalks'), style: 'soft' }])];
    return [
      heading('talks'),
      ...lastTalks.map((talk) => {
        const about = [
          talk.outcome === null ? null : known(`outcome.${talk.outcome}`, talk.outcome),
          talk.withWhom === null ? null : word('with', { name: talk.withWhom }),
          talk.userName,
        ].filter((part) => part !== null);
        return line([
          { text: `${dayOf(talk.at)}  ${known(`kind.${talk.kind}`, talk.kind)}`, bold: true },
          { text: `  ${clean(about.join(' · '))}`, style: 'soft' },
          talk.text === null ? '' : `\n${clean(talk.text)}`,
        ]);
      }),
    ];
  }

  function offersOf({ offers }: DayPackPage): PdfBlock[] {
    if (offers.length === 0) return [];
    return [
      heading('offers'),
      ...offers.map((offer) => {
        const about = [
          offer.label,
          word(offer.state === 'sent' ? 'offerSent' : 'offerApproved'),
          offer.validUntil === null ? null : word(offer.isExpired ? 'expired' : 'validUntil', { day: dayOf(offer.validUntil) }),
        ].filter((part) => part !== null);
        return priced(`${money.format(offer.totalDong)} ₫`, about, offer.goods);
      }),
    ];
  }

  /** What it costs, what is to be known of it, and under it the goods. */
  function priced(price: string, about: readonly string[], goods: string): PdfBlock {
    return line([
      { text: price, bold: true },
      { text: `  ${clean(about.join(' · '))}`, style: 'soft' },
      goods === '' ? '' : `\n${clean(goods)}`,
    ]);
  }

  function orders({ orders: last }: DayPackPage): PdfBlock[] {
    if (last.length === 0) return [];
    return [
      heading('orders'),
      ...last.map((order) => {
        const about = [
          order.label,
          word(order.state === 'done' ? 'orderDone' : 'orderOpen'),
          order.state === 'done' || order.deliverOn === null ? null : word('deliverOn', { day: dayOf(order.deliverOn) }),
        ].filter((part) => part !== null);
        return priced(`${dayOf(order.orderedOn)}  ${money.format(order.totalDong)} ₫`, about, order.goods);
      }),
    ];
  }

  function debtsOf({ debts }: DayPackPage): PdfBlock[] {
    if (debts === null) return [];
    const { openDong, overdueDong, creditDong, invoices } = debts;
    const sums = [
      word('owes', { open: money.format(openDong), overdue: money.format(overdueDong) }),
      creditDong === 0 ? null : word('credit', { amount: money.format(creditDong) }),
    ];
    return [
      heading('debts'),
      line([{ text: sums.filter((part) => part !== null).join(' · '), bold: true }]),
      ...invoices.map(({ number, owedOn, leftDong }) =>
        line([
          clean(number),
          ` · ${money.format(leftDong)} đ`,
          { text: ` · ${word('dueOn', { day: dayOf(owedOn) })}`, style: 'soft' },
        ]),
      ),
    ];
  }

  function buys({ customer, wallet }: DayPackPage): PdfBlock[] {
    const lines = [
      ...labelled('lastTransaction', customer.lastTransactionOn === null ? null : dayOf(customer.lastTransactionOn)),
      ...wallet.map((share) =>
        line([
          clean(
            [
              share.product,
              share.competitor === null ? null : word('ofCompetitor', { name: share.competitor }),
              share.amountDong === null ? null : word('aYear', { amount: money.format(share.amountDong) }),
            ]
              .filter((part) => part !== null)
              .join(' · '),
          ),
        ]),
      ),
      ...labelled('needs', customer.needs),
      ...labelled('behaviour', customer.behaviour),
      ...labelled('tastes', customer.tastes),
      ...labelled('note', customer.note),
    ];
    return lines.length === 0 ? [] : [heading('buys'), ...lines];
  }

  return (page: DayPackPage, isFirst: boolean): PdfBlock[] => [
    { text: clean(page.customer.name), style: 'h1', ...(isFirst ? {} : { pageBreak: 'before' as const }) },
    ...head(page),
    ...contacts(page),
    ...open(page),
    ...talks(page),
    ...offersOf(page),
    ...orders(page),
    ...debtsOf(page),
    ...buys(page),
    ...(page.files.length === 0
      ? []
      : [
          heading('files'),
          ...page.files.map((file) => line([clean(file.name), { text: `  ${dayOf(file.addedAt)}`, style: 'soft' }])),
        ]),
    heading('writeHere'),
  ];
}

function line(text: readonly PdfText[]): PdfBlock {
  return { text: text.filter((part) => part !== ''), margin: [0, 0, 0, 3] };
}

/** One form for each letter, so that the font has it; signs that no line can hold go. */
function plain(text: string): string {
  // oxlint-disable-next-line no-control-regex
  return text.normalize('NFC').replaceAll(/[\u0000-\u0009\u000b-\u001f\u200b-\u200f\u2028\u2029\ufeff]/gu, ' ');
}

function cut(text: string, { letters, lines }: Detail): string {
  const kept = text.split(/\n+/).slice(0, lines).join('\n');
  const short = kept.length > letters ? kept.slice(0, letters - 1) : kept;
  return short.length < text.trimEnd().length ? `${short.trimEnd()}…` : short;
}
