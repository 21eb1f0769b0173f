import type { WantedOption } from '../../../src-shared/custom-fields/custom-fields.contract.ts';
import type { FieldOption } from '../../../src-shared/custom-fields/custom-field.ts';
import { AppError } from '../../../src-shared/rpc/errors.ts';
import { foldText } from '../../../src-shared/vietnam/fold.ts';

/** `Loại mái` → `loai_mai`; one that was ever used is not used again. */
export function freeKey(name: string, taken: ReadonlySet<string>, most = 40): string {
  const folded = foldText(name)
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^_+|_+$/g, '');
  const wanted = (/^[a-z]/.test(folded) ? folded : `f_${folded}`).slice(0, most);
  if (!taken.has(wanted)) return wanted;
  for (let number = 2; ; number += 1) {
    const ending = `_${number}`;
    const key = wanted.slice(0, most - ending.length) + ending;
    if (!taken.has(key)) return key;
  }
}

/**
 * The choices of a list as they are stored: new ones get a key, and those that were left out stay at the end, no longer offered, since
 * values name them.
 * @throws `invalid` where two choices have one name, or a key is none of this list
 */
export function optionsAfter(before: readonly FieldOption[], wanted: readonly WantedOption[]): FieldOption[] {
  const taken = new Set(before.map(({ key }) => key));
  const options = wanted.map(({ key, vi, en, isActive }): FieldOption => {
    if (key !== undefined && !before.some((known) => known.key === key)) throw refusal('not-a-choice');
    const own = key ?? freeKey(vi, taken, 60);
    taken.add(own);
    return { key: own, vi, en: en ?? vi, isActive };
  });
  const named = options.filter(({ isActive }) => isActive).map(({ vi }) => foldText(vi));
  if (new Set(named).size < named.length || new Set(options.map(({ key }) => key)).size < options.length)
    throw refusal('invalid');
  const left = before.filter(({ key }) => !options.some((option) => option.key === key));
  return [...options, ...left.map((option) => ({ ...option, isActive: false }))];
}

function refusal(reason: 'not-a-choice' | 'invalid'): AppError {
  return new AppError('invalid', 'the choices of a list are named differently', { fields: { options: reason } });
}
