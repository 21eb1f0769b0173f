import { z } from 'zod';

/** Degrees of the WGS 84 ellipsoid, as they are stored: text with a point, at most seven places (a centimetre). */
const degrees = (most: number) =>
  z
    .string()
    .regex(/^-?\d{1,3}(\.\d{1,7})?$/, { error: 'not-a-position' })
    .refine((text) => Math.abs(Number(text)) <= most, { error: 'not-a-position' })
    .nullable();

export const latitude = degrees(90);
export const longitude = degrees(180);
