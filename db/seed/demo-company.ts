import { type EntityName, entityNames } from '../../src-shared/sync/entities.ts';
import { partNames } from '../../src-shared/customers/parts.ts';
import { type CustomerStory, type StoryWorld, tellCustomer } from './customer-story.ts';
import { createCatalogue } from './catalogue.ts';
import { createDays } from './days.ts';
import { someEnteredTwice } from './entered-twice.ts';
import { companyName, createOffice, type Member } from './office.ts';
import { assessmentsOf, rivalsOf } from './leads.ts';
import { opportunitiesOf } from './opportunities.ts';
import { createCustomerGroups, createPricePolicy, type PricePolicy } from './prices.ts';
import { ordersOf, stockBatches } from './orders.ts';
import { quotesOf } from './quotes.ts';
import { receivablesOf } from './receivables.ts';
import { createRandom, seedOf } from './random.ts';
import { customersWithParts, linkCustomers } from './record-parts.ts';
import { createRepCalendar, type RepCalendar } from './rep-calendar.ts';
import { officeDay } from './reps-day.ts';
import { soldOf } from './sold.ts';
import type { SeedBatch, SeedRow } from './row.ts';
import { withTransactions } from './transactions.ts';

export interface DemoOptions {
  readonly customers: number;
  /** The same seed, day and ids give the same company, row for row. */
  readonly seed: number;
  /** The day in Vietnam that counts as today: the year of visits ends here and two weeks of plans begin. */
  readonly today: string;
  readonly nextId: () => string;
}

export interface DemoFacts {
  readonly companyName: string;
  /** The rep who looks around. */
  readonly me: { readonly id: string; readonly name: string };
  /** Rows handed out so far; complete when the batches have ended. */
  readonly counts: Readonly<Record<EntityName, number>>;
}

export interface DemoCompany {
  readonly facts: DemoFacts;
  /** At most 1 000 rows each. Contacts come before their customers, so that whoever loads them can make the customers findable by them. */
  readonly batches: Generator<SeedBatch, void>;
}

const customersPerPart = 1000;
const rowsPerBatch = 1000;
/** Nine reps manage the visits of about this many customers in a year; of more customers fewer are visited. */
const customersThatRepsVisit = 2700;
/** Notes and calls grow with the customers up to here, so that big databases load in a minute. */
const customersWithManyNotes = 20_000;

/** A distributor of packaging in Ho Chi Minh City: three teams, twelve people, a year of visits. Needs the same memory at any size. */
export function createDemoCompany(options: DemoOptions): DemoCompany {
  const office = createOffice(options.today, options.nextId);
  const day = officeDay(options.today, office.members, office.place, options.nextId);
  const groups = createCustomerGroups(office.place, options.nextId);
  const catalogue = createCatalogue(seedOf(options.seed, 11, 0), office.place, options.today, options.nextId, {
    dealers: groups.dealers.id,
    chains: groups.chains.id,
  });
  const stock = stockBatches(seedOf(options.seed, 14, 0), catalogue.products, office.place, options.today, options.nextId);
  const policy = createPricePolicy(groups, catalogue.batches, office.place, options.today, options.nextId);
  const counts = Object.fromEntries(entityNames.map((name) => [name, 0])) as Record<EntityName, number>; // each name once
  const world: StoryWorld = {
    seed: options.seed,
    today: options.today,
    days: createDays(options.today),
    nextId: options.nextId,
    members: office.members,
    teamIds: office.teamIds,
    calendarOf: calendars(options, office.members),
    visitShare: Math.min(1, customersThatRepsVisit / options.customers),
    interactionShare: Math.min(1, customersWithManyNotes / options.customers),
    typeIds: day.typeIds,
  };
  const rivals = rivalsOf({ ...world, place: office.place });
  return {
    facts: { companyName, me: { id: office.me.id, name: office.me.name }, counts },
    batches: counted(
      batchesOf(
        options.customers,
        [...office.batches, ...day.batches, ...catalogue.batches, ...policy.batches, ...stock, ...rivals],
        world,
        policy,
      ),
      counts,
    ),
  };
}

/** The batches alone. */
export function* demoCompany(options: DemoOptions): Generator<SeedBatch, void> {
  yield* createDemoCompany(options).batches;
}

function calendars(options: DemoOptions, members: readonly Member[]): (member: Member) => RepCalendar {
  const byMember = new Map(
    members.map((member, index) => [member.id, createRepCalendar(options.today, createRandom(seedOf(options.seed, 2, index)))]),
  );
  return (member) => {
    const calendar = byMember.get(member.id);
    if (calendar === undefined) throw new Error(`${member.name} has no calendar`);
    return calendar;
  };
}

