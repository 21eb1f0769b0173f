import type { Migration } from './migration.ts';
import { start } from './0001-start.ts';

/** Append only, in order, versions 1, 2, 3 … */
export const migrations: readonly Migration[] = [start];
