import type { Catalogue } from './catalogue.ts';
import { en } from './en.ts';
import { vi } from './vi.ts';

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
 * version does not know (a newer office) get the sentence for the unexpected. What a rule forbids is told in that rule's words.
 */
export function errorText(language: TextLanguage, code: string, details: TextParams = {}): string {
  const reason = details['reason'];
  const isRefusedFile = code === 'unreadable-file' || code === 'too-large';
  const exact = isRefusedFile && typeof reason === 'string' ? lookUp(language, `importRefusals.${reason}`) : undefined;
  const ofFile = typeof reason === 'string' ? lookUp(language, `fileRefusals.${reason}`) : undefined;
  const ofRule = code === 'forbidden' && typeof reason === 'string' ? lookUp(language, `fieldErrors.${reason}`) : undefined;
  return fill(exact ?? ofFile ?? ofRule ?? lookUp(language, `errors.${code}`) ?? catalogues[language].errors.unexpected, details);
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
