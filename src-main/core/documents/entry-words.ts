import type { HandoverWord } from '../../../src-shared/documents/handover-words.ts';
import type { TimelineDetails } from '../../../src-shared/timeline/timeline-entry.ts';

/** What an entry's details are said with. `known` is the word of a key, or what is given instead. */
export interface EntryWording {
  readonly language: 'vi' | 'en';
  word: (key: HandoverWord, values?: Readonly<Record<string, string>>) => string;
  known: (key: string, otherwise: string) => string;
  choiceOf: (list: string, key: string) => string;
  dong: (amount: number) => string;
}

/** What came of an entry: result, numbers and sums, in the order in which they are read. Empty where its text says all. */
export function resultWords(
  details: TimelineDetails | null,
  { language, word, known, choiceOf, dong }: EntryWording,
): readonly string[] {
  const sum = (amount: number | null) => (amount === null ? [] : [dong(amount)]);
  switch (details?.of) {
    case 'visit':
      return [
        choiceOf('visit_purpose', details.purpose),
        known(`outcome.${details.outcome ?? ''}`, known(`state.${details.state}`, details.state)),
      ];
    case 'talk':
      return [
        ...(details.type === null ? [] : [details.type[language]]),
        ...(details.outcome === null ? [] : [known(`talk.${details.outcome}`, details.outcome)]),
        ...(details.attempts === null || details.attempts < 2 ? [] : [word('attempts', { count: String(details.attempts) })]),
      ];
    case 'owner':
      return [[details.from, details.to ?? details.toTeam].map((name) => name ?? '–').join(' → ')];
    case 'task':
      return [details.title];
    case 'opportunity':
      return [
        known(`opportunity.${details.step}`, details.step),
        details.title,
        ...sum(details.valueDong),
        ...(details.reason === null ? [] : [choiceOf('lost_reason', details.reason)]),
      ];
    case 'quote':
      return [
        known(`quote.${details.step}`, details.step),
        details.label,
        details.title,
        ...(details.version === 1 ? [] : [word('version', { version: String(details.version) })]),
        ...sum(details.totalDong),
      ];
    case 'order':
      return [known(`order.${details.step}`, details.step), details.label, details.title, ...sum(details.totalDong)];
    case 'contract':
      return [
        known(`contract.${details.step}`, details.step),
        ...(details.code === null ? [] : [details.code]),
        details.title,
        ...sum(details.valueDong),
      ];
    case 'money':
      return [
        known(`money.${details.step}`, details.step),
        dong(details.amountDong),
        ...(details.invoice === null ? [] : [word('invoice', { number: details.invoice })]),
        ...(details.reference === null ? [] : [details.reference]),
      ];
    case 'form':
      return [details.name, ...details.answers.map(({ label, value }) => `${label}: ${value}`)];
    default:
      return [];
  }
}
