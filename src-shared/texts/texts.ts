import type { ProblemReason } from '../imports/problems.ts';
import type { ErrorCode } from '../rpc/errors.ts';
import { en } from './en.ts';
import { vi } from './vi.ts';

/**
 * Sentences for codes that travel between the rooms: what happened and what to do next. The texts of the screens themselves live in
 * the renderer's catalogues, those of the desktop shell in `shell.ts`.
 */
export interface Catalogue {
  readonly errors: Readonly<Record<ErrorCode, string>>;
  /** Values of `ErrorShape.fields`. */
  readonly fieldErrors: Readonly<Record<FieldErrorKey, string>>;
  readonly importProblems: Readonly<Record<ProblemReason, string>>;
  /** `details.reason` of a file that the import refused. */
  readonly importRefusals: Readonly<Record<ImportRefusalKey, string>>;
  /** Codes of `app.status` → `notices`. */
  readonly notices: Readonly<Record<NoticeKey, string>>;
}

export type FieldErrorKey =
  | 'required'
  | 'too-long'
  | 'too-short'
  | 'too-small'
  | 'too-big'
  | 'not-a-number'
  | 'not-a-date'
  | 'not-a-time'
  | 'not-a-choice'
  | 'unknown-cursor'
  | 'end-before-start'
  | 'tax-code-check-digit'
  | 'tax-code-malformed'
  | 'phone-not-recognised'
  | 'email-not-recognised'
  | 'invalid';

export type ImportRefusalKey =
  | 'missing'
  | 'no-access'
  | 'empty'
  | 'not-a-table'
  | 'old-excel'
  | 'encrypted'
  | 'damaged'
  | 'no-rows'
  | 'too-slow'
  | 'file-size'
  | 'columns'
  | 'rows'
  | 'unpacked-size'
  | 'packed-too-tightly'
  | 'entries'
  | 'memory';

export type NoticeKey = 'restored-from-backup' | 'import-interrupted' | 'journal-behind' | 'read-only';

export type TextLanguage = 'vi' | 'en';

type Section = keyof Catalogue;
export type TextKey = { [S in Section]: `${S}.${Extract<keyof Catalogue[S], string>}` }[Section];
export type TextParams = Readonly<Record<string, string | number | boolean | null>>;

export const catalogues: Readonly<Record<TextLanguage, Catalogue>> = { vi, en };

/** The sentence with its `{{placeholders}}` filled in; one without a value disappears together with the blank before it. */
export function textOf(language: TextLanguage, key: TextKey, params: TextParams = {}): string {
  return fill(lookUp(language, key) ?? key, params);
}

/**
 * The sentence for a refused call, as exact as its code and details allow: a refused import file is told by its reason. Codes that this
 * version does not know (a newer office) get the sentence for the unexpected.
 */
export function errorText(language: TextLanguage, code: string, details: TextParams = {}): string {
  const reason = details['reason'];
  const isRefusedFile = code === 'unreadable-file' || code === 'too-large';
  const exact = isRefusedFile && typeof reason === 'string' ? lookUp(language, `importRefusals.${reason}`) : undefined;
  return fill(exact ?? lookUp(language, `errors.${code}`) ?? catalogues[language].errors.unexpected, details);
}

/** The sentence under a field; an unknown key reads as `invalid`. */
export function fieldErrorText(language: TextLanguage, key: string): string {
  return lookUp(language, `fieldErrors.${key}`) ?? catalogues[language].fieldErrors.invalid;
}

function lookUp(language: TextLanguage, key: string): string | undefined {
  const cut = key.indexOf('.');
  const section: Readonly<Record<string, Readonly<Record<string, string>>>> = { ...catalogues[language] };
  const sentences = section[key.slice(0, cut)];
  const name = key.slice(cut + 1);
  // Keys come from outside too: `constructor` is no sentence.
  return sentences !== undefined && Object.hasOwn(sentences, name) ? sentences[name] : undefined;
}

function fill(sentence: string, params: TextParams): string {
  return sentence.replace(/ ?\{\{(\w+)\}\}/g, (place, name: string) => {
    const value = params[name];
    return value === undefined || value === null ? '' : `${place.startsWith(' ') ? ' ' : ''}${String(value)}`;
  });
}
