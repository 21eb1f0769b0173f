/** The five tones of the theme that a purpose can have. A colour never stands alone: the word is always beside it. */
export const purposeTones = ['neutral', 'info', 'accent', 'warn', 'bad'] as const;
export type PurposeTone = (typeof purposeTones)[number];

const known: Readonly<Record<string, PurposeTone>> = {
  maintain: 'neutral',
  periodic: 'info',
  introduce: 'accent',
  collect: 'warn',
  complaint: 'bad',
};

/** The tone of a purpose; an own purpose gets one of the calm ones, always the same. */
export function toneOf(purpose: string): PurposeTone {
  const tone = known[purpose];
  if (tone !== undefined) return tone;
  const sum = [...purpose].reduce((total, letter) => total + (letter.codePointAt(0) ?? 0), 0);
  return sum % 2 === 0 ? 'info' : 'neutral';
}
