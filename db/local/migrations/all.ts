import { start } from './0001-start.ts';
import { quickerListsAndEdits } from './0002-quicker-lists-and-edits.ts';
import { office } from './0003-office.ts';
import { quickerSearch } from './0004-quicker-search.ts';
import { quickerFilters } from './0005-quicker-filters.ts';
import { customerRecord } from './0006-customer-record.ts';
import { recordComplete } from './0007-record-complete.ts';
import { repsDay } from './0008-reps-day.ts';
import { sales } from './0009-sales.ts';
import { orders } from './0010-orders.ts';
import { findPapers } from './0011-find-papers.ts';
import { findPlaces } from './0012-find-places.ts';
import type { Migration } from './migration.ts';

/** Append only, in order, versions 1, 2, 3 … */
export const migrations: readonly Migration[] = [start, quickerListsAndEdits, office, quickerSearch, quickerFilters, customerRecord, recordComplete, repsDay, sales, orders, findPapers, findPlaces];
