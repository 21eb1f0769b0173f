import type { InteractionKind } from '../../../src-shared/interactions/interaction.ts';
import { interactionKinds } from '../../../src-shared/interactions/interaction.ts';
import type { TimelineEntry } from '../../../src-shared/timeline/timeline-entry.ts';
import { foldText } from '../../../src-shared/vietnam/fold.ts';
import type { Db } from '../platform/database.ts';
import { holdsWords } from './activity-words.ts';
import { anEntry, type Place, type Wanted } from './place.ts';

/*
 * Calls, notes and visits: what may be thousands on one customer. Each source is read by its index, a page at a time. An entry that was
 * corrected is shown as its correction, with what it said before; one that was taken back stays as a line without words.
 */

interface TalkRow extends Place {
  readonly kind: InteractionKind;
  readonly text: string;
  readonly withWhom: string | null;
  readonly nextStep: string | null;
  readonly nextOn: string | null;
  readonly correctsId: string | null;
  readonly customerId: string;
  readonly createdAt: string;
  readonly createdBy: string | null;
  readonly deletedAt: string | null;
  readonly userName: string | null;
  readonly talkOutcome?: string | null;
  readonly attempts?: number | null;
  readonly typeVi?: string | null;
  readonly typeEn?: string | null;
}

interface ResultRow extends Omit<TalkRow, 'kind'> {
  readonly visitId: string;
  readonly purpose: string | null;
  readonly outcome: string;
}

interface VisitRow extends Place {
  readonly purpose: string;
  readonly state: 'planned' | 'done' | 'cancelled';
  readonly reason: string | null;
  readonly note: string | null;
  readonly customerId: string;
  readonly userName: string | null;
}

const talk = `i.id, i.happened_at AS at, i.kind, i.text, i.with_whom AS withWhom, i.next_step AS nextStep, i.next_on AS nextOn, i.corrects_id AS correctsId,
  i.customer_id AS customerId, i.created_at AS createdAt, i.created_by AS createdBy, i.deleted_at AS deletedAt, u.name AS userName,
  i.outcome AS talkOutcome, i.attempts, y.vi AS typeVi, y.en AS typeEn`;
const result = `i.id, i.at, i.said AS text, i.met_whom AS withWhom, i.next_step AS nextStep, i.next_on AS nextOn, i.corrects_id AS correctsId,
  i.customer_id AS customerId, i.created_at AS createdAt, i.created_by AS createdBy, i.deleted_at AS deletedAt, u.name AS userName,
  i.visit_id AS visitId, v.purpose, i.outcome`;
const writer = 'LEFT JOIN users AS u ON u.id = i.created_by';
const ofTalk = `${writer} LEFT JOIN activity_types AS y ON y.id = i.type_id`;
const ofVisit = `LEFT JOIN visits AS v ON v.id = i.visit_id ${writer}`;

/** The word that counts: nothing living corrects it. */
export function isLastWord(table: 'interactions' | 'visit_results'): string {
  return `NOT EXISTS (SELECT 1 FROM ${table} AS k WHERE k.corrects_id = i.id AND k.deleted_at IS NULL)`;
}

/** A planned or cancelled visit, or one that is done without a word. */
export const isWithoutResult =
  "v.deleted_at IS NULL AND (v.state <> 'done' OR NOT EXISTS (SELECT 1 FROM visit_results AS r WHERE r.visit_id = v.id))";

/** The rows that the index of words found, on `i`. */
const found = (table: string, odd: 0 | 1) =>
  `(SELECT rowid >> 1 AS rid FROM activity_fts WHERE activity_fts MATCH ? AND rowid & 1 = ${odd}) AS f CROSS JOIN ${table} AS i ON i.rid = f.rid`;

