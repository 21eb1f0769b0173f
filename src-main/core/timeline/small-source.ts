import type { TimelineDetails, TimelineEntry, TimelineKind } from '../../../src-shared/timeline/timeline-entry.ts';

/** A row of a small source. */
export interface SmallRow {
  readonly id: string;
  readonly at: string;
  readonly customerId: string;
  readonly userName: string | null;
  readonly createdBy: string | null;
  readonly deletedAt: string | null;
  readonly deletedBy: string | null;
  readonly [column: string]: unknown;
}

export interface Source {
  readonly kind: TimelineKind;
  /** Columns besides the common ones; `s` is the row. */
  readonly columns: string;
  readonly table: string;
  readonly joins?: string;
  /** A further condition. */
  readonly where?: string;
  readonly at: string;
  /** False where what was deleted is gone: it was never a log. */
  readonly keepsDeleted: boolean;
  /** What distinguishes its entries from those of another source about the same row. */
  readonly suffix?: string;
  /** Null where the row is no entry after all. */
  read(row: SmallRow): (Pick<TimelineEntry, 'text' | 'withWhom'> & { details: TimelineDetails; userName?: string | null }) | null;
}

/** A day that was named, at noon; the instant itself where it is the day of writing. */
export const onDay = (column: string) =>
  `CASE WHEN ${column} IS NULL OR ${column} = date(s.created_at, '+7 hours') THEN s.created_at ELSE ${column} || 'T05:00:00.000Z' END`;

export const text = (value: unknown): string | null => (typeof value === 'string' ? value : null);
export const count = (value: unknown): number => (typeof value === 'number' ? value : 0);
