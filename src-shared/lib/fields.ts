import { z } from 'zod';

/** Text as people type it: NFC, trimmed; an empty one becomes null. `max` counts UTF-16 units. */
export const optionalText = (max: number) =>
  z
    .string()
    .max(max)
    .transform((text) => {
      const clean = text.normalize('NFC').trim();
      return clean === '' ? null : clean;
    })
    .nullable();

export const requiredText = (max: number) =>
  z
    .string()
    .max(max)
    .transform((text) => text.normalize('NFC').trim())
    .refine((text) => text !== '', { error: 'required' });

/** The month after 31 December 9999 has five digits and sorts before all others, so such days are refused. */
const isBeforeYear9000 = (text: string) => text < '9000';
/** A calendar day, `YYYY-MM-DD`. */
export const isoDate = z.iso.date().refine(isBeforeYear9000, { error: 'not-a-date' });
/** An instant in UTC, such as `2026-11-23T02:30:00.000Z`. */
export const isoInstant = z.iso.datetime().refine(isBeforeYear9000, { error: 'not-a-date' });
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
