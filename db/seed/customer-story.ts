import { foldText } from '../../src-shared/vietnam/fold.ts';
import { scopeOfRow } from '../../src-shared/sync/scopes.ts';
import { businessName, businessPhone, personalTaxCode, taxCodeOf, webName } from './companies.ts';
import { type Days, instantAt } from './days.ts';
import type { Member } from './office.ts';
import { mobileNumber, personName } from './people.ts';
import { statesOf } from './customer-states.ts';
import { addressIn, positionNear } from './places.ts';
import { customersWithParts, partsOf, type SeedParts } from './record-parts.ts';
import { createRandom, type Random, seedOf } from './random.ts';
import type { RepCalendar, Slot } from './rep-calendar.ts';
import { seedRow, type SeedRow } from './row.ts';
import { taskOf, yearlyDayOf } from './reps-day.ts';
import { cancelReasons, customerNote, interactionText, outcomes, preparation, resultText } from './texts.ts';

export interface CustomerStory {
  readonly customer: SeedRow;
  readonly contacts: readonly SeedRow[];
  readonly visits: readonly SeedRow[];
  readonly visitResults: readonly SeedRow[];
  readonly tasks: readonly SeedRow[];
  readonly yearlyDays: readonly SeedRow[];
  readonly interactions: readonly SeedRow[];
  readonly parts: SeedParts;
}

export interface StoryWorld {
  readonly seed: number;
  readonly today: string;
  readonly days: Days;
  readonly nextId: () => string;
  readonly members: readonly Member[];
  readonly teamIds: readonly string[];
  readonly calendarOf: (member: Member) => RepCalendar;
  /** The part of the wanted visits and of the wanted notes that this many customers can have. */
  readonly visitShare: number;
  readonly interactionShare: number;
  /** Kinds of activities of the office. */
  readonly typeIds: readonly string[];
}

const regions = ['city', 'delta', 'north'] as const;
const sources = ['partner', 'hotline', 'seminar', 'zalo', 'facebook', 'website', 'google-ads', 'email'] as const;

/** One customer with everything that hangs on it. Depends on its number alone, except for the free places in the rep's calendar. */
export function tellCustomer(world: StoryWorld, index: number): CustomerStory {
  const random = createRandom(seedOf(world.seed, 1, index));
  const owner = ownerOf(world.members, random);
  const address = addressIn(owner?.region ?? random.pick(regions), random);
  const lifecycle = random.weighted([
    ['account', 62],
    ['lead', 25],
    ['target', 13],
  ] as const);
  const rating =
    lifecycle === 'target'
      ? null
      : random.weighted([
          ['A', 15],
          ['B', 30],
          ['C', 45],
          ['D', 10],
        ] as const);
  const ageDays = random.chance(0.72) ? random.int(370, 1500) : random.int(4, 365);
  const createdAt = instantAt(world.days.workdayAgo(ageDays), 480 + random.int(0, 500));
  const id = world.nextId();
  // Nobody's customers wait in a team for somebody to take them.
  const teamId = owner === null ? (world.teamIds[index % world.teamIds.length] ?? null) : null;
  const createdBy = owner?.id ?? null;
  const scopeId = scopeOfRow('customers', { ownerId: createdBy, teamId }, createdBy);
  const place = { scopeId, rootId: id, createdAt, createdBy };
  const isPerson = random.chance(0.15);
  const head = isPerson ? personHead(world.today, random) : businessHead(index, address, random);
  const states = { lifecycle, isPerson, isWoman: head.isWoman, today: world.today, ageDays };
  const customer = seedRow(id, place, {
    ...statesOf(states, createRandom(seedOf(world.seed, 4, index))),
    ...head.fields,
    ...positionNear(address.provinceCode, createRandom(seedOf(world.seed, 7, index))),
    address: random.chance(0.97) ? address.text : null,
    provinceCode: random.chance(0.98) ? address.provinceCode : null,
    source: random.chance(0.85) ? random.pick(sources) : null,
    lifecycle,
    rating,
    note: customerNote(random),
    ownerId: owner?.id ?? null,
    teamId,
  });
  const contacts = contactsOf(world, place, id, head, random);
  const wanted = wantedVisits(lifecycle, rating, random) * (Math.min(ageDays, 365) / 365);
  const withWhom = () => (contacts.length === 0 ? null : String(random.pick(contacts).fields['name']));
  const about = {
    customerId: id,
    isCompany: head.isCompany,
    isPerson,
    director: head.director,
    lifecycle,
    provinceCode: address.provinceCode,
    contactIds: contacts.map((contact) => contact.id),
    today: world.today,
    ageDays,
  };
  return {
    customer,
    contacts,
    // Its own stream of chance: what the other parts of the demo company are does not depend on it.
    parts: index < customersWithParts ? partsOf(about, place, world.nextId, createRandom(seedOf(world.seed, 5, index))) : {},
    ...dayOf(world, index, customer, owner),
    ...visitsOf(
      world,
      place,
      id,
      owner,
      { wanted: wanted * world.visitShare, withinDays: Math.min(ageDays, 365) - 1, isPlanned: lifecycle !== 'target' },
      withWhom,
      random,
    ),
    interactions: interactionsOf(
      world,
      place,
      id,
      Math.min(ageDays, 365) - 1,
      lifecycle === 'target' ? 0.4 : 1.8,
      withWhom,
      random,
    ),
  };
}

