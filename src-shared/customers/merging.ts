import { type Customer, type CustomerField, customerValues, lifecycles } from './customer.ts';

/*
 * Merging records, field by field. Pure: the screen shows with it what will stand, the core writes with it what stands.
 */

/** A merge can be taken back for this long. */
export const undoMergeDays = 30;
/** More records than anybody looks through at once. */
export const mostMerged = 100;

/** Every field that a person can give a customer. */
export const mergeFields = Object.keys(customerValues.shape) as CustomerField[]; // the object's own keys are exactly this union

type Value = string | number | null;
export type MergeableCustomer = Readonly<Record<CustomerField, Value>> & { readonly id: string };

/** For each field the record whose value is taken, or `all`: the texts of all records, one after the other. */
export type MergeChoices = Readonly<Partial<Record<CustomerField, string>>>;

/** What one cell holds several of, or so much that nobody wants to lose one: how two become one text, and how long it may be. */
const joinable: Readonly<Partial<Record<CustomerField, { readonly between: string; readonly most: number }>>> = {
  phone: { between: ' / ', most: 300 },
  email: { between: ', ', most: 300 },
  note: { between: '\n\n', most: 20_000 },
  needs: { between: '\n\n', most: 5000 },
  behaviour: { between: '\n\n', most: 5000 },
  tastes: { between: '\n\n', most: 5000 },
  demographics: { between: '\n\n', most: 5000 },
  activityScope: { between: '\n\n', most: 5000 },
  notBuyingNote: { between: '\n\n', most: 5000 },
  helpNeeded: { between: '\n\n', most: 2000 },
};

export function isJoinable(field: CustomerField): boolean {
  return joinable[field] !== undefined;
}

/** What stands in one field, and of which records. */
export interface FieldValues {
  readonly field: CustomerField;
  /** Values that differ, in the order of the records; empty ones are left out. */
  readonly values: readonly { readonly value: Exclude<Value, null>; readonly ids: readonly string[] }[];
}

/** Fields in which records differ: two values or more, so that somebody has to choose. */
export function differingFields(customers: readonly MergeableCustomer[]): FieldValues[] {
  return mergeFields.map((field) => valuesOf(field, customers)).filter(({ values }) => values.length > 1);
}

export function valuesOf(field: CustomerField, customers: readonly MergeableCustomer[]): FieldValues {
  const ids = new Set(customers.map(({ id }) => id));
  const found = new Map<Exclude<Value, null>, string[]>();
  for (const customer of customers) {
    const value = customer[field];
    // A branch that is merged into its own company belongs to nobody above it.
    if (value === null || (field === 'parentId' && ids.has(String(value)))) continue;
    found.set(value, [...(found.get(value) ?? []), customer.id]);
  }
  return { field, values: [...found].map(([value, of]) => ({ value, ids: of })) };
}

/**
 * What stands after merging: the chosen record's value; where nothing was chosen the winner's, and where that is empty the first that
 * is not. The furthest stage and the latest day count, since both are facts about the one customer that these records are.
 */
export function mergedValue(
  field: CustomerField,
  winnerId: string,
  customers: readonly MergeableCustomer[],
  choices: MergeChoices,
): Value {
  const { values } = valuesOf(field, customers);
  const first = values[0];
  if (first === undefined) return null;
  const chosen = choices[field];
  if (chosen === 'all' && isJoinable(field)) return joined(field, values);
  const ofChosen = values.find(({ ids }) => chosen !== undefined && ids.includes(chosen));
  if (ofChosen !== undefined) return ofChosen.value;
  if (field === 'lifecycle') return furthest(values.map(({ value }) => String(value)));
  if (field === 'lastTransactionOn' || field === 'seniorMetOn') return latest(values);
  // The team goes with the owner: the one of another record would show the customer to other people.
  if (field === 'ownerId' || field === 'teamId') return ownValue(field, winnerId, customers, choices);
  return (values.find(({ ids }) => ids.includes(winnerId)) ?? first).value;
}

export function mergedValues(
  winnerId: string,
  customers: readonly MergeableCustomer[],
  choices: MergeChoices,
): Record<CustomerField, Value> {
  const values = mergeFields.map((field) => [field, mergedValue(field, winnerId, customers, choices)]);
  return Object.fromEntries(values) as Record<CustomerField, Value>; // one value for each field
}

function ownValue(field: CustomerField, winnerId: string, customers: readonly MergeableCustomer[], choices: MergeChoices): Value {
  const isOwned = (customer: MergeableCustomer | undefined) =>
    customer !== undefined && (customer.ownerId ?? customer.teamId) !== null;
  const chosen = customers.find(({ id }) => id === (choices.ownerId ?? winnerId));
  return (isOwned(chosen) ? chosen : customers.find(isOwned))?.[field] ?? null;
}

function joined(field: CustomerField, values: FieldValues['values']): string {
  const { between, most } = joinable[field] ?? { between: ' ', most: 300 };
  return values
    .map(({ value }) => String(value))
    .join(between)
    .slice(0, most)
    .trim();
}

function furthest(stages: readonly string[]): string {
  return [...lifecycles].reverse().find((stage) => stages.includes(stage)) ?? 'target';
}

function latest(values: FieldValues['values']): string {
  return (
    values
      .map(({ value }) => String(value))
      .sort()
      .at(-1) ?? ''
  );
}

/**
 * The record that the others go into where nobody says: the one that is furthest, then the one about which most is known, then the one
 * that was there first.
 */
export function suggestedWinner(customers: readonly Customer[], childrenOf: (id: string) => number): string {
  const filled = (customer: Customer) => mergeFields.filter((field) => customer[field] !== null).length;
  const best = [...customers].sort(
    (a, b) =>
      lifecycles.indexOf(b.lifecycle) - lifecycles.indexOf(a.lifecycle) ||
      childrenOf(b.id) - childrenOf(a.id) ||
      filled(b) - filled(a) ||
      (a.createdAt < b.createdAt ? -1 : 1),
  )[0];
  return best?.id ?? '';
}
