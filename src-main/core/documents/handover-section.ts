import type { CustomerLine } from '../../../src-shared/customers/customer-list.ts';
import { kindOf, type ListField } from '../../../src-shared/customers/list-fields.ts';
import { writeOwnValue } from '../../../src-shared/custom-fields/own-value.ts';
import { type HandoverWord, handoverWord, isHandoverWord } from '../../../src-shared/documents/handover-words.ts';
import { formatDay, formatTime, localDay } from '../../../src-shared/lib/dates.ts';
import type { TimelineEntry } from '../../../src-shared/timeline/timeline-entry.ts';
import { ruleOfNote } from '../../../src-shared/territories/territory.ts';
import { createFieldsReader } from '../custom-fields/index.ts';
import { createExportWords } from '../exports/index.ts';
import type { Db } from '../platform/database.ts';
import type { CustomerFile } from './customer-file.ts';
import { resultWords } from './entry-words.ts';
import type { PdfBlock, PdfText } from './pdf-content.ts';

/** Said in two columns, as far as they are known. */
const shortFacts: readonly ListField[] = [
  'taxCode', 'lifecycle', 'rating', 'ownerId', 'teamId', 'phone', 'email', 'website', 'provinceCode', 'legalRepresentative', 'foundedOn',
  'birthday', 'source', 'potential', 'needState', 'relationshipStep', 'preferredChannel', 'lastTransactionOn', 'seniorMetOn', 'seniorMetBy',
]; // biome-ignore format: a list of words
/** Said on lines of their own. */
const longFacts: readonly ListField[] = [
  'address',
  'activityScope',
  'needs',
  'behaviour',
  'tastes',
  'demographics',
  'helpNeeded',
  'note',
];

