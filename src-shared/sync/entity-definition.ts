/** How two laptops' changes of a row meet. */
const mergePolicies = ['fields', 'log', 'set', 'aggregate', 'transition', 'office', 'own'] as const;
export type MergePolicy = (typeof mergePolicies)[number];

export interface EntityDefinition {
  readonly table: string;
  readonly policy: MergePolicy;
  /** The fields that sync, in camelCase; the column is the same name in snake_case. */
  readonly fields: readonly string[];
  /** Fields kept as 0 or 1 in SQLite, as boolean in PostgreSQL. */
  readonly booleans: readonly string[];
  /** Fields that hold a whole number; all others hold text. */
  readonly integers: readonly string[];
  /**
   * Where a row takes its customer from; `self` where it is one, or travels alone with its own people; null where the whole office shares
   * it, or one person alone has it.
   */
  readonly root: 'self' | 'customerId' | null;
  /** Fields whose merge differs from the entity's policy: a state is moved by the server's state machine. */
  readonly fieldPolicies: Readonly<Record<string, MergePolicy>>;
}

/** One line of the registry; what is not named is text and merged as the policy says. */
export function entity(
  table: string,
  policy: MergePolicy,
  root: EntityDefinition['root'],
  fields: readonly string[],
  more: {
    booleans?: readonly string[];
    integers?: readonly string[];
    fieldPolicies?: Readonly<Record<string, MergePolicy>>;
  } = {},
): EntityDefinition {
  return {
    table,
    policy,
    root,
    fields,
    booleans: more.booleans ?? [],
    integers: more.integers ?? [],
    fieldPolicies: more.fieldPolicies ?? {},
  };
}
