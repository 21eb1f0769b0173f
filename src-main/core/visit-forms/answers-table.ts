import { formatTime, localDay } from '../../../src-shared/lib/dates.ts';
import type { VisitForm } from '../../../src-shared/visits/visit-forms.contract.ts';
import type { AnswerValue, Question } from '../../../src-shared/visits/visit-form-questions.ts';
import type { ExportTable } from '../exports/index.ts';
import type { ExportedAnswer } from './visit-forms.repository.ts';

type Cell = string | number | null | { readonly day: string };

/** What was answered to a form, one row for each visit: the form's questions of today, then those it had before. */
export function answersTable(
  form: Pick<VisitForm, 'name' | 'questions'>,
  answers: readonly ExportedAnswer[],
  language: 'vi' | 'en',
  fileName: (id: string) => string | null,
): ExportTable {
  const known = new Map<string, Question>(form.questions.map((question) => [question.key, question]));
  for (const { questions } of answers)
    for (const question of questions) if (!known.has(question.key)) known.set(question.key, question);
  const columns = [...known.values()];
  const vi = language === 'vi';
  const cellOf = (question: Question | undefined, value: AnswerValue | undefined): Cell => {
    if (value === undefined) return null;
    if (typeof value === 'boolean') return value ? (vi ? 'Có' : 'Yes') : vi ? 'Không' : 'No';
    if (typeof value === 'number') return value;
    if (typeof value !== 'string') return value.join('; ');
    if (question?.type === 'date') return { day: value };
    return question?.type === 'photo' ? fileName(value) : value;
  };
  async function* blocks(): AsyncGenerator<Cell[][]> {
    yield answers.map((answer) => [
      answer.customerName,
      answer.startsAt === null ? null : { day: localDay(answer.startsAt) },
      { day: localDay(answer.answeredAt) },
      formatTime(answer.answeredAt),
      answer.userName,
      ...columns.map(({ key }) =>
        cellOf(
          answer.questions.find((question) => question.key === key),
          answer.values[key],
        ),
      ),
    ]);
  }
  return {
    sheet: form.name.replaceAll(/[\\/?*[\]:]/g, ' ').slice(0, 31),
    head: [
      ...(vi
        ? ['Khách hàng', 'Ngày thăm', 'Ngày trả lời', 'Giờ', 'Người ghi']
        : ['Customer', 'Day of the visit', 'Answered on', 'Time', 'Written by']),
      ...columns.map(({ label }) => label),
    ],
    blocks: blocks(),
  };
}
