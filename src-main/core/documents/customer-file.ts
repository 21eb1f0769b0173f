import type { Customer } from '../../../src-shared/customers/customer.ts';
import { tradingStateOf } from '../../../src-shared/customers/states.ts';
import type { CareerEntry } from '../../../src-shared/handovers/handovers.contract.ts';
import { withOnePrimary } from '../../../src-shared/contacts/primary.ts';
import { localDay } from '../../../src-shared/lib/dates.ts';
import { AppError } from '../../../src-shared/rpc/errors.ts';
import type { TimelineEntry, TimelineKind } from '../../../src-shared/timeline/timeline-entry.ts';
import type { Context } from '../context.ts';
import { createCustomersRepository, createFamily, inFamily } from '../customers/index.ts';
import { createPeopleReader } from '../handovers/index.ts';
import { createStageReader } from '../opportunities/index.ts';
import { createDebtsReader } from '../receivables/index.ts';
import { createOfficeRulesReader } from '../settings/index.ts';
import { createTimelineReader, newest } from '../timeline/index.ts';

/** All that whoever takes over a customer has to know, as it stands now. */
export interface CustomerFile {
  readonly customer: Customer;
  readonly trading: ReturnType<typeof tradingStateOf>;
  readonly contacts: readonly ContactLine[];
  /** The local day on which it was read. */
  readonly on: string;
  readonly openTasks: readonly { title: string; dueOn: string | null; assignee: string | null }[];
  readonly openOpportunities: readonly {
    title: string;
    stage: { readonly vi: string; readonly en: string };
    valueDong: number | null;
    expectedOn: string | null;
  }[];
  /** Null where nothing is owed and nothing was paid ahead. */
  readonly debt: { openDong: number; overdueDong: number; creditDong: number } | null;
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
  readonly id: string;
  readonly customerId: string;
  readonly name: string;
  readonly role: string | null;
  readonly phone: string | null;
  readonly email: string | null;
  readonly note: string | null;
  readonly isPrimary: boolean;
}

const triedKinds: ReadonlySet<TimelineKind> = new Set<TimelineKind>([
  ...(['visit', 'call', 'note', 'meeting', 'chat', 'email', 'owner', 'help', 'task', 'form'] as const),
  ...(['opportunity', 'quote', 'order', 'contract', 'money'] as const),
]);
interface ChanceRow {
  readonly title: string;
  readonly stageId: string;
  readonly valueDong: number | null;
  readonly expectedOn: string | null;
}

const everything = 1_000_000;

export function createFileReader(ctx: Context): (customerId: string) => CustomerFile {
  const family = createFamily(ctx.db);
  const customers = createCustomersRepository(ctx);
  const timeline = createTimelineReader(ctx);
  const people = createPeopleReader(ctx);
  const rules = createOfficeRulesReader(ctx.db);
  const contacts = ctx.db.prepare(
    `SELECT id, customer_id AS customerId, name, role, phone, email, note, is_primary AS isPrimary FROM contacts WHERE ${inFamily('customer_id')} AND deleted_at IS NULL
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
  const openTasks = ctx.db.prepare(
    `SELECT s.title, s.due_on AS dueOn, u.name AS assignee FROM tasks AS s LEFT JOIN users AS u ON u.id = s.assignee_id
     WHERE ${inFamily('s.customer_id')} AND s.state IN ('open', 'doing') AND s.deleted_at IS NULL ORDER BY s.due_on IS NULL, s.due_on, s.rid`,
  );
  const chances = ctx.db.prepare(
    `SELECT title, stage_id AS stageId, value_dong AS valueDong, expected_close_on AS expectedOn FROM opportunities
     WHERE ${inFamily('customer_id')} AND deleted_at IS NULL ORDER BY expected_close_on IS NULL, expected_close_on, rid`,
  );
  const stagesOf = createStageReader(ctx.db);
  const debtOf = createDebtsReader(ctx);
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
    const chanceRows = chances.all(json) as ChanceRow[]; // the columns selected
    // Most customers have none, and the stages are the same work for each.
    const stages = chanceRows.length === 0 ? [] : stagesOf();
    const now = new Date(ctx.clock.now()).toISOString();
    return {
      customer,
      trading: tradingStateOf(customer.lastTransactionOn, localDay(now), rules().tradingLimitDays),
      // The columns selected, as in the lines below.
      contacts: withOnePrimary(
        (contacts.all(json) as (Omit<ContactLine, 'isPrimary'> & { isPrimary: 0 | 1 })[]).map((row) => ({
          ...row,
          isPrimary: row.isPrimary === 1,
        })),
        customer.id,
      ),
      on: localDay(now),
      openTasks: openTasks.all(json) as CustomerFile['openTasks'][number][],
      openOpportunities: chanceRows.flatMap(({ stageId, ...row }) => {
        const stage = stages.find(({ id }) => id === stageId);
        return stage?.kind === 'open' ? [{ ...row, stage }] : [];
      }),
      debt: debtOf(customer.id, localDay(now), 0),
      plannedVisits: planned.all(json, now) as CustomerFile['plannedVisits'][number][],
      competitors: wallet.all(json) as CustomerFile['competitors'][number][],
      opinions: opinions.all(json) as CustomerFile['opinions'][number][],
      own: new Map(own.all(customer.id) as [string, string][]),
      owners: people(customer.id),
      tried: timeline({ members, kinds: triedKinds, before: newest, limit: everything, search: null }),
    };
  };
}
