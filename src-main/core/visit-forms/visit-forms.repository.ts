import { type VisitForm } from '../../../src-shared/visits/visit-forms.contract.ts';
import { readAnswers, readQuestions, type WrittenAnswers } from '../../../src-shared/visits/visit-form-questions.ts';
import { joinShownCustomer } from '../customers/index.ts';
import type { Db } from '../platform/database.ts';

export interface StoredAnswer extends WrittenAnswers {
  readonly id: string;
  readonly formId: string;
  readonly formName: string;
  readonly answeredAt: string;
  readonly correctsId: string | null;
  readonly note: string | null;
  readonly userName: string | null;
}

export interface ExportedAnswer extends WrittenAnswers {
  readonly customerName: string;
  readonly startsAt: string | null;
  readonly answeredAt: string;
  readonly userName: string | null;
  readonly isRestricted: boolean;
}

export interface VisitFormsRepository {
  forms(): VisitForm[];
  form(id: string): VisitForm | null;
  /** Everything that was filled in on a visit, the newest first. */
  answersOf(visitId: string): StoredAnswer[];
  /** The last word of every visit on a form, by the day of the visit: instants from ≤ answered < to. */
  answersTo(formId: string, from: string, to: string): ExportedAnswer[];
  visit(id: string): { customerId: string; rating: string | null; shownId: string } | null;
  /** Names of files, for answers that are photos. */
  fileName(id: string): string | null;
}

export function createVisitFormsRepository(db: Db): VisitFormsRepository {
  const columns =
    'id, name, kind, rating, group_id AS groupId, questions, is_required AS isRequired, "order", is_active AS isActive FROM visit_forms';
  const all = db.prepare(`SELECT ${columns} WHERE deleted_at IS NULL ORDER BY "order", created_at, id`);
  const one = db.prepare(`SELECT ${columns} WHERE id = ? AND deleted_at IS NULL`);
  const answers = db.prepare(
    `SELECT a.id, a.form_id AS formId, a.form_name AS formName, a.answers, a.answered_at AS answeredAt, a.corrects_id AS correctsId, a.note,
       u.name AS userName
     FROM form_answers AS a LEFT JOIN users AS u ON u.id = a.created_by
     WHERE a.visit_id = ? AND a.deleted_at IS NULL ORDER BY a.answered_at DESC, a.id DESC`,
  );
  const exported = db.prepare(
    `SELECT c.name AS customerName, c.restricted_on AS restrictedOn, v.starts_at AS startsAt, a.answered_at AS answeredAt, a.answers,
       u.name AS userName
     FROM form_answers AS a ${joinShownCustomer('a.customer_id')} AND c.deleted_at IS NULL
     LEFT JOIN visits AS v ON v.id = a.visit_id LEFT JOIN users AS u ON u.id = a.created_by
     WHERE a.form_id = ? AND a.answered_at >= ? AND a.answered_at < ? AND a.deleted_at IS NULL
       AND NOT EXISTS (SELECT 1 FROM form_answers AS k WHERE k.corrects_id = a.id AND k.deleted_at IS NULL)
     ORDER BY a.answered_at, a.id`,
  );
  const visit = db.prepare(
    `SELECT v.customer_id AS customerId, c.rating, c.id AS shownId FROM visits AS v ${joinShownCustomer('v.customer_id')}
     WHERE v.id = ? AND v.deleted_at IS NULL`,
  );
  const file = db.prepare('SELECT name FROM files WHERE id = ?').pluck();
  return {
    forms: () => (all.all() as FormRow[]).map(toForm), // the columns selected, as in the calls below
    form(id) {
      const row = one.get(id) as FormRow | undefined;
      return row === undefined ? null : toForm(row);
    },
    answersOf: (visitId) =>
      (answers.all(visitId) as (Omit<StoredAnswer, keyof WrittenAnswers> & { answers: string })[]).map(
        ({ answers: json, ...row }) => ({
          ...row,
          ...readAnswers(json),
        }),
      ),
    answersTo: (formId, from, to) =>
      (
        exported.all(formId, from, to) as (Omit<ExportedAnswer, keyof WrittenAnswers | 'isRestricted'> & {
          answers: string;
          restrictedOn: string | null;
        })[]
      ).map(({ answers: json, restrictedOn, ...row }) => ({ ...row, ...readAnswers(json), isRestricted: restrictedOn !== null })),
    visit: (id) => (visit.get(id) as { customerId: string; rating: string | null; shownId: string } | undefined) ?? null,
    fileName(id) {
      const name: unknown = file.get(id);
      return typeof name === 'string' ? name : null;
    },
  };
}

type FormRow = Omit<VisitForm, 'questions' | 'isRequired' | 'isActive'> & {
  readonly questions: string;
  readonly isRequired: number;
  readonly isActive: number;
};

function toForm({ questions, isRequired, isActive, ...row }: FormRow): VisitForm {
  return { ...row, questions: readQuestions(questions), isRequired: isRequired === 1, isActive: isActive === 1 };
}
