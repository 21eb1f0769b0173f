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

/** A calendar day, `YYYY-MM-DD`. */
export const isoDate = z.iso.date();
/** An instant in UTC, such as `2026-11-23T02:30:00.000Z`. */
export const isoInstant = z.iso.datetime();
export const uuid = z.uuid();
export const limit = (max: number, standard: number) => z.number().int().min(1).max(max).default(standard);
