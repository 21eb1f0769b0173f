import type { ReadQuestion } from '../../../src-shared/announcements/announcements.contract.ts';
import { sameMailbox } from '../../../src-shared/announcements/address.ts';
import { gotOf, markStart, type PolicyMark, type TellingEntry } from '../../../src-shared/announcements/announcement-mark.ts';
import {
  type CustomerToTell,
  type LeftReason,
  onceEach,
  type PersonToTell,
  tellingOf,
} from '../../../src-shared/announcements/who-may-be-told.ts';
import { type ConsentLine, consentState } from '../../../src-shared/consent/may-contact.ts';
import type { customersContract } from '../../../src-shared/customers/customers.contract.ts';
import { localDay } from '../../../src-shared/lib/dates.ts';
import { AppError } from '../../../src-shared/rpc/errors.ts';
import type { HandlersOf } from '../../../src-shared/rpc/procedure.ts';
import type { Context } from '../context.ts';
import { createFamily, idsOfFilter } from '../customers/index.ts';
import { createRoleReader } from '../settings/index.ts';
import type { ReadPolicy } from './policies.ts';

/** One customer that was looked at: written to, or left out and why. */
export interface Decided {
  readonly customerId: string;
  readonly customerName: string;
  readonly ownerName: string | null;
  /** Null where somebody is written to. */
  readonly why: LeftReason | null;
  readonly personName: string | null;
  readonly address: string | null;
}

/** More is no job for people. */
const mostCustomers = 50_000;
const inSlice = 250;

interface CustomerRow {
  readonly id: string;
  readonly kind: 'company' | 'person';
  readonly name: string;
  readonly email: string | null;
  readonly restrictedOn: string | null;
  readonly ownerId: string | null;
  readonly ownerName: string | null;
}
type ContactRow = Omit<PersonToTell, 'lines' | 'isPrimary' | 'contactId'> & {
  customerId: string;
  contactId: string;
  isPrimary: number;
};
type EntryRow = { customerId: string; text: string; withWhom: string | null; isSent: number };
type LineRow = ConsentLine & { customerId: string; contactId: string | null };

