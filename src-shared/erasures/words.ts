import type { Fields } from '../sync/merge.ts';
import { findPhones, nationalOf } from '../vietnam/phone.ts';
import { givenNameOf, splitSalutation } from '../vietnam/salutation.ts';

/**
 * What a person is called and reached by, for finding it in the texts of others: the full name, with and without its salutation, where it
 * has two words or more (a bare given name is everybody's), phones however they are grouped, e-mail addresses, Zalo.
 */
export function wordsOfPerson(fields: Fields): string[] {
  const words = new Set<string>();
  const name = textOf(fields['name']);
  const bare = splitSalutation(name).name;
  for (const candidate of [name, bare])
    if (candidate.trim() !== '' && candidate.trim() !== givenNameOf(candidate)) words.add(candidate);
  for (const field of ['email', 'taxCode', 'website']) {
    for (const part of textOf(fields[field]).split(/[\s,;]+/u)) if (part.length >= 5) words.add(part);
  }
  for (const field of ['phone', 'zalo']) {
    const text = textOf(fields[field]);
    if (text.length >= 6) words.add(text);
    for (const { raw, e164 } of findPhones(text)) {
      words.add(raw);
      if (e164 !== null) words.add(nationalOf(e164)).add(e164);
    }
  }
  return [...words].map((word) => word.normalize('NFC').trim()).filter((word) => word.length >= 4 && word !== '∅');
}

/** One expression for all of them; null where there is nothing to look for. Digits of a phone may be apart as people write them. */
export function patternOf(words: readonly string[]): RegExp | null {
  if (words.length === 0) return null;
  const alternatives = [...words]
    .toSorted((a, b) => b.length - a.length)
    .map((word) => {
      const digits = word.replace(/[\s.\-()]/gu, '');
      if (/^\+?\d{6,}$/u.test(digits)) return [...digits].map(escape).join('[\\s.\\-()]{0,2}');
      return word.split(/\s+/u).map(escape).join('\\s+');
    });
  return new RegExp(alternatives.join('|'), 'giu');
}

function escape(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\/]/gu, '\\$&');
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
