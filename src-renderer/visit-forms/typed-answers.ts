import type { AnswerValue, AnswerValues, Question } from '../../src-shared/visits/visit-form-questions.ts';

/** What stands in the fields of a form, by question: text, or the choices of several. */
export type Typed = Record<string, string | string[]>;

/** Answers as fields show them. */
export function typedOf(questions: readonly Question[], values: AnswerValues): Typed {
  return Object.fromEntries(
    questions.flatMap(({ key, type }): [string, string | string[]][] => {
      const value = values[key];
      return value === undefined ? [] : [[key, shownValue(type, value)]];
    }),
  );
}

function shownValue(type: Question['type'], value: AnswerValue): string | string[] {
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (typeof value === 'number') return String(value).replace('.', ',');
  if (typeof value !== 'string') return type === 'choices' ? value : value.join('; ');
  return value;
}

/** Reads the fields; `wrong` names the questions whose number is none. */
export function readTyped(
  questions: readonly Question[],
  typed: Typed,
): { readonly values: AnswerValues; readonly wrong: Readonly<Record<string, string>> } {
  const values: AnswerValues = {};
  const wrong: Record<string, string> = {};
  for (const { key, type } of questions) {
    const given = typed[key];
    if (given === undefined || given.length === 0) continue;
    if (typeof given !== 'string') values[key] = given;
    else if (type === 'yes-no') values[key] = given === 'yes';
    else if (type === 'number') {
      const number = readNumber(given);
      if (number === null) wrong[key] = given;
      else values[key] = number;
    } else values[key] = given;
  }
  return { values, wrong };
}

/** `1.250,5`, `1250.5` and `-3`; a point with three digits behind it groups, as Vietnamese write. */
export function readNumber(text: string): number | null {
  const plain = text.trim().replaceAll(/\s/g, '');
  const grouped = /^-?\d{1,3}(\.\d{3})+(,\d+)?$/.test(plain) ? plain.replaceAll('.', '') : plain;
  const number = /^-?\d+([.,]\d+)?$/.test(grouped) ? Number(grouped.replace(',', '.')) : Number.NaN;
  return Number.isFinite(number) ? number : null;
}
