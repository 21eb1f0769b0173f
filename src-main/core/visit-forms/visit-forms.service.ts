import { addDays, startOfLocalDay } from '../../../src-shared/lib/dates.ts';
import { AppError } from '../../../src-shared/rpc/errors.ts';
import type { HandlersOf } from '../../../src-shared/rpc/procedure.ts';
import type { FormOnVisit, visitFormsContract } from '../../../src-shared/visits/visit-forms.contract.ts';
import { checkAnswers } from '../../../src-shared/visits/visit-form-questions.ts';
import type { Context } from '../context.ts';
import { createExportPermit, writeTable } from '../exports/index.ts';
import { createRoleReader } from '../settings/index.ts';
import { answersTable } from './answers-table.ts';
import { createVisitFormsRepository, type StoredAnswer } from './visit-forms.repository.ts';

/** Forms that are filled in during a visit. `groupsOf`: the groups that a customer is in now. */
export function createVisitFormsService(
  ctx: Context,
  groupsOf: (customerId: string) => Promise<readonly string[]>,
): HandlersOf<typeof visitFormsContract> {
  const repository = createVisitFormsRepository(ctx.db);
  const roleOf = createRoleReader(ctx);
  const mayExport = createExportPermit(ctx);
  const asAdmin = () => {
    if (roleOf() !== 'admin') throw new AppError('forbidden', 'only an administrator builds forms');
  };
  const formOf = (id: string) => {
    const form = repository.form(id);
    if (form === null) throw new AppError('not-found', 'no form with this id', { details: { id } });
    return form;
  };
  const visitOf = (id: string) => {
    const visit = repository.visit(id);
    if (visit === null) throw new AppError('not-found', 'no visit with this id', { details: { id } });
    return visit;
  };

  return {
    list: () => ({ forms: repository.forms(), mayChange: roleOf() === 'admin' }),
    save({ id, questions, ...values }) {
      asAdmin();
      const fields = { ...values, questions: JSON.stringify(questions) };
      const last = Math.max(0, ...repository.forms().map(({ order }) => order));
      const { value, groupId } = ctx.write.transact((tx) => {
        if (id === undefined || tx.read('visitForms', id) === null)
          return tx.create('visitForms', { ...fields, order: last + 1, ...(id === undefined ? {} : { id }) });
        tx.update('visitForms', id, fields);
        return id;
      });
      return { id: value, groupId };
    },
    reorder({ ids }) {
      asAdmin();
      const rest = repository.forms().filter(({ id }) => !ids.includes(id));
      const { groupId } = ctx.write.transact((tx) => {
        for (const [at, id] of [...ids, ...rest.map((form) => form.id)].entries()) tx.update('visitForms', id, { order: at + 1 });
      });
      return { groupId };
    },
    delete({ id }) {
      asAdmin();
      const { groupId } = ctx.write.transact((tx) => tx.remove('visitForms', id));
      return { groupId };
    },
    async ofVisit({ visitId }) {
      const visit = visitOf(visitId);
      const answers = repository.answersOf(visitId);
      const forms = repository.forms();
      const groups = forms.some(({ groupId }) => groupId !== null) ? new Set(await groupsOf(visit.shownId)) : new Set<string>();
      const asked = forms.filter(
        (form) =>
          form.isActive &&
          (form.rating === null || form.rating === visit.rating) &&
          (form.groupId === null || groups.has(form.groupId)),
      );
      const told = new Set(asked.map(({ id }) => id));
      const only = [...new Set(answers.map(({ formId }) => formId))].filter((formId) => !told.has(formId));
      return {
        forms: [
          ...asked.map(
            (form): FormOnVisit => ({
              formId: form.id,
              name: form.name,
              isRequired: form.isRequired,
              isAsked: true,
              questions: form.questions,
              answer: newest(answers, form.id),
            }),
          ),
          ...only.map((formId): FormOnVisit => {
            const answer = newest(answers, formId);
            const name = answers.find((stored) => stored.formId === formId)?.formName ?? '';
            return { formId, name, isRequired: false, isAsked: false, questions: answer?.questions ?? [], answer };
          }),
        ],
      };
    },
    answer({ visitId, formId, values, note }) {
      const visit = visitOf(visitId);
      const answers = repository.answersOf(visitId);
      const before = answers.find((answer) => answer.formId === formId) ?? null;
      // A form that was deleted since can still be corrected, by the questions it had.
      const form =
        repository.form(formId) ?? (before === null ? formOf(formId) : { name: before.formName, questions: before.questions });
      const checked = checkAnswers(form.questions, values);
      const wrong = Object.entries(checked.problems).map(([key, code]) => [`values.${key}`, code]);
      if (wrong.length > 0) throw new AppError('invalid', 'answers that are none', { fields: Object.fromEntries(wrong) });
      const { value: id, groupId } = ctx.write.transact((tx) =>
        tx.create('formAnswers', {
          customerId: visit.customerId,
          visitId,
          formId,
          formName: form.name,
          answers: JSON.stringify({ questions: form.questions, values: checked.values }),
          answeredAt: tx.now,
          correctsId: before?.id ?? null,
          note,
        }),
      );
      return { id, missing: [...checked.missing], groupId };
    },
    async export({ formId, file, format, from, to, language }) {
      if (!mayExport()) throw new AppError('forbidden', 'the office lets others take customer data out');
      const form = formOf(formId);
      const path = await ctx.files.resolveForWriting(file);
      const start = from === null ? '' : startOfLocalDay(from);
      const end = to === null ? '9' : startOfLocalDay(addDays(to, 1));
      const all = repository.answersTo(formId, start, end);
      const kept = all.filter(({ isRestricted }) => !isRestricted);
      const rows = kept.length;
      await writeTable(path, format, answersTable(form, kept, language, repository.fileName), () =>
        ctx.write.transact((tx) =>
          tx.create('exportLog', { what: 'form-answers', format, rows, columns: form.name, exportedAt: tx.now }),
        ),
      );
      return { rows, restricted: all.length - rows };
    },
  };
}

function newest(answers: readonly StoredAnswer[], formId: string): FormOnVisit['answer'] {
  const own = answers.filter((answer) => answer.formId === formId);
  const [last] = own;
  if (last === undefined) return null;
  const { id, questions, values, answeredAt, userName, note } = last;
  const { missing } = checkAnswers(questions, values);
  return { id, questions, values, answeredAt, userName, note, missing: [...missing], corrections: own.length - 1 };
}
