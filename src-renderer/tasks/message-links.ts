import { foldText } from '../../src-shared/vietnam/fold.ts';

/** Longer addresses are not handed to the system (`external-links.ts`). */
const mostCharacters = 1900;

/**
 * What a care plan says to this person: its words are for all its customers, so whoever is written to is addressed in front of them, unless
 * they begin with a greeting of their own.
 */
export function addressedWords(words: string, greeting: string | null): string {
  const begins = foldText(words.trimStart());
  if (greeting === null || /^(kinh|thua|chao|xin chao|gui|dear|hello|hi)\b/.test(begins)) return words;
  return `${greeting},\n${words}`;
}

/** A mail that is begun with the words of a care plan; nothing is sent before somebody does. */
export function mailLink(address: string, words: { readonly subject: string; readonly body: string } | null): string {
  if (words === null) return `mailto:${address}`;
  const start = `mailto:${address}?subject=${encodeURIComponent(words.subject)}&body=`;
  return start + encodedWithin(words.body, mostCharacters - start.length);
}

/** The same for a text message; `number` may hold spaces and dots. The desktop shell opens no such link (`external-links.ts`), a browser does. */
export function textMessageLink(number: string, body: string | null): string {
  const start = `sms:${number.replace(/[^\d+]/g, '')}`;
  return body === null ? start : `${start}?body=${encodedWithin(body, mostCharacters - start.length)}`;
}

/** As much as there is room for: by letters, so that none is cut in its middle. Lines end as in mails. */
function encodedWithin(text: string, room: number): string {
  let encoded = '';
  for (const sign of text.replace(/\r?\n/g, '\r\n')) {
    const next = encoded + (sign.isWellFormed() ? encodeURIComponent(sign) : '');
    if (next.length > room) break;
    encoded = next;
  }
  return encoded;
}
