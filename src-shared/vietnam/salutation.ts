/** How a person is addressed, as written in front of a name. */
export const salutations = ['anh', 'chị', 'ông', 'bà', 'cô', 'chú', 'bác', 'em'] as const;
export type Salutation = (typeof salutations)[number];

export interface NameParts {
  readonly salutation: Salutation | null;
  /** The name without the salutation, as written. */
  readonly name: string;
  /** What people are called by: the last word. `Anh Nguyễn Văn An` → `An`. */
  readonly givenName: string;
}

/**
 * Splits `Anh Nguyễn Văn An (kho)`, `A. Hùng`, `Mr. Bình`, `chị Hoa`. Only a hint to fill a form with. A salutation is seen only where a
 * name follows it, so that `Anh` or `Bà Rịa`, names themselves, stay whole; `Anh Thư`, which may be either, is read as a salutation.
 */
export function splitSalutation(text: string): NameParts {
  const clean = text.normalize('NFC').trim().replace(/\s+/gu, ' ');
  const match = prefix.exec(clean);
  const name = match === null ? clean : clean.slice(match[0].length);
  const isPrefix = match !== null && !/^Rịa(?!\p{L})/iu.test(name);
  const kept = isPrefix ? name : clean;
  return {
    salutation: isPrefix ? (meanings.get((match[1] ?? '').toLowerCase()) ?? null) : null,
    name: kept,
    givenName: givenNameOf(kept),
  };
}

/** The last word of a full name; a remark in brackets does not count. */
export function givenNameOf(fullName: string): string {
  return (
    fullName
      .normalize('NFC')
      .replace(/\s*\([^()]*\)\s*$/u, '')
      .trim()
      .split(/\s+/u)
      .at(-1) ?? ''
  );
}

const meanings: ReadonlyMap<string, Salutation> = new Map([
  ...salutations.map((word) => [word, word] as const),
  ['a', 'anh'],
  ['c', 'chị'],
  ['mr', 'anh'],
  ['ms', 'chị'],
  ['mrs', 'bà'],
]);
// `Em` and `Cô` begin no Vietnamese full name; the short forms need their dot: `A Phủ` is a name.
const prefix = /^(anh|chị|ông|bà|cô|chú|bác|em|(?:a|c)(?=\.)|mr|mrs|ms)(?:\.\s*|\s+)(?=\p{L})/iu;
