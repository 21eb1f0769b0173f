/**
 * A list as PostgreSQL writes one. Columns as lists are read in half the time that records of JSON take, and as text they are none of the
 * driver's business.
 */
export function listOf<T>(items: readonly T[], valueOf: (item: T) => string | number | boolean | null): string {
  let list = '';
  for (const item of items) {
    const value = valueOf(item);
    list += list === '' ? '{' : ',';
    if (typeof value !== 'string') list += value === null ? 'NULL' : String(value);
    else if (value.includes('"') || value.includes('\\')) list += `"${value.replace(/["\\]/g, '\\$&')}"`;
    else list += `"${value}"`;
  }
  return list === '' ? '{}' : `${list}}`;
}