export function createActivityReader(db: Db, userId: () => string | null): (wanted: Wanted) => TimelineEntry[] {
  const page = (columns: string, from: string, at: string, more: string) =>
    `SELECT ${columns} FROM ${from} WHERE ${more} AND (${at}, i.id) < (?, ?) ORDER BY ${at} DESC, i.id DESC LIMIT +?`;
  const kinds = 'i.kind IN (SELECT value FROM json_each(?))';
  const talks = db.prepare(
    page(
      talk,
      `interactions AS i ${ofTalk}`,
      'i.happened_at',
      `i.customer_id = ? AND ${kinds} AND ${isLastWord('interactions')}`,
    ),
  );
  const talksFound = db.prepare(
    page(
      talk,
      `${found('interactions', 0)} ${ofTalk}`,
      'i.happened_at',
      `${kinds} AND i.deleted_at IS NULL AND ${isLastWord('interactions')}`,
    ),
  );
  const results = db.prepare(
    page(result, `visit_results AS i ${ofVisit}`, 'i.at', `i.customer_id = ? AND ${isLastWord('visit_results')}`),
  );
  const resultsFound = db.prepare(
    page(result, `${found('visit_results', 1)} ${ofVisit}`, 'i.at', `i.deleted_at IS NULL AND ${isLastWord('visit_results')}`),
  );
  const visits = db.prepare(
    `SELECT v.id, v.starts_at AS at, v.purpose, v.state, v.cancel_reason AS reason, v.note, v.customer_id AS customerId, u.name AS userName
     FROM visits AS v LEFT JOIN users AS u ON u.id = v.owner_id
     WHERE v.customer_id = ? AND ${isWithoutResult} AND (v.starts_at, v.id) < (?, ?) ORDER BY v.starts_at DESC, v.id DESC LIMIT +?`,
  );
  const earlierTalk = db.prepare(`SELECT ${talk} FROM interactions AS i ${ofTalk} WHERE i.id = ?`);
  const earlierResult = db.prepare(`SELECT ${result} FROM visit_results AS i ${ofVisit} WHERE i.id = ?`);

  /** What a correction corrects, and that again. Of a loop, which only a foreign laptop could make, each is told once. */
  const earlierOf = (row: Omit<TalkRow, 'kind'>, read: (id: string) => unknown): TimelineEntry['earlier'] => {
    const told = new Set([row.id]);
    const earlier: TimelineEntry['earlier'] = [];
    for (let id = row.correctsId; id !== null && !told.has(id); ) {
      told.add(id);
      const before = read(id) as Omit<TalkRow, 'kind'> | undefined; // the columns selected
      if (before === undefined) break;
      const { text, withWhom, nextStep, userName, createdAt } = before;
      earlier.push({ text, withWhom, nextStep, userName, writtenAt: createdAt });
      id = before.correctsId;
    }
    return earlier;
  };

  const entryOf = (
    row: Omit<TalkRow, 'kind'>,
    kind: TimelineEntry['kind'],
    more: Partial<TimelineEntry>,
    read: (id: string) => unknown,
  ) =>
    row.deletedAt === null
      ? anEntry({
          id: row.id,
          kind,
          at: row.at,
          userName: row.userName,
          text: row.text,
          withWhom: row.withWhom,
          nextStep: row.nextStep,
          nextOn: row.nextOn,
          isMine: row.createdBy !== null && row.createdBy === userId(),
          ...(row.correctsId === null ? {} : { earlier: earlierOf(row, read), correctedAt: row.createdAt }),
          mergedFrom: row.customerId,
          ...more,
        })
      : anEntry({
          id: row.id,
          kind,
          at: row.at,
          userName: row.userName,
          takenBackAt: row.deletedAt,
          takenBackBy: row.userName,
          mergedFrom: row.customerId,
          ...more,
        });

  return ({ members, kinds: wantedKinds, before, limit, search }) => {
    const talkKinds = interactionKinds.filter((kind) => wantedKinds.has(kind));
    const place = [before.at, before.id, limit] as const;
    const entries: TimelineEntry[] = [];
    if (talkKinds.length > 0) {
      const json = JSON.stringify(talkKinds);
      const rows = (
        search === null
          ? members.flatMap((member) => talks.all(member, json, ...place))
          : talksFound.all(search.match, json, ...place)
      ) as TalkRow[]; // the columns selected
      entries.push(...rows.map((row) => entryOf(row, row.kind, { details: talkDetails(row) }, (id) => earlierTalk.get(id))));
    }
    if (!wantedKinds.has('visit')) return entries;
    const said = (
      search === null ? members.flatMap((member) => results.all(member, ...place)) : resultsFound.all(search.match, ...place)
    ) as ResultRow[]; // the columns selected
    for (const row of said) {
      const { visitId, purpose, outcome } = row;
      const details = { of: 'visit', visitId, purpose: purpose ?? '', state: 'done', outcome } as const;
      entries.push(entryOf(row, 'visit', { details }, (id) => earlierResult.get(id)));
    }
    // Visits ahead and cancelled ones stand in no index of words: one customer's are few.
    const most = search === null ? limit : -1;
    const visitRows = members.flatMap((member) => visits.all(member, before.at, before.id, most)) as VisitRow[]; // the columns selected
    for (const row of visitRows) {
      const { purpose, state, reason, note } = row;
      const holds = (part: string | null) => part !== null && (search === null || holdsWords(foldText(part), search.words));
      const text = [reason, note].find(holds) ?? null;
      if (search !== null && text === null) continue;
      entries.push(
        anEntry({
          ...{ id: row.id, kind: 'visit', at: row.at, userName: row.userName, text, mergedFrom: row.customerId },
          details: { of: 'visit', visitId: row.id, purpose, state, outcome: null },
        }),
      );
    }
    return entries;
  };
}

/** What is said of a call beside its words; null where nothing is. */
function talkDetails({ talkOutcome = null, attempts = null, typeVi = null, typeEn = null }: TalkRow): TimelineEntry['details'] {
  if (talkOutcome === null && attempts === null && typeVi === null) return null;
  return {
    of: 'talk',
    outcome: talkOutcome,
    attempts,
    type: typeVi === null || typeEn === null ? null : { vi: typeVi, en: typeEn },
  };
}