/** What the days bring with a customer; few enough that a big database loads as fast as before. */
function dayOf(
  world: StoryWorld,
  index: number,
  customer: SeedRow,
  owner: Member | null,
): Pick<CustomerStory, 'tasks' | 'yearlyDays'> {
  if (index >= customersWithParts || owner === null || customer.fields['lifecycle'] === 'target')
    return { tasks: [], yearlyDays: [] };
  const random = createRandom(seedOf(world.seed, 8, index));
  const about = {
    customerId: customer.id,
    customerName: String(customer.fields['name']),
    owner,
    today: world.today,
    typeIds: world.typeIds,
  };
  return {
    tasks: random.chance(0.2) ? [taskOf(about, world.nextId, random)] : [],
    yearlyDays: random.chance(0.04) ? [seedRow(world.nextId(), { ...customer }, yearlyDayOf(customer.id, random))] : [],
  };
}

function ownerOf(members: readonly Member[], random: Random): Member | null {
  const owned = members.map((member) => [member, member.share] as const);
  const rest = 100 - members.reduce((sum, { share }) => sum + share, 0);
  return random.weighted<Member | null>([...owned, [null, rest]]);
}

type Place = Parameters<typeof seedRow>[1];
interface Head {
  readonly fields: SeedRow['fields'];
  readonly director: string | null;
  readonly isCompany: boolean;
  readonly isPerson: boolean;
  readonly isWoman: boolean;
}

function businessHead(index: number, address: ReturnType<typeof addressIn>, random: Random): Head {
  const { name, tradeName, isCompany, director } = businessName(random);
  const web = webName(name);
  const hasMail = random.chance(isCompany ? 0.7 : 0.2);
  const hasTax = random.chance(isCompany ? 0.94 : 0.35);
  const mail = random.chance(0.5) ? `info@${web}.vn` : `${web}${random.int(1, 99)}@gmail.com`;
  return {
    director,
    isCompany,
    isPerson: false,
    isWoman: false,
    fields: {
      kind: 'company',
      name,
      tradeName,
      taxCode: hasTax ? taxCodeOf(index, address, random) : null,
      phone: random.chance(0.97) ? businessPhone(isCompany, address, random) : null,
      email: hasMail ? mail : null,
      website: isCompany && random.chance(0.3) ? `https://www.${web}.vn` : null,
      foundedOn: isCompany && random.chance(0.6) ? dayIn(random, 1995, 2024) : null,
      legalRepresentative: director !== null && random.chance(0.8) ? director : null,
    },
  };
}

function personHead(today: string, random: Random): Head {
  const { full, isWoman } = personName(random);
  const born = Number(today.slice(0, 4)) - random.int(22, 68);
  return {
    director: null,
    isCompany: false,
    isPerson: true,
    isWoman,
    fields: {
      kind: 'person',
      name: full,
      tradeName: null,
      taxCode: random.chance(0.3) ? personalTaxCode(born, isWoman, random) : null,
      phone: mobileNumber(random),
      email: random.chance(0.25) ? `${foldText(full).replaceAll(' ', '')}${born % 100}@gmail.com` : null,
      website: null,
      foundedOn: null,
      legalRepresentative: null,
    },
  };
}

const companyRoles = ['deputy-director', 'chief-accountant', 'accountant', 'head-of-purchasing', 'head-of-sales'] as const;

function contactsOf(world: StoryWorld, place: Place, customerId: string, head: Head, random: Random): SeedRow[] {
  if (head.isPerson) return [];
  const count = head.isCompany
    ? random.weighted([
        [1, 45],
        [2, 37],
        [3, 18],
      ] as const)
    : random.chance(0.6)
      ? 1
      : 0;
  return Array.from({ length: count }, (_, index) => {
    const isHead = index === 0;
    const name = isHead && head.director !== null && random.chance(0.6) ? head.director : personName(random).full;
    const role = !head.isCompany ? 'owner' : name === head.director ? 'director' : random.pick(companyRoles);
    return seedRow(world.nextId(), place, {
      customerId,
      name,
      role,
      phone: random.chance(0.9) ? mobileNumber(random) : null,
      email: random.chance(0.35) ? `${foldText(name).split(' ').at(-1) ?? 'lienhe'}.${random.int(10, 999)}@gmail.com` : null,
      birthday: random.chance(0.6) ? dayIn(random, 1962, 2001) : null,
      isPrimary: isHead,
      note: null,
      gender: null,
      salutation: null,
      address: null,
      zalo: null,
      preferredChannel: null,
      restrictedOn: null,
      restrictedReason: null,
    });
  });
}

