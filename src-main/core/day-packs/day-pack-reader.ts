import { tradingStateOf } from '../../../src-shared/customers/states.ts';
import type { DayPackPage } from '../../../src-shared/day-packs/day-packs.contract.ts';
import { localDay } from '../../../src-shared/lib/dates.ts';
import { writeQuantity } from '../../../src-shared/quotes/quantity.ts';
import { isExpired } from '../../../src-shared/quotes/quote-rules.ts';
import { readContent } from '../../../src-shared/quotes/quote-text.ts';
import type { TimelineKind } from '../../../src-shared/timeline/timeline-entry.ts';
import type { Visit } from '../../../src-shared/visits/visit.ts';
import type { Context } from '../context.ts';
import { createCustomersRepository, createFamily, inFamily } from '../customers/index.ts';
import { createDebtsReader } from '../receivables/index.ts';
import { createOfficeRulesReader } from '../settings/index.ts';
import { createTimelineReader, newest } from '../timeline/index.ts';

/** As many lines of each kind as one sheet of paper holds. */
const most = {
  contacts: 4,
  talks: 4,
  help: 2,
  tasks: 5,
  wallet: 4,
  files: 4,
  orders: 3,
  offers: 3,
  goods: 3,
  invoices: 4,
} as const;
const talkKinds: ReadonlySet<TimelineKind> = new Set(['visit', 'call', 'note', 'meeting', 'chat', 'email']);