/** Looks at everybody whom an announcement could be for. `breathe` is called between slices, so that others come between. */
export function createDecider(ctx: Context, customers: Pick<HandlersOf<typeof customersContract>, 'list'>) {
  const { db } = ctx;
  const family = createFamily(db);
  const roleOf = createRoleReader(ctx);
  const among = (column: string) => `${column} IN (SELECT value FROM json_each(?))`;
  const customerRows = db.prepare(
    `SELECT c.id, c.kind, c.name, c.email, c.restricted_on AS restrictedOn, c.owner_id AS ownerId, u.name AS ownerName
     FROM customers AS c LEFT JOIN users AS u ON u.id = c.owner_id WHERE ${among('c.id')} AND c.deleted_at IS NULL`,
  );
  const contactRows = db.prepare(
    `SELECT customer_id AS customerId, id AS contactId, name, role, email, is_primary AS isPrimary, restricted_on AS restrictedOn
     FROM contacts WHERE ${among('customer_id')} AND deleted_at IS NULL ORDER BY is_primary DESC, rid`,
  );
  // A mail whose task was ticked off elsewhere went out too.
  const entryRows = db.prepare(
    `SELECT i.customer_id AS customerId, i.text, i.with_whom AS withWhom, i.outcome IS 'done' OR t.state IS 'done' AS isSent
     FROM interactions AS i LEFT JOIN tasks AS t ON t.id = i.task_id
     WHERE ${among('i.customer_id')} AND i.kind = 'email' AND i.deleted_at IS NULL AND instr(i.text, '${markStart}') > 0`,
  );
  const consentLines = db.prepare(
    `SELECT customer_id AS customerId, contact_id AS contactId, id, purpose, channel, decision, decided_at AS decidedAt
     FROM consent_events WHERE purpose = 'marketing' AND channel IN ('email', 'any') AND deleted_at IS NULL`,
  );
  const mergedRows = db.prepare('SELECT id FROM customers WHERE merged_into IS NOT NULL').pluck();
  const mailOf = {
    customer: db.prepare('SELECT email FROM customers WHERE id = ?').pluck(),
    contact: db.prepare('SELECT email FROM contacts WHERE id = ?').pluck(),
  };
  const restrictedMails = db
    .prepare(
      `SELECT email FROM customers WHERE restricted_on <= @today AND email IS NOT NULL
       UNION ALL SELECT email FROM contacts WHERE restricted_on <= @today AND email IS NOT NULL`,
    )
    .pluck();

  /** Consent by person, and the mailboxes that nobody writes to whoever else has them too. */
  const readConsent = (winners: ReadonlyMap<string, string>, at: string) => {
    const lines = Map.groupBy(
      consentLines.all() as LineRow[], // the columns selected
      ({ customerId, contactId }) => contactId ?? winners.get(customerId) ?? customerId,
    );
    const closed = new Map<string, 'withdrawn' | 'restricted'>();
    const close = (email: unknown, why: 'withdrawn' | 'restricted') => {
      if (typeof email !== 'string') return;
      for (const part of email.split(/[;,\s]+/)) if (part !== '') closed.set(sameMailbox(part), why);
    };
    for (const [person, own] of lines) {
      if (consentState(own, { purpose: 'marketing', channel: 'email', at }) !== 'withdrawn') continue;
      close(own[0]?.contactId === null ? mailOf.customer.get(person) : mailOf.contact.get(person), 'withdrawn');
    }
    for (const email of restrictedMails.all({ today: localDay(at) })) close(email, 'restricted');
    return { lines, closed };
  };

  const listed = async (filter: Parameters<typeof idsOfFilter>[1]) => {
    const ids = await idsOfFilter(customers, filter, mostCustomers);
    if (ids.length > mostCustomers) throw new AppError('too-large', 'more customers than one announcement may look at');
    return ids;
  };

  return async (question: ReadQuestion, policies: readonly ReadPolicy[], breathe: () => Promise<void>): Promise<Decided[]> => {
    const at = new Date(ctx.clock.now()).toISOString();
    const me = ctx.userId();
    const isRep = roleOf() === 'rep';
    const targets = await Promise.all(
      policies.map(async ({ facts, customerId, customerGroupId }) => {
        // Whose policy is gone is for nobody; null is for everybody.
        if (facts === null) return new Set<string>();
        if (customerId !== null) return new Set([family.winnerOf(customerId)]);
        return customerGroupId === null ? null : new Set(await listed({ groupId: customerGroupId }));
      }),
    );
    const ids = await chosen(question.whom, targets, listed);
    const winners = new Map((mergedRows.all() as string[]).map((id) => [id, family.winnerOf(id)])); // ids
    const losers = Map.groupBy(winners.keys(), (id) => winners.get(id) ?? id);
    const { lines, closed } = readConsent(winners, at);
    const without = new Set(question.without);
    const marks: readonly PolicyMark[] = policies.map(({ mark }) => mark);

    const found: { row: CustomerRow; people: PersonToTell[]; entries: TellingEntry[] }[] = [];
    const atMailbox = new Map<string, TellingEntry[]>();
    for (let from = 0; from < ids.length; from += inSlice) {
      const slice = ids.slice(from, from + inSlice);
      const members = JSON.stringify(slice.flatMap((id) => [id, ...(losers.get(id) ?? [])]));
      const shown = ({ customerId }: { customerId: string }) => winners.get(customerId) ?? customerId;
      const contacts = Map.groupBy(contactRows.all(members) as ContactRow[], shown); // the columns selected, as below
      const entries = Map.groupBy(entryRows.all(members) as EntryRow[], shown);
      const rows = new Map((customerRows.all(JSON.stringify(slice)) as CustomerRow[]).map((row) => [row.id, row]));
      for (const id of slice) {
        const row = rows.get(id);
        if (row === undefined) continue;
        const people = (contacts.get(id) ?? []).map(({ customerId: _of, isPrimary, ...person }) => ({
          ...person,
          isPrimary: isPrimary === 1,
          lines: lines.get(person.contactId) ?? [],
        }));
        const itself = {
          contactId: null,
          name: row.name,
          role: null,
          isPrimary: false,
          email: row.email,
          restrictedOn: row.restrictedOn,
        };
        const own = (entries.get(id) ?? []).map(({ text, withWhom, isSent }) => ({ text, withWhom, isSent: isSent === 1 }));
        for (const entry of own) {
          const mailbox = /<([^<>]+)>$/.exec(entry.withWhom ?? '')?.[1];
          if (mailbox === undefined) continue;
          const known = atMailbox.get(sameMailbox(mailbox));
          if (known === undefined) atMailbox.set(sameMailbox(mailbox), [entry]);
          else known.push(entry);
        }
        found.push({ row, people: [...people, { ...itself, lines: lines.get(id) ?? [] }], entries: own });
      }
      await breathe();
    }

    const rules = {
      ...{ role: question.role, again: question.again, at, closed },
      gotAt: (mailbox: string) => gotOf(atMailbox.get(mailbox) ?? [], marks),
    };
    const decided = found.map(({ row, people, entries }) => {
      const customer: CustomerToTell = {
        ...{ id: row.id, kind: row.kind, restrictedOn: row.restrictedOn, people },
        isMeant: targets.every((target) => target === null || target.has(row.id)),
        isMine: !isRep || row.ownerId === me,
        isLeftOut: without.has(row.id),
        got: gotOf(entries, marks),
      };
      return { row, people, telling: tellingOf(customer, rules) };
    });
    const { twice } = onceEach(
      decided.flatMap(({ row, telling }) =>
        telling.may ? [{ customerId: row.id, address: telling.address, name: telling.person.name }] : [],
      ),
    );
    const isTwice = new Set(twice.map(({ customerId }) => customerId));
    return decided.map(({ row, people, telling }): Decided => {
      const { id: customerId, name: customerName, ownerName } = row;
      if (telling.may) {
        const { address, person } = telling;
        return {
          customerId,
          customerName,
          ownerName,
          why: isTwice.has(customerId) ? 'same-address' : null,
          personName: person.name,
          address,
        };
      }
      const asWritten = people.find(({ email }) => email !== null)?.email ?? null;
      return { customerId, customerName, ownerName, why: telling.why, personName: null, address: asWritten };
    });
  };
}

async function chosen(
  whom: ReadQuestion['whom'],
  targets: readonly (ReadonlySet<string> | null)[],
  listed: (filter: NonNullable<ReadQuestion['whom']['filter']>) => Promise<string[]>,
): Promise<string[]> {
  const { ids, filter, groupIds } = whom;
  if (ids === undefined && filter === undefined && groupIds === undefined) {
    // Nobody is meant who is not in the smallest of them.
    const smallest = targets.filter((target) => target !== null).toSorted((a, b) => a.size - b.size)[0];
    return smallest === undefined ? listed({}) : [...smallest];
  }
  const wanted = new Set(ids ?? []);
  if (filter !== undefined) for (const id of await listed(filter)) wanted.add(id);
  for (const groupId of groupIds ?? []) for (const id of await listed({ groupId })) wanted.add(id);
  if (wanted.size > mostCustomers) throw new AppError('too-large', 'more customers than one announcement may look at');
  return [...wanted];
}