/** A year's visits by class: A about every three weeks, C once a season. */
function wantedVisits(lifecycle: string, rating: string | null, random: Random): number {
  if (lifecycle === 'target') return random.int(0, 1);
  if (lifecycle === 'lead') return random.int(1, 4);
  if (rating === 'A') return random.int(15, 20);
  if (rating === 'B') return random.int(6, 10);
  return rating === 'C' ? random.int(2, 5) : random.int(0, 2);
}

const purposes = [
  ['maintain', 38],
  ['periodic', 30],
  ['introduce', 18],
  ['collect', 9],
  ['complaint', 5],
] as const;

function visitsOf(
  world: StoryWorld,
  place: Place,
  customerId: string,
  owner: Member | null,
  plan: { wanted: number; withinDays: number; isPlanned: boolean },
  withWhom: () => string | null,
  random: Random,
): { visits: SeedRow[]; visitResults: SeedRow[] } {
  const visits: SeedRow[] = [];
  const visitResults: SeedRow[] = [];
  if (owner === null) return { visits, visitResults };
  const calendar = world.calendarOf(owner);
  const add = (slot: Slot, state: string, cancelReason: string | null) => {
    const id = world.nextId();
    const startsAt = instantAt(slot.day, slot.startMinute);
    const endsAt = instantAt(slot.day, slot.endMinute);
    const madeOn = world.days.ago(Math.max(1, slot.daysAgo + random.int(2, 12)));
    const visitPlace = { ...place, createdAt: instantAt(madeOn, 480) };
    const fields = {
      customerId,
      purpose: random.weighted(purposes),
      state,
      startsAt,
      endsAt,
      note: preparation(random),
      ownerId: owner.id,
      cancelReason,
      ...noProof,
    };
    visits.push(seedRow(id, visitPlace, fields));
    return { id, endsAt };
  };

  const count = Math.floor(plan.wanted + random.next());
  for (let turn = 0; turn < count; turn += 1) {
    const daysAgo = Math.max(1, Math.round(((turn + random.next()) / count) * plan.withinDays));
    const slot = calendar.takePast(daysAgo);
    if (slot === null) continue;
    const isRecent = daysAgo <= 12;
    const fate = random.next();
    if (fate < 0.04) {
      add(slot, 'cancelled', random.pick(cancelReasons));
    } else if (isRecent && fate < 0.12) {
      add(slot, 'planned', null); // its time is past and nobody wrote down what came of it
    } else {
      const visit = add(slot, 'done', null);
      visitResults.push(resultOf(world, place, customerId, visit, slot, withWhom, random));
    }
  }
  if (plan.isPlanned && random.chance(0.55)) {
    const slot = calendar.takePlanned();
    if (slot !== null) add(slot, 'planned', null);
  }
  return { visits, visitResults };
}

function resultOf(
  world: StoryWorld,
  place: Place,
  customerId: string,
  visit: { id: string; endsAt: string },
  slot: Slot,
  withWhom: () => string | null,
  random: Random,
): SeedRow {
  const outcome = random.weighted(outcomes);
  const { said, nextStep } = resultText(outcome, random);
  const at = new Date(Date.parse(visit.endsAt) + random.int(2, 40) * 60_000).toISOString();
  return seedRow(
    world.nextId(),
    { ...place, createdAt: at },
    {
      customerId,
      visitId: visit.id,
      outcome,
      metWhom: outcome === 'not-met' ? null : withWhom(),
      said,
      nextStep,
      nextOn: nextStep !== null && random.chance(0.7) ? world.days.ago(slot.daysAgo - random.int(2, 14)) : null,
      correctsId: null,
      at,
    },
  );
}

/** Most visits and calls of the demo year were made before the office had such things. */
const noProof = {
  inAt: null,
  inLatitude: null,
  inLongitude: null,
  inAccuracyMetres: null,
  inSource: null,
  outAt: null,
  outLatitude: null,
  outLongitude: null,
  outAccuracyMetres: null,
  outSource: null,
  clockOffsetMinutes: null,
  proofHash: null,
  planId: null,
  planDay: null,
  opportunityId: null,
} as const;
const noActivity = { typeId: null, taskId: null, outcome: null, attempts: null, opportunityId: null } as const;

function interactionsOf(
  world: StoryWorld,
  place: Place,
  customerId: string,
  withinDays: number,
  average: number,
  withWhom: () => string | null,
  random: Random,
): SeedRow[] {
  const count = Math.floor(random.next() * 2 * average * world.interactionShare + random.next());
  return Array.from({ length: count }, () => {
    const happenedAt = instantAt(world.days.workdayAgo(random.int(1, Math.max(1, withinDays))), random.int(480, 1015));
    const { kind, text } = interactionText(random);
    return seedRow(
      world.nextId(),
      { ...place, createdAt: happenedAt },
      { customerId, kind, text, withWhom: withWhom(), happenedAt, nextStep: null, nextOn: null, correctsId: null, ...noActivity },
    );
  });
}

function dayIn(random: Random, firstYear: number, lastYear: number): string {
  const month = random.int(1, 12);
  const day = random.int(1, 28);
  return `${random.int(firstYear, lastYear)}-${month < 10 ? '0' : ''}${month}-${day < 10 ? '0' : ''}${day}`;
}
