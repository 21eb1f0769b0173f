import { duplicateKeysOf } from '../src-shared/customers/duplicate-keys.ts';
import { profileOf } from '../src-shared/customers/duplicate-profile.ts';
import { compareCustomers, duplicateScore } from '../src-shared/customers/duplicates.ts';
import { type LabelledPair, labelledPairs } from '../tests/support/labelled-pairs.ts';

/** Whether the list of duplicates would show the two: they meet under a key, and the score says so. */
export function isFound({ a, b }: LabelledPair): boolean {
  const [x, y] = [profileOf(a), profileOf(b)];
  const keys = new Set(duplicateKeysOf(x).map(({ hash }) => hash));
  return duplicateKeysOf(y).some(({ hash }) => keys.has(hash)) && compareCustomers(x, y).score >= duplicateScore;
}

export interface Quality {
  readonly precision: number;
  readonly recall: number;
  readonly wrong: readonly LabelledPair[];
}

export function qualityOf(seed: number, count: number): Quality {
  const pairs = labelledPairs(seed, count);
  const found = pairs.filter(isFound);
  const right = found.filter(({ isSame }) => isSame).length;
  const same = pairs.filter(({ isSame }) => isSame).length;
  return {
    precision: right / Math.max(1, found.length),
    recall: right / same,
    wrong: pairs.filter((pair) => isFound(pair) !== pair.isSame),
  };
}
