import { yearsBetween } from '../lib/dates.ts';
import { givenNameOf, salutations, type Salutation, splitSalutation } from './salutation.ts';

export interface AddressedPerson {
  readonly name: string;
  readonly gender: 'male' | 'female' | null;
  readonly birthday: string | null;
  /** What was chosen for this person, in whatever letters; it goes before every rule. */
  readonly salutation: string | null;
}

export interface Address {
  /** In front of the name; `anh/chị` where nothing tells. */
  readonly salutation: string;
  /** Chosen by hand, written before the name, or found by the rule. */
  readonly from: 'own' | 'name' | 'rule';
  /** `anh Minh` */
  readonly short: string;
  /** `Kính gửi anh Minh` */
  readonly greeting: string;
}

/** Older than the speaker by so many years: of the parents' age, and of the grandparents'. Younger customers stay anh and chị. */
const parentsYears = 15;
const grandparentsYears = 35;
/** Where nobody knows how old the speaker is. */
const usualAge = 30;

/**
 * How a person is addressed: as chosen, as it stands before the name, or by gender and the difference of age to the speaker. People are called
 * by their given name, the last word.
 */
export function addressOf(
  person: AddressedPerson,
  { today, speakerBirthday = null }: { readonly today: string; readonly speakerBirthday?: string | null },
): Address {
  const own = person.salutation?.trim() ?? '';
  const parts = splitSalutation(person.name);
  const given = givenNameOf(parts.name);
  const make = (salutation: string, from: Address['from']): Address => {
    const short = given === '' ? salutation : `${salutation} ${given}`;
    return { salutation, from, short, greeting: `Kính gửi ${short}` };
  };
  if (own !== '') return make(knownForm(own), 'own');
  if (parts.salutation !== null) return make(parts.salutation, 'name');
  const gender = person.gender ?? guessGender(parts.name);
  if (gender === null) return make('anh/chị', 'rule');
  const speaker = speakerBirthday === null ? usualAge : yearsBetween(speakerBirthday, today);
  const older = person.birthday === null ? 0 : yearsBetween(person.birthday, today) - speaker;
  const [peer, parent, grandparent] = gender === 'male' ? (['anh', 'chú', 'ông'] as const) : (['chị', 'cô', 'bà'] as const);
  return make(older >= grandparentsYears ? grandparent : older >= parentsYears ? parent : peer, 'rule');
}

/** Thị and Văn in the middle of a name tell; nothing else does surely enough to be printed. */
export function guessGender(name: string): 'male' | 'female' | null {
  const middle = splitSalutation(name)
    .name.split(/\s+/u)
    .slice(1, -1)
    .map((word) => word.normalize('NFC').toLowerCase());
  if (middle.includes('thị')) return 'female';
  return middle.includes('văn') ? 'male' : null;
}

/** `Anh`, `ANH` and `anh` are one; words that are no salutation of ours are the person's own. */
function knownForm(text: string): Salutation | string {
  const small = text.normalize('NFC').toLowerCase();
  return salutations.find((known) => known === small) ?? text;
}
