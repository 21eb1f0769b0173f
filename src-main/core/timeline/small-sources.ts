import { consentSources } from '../../../src-shared/consent/bases.ts';
import type { TimelineEntry, TimelineKind } from '../../../src-shared/timeline/timeline-entry.ts';
import { readAnswers } from '../../../src-shared/visits/visit-form-questions.ts';
import { inFamily } from '../customers/index.ts';
import type { Db } from '../platform/database.ts';
import { moneySources } from './money-sources.ts';
import { anEntry } from './place.ts';
import { createSaleSources } from './sale-sources.ts';
import { count, onDay, type SmallRow, type Source, text } from './small-source.ts';

/*
 * What a customer has a few of: handovers, requests for help, opinions, classes, referrals, consents, files, merges, and
 * what is sold and paid (`sale-sources.ts`, `money-sources.ts`). Each is read whole and
 * put in its place among the others.
 */

const sources: readonly Source[] = [
  {
    kind: 'task',
    table: 'tasks',
    columns: 's.title, s.outcome, d.name AS doneByName',
    joins: 'LEFT JOIN users AS d ON d.id = s.done_by',
    // A task that was logged as a call is that call.
    where: `s.state = 'done' AND s.done_at IS NOT NULL
      AND NOT EXISTS (SELECT 1 FROM interactions AS k WHERE k.task_id = s.id AND k.deleted_at IS NULL)`,
    at: 's.done_at',
    keepsDeleted: false,
    read: (row) => ({
      text: text(row['outcome']),
      withWhom: null,
      userName: text(row['doneByName']),
      details: { of: 'task', taskId: row.id, title: String(row['title']) },
    }),
  },
  {
    kind: 'owner',
    table: 'handovers',
    columns: 's.note, f.name AS fromName, t.name AS toName, m.name AS teamName',
    joins:
      'LEFT JOIN users AS f ON f.id = s.from_user_id LEFT JOIN users AS t ON t.id = s.to_user_id LEFT JOIN teams AS m ON m.id = s.to_team_id',
    at: 's.handed_at',
    keepsDeleted: true,
    read: (row) => ({
      text: text(row['note']),
      withWhom: null,
      details: { of: 'owner', from: text(row['fromName']), to: text(row['toName']), toTeam: text(row['teamName']) },
    }),
  },
  {
    kind: 'help',
    table: 'help_requests',
    columns: 's.text, s.state, s.answer, a.name AS answeredBy, s.answered_at AS answeredAt',
    joins: 'LEFT JOIN users AS a ON a.id = s.answered_by',
    at: 's.asked_at',
    keepsDeleted: false,
    read: (row) => ({
      text: text(row['text']),
      withWhom: null,
      details: {
        of: 'help',
        state: String(row['state']),
        answer: text(row['answer']),
        answeredBy: text(row['answeredBy']),
        answeredAt: text(row['answeredAt']),
      },
    }),
  },
  {
    kind: 'opinion',
    table: 'opinions',
    columns: 's.about, s.score, s.said, c.name AS contactName',
    joins: 'LEFT JOIN contacts AS c ON c.id = s.contact_id',
    at: onDay('s.said_on'),
    keepsDeleted: true,
    read: (row) => ({
      text: text(row['said']),
      withWhom: text(row['contactName']),
      details: { of: 'opinion', about: String(row['about']), score: count(row['score']) },
    }),
  },
  {
    kind: 'rating',
    table: 'ratings',
    columns: 's.rating, s.reason',
    at: onDay('s.rated_on'),
    keepsDeleted: true,
    read: (row) => ({ text: text(row['reason']), withWhom: null, details: { of: 'rating', rating: text(row['rating']) } }),
  },
  {
    kind: 'referral',
    table: 'referrals',
    columns: 's.note, coalesce(r.name, s.person_name) AS name, s.referred_id AS referredId',
    joins: 'LEFT JOIN customers AS r ON r.id = s.referred_id',
    at: onDay('s.referred_on'),
    keepsDeleted: false,
    read: (row) => ({
      text: text(row['note']),
      withWhom: null,
      details: { of: 'referral', name: text(row['name']) ?? '', referredId: text(row['referredId']) },
    }),
  },
  {
    kind: 'consent',
    table: 'consent_events',
    columns: 's.purpose, s.channel, s.decision, s.source, s.proof, c.name AS contactName',
    joins: 'LEFT JOIN contacts AS c ON c.id = s.contact_id',
    at: 's.decided_at',
    keepsDeleted: true,
    read: (row) => ({
      // How it was said is a key of a list, or somebody's own words.
      text: text(row['proof']) ?? (isKnownSource(row['source']) ? null : text(row['source'])),
      withWhom: text(row['contactName']),
      details: {
        of: 'consent',
        purpose: String(row['purpose']),
        channel: String(row['channel']),
        decision: String(row['decision']),
      },
    }),
  },
  {
    kind: 'file',
    table: 'files',
    columns: 's.name, s.mime, s.bytes, s.note',
    at: 's.created_at',
    keepsDeleted: true,
    read: (row) => ({
      text: text(row['note']),
      withWhom: null,
      details: { of: 'file', name: String(row['name']), mime: String(row['mime']), bytes: count(row['bytes']) },
    }),
  },
  {
    kind: 'form',
    table: 'form_answers',
    columns: 's.form_name AS formName, s.visit_id AS visitId, s.answers, s.note',
    at: 's.answered_at',
    // Of a form that was filled in again the last word stands.
    keepsDeleted: false,
    where: 'NOT EXISTS (SELECT 1 FROM form_answers AS k WHERE k.corrects_id = s.id AND k.deleted_at IS NULL)',
    read: (row) => ({
      text: text(row['note']),
      withWhom: null,
      details: {
        of: 'form',
        name: String(row['formName']),
        visitId: String(row['visitId']),
        answers: answersOf(String(row['answers'])),
      },
    }),
  },
  {
    kind: 'merge',
    table: 'merges',
    columns: `s.undone_id AS undoneId,
      (SELECT json_group_array(m.name) FROM json_each(s.merged_ids) AS j JOIN customers AS m ON m.id = j.value) AS names`,
    at: 's.created_at',
    keepsDeleted: true,
    read: (row) => ({
      text: null,
      withWhom: null,
      details: { of: 'merge', names: namesOf(row['names']), isUndone: row['undoneId'] !== null },
    }),
  },
];

