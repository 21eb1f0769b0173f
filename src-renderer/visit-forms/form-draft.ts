import type { VisitForm } from '../../src-shared/visits/visit-forms.contract.ts';
import type { Question } from '../../src-shared/visits/visit-form-questions.ts';

export type FormDraft = Omit<VisitForm, 'id' | 'order'> & { readonly id?: string };

export const emptyForm: FormDraft = {
  name: '',
  kind: 'survey',
  rating: null,
  groupId: null,
  questions: [],
  isRequired: false,
  isActive: true,
};

/** A key that no question of the form has or had: answers belong to keys. */
export function newQuestion(known: readonly Question[]): Question {
  const taken = new Set(known.map(({ key }) => key));
  let key = '';
  do key = `q${Math.floor(Math.random() * 1e9).toString(36)}`;
  while (taken.has(key));
  return { key, type: 'text', label: '', isRequired: false, options: [] };
}

export type QuestionProblem = 'label' | 'options';

/** What has to be filled in before the form can be saved, by question. */
export function problemsOf(questions: readonly Question[]): Readonly<Record<string, QuestionProblem>> {
  const problems: Record<string, QuestionProblem> = {};
  for (const { key, label, type, options } of questions) {
    if (label.trim() === '') problems[key] = 'label';
    else if ((type === 'choice' || type === 'choices') && cleanOptions(options).length === 0) problems[key] = 'options';
  }
  return problems;
}

/** Typed one a line: trimmed, without empty ones and repetitions. */
export function cleanOptions(options: readonly string[]): string[] {
  return [...new Set(options.map((option) => option.normalize('NFC').trim()).filter((option) => option !== ''))];
}
