import { AppError } from '../../src-shared/rpc/errors.ts';
import { errorText, fieldErrorText } from '../../src-shared/texts/texts.ts';
import type { Language } from '../locales/i18n.ts';

/** What happened and what to do, in the user's words. Anything unexpected is called that; nothing technical is shown. */
export function sentenceOf(error: unknown, language: Language): string {
  return error instanceof AppError ? errorText(language, error.code, error.details) : errorText(language, 'unexpected');
}

/** The fields of a form that were refused, each with the sentence that says why. */
export function refusedFields(error: unknown, language: Language): Readonly<Record<string, string>> {
  const fields = error instanceof AppError ? (error.fields ?? {}) : {};
  return Object.fromEntries(Object.entries(fields).map(([field, key]) => [field, fieldErrorText(language, key)]));
}