/** Turns what is known of a customer into a section of a document. `isFirst` begins no page. */
export function createSectionWriter(db: Db, language: 'vi' | 'en'): (file: CustomerFile, isInBook: boolean) => PdfBlock[] {
  const word = (key: HandoverWord, values: Readonly<Record<string, string>> = {}) => handoverWord(language, key, values);
  const known = (key: string, otherwise: string) => (isHandoverWord(key) ? word(key) : otherwise);
  const words = createExportWords(db, language);
  const ownFields = createFieldsReader(db)().filter((field) => field.entity === 'customers' && field.isActive);
  const choice = db
    .prepare(`SELECT ${language === 'vi' ? 'vi' : 'en'} FROM list_items WHERE list = ? AND "key" = ? AND deleted_at IS NULL`)
    .pluck();
  const choiceOf = (list: string, key: string) => {
    const found: unknown = choice.get(list, key);
    return typeof found === 'string' ? found : key;
  };
  const money = new Intl.NumberFormat('vi-VN');
  const dayOf = (value: string) => formatDay(value.length > 10 ? localDay(value) : value);
  const dong = (amount: number) => `${money.format(amount)} ₫`;
  const wording = { language, word, known, choiceOf, dong };
  const heading = (key: HandoverWord): PdfBlock => ({ text: word(key), style: 'h2' });

  function facts({ customer, trading, own }: CustomerFile): PdfBlock[] {
    // A customer has every field that a line of a list may have.
    const said = (field: ListField): string | number | null => {
      const cell = words.cellOf(customer as unknown as CustomerLine, field);
      return typeof cell === 'object' && cell !== null ? cell.day : cell;
    };
    const label = (field: ListField) => words.headOf(field);
    const short = shortFacts.flatMap((field) => {
      const value = said(field);
      return value === null || value === ''
        ? []
        : [[label(field), kindOf(field) === 'number' ? `${value}` : String(value)] as const];
    });
    const pairs = [...short, [word('trading'), word(`trading.${trading}`)] as const];
    const cells = (pair: readonly [string, string] | undefined): PdfText[] =>
      pair === undefined ? ['', ''] : [{ text: pair[0], style: 'soft' }, { text: clean(pair[1]) }];
    const half = Math.ceil(pairs.length / 2);
    const body = pairs.slice(0, half).map((pair, at) => [...cells(pair), ...cells(pairs[half + at])]);
    return [
      { table: { widths: [88, '*', 88, '*'], body }, layout: 'noBorders' },
      ...longFacts.flatMap((field): PdfBlock[] => {
        const value = said(field);
        return value === null ? [] : [line([{ text: `${label(field)}: `, style: 'soft' }, clean(String(value))])];
      }),
      ...ownFields.flatMap((field): PdfBlock[] => {
        const value = own.get(field.id);
        if (value === undefined) return [];
        return [line([{ text: `${field[language]}: `, style: 'soft' }, clean(writeOwnValue(field, value, language))])];
      }),
    ];
  }

  function contacts({ contacts: people }: CustomerFile): PdfBlock[] {
    if (people.length === 0) return [];
    const body = people.map((person): PdfText[] => [
      { text: clean(person.name) + (person.isPrimary && people.length > 1 ? ` (${word('primary')})` : ''), bold: true },
      clean(person.role === null ? '' : choiceOf('contact_role', person.role)),
      clean(person.phone ?? ''),
      clean([person.email, person.note].filter((part) => part !== null).join('\n')),
    ]);
    return [heading('people'), { table: { widths: [130, 90, 90, '*'], body }, layout: 'lightHorizontalLines' }];
  }

  /**
   * A promise is open until somebody has talked with the customer again; one for a day that has not come stays open in any case. What was
   * taken back promises nothing.
   */
  function promises({ tried, plannedVisits, on }: CustomerFile): PdfBlock[] {
    const said = tried.filter((entry) => entry.takenBackAt === null);
    const lastTalk = said.find(isTalk);
    const open = said
      .filter((entry) => entry.nextStep !== null && (entry === lastTalk || (entry.nextOn !== null && entry.nextOn >= on)))
      .slice(0, 8);
    const lines = [
      ...plannedVisits.map(({ startsAt, purpose, note }) =>
        line([
          { text: `${dayOf(startsAt)} ${formatTime(startsAt)}  `, bold: true },
          `${word('planned')}: ${choiceOf('visit_purpose', purpose)}${note === null ? '' : ` · ${clean(note)}`}`,
        ]),
      ),
      ...open.map((entry) =>
        line([
          { text: entry.nextOn === null ? '' : `${dayOf(entry.nextOn)}  `, bold: true },
          clean(entry.nextStep ?? ''),
          { text: ` (${dayOf(entry.at)}, ${clean(entry.userName ?? word('someone'))})`, style: 'soft' },
        ]),
      ),
    ];
    return [heading('promises'), ...(lines.length > 0 ? lines : [line([{ text: word('noPromises'), style: 'soft' }])])];
  }

  /** What the new owner has to go on with besides promises. */
  function stillOpen({ openTasks, openOpportunities, debt }: CustomerFile): PdfBlock[] {
    const after = (parts: readonly (string | null)[]) => clean(parts.filter((part) => part !== null).join(' · '));
    const lines = [
      ...openTasks.map(({ title, dueOn, assignee }) =>
        line([
          { text: dueOn === null ? '' : `${dayOf(dueOn)}  `, bold: true },
          word('open.task', { text: after([title, assignee]) }),
        ]),
      ),
      ...openOpportunities.map(({ title, stage, valueDong, expectedOn }) =>
        line([
          { text: expectedOn === null ? '' : `${dayOf(expectedOn)}  `, bold: true },
          word('open.opportunity', { text: after([title, stage[language], valueDong === null ? null : dong(valueDong)]) }),
        ]),
      ),
      ...(debt === null || debt.openDong === 0
        ? []
        : [line([word('open.debt', { open: money.format(debt.openDong), overdue: money.format(debt.overdueDong) })])]),
      ...(debt === null || debt.creditDong === 0 ? [] : [line([word('open.ahead', { amount: money.format(debt.creditDong) })])]),
    ];
    return lines.length === 0 ? [] : [heading('open'), ...lines];
  }

  function obstacles({ customer, competitors, opinions }: CustomerFile): PdfBlock[] {
    const reason = customer.notBuyingReason === null ? null : choiceOf('not_buying_reason', customer.notBuyingReason);
    const why = [reason, customer.notBuyingNote].filter((part) => part !== null);
    return [
      ...(why.length === 0 ? [] : [heading('notBuying'), line([clean(why.join(' · '))])]),
      ...(competitors.length === 0 ? [] : [heading('competitors')]),
      ...competitors.map(({ product, competitor, amountDong }) =>
        line([
          clean(
            [competitor, product, amountDong === null ? null : `${money.format(amountDong)} ₫`]
              .filter((part) => part !== null)
              .join(' · '),
          ),
        ]),
      ),
      ...(opinions.length === 0 ? [] : [heading('opinions')]),
      ...opinions
        .slice(0, 10)
        .map(({ about, score, said, saidOn }) =>
          line([
            { text: `${dayOf(saidOn)}  `, bold: true },
            `${known(`about.${about}`, about)}: ${score}/5${said === null ? '' : ` · ${clean(said)}`}`,
          ]),
        ),
    ];
  }

  function owners({ owners: periods }: CustomerFile): PdfBlock[] {
    if (periods.length === 0) return [];
    return [
      heading('owners'),
      ...periods.map(({ userName, from, to, note }) =>
        line([
          { text: clean(userName ?? word('someone')), bold: true },
          `  ${dayOf(from)} – ${to === null ? word('today') : dayOf(to)}${note === null || ruleOfNote(note) !== null ? '' : ` · ${clean(note)}`}`,
        ]),
      ),
    ];
  }

  function tried({ tried: entries }: CustomerFile): PdfBlock[] {
    if (entries.length === 0) return [heading('tried'), line([{ text: word('noTried'), style: 'soft' }])];
    return [heading('tried'), ...entries.map(triedLine)];
  }

  function triedLine(entry: TimelineEntry): PdfBlock {
    const { details } = entry;
    const about = [
      ...resultWords(details, wording),
      entry.withWhom === null ? null : word('with', { name: entry.withWhom }),
      entry.userName,
      entry.takenBackAt === null ? (entry.correctedAt === null ? null : word('corrected')) : word('takenBack'),
    ].filter((part) => part !== null);
    const said = [
      ruleOfNote(entry.text) === null ? entry.text : null,
      details?.of === 'help' && details.answer !== null
        ? word('answer', { name: details.answeredBy ?? word('someone'), text: details.answer })
        : null,
      entry.nextStep === null ? null : word('next', { text: entry.nextStep }),
    ].filter((part) => part !== null);
    return line([
      { text: `${dayOf(entry.at)}  ${known(`kind.${entry.kind}`, entry.kind)}`, bold: true },
      { text: `  ${clean(about.join(' · '))}`, style: 'soft' },
      said.length === 0 ? '' : `\n${clean(said.join('\n'))}`,
    ]);
  }

  return (file, isInBook) => [
    {
      text: clean(file.customer.name),
      style: isInBook ? 'h1' : 'title',
      ...(isInBook ? { tocItem: true, pageBreak: 'before' as const } : {}),
    },
    ...facts(file),
    ...contacts(file),
    ...promises(file),
    ...stillOpen(file),
    ...obstacles(file),
    ...owners(file),
    ...tried(file),
  ];
}

/** Somebody was reached: a call that nobody answered ends no promise, and neither does a planned visit or a paper. */
function isTalk({ kind, details, nextStep }: TimelineEntry): boolean {
  if (nextStep !== null) return true;
  if (details?.of === 'visit') return details.state === 'done' && details.outcome !== 'not-met';
  if (details?.of === 'talk' && details.outcome === 'not-reached') return false;
  return kind === 'call' || kind === 'meeting' || kind === 'chat' || kind === 'email';
}

function line(text: readonly PdfText[]): PdfBlock {
  return { text: text.filter((part) => part !== ''), margin: [0, 0, 0, 3] };
}

/** One form for each letter, so that the font has it; signs that no line can hold go. */
function clean(text: string): string {
  // oxlint-disable-next-line no-control-regex
  return text.normalize('NFC').replaceAll(/[\u0000-\u0009\u000b-\u001f\u200b-\u200f\u2028\u2029\ufeff]/gu, ' ');
}