function* batchesOf(
  customers: number,
  office: readonly SeedBatch[],
  world: StoryWorld,
  policy: PricePolicy,
): Generator<SeedBatch, void> {
  yield* office;
  const quoteWorld = { ...world, numbered: new Map<number, number>() };
  const orderWorld = { ...world, numbered: new Map<number, number>() };
  const invoiceWorld = { seed: world.seed, today: world.today, nextId: world.nextId, numbered: new Map<number, number>() };
  for (let from = 0; from < customers; from += customersPerPart) {
    const stories: CustomerStory[] = [];
    for (let index = from; index < Math.min(customers, from + customersPerPart); index += 1)
      stories.push(tellCustomer(world, index));
    yield* cut(
      'contacts',
      stories.flatMap(({ contacts }) => contacts),
    );
    const assessed = stories.map(({ customer }, at) => assessmentsOf(world, from + at, customer));
    const sales = stories.map(({ customer, contacts }, at) => opportunitiesOf(world, from + at, customer, contacts));
    const quoted = stories.map(({ customer }, at) => {
      const sale = sales[at];
      return sale === undefined ? null : quotesOf(quoteWorld, from + at, customer, sale);
    });
    const ordered = stories.map(({ customer }, at) => {
      const quotes = quoted[at] ?? null;
      return quotes === null ? null : ordersOf(orderWorld, from + at, customer, quotes);
    });
    const sold = stories.map(({ customer }, at) => {
      const orders = ordered[at] ?? null;
      return orders === null ? null : soldOf(orderWorld, from + at, customer, orders);
    });
    // What was sold is told first: with it a record becomes an account, and the day of its last transaction stands on it.
    const all = stories.map(({ customer }, at) =>
      withTransactions(customer, {
        answers: quoted[at]?.answers ?? [],
        orders: ordered[at]?.orders ?? [],
        contracts: sold[at]?.contracts ?? [],
      }),
    );
    const records = from === 0 ? someEnteredTwice(all) : all;
    yield* cut(
      'customers',
      from < customersWithParts ? linkCustomers(records, createRandom(seedOf(world.seed, 6, from))) : records,
    );
    yield* cut(
      'visits',
      stories.flatMap(({ visits }) => visits),
    );
    yield* cut(
      'visitResults',
      stories.flatMap(({ visitResults }) => visitResults),
    );
    yield* cut(
      'interactions',
      stories.flatMap(({ interactions }) => interactions),
    );
    yield* cut(
      'tasks',
      stories.flatMap(({ tasks }) => tasks),
    );
    yield* cut(
      'leadAssessments',
      assessed.flatMap((rows, at) => (all[at]?.fields['lifecycle'] === 'account' ? [] : rows)),
    );
    yield* cut(
      'opportunities',
      sales.flatMap(({ opportunities }) => opportunities),
    );
    yield* cut(
      'opportunityProducts',
      sales.flatMap(({ products }) => products),
    );
    yield* cut(
      'opportunityContacts',
      sales.flatMap(({ people }) => people),
    );
    yield* cut(
      'taggings',
      sales.flatMap(({ taggings }) => taggings),
    );
    yield* cut(
      'quotes',
      quoted.flatMap((one) => one?.quotes ?? []),
    );
    yield* cut(
      'quoteVersions',
      quoted.flatMap((one) => one?.versions ?? []),
    );
    yield* cut(
      'acceptances',
      quoted.flatMap((one) => one?.answers ?? []),
    );
    yield* cut(
      'orders',
      ordered.flatMap((one) => one?.orders ?? []),
    );
    yield* cut(
      'orderDeliveries',
      ordered.flatMap((one) => one?.deliveries ?? []),
    );
    yield* cut(
      'contracts',
      sold.flatMap((one) => one?.contracts ?? []),
    );
    yield* cut(
      'installedItems',
      sold.flatMap((one) => one?.installedItems ?? []),
    );
    const invoiced = stories.map(({ customer }, at) => {
      const orders = ordered[at] ?? null;
      return orders === null ? null : receivablesOf(invoiceWorld, from + at, customer, orders);
    });
    yield* cut(
      'invoices',
      invoiced.flatMap((one) => one?.invoices ?? []),
    );
    yield* cut(
      'receipts',
      invoiced.flatMap((one) => one?.receipts ?? []),
    );
    yield* cut(
      'yearlyDays',
      stories.flatMap(({ yearlyDays }) => yearlyDays),
    );
    for (const part of partNames) {
      yield* cut(
        part,
        stories.flatMap(({ parts }) => parts[part] ?? []),
      );
    }
    for (const { entity, rows } of policy.ofCustomers(all, from === 0)) yield* cut(entity, rows);
  }
}

function* cut(entity: EntityName, rows: readonly SeedRow[]): Generator<SeedBatch, void> {
  for (let from = 0; from < rows.length; from += rowsPerBatch) yield { entity, rows: rows.slice(from, from + rowsPerBatch) };
}

function* counted(batches: Iterable<SeedBatch>, counts: Record<EntityName, number>): Generator<SeedBatch, void> {
  for (const batch of batches) {
    counts[batch.entity] += batch.rows.length;
    yield batch;
  }
}
