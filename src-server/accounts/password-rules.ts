import { isCommonPassword } from './common-passwords.ts';

export const shortestPassword = 12;
export const longestPassword = 128;

/** Why, for logs and scripts; screens show the one sentence of `too-weak-password`. */
export type PasswordProblem = 'too-short' | 'too-long' | 'too-common' | 'contains-account' | 'unchanged' | 'too-even';

/**
 * What is wrong with a new password; null when nothing is. Any signs are allowed, spaces and all languages too (ASVS 6.2.1, 6.2.4,
 * 6.2.8): no rule asks for capitals or digits. Length is counted in code points of the normal form, as a person counts.
 */
export function problemOfPassword(
  next: string,
  about: { readonly account: string; readonly current: string | null },
): PasswordProblem | null {
  const normal = normalPassword(next);
  const length = [...normal].length;
  if (length < shortestPassword) return 'too-short';
  if (length > longestPassword) return 'too-long';
  if (about.current !== null && normalPassword(about.current) === normal) return 'unchanged';
  const folded = foldPassword(normal);
  const name = foldPassword(about.account.split('@')[0] ?? '');
  if (name.length >= 4 && folded.replaceAll(name, '').length < 6) return 'contains-account';
  if (new Set(folded).size < 5) return 'too-even';
  if (isCommonPassword(folded) || isCounting(folded)) return 'too-common';
  return null;
}

/** One form for what different keyboards send: ế as one sign or as three is one password. */
export function normalPassword(password: string): string {
  return password.normalize('NFC');
}

function foldPassword(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').replace(/[đĐ]/g, 'd').replace(/\s+/g, '').toLowerCase();
}

/** abcdefghijkl, 0123456789abc, zyxwvut…: every sign is the neighbour of the one before, all the same way. */
function isCounting(text: string): boolean {
  const codes = [...text].map((sign) => sign.codePointAt(0) ?? 0);
  const steps = codes.slice(1).map((code, at) => code - (codes[at] ?? 0));
  const even = steps.filter((step) => step === steps[0]).length;
  return Math.abs(steps[0] ?? 0) <= 1 && even >= steps.length - 1;
}