/** Reads what is to be known before a visit; null where the customer asked that the data be used no more. */
export function createDayPackReader(ctx: Context): (visit: Visit) => DayPackPage | null {
  const family = createFamily(ctx.db);
  const customers = createCustomersRepository(ctx);
  const timeline = createTimelineReader(ctx);
  const rules = createOfficeRulesReader(ctx.db);
  const debts = createDebtsReader(ctx);
  const contacts = ctx.db.prepare(
    `SELECT name, role, phone, email, note, is_primary AS isPrimary FROM contacts
     WHERE ${inFamily('customer_id')} AND deleted_at IS NULL AND restricted_on IS NULL ORDER BY is_primary DESC, rid LIMIT ${most.contacts}`,
  );
  const help = ctx.db.prepare(
    `SELECT h.text, h.asked_at AS askedAt, u.name AS askedBy FROM help_requests AS h LEFT JOIN users AS u ON u.id = h.created_by
     WHERE ${inFamily('h.customer_id')} AND h.state = 'open' AND h.deleted_at IS NULL ORDER BY h.asked_at DESC LIMIT ${most.help}`,
  );
  const tasks = ctx.db.prepare(
    `SELECT t.id, t.title, t.due_on AS dueOn, u.name AS assigneeName FROM tasks AS t LEFT JOIN users AS u ON u.id = t.assignee_id
     WHERE ${inFamily('t.customer_id')} AND t.state IN ('open', 'doing') AND t.deleted_at IS NULL
     ORDER BY t.due_on IS NULL, t.due_on, t.rid LIMIT ${most.tasks}`,
  );
  const wallet = ctx.db.prepare(
    `SELECT product, competitor, amount_dong AS amountDong FROM wallet_shares WHERE ${inFamily('customer_id')} AND deleted_at IS NULL
     ORDER BY ifnull(amount_dong, 0) DESC, rid LIMIT ${most.wallet}`,
  );
  const files = ctx.db.prepare(
    `SELECT name, created_at AS addedAt FROM files WHERE ${inFamily('customer_id')} AND deleted_at IS NULL ORDER BY rid DESC LIMIT ${most.files}`,
  );

  const orders = ctx.db.prepare(
    `SELECT id, ifnull(number, label) AS label, state, ordered_on AS orderedOn, deliver_on AS deliverOn, total_dong AS totalDong, content
     FROM orders WHERE ${inFamily('customer_id')} AND deleted_at IS NULL AND state IN ('confirmed', 'done') AND ordered_on IS NOT NULL
     ORDER BY ordered_on DESC, rid DESC LIMIT ${most.orders}`,
  );
  type OrderRow = Omit<DayPackPage['orders'][number], 'goods'> & { readonly content: string };

  const offers = ctx.db.prepare(
    `SELECT id, ifnull(number, label) AS label, state, valid_until AS validUntil, total_dong AS totalDong, content
     FROM quotes WHERE ${inFamily('customer_id')} AND deleted_at IS NULL AND state IN ('approved', 'sent')
     ORDER BY ifnull(sent_at, created_at) DESC, rid DESC LIMIT ${most.offers}`,
  );
  type OfferRow = Omit<DayPackPage['offers'][number], 'goods' | 'isExpired'> & { readonly content: string };

  return (visit) => {
    const customer = customers.get(visit.customerId);
    if (customer === null || customer.restrictedOn !== null) return null;
    const members = family.of(customer.id);
    const json = JSON.stringify(members);
    const talks = timeline({ members, kinds: talkKinds, before: newest, limit: most.talks + 4, search: null });
    const { id, name, phone, email, address, taxCode, salutation, rating, legalRepresentative } = customer;
    const { needs, tastes, behaviour, note, lastTransactionOn } = customer;
    return {
      visit,
      customer: {
        ...{ id, name, phone, email, address, taxCode, salutation, rating, legalRepresentative },
        ...{ needs, tastes, behaviour, note, lastTransactionOn },
        trading: tradingStateOf(lastTransactionOn, localDay(visit.startsAt), rules().tradingLimitDays),
      },
      // The columns selected, as in the lines below.
      contacts: (contacts.all(json) as (Omit<DayPackPage['contacts'][number], 'isPrimary'> & { isPrimary: 0 | 1 })[]).map(
        (person) => ({ ...person, isPrimary: person.isPrimary === 1 }),
      ),
      lastTalks: talks
        .filter((entry) => entry.takenBackAt === null && !(entry.details?.of === 'visit' && entry.details.state !== 'done'))
        .slice(0, most.talks)
        .map((entry, at) => ({
          id: entry.id,
          kind: entry.kind,
          at: entry.at,
          userName: entry.userName,
          withWhom: entry.withWhom,
          outcome: entry.details?.of === 'visit' ? entry.details.outcome : null,
          text: entry.text,
          // What was promised before and was for an earlier day has been overtaken by what was said since.
          ...(at === 0 || (entry.nextOn ?? '') >= localDay(visit.startsAt)
            ? { nextStep: entry.nextStep, nextOn: entry.nextOn }
            : { nextStep: null, nextOn: null }),
        })),
      helpRequests: help.all(json) as DayPackPage['helpRequests'],
      tasks: tasks.all(json) as DayPackPage['tasks'],
      offers: (offers.all(json) as OfferRow[]).map(({ content, ...offer }) => ({
        ...offer,
        isExpired: isExpired(offer, localDay(visit.startsAt)),
        goods: goodsOf(content),
      })),
      orders: (orders.all(json) as OrderRow[]).map(({ content, ...order }) => ({ ...order, goods: goodsOf(content) })),
      wallet: wallet.all(json) as DayPackPage['wallet'],
      debts: debts(customer.id, localDay(visit.startsAt), most.invoices),
      files: files.all(json) as DayPackPage['files'],
    };
  };
}

/** `500 cái Thùng carton, 20 cuộn Băng keo, …`: what cost most first. */
function goodsOf(text: string): string {
  const lines = (readContent(text)?.lines ?? []).filter(({ kind, isOption }) => kind === 'goods' && !isOption);
  const shown = lines
    .toSorted((a, b) => b.priceDong * b.quantityMilli - a.priceDong * a.quantityMilli)
    .slice(0, most.goods)
    .map(({ name, quantityMilli, unit }) => `${writeQuantity(quantityMilli, 'vi')} ${unit ?? ''} ${name}`.replace('  ', ' '));
  return [...shown, ...(lines.length > most.goods ? ['…'] : [])].join(', ');
}
