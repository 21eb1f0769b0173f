import type { Customer } from '../../../src-shared/customers/customer.ts';
import { tradingStateOf } from '../../../src-shared/customers/states.ts';
import type { CareerEntry } from '../../../src-shared/handovers/handovers.contract.ts';
import { localDay } from '../../../src-shared/lib/dates.ts';
import { AppError } from '../../../src-shared/rpc/errors.ts';
import type { TimelineEntry, TimelineKind } from '../../../src-shared/timeline/timeline-entry.ts';
import type { Context } from '../context.ts';
import { createCustomersRepository, createFamily, inFamily } from '../customers/index.ts';
import { createPeopleReader } from '../handovers/index.ts';
import { createOfficeRulesReader } from '../settings/index.ts';
import { createTimelineReader, newest } from '../timeline/index.ts';

/** All that whoever takes over a customer has to know, as it stands now. */
export interface CustomerFile {
  readonly customer: Customer;
  readonly trading: ReturnType<typeof tradingStateOf>;
  readonly contacts: readonly ContactLine[];
  readonly plannedVisits: readonly { startsAt: string; purpose: string; note: string | null }[];
  readonly competitors: readonly { product: string | null; competitor: string | null; amountDong: number | null }[];
  readonly opinions: readonly { about: string; score: number; said: string | null; saidOn: string }[];
  readonly owners: readonly CareerEntry[];
  /** What stands in the own fields, by field. */
  readonly own: ReadonlyMap<string, string>;
  /** What was tried, newest first. */
  readonly tried: readonly TimelineEntry[];
}

export interface ContactLine {
  readonly name: string;
  readonly role: string | null;
  readonly phone: string | null;
  readonly email: string | null;
  readonly note: string | null;
  readonly isPrimary: 0 | 1;
}

const triedKinds: ReadonlySet<TimelineKind> = new Set(['visit', 'call', 'note', 'meeting', 'chat', 'email', 'owner', 'help']);
const everything = 1_000_000;

export function createFileReader(ctx: Context): (customerId: string) => CustomerFile {
  const family = createFamily(ctx.db);
  const customers = createCustomersRepository(ctx.db);
  const timeline = createTimelineReader(ctx);
  const people = createPeopleReader(ctx);
  const rules = createOfficeRulesReader(ctx.db);
  const contacts = ctx.db.prepare(
    `SELECT name, role, phone, email, note, is_primary AS isPrimary FROM contacts WHERE ${inFamily('customer_id')} AND deleted_at IS NULL
     ORDER BY is_primary DESC, rid`,
  );
  const planned = ctx.db.prepare(
    `SELECT starts_at AS startsAt, purpose, note FROM visits WHERE ${inFamily('customer_id')} AND state = 'planned' AND deleted_at IS NULL
     AND starts_at >= ? ORDER BY starts_at`,
  );
  const wallet = ctx.db.prepare(
    `SELECT product, competitor, amount_dong AS amountDong FROM wallet_shares WHERE ${inFamily('customer_id')} AND deleted_at IS NULL ORDER BY rid`,
  );
  const opinions = ctx.db.prepare(
    `SELECT about, score, said, said_on AS saidOn FROM opinions WHERE ${inFamily('customer_id')} AND deleted_at IS NULL ORDER BY said_on DESC, rid DESC`,
  );
  const own = ctx.db
    .prepare(
      "SELECT field_id, value FROM custom_values WHERE entity = 'customers' AND row_id = ? AND deleted_at IS NULL AND value IS NOT NULL",
    )
    .raw();

  return (customerId) => {
    const customer = customers.get(family.winnerOf(customerId));
    if (customer === null || customer.deletedAt !== null) {
      throw new AppError('not-found', 'no living customer with this id', { details: { id: customerId } });
    }
    const members = family.of(customer.id);
    const json = JSON.stringify(members);
    const now = new Date(ctx.clock.now()).toISOString();
    return {
      customer,
      trading: tradingStateOf(customer.lastTransactionOn, localDay(now), rules().tradingLimitDays),
      // The columns selected, as in the lines below.
      contacts: contacts.all(json) as ContactLine[],
      plannedVisits: planned.all(json, now) as CustomerFile['plannedVisits'][number][],
      competitors: wallet.all(json) as CustomerFile['competitors'][number][],
      opinions: opinions.all(json) as CustomerFile['opinions'][number][],
      own: new Map(own.all(customer.id) as [string, string][]),
      owners: people(customer.id),
      tried: timeline({ members, kinds: triedKinds, before: newest, limit: everything, search: null }),
    };
  };
}
