import { z } from 'zod';

type Plain = (value: unknown) => boolean;
const plainOf = new WeakMap<z.core.$ZodType, Plain>();

/**
 * A cheap look for a schema that changes values: true only where it would give back this very value. Nine of ten values are so already, and
 * a schema takes ten times as long to say it.
 */
export function withPlain<S extends z.core.$ZodType>(schema: S, isPlain: Plain): S {
  plainOf.set(schema, isPlain);
  return schema;
}

/** Whether the schema is known to give this value back as it is; false where only the schema itself can tell. */
export function isPlainFor(schema: z.core.$ZodType, value: unknown): boolean {
  let isPlain = plainOf.get(schema);
  if (isPlain === undefined) {
    isPlain = plainChoice(schema);
    plainOf.set(schema, isPlain);
  }
  return isPlain(value);
}

/** A choice of words, with or without null, says by itself which values it takes as they are. */
function plainChoice(schema: z.core.$ZodType): Plain {
  const isBare = (schema._zod.def.checks ?? []).length === 0;
  if (isBare && schema instanceof z.ZodEnum) {
    const words: ReadonlySet<unknown> = new Set(schema.options);
    return (value) => words.has(value);
  }
  if (isBare && schema instanceof z.ZodNullable) {
    const inner: z.core.$ZodType = schema.unwrap();
    return inner instanceof z.ZodEnum ? (value) => value === null || isPlainFor(inner, value) : () => false;
  }
  return () => false;
}

const isCleanText = (value: unknown, max: number) =>
  typeof value === 'string' && value.length <= max && value !== '' && value.trim() === value && value.normalize('NFC') === value;

/** Text as people type it: NFC, trimmed; an empty one becomes null. `max` counts UTF-16 units. */
export const optionalText = (max: number) =>
  withPlain(
    z
      .string()
      .max(max)
      .transform((text) => {
        const clean = text.normalize('NFC').trim();
        return clean === '' ? null : clean;
      })
      .nullable(),
    (value) => value === null || isCleanText(value, max),
  );

export const requiredText = (max: number) =>
  withPlain(
    z
      .string()
      .max(max)
      .transform((text) => text.normalize('NFC').trim())
      .refine((text) => text !== '', { error: 'required' }),
    (value) => isCleanText(value, max),
  );

/** The month after 31 December 9999 has five digits and sorts before all others, so such days are refused. */
const isBeforeYear9000 = (text: string) => text < '9000';
/** A calendar day, `YYYY-MM-DD`. */
export const isoDate = z.iso.date().refine(isBeforeYear9000, { error: 'not-a-date' });
/** A day that somebody looks at: ranges of months and years around it are days too. */
export const dayToLookAt = isoDate.refine((text) => text >= '1900', { error: 'not-a-date' });
/** Of a text in the form of one. What is no day of its month, and the hour 24, are read as another day. */
function isSameInstant(text: string): boolean {
  return new Date(text).getUTCDate() === Number(text.slice(8, 10));
}
/** An instant in UTC, such as `2026-11-23T02:30:00.000Z`. */
export const isoInstant = withPlain(
  z.iso.datetime().refine(isBeforeYear9000, { error: 'not-a-date' }),
  // As every laptop writes one; the 30th of February is no instant that comes back from a date.
  (value) => typeof value === 'string' && /^[0-8]\d{3}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/.test(value) && isSameInstant(value),
);
export const uuid = z.uuid();
export const limit = (max: number, standard: number) => z.number().int().min(1).max(max).default(standard);

/**
 * Every field may be absent, and none may be `undefined`: zod's own `partial` would let `{ name: undefined }` through, which
 * erases a name.
 */
export function exactPartial<S extends z.ZodRawShape>(
  object: z.ZodObject<S>,
): z.ZodObject<{ [K in keyof S]: S[K] extends z.core.SomeType ? z.ZodExactOptional<S[K]> : never }> {
  const shape = Object.fromEntries(
    Object.entries(object.shape).map(([field, schema]) => [field, (schema as z.ZodType).exactOptional()]), // a raw shape holds zod types
  );
  // Built field by field from the given shape, so it has exactly these keys.
  return z.object(shape) as unknown as ReturnType<typeof exactPartial<S>>;
}
