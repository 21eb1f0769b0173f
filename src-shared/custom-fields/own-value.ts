import { formatDay } from '../lib/dates.ts';
import { isoDate } from '../lib/fields.ts';
import type { FieldErrorKey } from '../texts/catalogue.ts';
import { foldText } from '../vietnam/fold.ts';
import type { CustomField } from './custom-field.ts';
import { readDecimal, writeDecimal } from './decimal.ts';

/*
 * Values of own fields. Every value is stored as a text: a number as `-1234.5`, a day as `2026-11-23`, a choice as the key of its option, a
 * link with its scheme.
 */

type Language = 'vi' | 'en';
type ReadValue = { readonly value: string; readonly problem?: undefined } | { readonly problem: FieldErrorKey };

const mostText = 5000;
const mostLink = 2000;

/**
 * What somebody typed or a file holds, as it is stored. Choices are known by key or by name, days also as 23/11/2026; `now` is the value
 * that stands there: an option that is not chosen any more may stay.
 */
export function readOwnValue(
  field: Pick<CustomField, 'type' | 'options'>,
  written: string | number,
  { language = 'vi', now = null }: { language?: Language; now?: string | null } = {},
): ReadValue {
  const text = String(written).normalize('NFC').trim();
  switch (field.type) {
    case 'text':
      return text.length > mostText ? { problem: 'too-long' } : { value: text };
    case 'number': {
      const number = typeof written === 'number' ? written : readDecimal(text, language);
      return number === null || !Number.isFinite(number) || Math.abs(number) >= 1e15
        ? { problem: 'not-a-number' }
        : { value: plainNumber(number) };
    }
    case 'date': {
      const day = readWrittenDay(text);
      return day === null ? { problem: 'not-a-date' } : { value: day };
    }
    case 'list':
      return readChoice(field.options, text, now);
    case 'link':
      return readLink(text);
  }
}

/** How a value is said: numbers and days as people write them, choices by name. */
export function writeOwnValue(field: Pick<CustomField, 'type' | 'options'>, value: string, language: Language): string {
  switch (field.type) {
    case 'number':
      return Number.isFinite(Number(value)) ? writeDecimal(Number(value), language) : value;
    case 'date':
      return isoDate.safeParse(value).success ? formatDay(value) : value;
    case 'list':
      return field.options.find(({ key }) => key === value)?.[language] ?? value;
    default:
      return value;
  }
}

/** Where a link may lead: to a page, or to a mail; never into this laptop. */
export function isOpenableLink(value: string): boolean {
  return 'value' in readLink(value) && /^(https?:|mailto:)/i.test(value);
}

function plainNumber(number: number): string {
  const rounded = Math.round(number * 1e6) / 1e6;
  // Small ones would be written as 1e-7, and minus nothing is nothing.
  return rounded === 0 ? '0' : Math.abs(rounded) < 1e-4 ? rounded.toFixed(6).replace(/0+$/, '') : String(rounded);
}

function readWrittenDay(text: string): string | null {
  const written = /^(\d{1,2})[\s./-](\d{1,2})[\s./-](\d{4})$/.exec(text);
  const day = written === null ? text : `${written[3]}-${written[2]?.padStart(2, '0')}-${written[1]?.padStart(2, '0')}`;
  return isoDate.safeParse(day).success ? day : null;
}

function readChoice(options: CustomField['options'], text: string, now: string | null): ReadValue {
  const folded = foldText(text);
  const isNamed = ({ vi, en }: CustomField['options'][number]) => foldText(vi) === folded || foldText(en) === folded;
  const found =
    options.find(({ key }) => key === text) ??
    options.find((option) => option.isActive && isNamed(option)) ??
    options.find((option) => isNamed(option));
  if (found === undefined || (!found.isActive && found.key !== now)) return { problem: 'not-a-choice' };
  return { value: found.key };
}

function readLink(text: string): ReadValue {
  if (text.length > mostLink) return { problem: 'too-long' };
  // Characters that no address has; whoever pastes two lines pasted something else.
  if (/[\s"<>\\^`{|}]/.test(text)) return { problem: 'not-a-link' };
  const scheme = /^([a-z][a-z0-9+.-]*):/i.exec(text)?.[1]?.toLowerCase();
  if (/^https?:\/\/[^/?#@]+\.?[^/?#@]*([/?#]|$)/i.test(text)) return { value: text };
  if (/^mailto:[^@]+@[^@]+$/i.test(text)) return { value: text };
  if (/^[^@/:]+@[^@/:]+\.[^@/:]+$/.test(text)) return { value: `mailto:${text}` };
  // `example.vn:8080/path` has no scheme but a port.
  const isBare = scheme === undefined || /^[^/:]+\.[^/:]+:\d+(\/|$)/.test(text);
  return isBare && /^[^/?#@:]+\.[^/?#@:]+(:\d+)?([/?#]|$)/.test(text) ? { value: `https://${text}` } : { problem: 'not-a-link' };
}
