import { findPhones } from '../vietnam/phone.ts';
import { guessProvince } from '../vietnam/provinces.ts';
import { checkTaxCode } from '../vietnam/tax-code.ts';
import { isCompanyName } from './heading-row.ts';
import { isOrdinalHeading, matchHeading } from './heading-words.ts';
import type { ImportMapping, ImportTarget, MappedTarget } from './import.ts';
import { ownListFieldOf } from '../customers/list-fields.ts';
import type { CustomField } from '../custom-fields/custom-field.ts';
import { foldText } from '../vietnam/fold.ts';
import { isReasonHeading } from './reason-heading.ts';
import { cleanCell } from './cells.ts';

/** Several columns may be laid on these; their texts are joined. */
export const joinableTargets: ReadonlySet<ImportTarget> = new Set<ImportTarget>([
  'address',
  'phone',
  'email',
  'note',
  'contactPhone',
  'contactEmail',
]);

/**
 * Lays the columns of a table on the fields of a customer: by their headings, and where these say nothing by what stands in the sample rows.
 * A column that nothing is known about becomes a note, so that an import without a look at the mapping loses nothing; row numbers are left out.
 */
export function guessMapping(
  headings: readonly string[],
  sample: readonly (readonly string[])[],
  ownFields: readonly CustomField[] = [],
): ImportMapping {
  const found = new Map<number, MappedTarget>();
  const isTaken = (target: MappedTarget) => [...found.values()].includes(target);
  // A heading that is called as an own field is that field, also where it is a word for something else: the office chose the name.
  for (const [column, heading] of headings.entries()) {
    const own = ownFields.find(
      ({ vi, en }) => foldText(heading) !== '' && [vi, en].some((name) => foldText(name) === foldText(heading)),
    );
    if (own !== undefined && !isTaken(ownListFieldOf(own))) found.set(column, ownListFieldOf(own));
  }
  const lay = (column: number, target: ImportTarget) => {
    if (found.has(column)) return true;
    if (joinableTargets.has(target) || !isTaken(target)) found.set(column, target);
    return found.has(column);
  };

  const matches = headings
    .map((heading, column) => ({ column, match: matchHeading(heading) }))
    .sort((a, b) => (b.match?.score ?? 0) - (a.match?.score ?? 0) || a.column - b.column);
  for (const { column, match } of matches) {
    if (match === null || isReasonHeading(headings[column] ?? '')) continue;
    const target =
      match.target === 'address' && isProvinceColumn(headings[column] ?? '', valuesOf(sample, column))
        ? 'province'
        : match.target;
    // A second column with names is a person's, such as `Họ tên` beside `Tên công ty`.
    if (!lay(column, target) && target === 'name') lay(column, 'contactName');
  }
  headings.forEach((_, column) => {
    if (found.has(column) || isReasonHeading(headings[column] ?? '')) return;
    const target = sniff(valuesOf(sample, column));
    if (target !== null && !isTaken(target)) lay(column, target);
  });
  headings.forEach((heading, column) => {
    if (!found.has(column) && !isOrdinalHeading(heading) && !isReasonHeading(heading) && valuesOf(sample, column).length > 0)
      lay(column, 'note');
  });
  // Beside a company and its contact, what describes a person is the contact's.
  if (isTaken('name') && isTaken('contactName')) {
    for (const [column, target] of found) {
      const own = ofContact[target as ImportTarget];
      if (own !== undefined && !isTaken(own)) found.set(column, own);
    }
  }
  return Object.fromEntries([...found].sort(([a], [b]) => a - b).map(([column, target]) => [String(column), target]));
}

const ofContact: Partial<Record<ImportTarget, ImportTarget>> = {
  familyName: 'contactFamilyName',
  salutation: 'contactSalutation',
  gender: 'contactGender',
  birthday: 'contactBirthday',
};

function valuesOf(sample: readonly (readonly string[])[], column: number): string[] {
  return sample.map((row) => cleanCell(row[column] ?? '')).filter((cell) => cell !== '');
}

/** `City` is a province in a Vietnamese list and a part of the address in a foreign one. */
function isProvinceColumn(heading: string, values: readonly string[]): boolean {
  return (
    /city|region|state|khu v/i.test(heading) &&
    shareOf(values, (value) => value.length < 60 && guessProvince(value) !== null) >= 0.5
  );
}

function sniff(values: readonly string[]): ImportTarget | null {
  if (values.length === 0) return null;
  if (shareOf(values, (value) => /^\S+@\S+\.\S+$/.test(value)) >= 0.6) return 'email';
  if (shareOf(values, (value) => /^(https?:\/\/|www\.)\S+$/i.test(value)) >= 0.6) return 'website';
  if (shareOf(values, (value) => checkTaxCode(value).status === 'valid' && !/^\+?0[2-9]\d{8}$/.test(value)) >= 0.6)
    return 'taxCode';
  if (shareOf(values, isPhone) >= 0.6) return 'phone';
  if (shareOf(values, isCompanyName) >= 0.5) return 'name';
  return null;
}

function isPhone(value: string): boolean {
  return value.length < 60 && /^[\d\s.\-–()+/,;]+$/.test(value) && findPhones(value).some((phone) => phone.e164 !== null);
}

function shareOf(values: readonly string[], holds: (value: string) => boolean): number {
  return values.length === 0 ? 0 : values.filter(holds).length / values.length;
}
