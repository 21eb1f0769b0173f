import fc from 'fast-check';
import { z } from 'zod';

/** The parts of JSON Schema that zod writes for the contract. */
interface Schema {
  readonly type?: string;
  readonly format?: string;
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly anyOf?: readonly Schema[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly items?: Schema;
  readonly additionalProperties?: Schema | boolean;
  readonly propertyNames?: Schema;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly maxLength?: number;
}

const brokenHalf = String.fromCharCode(0xd800);
const texts = [
  '',
  ' ',
  '\u0000',
  brokenHalf,
  `a${brokenHalf}b`,
  String.fromCharCode(0xdc00),
  "'; DROP TABLE customers; --",
  '" OR 1=1',
  '%_%',
  'NEAR(a b)',
  '"*',
  '../../etc/passwd',
  '__proto__',
  'constructor',
  '🏢👷🏽‍♀️',
  '\u202Eabc',
  'Đ'.normalize('NFD').repeat(50),
  'a\u0300'.repeat(100),
  '=1+1',
  '2026-02-30',
  '9999-99-99',
  '0000-00-00T00:00:00Z',
  '2026-11-25T25:61:61Z',
  'null',
  '1e999',
  '-0',
];
const numbers = [
  Number.NaN,
  Number.POSITIVE_INFINITY,
  Number.NEGATIVE_INFINITY,
  -0,
  0,
  -1,
  1.5,
  2 ** 31,
  2 ** 53,
  -(2 ** 53),
  1e308,
  5e-324,
];

/** A value of any kind that does not belong where it is put. */
const strange = fc.oneof(
  fc.constantFrom<unknown>(...texts, ...numbers, null, undefined, true, false),
  fc.constantFrom<unknown>([], {}, [[]], [null], new Date(0), new Map([['a', 1]]), 10n, new Uint8Array(3), /x/),
  fc.constant(undefined).map(() => withOwnProto({ polluted: true })),
  fc.constant(undefined).map(() => ({ toString: () => 'x', constructor: { prototype: { polluted: true } } })),
  fc.anything({ maxDepth: 2, withBigInt: true, withNullPrototype: true, withSparseArray: true }),
);

/**
 * Too large to be answered by copying it around: one each is enough. Each is made once for all procedures, since making it takes longer than
 * refusing it; the outermost one is frozen, so that nothing can change it for those who come later.
 */
export const hugeValues: Readonly<Record<string, () => unknown>> = {
  'ten megabytes of text': madeOnce(() => 'đ'.repeat(10 * 1024 * 1024)),
  'ten thousand levels of lists': madeOnce(() => nested((inside) => [inside])),
  'ten thousand levels of objects': madeOnce(() => nested((inside) => ({ change: inside }))),
  'a hundred thousand entries': madeOnce(() => Array.from({ length: 100_000 }, (_, n) => n)),
  'fifty thousand names': madeOnce(() => Object.fromEntries(Array.from({ length: 50_000 }, (_, n) => [`k${n}`, n]))),
};

function madeOnce(make: () => unknown): () => unknown {
  let made: { readonly value: unknown } | undefined;
  return () => (made ??= { value: Object.freeze(make()) }).value;
}

/** `{ "__proto__": … }` as JSON.parse makes it: an own property, not the prototype. */
export function withOwnProto(value: unknown): unknown {
  return JSON.parse(`{"__proto__":${JSON.stringify(value)},"name":"x"}`);
}

export interface FuzzWorld {
  /** Ids and tokens that exist, so that a good part of the inputs reaches the data. */
  readonly known: readonly string[];
}

/** Inputs of a procedure: as it takes them, almost as it takes them, and nothing like it. */
export function inputsOf(schema: z.core.$ZodType, world: FuzzWorld): fc.Arbitrary<unknown> {
  // zod's own type for JSON Schema is an open record; these are the parts it fills.
  const json = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as Schema;
  const good = valueOf(json, world);
  return fc.oneof(
    { weight: 4, arbitrary: good },
    { weight: 5, arbitrary: fc.tuple(good, strange, fc.nat()).map(([value, wrong, where]) => spoil(value, wrong, where)) },
    { weight: 2, arbitrary: strange },
  );
}

/** Names of the fields of an input, for putting one huge value after the other into each. */
export function fieldsOf(schema: z.core.$ZodType): string[] {
  // As above.
  return Object.keys((z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as Schema).properties ?? {});
}

function valueOf(schema: Schema, world: FuzzWorld): fc.Arbitrary<unknown> {
  if (schema.anyOf !== undefined) return fc.oneof(...schema.anyOf.map((one) => valueOf(one, world)));
  if (schema.const !== undefined) return fc.constant(schema.const);
  if (schema.enum !== undefined) return fc.constantFrom(...schema.enum);
  switch (schema.type) {
    case 'object':
      return objectOf(schema, world);
    case 'array':
      return fc.array(valueOf(schema.items ?? {}, world), { minLength: 0, maxLength: 4 });
    case 'string':
      return textOf(schema, world);
    case 'integer':
    case 'number':
      return fc.oneof(
        fc.constantFrom(schema.minimum ?? 0, Math.min(schema.maximum ?? 10, 1000)),
        fc.integer({
          min: Math.max(schema.minimum ?? -10, -1e6),
          max: Math.max(schema.minimum ?? -10, Math.min(schema.maximum ?? 1000, 1000)),
        }),
      );
    case 'boolean':
      return fc.boolean();
    case 'null':
      return fc.constant(null);
    default:
      return fc.jsonValue({ maxDepth: 2 });
  }
}

function objectOf(schema: Schema, world: FuzzWorld): fc.Arbitrary<unknown> {
  if (schema.properties === undefined) {
    const inside = typeof schema.additionalProperties === 'object' ? schema.additionalProperties : {};
    return fc.dictionary(fc.constantFrom('0', '1', '2', '9999', 'x', '__proto__'), valueOf(inside, world), { maxKeys: 3 });
  }
  const fields = Object.fromEntries(Object.entries(schema.properties).map(([name, field]) => [name, valueOf(field, world)]));
  return fc.record(fields, { requiredKeys: Object.keys(fields).filter((name) => schema.required?.includes(name)) });
}

function textOf({ format, maxLength }: Schema, { known }: FuzzWorld): fc.Arbitrary<string> {
  if (format === 'uuid') return fc.oneof(fc.constantFrom(...known), fc.uuid());
  if (format === 'date') return fc.constantFrom('2026-03-02', '2024-02-29', '0001-01-01', '9999-12-31');
  if (format === 'date-time')
    return fc.constantFrom(
      '2026-03-02T02:00:00.000Z',
      '2026-03-02T02:00:00Z',
      '9999-12-31T23:59:59.999Z',
      '0001-01-01T00:00:00Z',
    );
  const longest = 'ư'.repeat(maxLength ?? 1000);
  return fc.oneof(
    fc.constantFrom(...texts, ...known),
    fc.constantFrom('Công ty Đại Đồng', '0903 123 456', '0300588569', 'visit_purpose', 'ten', longest, `${longest}x`),
    fc.string({ unit: 'binary', maxLength: 40 }),
  );
}

/** Puts a wrong value somewhere into a good one, takes a field away or adds one. */
function spoil(value: unknown, wrong: unknown, where: number): unknown {
  if (Array.isArray(value)) return [...value, wrong];
  if (typeof value !== 'object' || value === null) return wrong;
  const names = Object.keys(value);
  const name = names[where % Math.max(names.length, 1)];
  // Any own field of an object that fast-check made.
  const fields = value as Record<string, unknown>;
  if (name === undefined || where % 7 === 0) return { ...fields, surplus: wrong };
  if (where % 5 === 0) return Object.fromEntries(Object.entries(fields).filter(([key]) => key !== name));
  const inside = fields[name];
  return {
    ...fields,
    [name]: typeof inside === 'object' && inside !== null && where % 3 > 0 ? spoil(inside, wrong, Math.floor(where / 7)) : wrong,
  };
}

function nested(wrap: (inside: unknown) => unknown): unknown {
  let value: unknown = 'bottom';
  for (let level = 0; level < 10_000; level += 1) value = wrap(value);
  return value;
}
