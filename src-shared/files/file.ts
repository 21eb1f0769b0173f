import { z } from 'zod';
import { isoInstant, optionalText, requiredText, uuid } from '../lib/fields.ts';
import { cleanFileName } from './file-names.ts';

export const fileKinds = ['paper', 'photo'] as const;
/** Bytes of one file; larger ones are refused with a word about it. */
export const mostFileBytes = 50 * 1024 * 1024;

/** The name of a file as it is kept: one that no system takes for anything else. */
export const fileName = requiredText(300).refine((name) => name === cleanFileName(name), { error: 'invalid' });
export const sha256 = z.string().regex(/^[0-9a-f]{64}$/);

/** A file on a record. The bytes lie apart, under their SHA-256, encrypted on the laptop's disk. */
export const fileValues = z.object({
  /** The record that it hangs on besides the customer: an entity's name and a row; null for the customer itself. */
  onEntity: optionalText(60),
  onId: uuid.nullable(),
  name: fileName,
  mime: requiredText(200),
  bytes: z.int().min(0).max(mostFileBytes),
  sha256,
  kind: z.enum(fileKinds),
  note: optionalText(2000),
  /** When and where a photo was taken, as its EXIF says; degrees as text with a point. */
  takenAt: isoInstant.nullable(),
  latitude: optionalText(20),
  longitude: optionalText(20),
});
export type FileValues = z.output<typeof fileValues>;
