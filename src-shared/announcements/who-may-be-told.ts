import { type ConsentLine, isRestricted, mayContact } from '../consent/may-contact.ts';
import { readAddress, sameMailbox } from './address.ts';
import type { Got } from './announcement-mark.ts';

/** Why somebody is not written to, in the order in which it is looked at. */
export const leftReasons = [
  /** The policy is not for this customer: its prices are somebody else's. */
  'not-meant',
  /** A colleague's customer: a rep writes to his own. */
  'not-mine',
  'restricted',
  'by-hand',
  'got-sent',
  'got-draft',
  'got-older',
  'no-address',
  'bad-address',
  'withdrawn',
  'no-consent',
  'same-address',
] as const;
export type LeftReason = (typeof leftReasons)[number];

/** Who can be told in another way, by a call or a visit. Who asked to be left in peace altogether is not among them. */
export const visitReasons = ['no-address', 'bad-address', 'no-consent', 'withdrawn'] as const satisfies readonly LeftReason[];

export const againChoices = ['draft', 'sent', 'older'] as const satisfies readonly Got[];

export interface PersonToTell {
  /** Null: the customer itself. */
  readonly contactId: string | null;
  readonly name: string;
  readonly role: string | null;
  readonly isPrimary: boolean;
  readonly email: string | null;
  readonly restrictedOn: string | null;
  readonly lines: readonly ConsentLine[];
}

export interface CustomerToTell {
  readonly id: string;
  readonly kind: 'company' | 'person';
  readonly restrictedOn: string | null;
  /** Everybody at the customer, and the customer itself, in the order of the record. */
  readonly people: readonly PersonToTell[];
  readonly isMeant: boolean;
  readonly isMine: boolean;
  readonly isLeftOut: boolean;
  readonly got: Got | null;
}

export interface TellingRules {
  /** Key of the role to write to; null: the main contact. */
  readonly role: string | null;
  readonly again: readonly Got[];
  readonly at: string;
  /** Mailboxes whose owner said no, or whose data is restricted, at whichever customer. */
  readonly closed: ReadonlyMap<string, 'withdrawn' | 'restricted'>;
  /** What the owner of a mailbox has got already, at whichever customer of these. */
  readonly gotAt: (mailbox: string) => Got | null;
}

export type Telling =
  | { readonly may: true; readonly address: string; readonly person: PersonToTell }
  | { readonly may: false; readonly why: Exclude<LeftReason, 'same-address'> };

/** Who at a customer is written to, or why nobody is. */
export function tellingOf(customer: CustomerToTell, rules: TellingRules): Telling {
  const not = (why: Exclude<LeftReason, 'same-address'>) => ({ may: false, why }) as const;
  if (!customer.isMeant) return not('not-meant');
  if (!customer.isMine) return not('not-mine');
  if (isRestricted(customer.restrictedOn, rules.at)) return not('restricted');
  if (customer.isLeftOut) return not('by-hand');
  if (customer.got !== null && !rules.again.includes(customer.got)) return not(`got-${customer.got}`);
  let reason: Exclude<LeftReason, 'same-address'> = 'no-address';
  for (const person of inOrder(customer, rules.role)) {
    const telling = tellingOfPerson(person, rules);
    if (telling.may) return telling;
    // The first who has an address says why: he is whom somebody would ask.
    if (reason === 'no-address') reason = telling.why;
  }
  return not(reason);
}

function tellingOfPerson(person: PersonToTell, { again, at, closed, gotAt }: TellingRules): Telling {
  const not = (why: Exclude<LeftReason, 'same-address'>) => ({ may: false, why }) as const;
  if (isRestricted(person.restrictedOn, at)) return not('restricted');
  if (person.email === null || person.email.trim() === '') return not('no-address');
  const address = readAddress(person.email);
  if (address === null) return not('bad-address');
  const isClosed = closed.get(sameMailbox(address));
  if (isClosed !== undefined) return not(isClosed);
  const answer = mayContact(person, { purpose: 'marketing', channel: 'email', at });
  if (!answer.may) return not(answer.why);
  const got = gotAt(sameMailbox(address));
  if (got !== null && !again.includes(got)) return not(`got-${got}`);
  return { may: true, address, person };
}

/** Of a company the chosen role, then the main contact, then its own mailbox; of a person himself. */
function inOrder({ kind, people }: CustomerToTell, role: string | null): PersonToTell[] {
  const own = people.filter(({ contactId }) => contactId === null);
  if (kind === 'person') return own;
  const contacts = people.filter(({ contactId }) => contactId !== null);
  const ofRole = role === null ? [] : contacts.filter((person) => person.role === role);
  const main = contacts.find(({ isPrimary }) => isPrimary) ?? contacts[0];
  return [...ofRole, ...(main === undefined || ofRole.includes(main) ? [] : [main]), ...own];
}

export interface Recipient {
  readonly customerId: string;
  readonly address: string;
  readonly name: string;
}

/** Two customers with one mailbox get one mail: the first of them. Answers who is left, and who has his mailbox from another. */
export function onceEach<R extends Recipient>(recipients: readonly R[]): { readonly once: R[]; readonly twice: R[] } {
  const seen = new Set<string>();
  const once: R[] = [];
  const twice: R[] = [];
  for (const recipient of recipients) {
    const mailbox = sameMailbox(recipient.address);
    if (seen.has(mailbox)) twice.push(recipient);
    else once.push(recipient);
    seen.add(mailbox);
  }
  return { once, twice };
}

/** So many to a mail, in their order; the mails are filled evenly, so that none goes out to a single one by chance. */
export function inMails<T>(recipients: readonly T[], perMail: number): T[][] {
  const count = Math.ceil(recipients.length / perMail);
  const mails: T[][] = [];
  for (let mail = 0; mail < count; mail += 1) {
    mails.push(
      recipients.slice(Math.floor((mail * recipients.length) / count), Math.floor(((mail + 1) * recipients.length) / count)),
    );
  }
  return mails;
}
