import { z } from 'zod';

/** The highest amount that a record takes: a thousand tỷ. */
export const mostDong = 1_000_000_000_000_000;
/** Thousandths of a unit, so that 2,5 tấn and 12,125 m³ are whole numbers. */
export const mostQuantityMilli = 1_000_000_000_000;

/** Whole đồng, none below zero. */
export const dong = z.int().min(0).max(mostDong);
export const quantityMilli = z.int().min(1).max(mostQuantityMilli);
/** Hundredths of a percent, up to the whole. */
export const basisPoints = z.int().min(0).max(10_000);
