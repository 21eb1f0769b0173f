import { start } from './0001-start.ts';
import { accounts } from './0002-accounts.ts';
import { customerRecord } from './0003-customer-record.ts';
import { recordComplete } from './0004-record-complete.ts';
import { repsDay } from './0005-reps-day.ts';
import { sales } from './0006-sales.ts';
import { orders } from './0007-orders.ts';
import type { ServerMigration } from './migration.ts';

/** Append only, in order, versions 1, 2, 3 … */
export const migrations: readonly ServerMigration[] = [start, accounts, customerRecord, recordComplete, repsDay, sales, orders];
