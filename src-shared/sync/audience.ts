import { z } from 'zod';

const part = /^(user|team|department):[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
/** More would make scopes that nobody can read any more. */
export const mostShares = 12;

/**
 * Whom a row is shared with besides its own people: scopes of persons, teams and departments, sorted, each once, joined by commas
 * (`department:…,team:…`); null for nobody.
 */
export const audienceText = z.string().refine(isAudience, { error: 'invalid' }).nullable();

function isAudience(text: string): boolean {
  const parts = text.split(',');
  return parts.length <= mostShares && parts.every((one, at) => part.test(one) && (at === 0 || (parts[at - 1] ?? '') < one));
}

/** The scopes that are named, none for null. */
export function audienceOf(text: string | null): string[] {
  return text === null ? [] : text.split(',');
}

/** The text for these scopes; null for none. */
export function textOfAudience(scopes: readonly string[]): string | null {
  return scopes.length === 0 ? null : [...new Set(scopes)].sort().join(',');
}
