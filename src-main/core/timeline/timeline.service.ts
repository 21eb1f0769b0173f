import { AppError } from '../../../src-shared/rpc/errors.ts';
import type { HandlersOf } from '../../../src-shared/rpc/procedure.ts';
import type { TimelineEntry, timelineContract } from '../../../src-shared/timeline/timeline.contract.ts';
import { timelineKinds } from '../../../src-shared/timeline/timeline.contract.ts';
import type { Context } from '../context.ts';
import { createFamily } from '../customers/index.ts';
import { createLinkNames, readValue } from '../history/index.ts';

/** One place in the timeline: entries are ordered by instant, then by id, newest first. */
interface Place {
  readonly at: string;
  readonly id: string;
}

interface InteractionRow extends Place {
  readonly kind: TimelineEntry['kind'];
  readonly userName: string | null;
  readonly text: string;
  readonly withWhom: string | null;
}

interface VisitRow extends Place {
  readonly visitId: string;
  readonly purpose: string;
  readonly outcome: string;
  readonly said: string;
  readonly metWhom: string | null;
  readonly nextStep: string | null;
  readonly userName: string | null;
}

interface ChangeRow extends Place {
  readonly kind: 'create' | 'update' | 'delete' | 'restore';
  readonly field: string | null;
  readonly oldValue: string | null;
  readonly newValue: string | null;
  readonly groupId: string;
  readonly userName: string | null;
}

export function createTimelineService(ctx: Context): HandlersOf<typeof timelineContract> {
  const { db } = ctx;
  const family = createFamily(db);
  const interactions = db.prepare(
    `SELECT i.id, i.happened_at AS at, i.kind, i.text, i.with_whom AS withWhom, u.name AS userName
     FROM interactions AS i LEFT JOIN users AS u ON u.id = i.created_by
     WHERE i.customer_id = ? AND (i.happened_at, i.id) < (?, ?) AND i.deleted_at IS NULL
     ORDER BY i.happened_at DESC, i.id DESC LIMIT ?`,
  );
  const visitResults = db.prepare(
    `SELECT r.id, r.at, r.visit_id AS visitId, v.purpose, r.outcome, r.said, r.met_whom AS metWhom, r.next_step AS nextStep, u.name AS userName
     FROM visit_results AS r JOIN visits AS v ON v.id = r.visit_id LEFT JOIN users AS u ON u.id = r.created_by
     WHERE r.customer_id = ? AND (r.at, r.id) < (?, ?) AND r.deleted_at IS NULL
     ORDER BY r.at DESC, r.id DESC LIMIT ?`,
  );
  // Changes of the record itself, one entry for the fields that were changed together.
  const changes = db.prepare(
    `SELECT h.group_id AS id, h.at, h.kind, h.field, h.old_value AS oldValue, h.new_value AS newValue, h.group_id AS groupId, u.name AS userName
     FROM history AS h LEFT JOIN users AS u ON u.id = h.user_id
     WHERE h.root_id = @id AND h.row_id = @id AND (h.at, h.group_id) < (@at, @before)
     ORDER BY h.at DESC, h.group_id DESC, h.rid LIMIT @limit`,
  );

  const linkName = createLinkNames(db);
  /** What names another record, such as the parent company or the winner of a merge, is read by its name. */
  const nameOf = (field: string, value: ReturnType<typeof readValue>) => linkName(field, value) ?? value;

  return {
    list({ customerId, kinds, before, limit }) {
      const wanted = new Set(kinds ?? timelineKinds);
      const place = before === null ? { at: '9999', id: '' } : readPlace(before);
      const entries: TimelineEntry[] = [];
      const members = family.of(customerId);
      if ([...wanted].some((kind) => kind !== 'visit' && kind !== 'change')) {
        const rows = members.flatMap((member) => interactions.all(member, place.at, place.id, limit + 1)) as InteractionRow[]; // the columns selected
        entries.push(...rows.filter((row) => wanted.has(row.kind)).map(fromInteraction));
      }
      if (wanted.has('visit')) {
        const rows = members.flatMap((member) => visitResults.all(member, place.at, place.id, limit + 1)) as VisitRow[]; // the columns selected
        entries.push(...rows.map(fromVisit));
      }
      if (wanted.has('change')) {
        // What was written together in several records of a family (a merge) is one entry.
        const rows = members.flatMap((id) =>
          changes.all({ id, at: place.at, before: place.id, limit: (limit + 1) * 20 }),
        ) as ChangeRow[]; // the columns selected
        if (members.length > 1) rows.sort((a, b) => (a.at === b.at ? (a.id < b.id ? 1 : -1) : a.at < b.at ? 1 : -1));
        entries.push(...fromChanges(rows, nameOf).slice(0, limit + 1));
      }
      entries.sort((a, b) => (a.at === b.at ? (a.id < b.id ? 1 : -1) : a.at < b.at ? 1 : -1));
      const page = entries.slice(0, limit);
      const last = page[page.length - 1];
      return { entries: page, next: entries.length > limit && last !== undefined ? `${last.at} ${last.id}` : null };
    },
  };
}

function readPlace(text: string): Place {
  const [at, id] = text.split(' ');
  if (at === undefined || id === undefined) {
    throw new AppError('invalid', 'the cursor does not come from this program', { fields: { before: 'unknown-cursor' } });
  }
  return { at, id };
}

function fromInteraction(row: InteractionRow): TimelineEntry {
  return { ...row, visit: null, change: null };
}

function fromVisit(row: VisitRow): TimelineEntry {
  return {
    id: row.id,
    kind: 'visit',
    at: row.at,
    userName: row.userName,
    text: row.said,
    withWhom: row.metWhom,
    visit: { id: row.visitId, purpose: row.purpose, outcome: row.outcome, nextStep: row.nextStep },
    change: null,
  };
}

function fromChanges(
  rows: readonly ChangeRow[],
  nameOf: (field: string, value: ReturnType<typeof readValue>) => ReturnType<typeof readValue>,
): TimelineEntry[] {
  const byGroup = new Map<string, { first: ChangeRow; fields: NonNullable<TimelineEntry['change']>['fields'] }>();
  for (const row of rows) {
    const entry = byGroup.get(row.groupId) ?? { first: row, fields: [] };
    if (row.field !== null) {
      const { field } = row;
      entry.fields.push({
        field,
        oldValue: nameOf(field, readValue(row.oldValue)),
        newValue: nameOf(field, readValue(row.newValue)),
      });
    }
    byGroup.set(row.groupId, entry);
  }
  return [...byGroup.values()].map(({ first, fields }) => ({
    id: first.id,
    kind: 'change',
    at: first.at,
    userName: first.userName,
    text: null,
    withWhom: null,
    visit: null,
    change: { kind: first.kind, fields },
  }));
}
