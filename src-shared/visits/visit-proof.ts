import { z } from 'zod';
import { isoDate, isoInstant, uuid } from '../lib/fields.ts';
import { latitude, longitude } from '../lib/position.ts';

/** Where a position comes from: the laptop's own service, a photo's EXIF, or a point that somebody set by hand. */
export const positionSources = ['device', 'photo', 'manual'] as const;

const accuracyMetres = z.int().min(0).max(1_000_000).nullable();

/** When and where a rep was, arriving and leaving. Written by check-in, check-out and photos; never by a form. */
export const visitProofValues = z.object({
  inAt: isoInstant.nullable(),
  inLatitude: latitude,
  inLongitude: longitude,
  inAccuracyMetres: accuracyMetres,
  inSource: z.enum(positionSources).nullable(),
  outAt: isoInstant.nullable(),
  outLatitude: latitude,
  outLongitude: longitude,
  outAccuracyMetres: accuracyMetres,
  outSource: z.enum(positionSources).nullable(),
  /** The laptop's clock minus the office's when somebody checked in; null where no office is known. */
  clockOffsetMinutes: z.int().min(-100_000_000).max(100_000_000).nullable(),
  /** SHA-256 over what proves the visit, in hex; a value that was changed afterwards no longer fits it. */
  proofHash: z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .nullable(),
  /** The recurring plan or rule that made it, in the rhythm it had then (`rhythmId`), and the day meant; null where a person planned it. */
  planId: uuid.nullable(),
  planDay: isoDate.nullable(),
});
export type VisitProofValues = z.output<typeof visitProofValues>;