/** `✓` and `✗` are read in any language; photos are tiles of their own. */
function answersOf(json: string): { label: string; value: string }[] {
  const { questions, values } = readAnswers(json);
  return questions.flatMap(({ key, label, type }) => {
    const value = values[key];
    if (value === undefined || type === 'photo') return [];
    const words = typeof value === 'boolean' ? (value ? '✓' : '✗') : typeof value === 'object' ? value.join('; ') : String(value);
    return [{ label, value: words }];
  });
}

function namesOf(json: unknown): string[] {
  const parsed: unknown = typeof json === 'string' ? JSON.parse(json) : [];
  return Array.isArray(parsed) ? parsed.filter((name) => typeof name === 'string') : [];
}

/** A laptop that joined later may not have its history. */
const deletedBy = `CASE WHEN s.deleted_at IS NULL THEN NULL ELSE (SELECT w.name FROM history AS h JOIN users AS w ON w.id = h.user_id
  WHERE h.row_id = s.id AND h.kind = 'delete' ORDER BY h.at DESC, h.rid DESC LIMIT 1) END`;

/** Everything of these kinds, in no order. `members`: JSON of the customer's family. */
export function createSmallReader(
  db: Db,
  userId: () => string | null,
): (members: string, kinds: ReadonlySet<TimelineKind>) => TimelineEntry[] {
  const prepared = [...sources, ...createSaleSources(db), ...moneySources].map((source) => ({
    source,
    statement: db.prepare(
      `SELECT s.id, ${source.at} AS at, s.customer_id AS customerId, s.created_by AS createdBy, s.deleted_at AS deletedAt, ${deletedBy} AS deletedBy, u.name AS userName, ${source.columns}
       FROM "${source.table}" AS s LEFT JOIN users AS u ON u.id = s.created_by ${source.joins ?? ''}
       WHERE ${inFamily('s.customer_id')}${source.keepsDeleted ? '' : ' AND s.deleted_at IS NULL'}${source.where === undefined ? '' : ` AND ${source.where}`}`,
    ),
  }));
  return (members, kinds) =>
    prepared
      .filter(({ source }) => kinds.has(source.kind))
      .flatMap(({ source, statement }) =>
        (statement.all(members) as SmallRow[]).flatMap((row) => {
          // the columns selected
          const { at, customerId, userName, createdBy, deletedAt, deletedBy: takenBackBy } = row;
          const read = source.read(row);
          if (read === null) return [];
          const { text: said, ...told } = read;
          const id = source.suffix === undefined ? row.id : `${row.id}-${source.suffix}`;
          const entry = { id, kind: source.kind, at, userName, mergedFrom: customerId };
          return [
            anEntry(
              deletedAt === null
                ? { ...entry, ...told, text: said, isMine: createdBy !== null && createdBy === userId() }
                : { ...entry, details: told.details, takenBackAt: deletedAt, takenBackBy },
            ),
          ];
        }),
      );
}

function isKnownSource(source: unknown): boolean {
  return consentSources.some((known) => known === source);
}
