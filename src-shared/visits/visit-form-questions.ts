import { z } from 'zod';
import { isoDate, requiredText } from '../lib/fields.ts';

/*
 * The questions of a visit form, and what may be answered to them. A filled-in form carries its questions along, so that it can be read when
 * the form is another one.
 */

export const questionTypes = ['text', 'number', 'yes-no', 'choice', 'choices', 'photo', 'date'] as const;
export type QuestionType = (typeof questionTypes)[number];
export const mostQuestions = 60;
export const mostOptions = 40;

export const question = z.object({
  /** Stays when the words change: answers of before belong to it. */
  key: z.string().regex(/^[a-z0-9-]{1,40}$/),
  type: z.enum(questionTypes),
  label: requiredText(300),
  isRequired: z.boolean(),
  /** Of `choice` and `choices`; the answer holds the words themselves. */
  options: z.array(requiredText(120)).max(mostOptions),
});
export type Question = z.output<typeof question>;

export const questions = z
  .array(question)
  .max(mostQuestions)
  .refine((all) => new Set(all.map(({ key }) => key)).size === all.length, { error: 'name-taken' })
  .refine((all) => all.every(({ type, options }) => (type !== 'choice' && type !== 'choices') || options.length > 0), {
    error: 'required',
  });

/** A text, a number, yes or no, some choices, a photo by its file, a day. */
export const answerValue = z.union([
  z.string().max(5000),
  z.number(),
  z.boolean(),
  z.array(z.string().max(120)).max(mostOptions),
]);
export type AnswerValue = z.output<typeof answerValue>;
export const answerValues = z.record(z.string().max(40), answerValue);
export type AnswerValues = z.output<typeof answerValues>;

/** What `formAnswers.answers` holds as JSON. */
export const writtenAnswers = z.object({ questions: z.array(question), values: answerValues });
export type WrittenAnswers = z.output<typeof writtenAnswers>;

export interface CheckedAnswers {
  readonly values: AnswerValues;
  /** Keys of required questions without an answer: told, never a reason to lose the rest. */
  readonly missing: readonly string[];
  /** Keys of answers that are none of their type, with a key of the catalogue's `fieldErrors`. */
  readonly problems: Readonly<Record<string, 'not-a-number' | 'not-a-date' | 'not-a-choice' | 'invalid'>>;
}

/** Holds answers against their questions: empty ones are left out, unknown keys as well. */
export function checkAnswers(asked: readonly Question[], given: AnswerValues): CheckedAnswers {
  const values: AnswerValues = {};
  const missing: string[] = [];
  const problems: Record<string, CheckedAnswers['problems'][string]> = {};
  for (const { key, type, isRequired, options } of asked) {
    const value = cleaned(given[key]);
    if (value === null) {
      if (isRequired) missing.push(key);
      continue;
    }
    const problem = problemOf(type, options, value);
    if (problem === null) values[key] = value;
    else problems[key] = problem;
  }
  return { values, missing, problems };
}

function cleaned(value: AnswerValue | undefined): AnswerValue | null {
  if (value === undefined) return null;
  if (typeof value === 'string') {
    const text = value.normalize('NFC').trim();
    return text === '' ? null : text;
  }
  return Array.isArray(value) && value.length === 0 ? null : value;
}

function problemOf(
  type: QuestionType,
  options: readonly string[],
  value: AnswerValue,
): CheckedAnswers['problems'][string] | null {
  switch (type) {
    case 'number':
      return typeof value === 'number' && Number.isFinite(value) ? null : 'not-a-number';
    case 'yes-no':
      return typeof value === 'boolean' ? null : 'not-a-choice';
    case 'choice':
      return typeof value === 'string' && options.includes(value) ? null : 'not-a-choice';
    case 'choices':
      return Array.isArray(value) && value.every((one) => options.includes(one)) ? null : 'not-a-choice';
    case 'date':
      return typeof value === 'string' && isoDate.safeParse(value).success ? null : 'not-a-date';
    case 'photo':
      return typeof value === 'string' && z.uuid().safeParse(value).success ? null : 'invalid';
    case 'text':
      return typeof value === 'string' ? null : 'invalid';
  }
}

/** What is stored as JSON, read; a form of a newer version that this one cannot read has no questions. */
export function readQuestions(json: string): Question[] {
  const parsed = questions.safeParse(readJson(json));
  return parsed.success ? parsed.data : [];
}

export function readAnswers(json: string): WrittenAnswers {
  const parsed = writtenAnswers.safeParse(readJson(json));
  return parsed.success ? parsed.data : { questions: [], values: {} };
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
